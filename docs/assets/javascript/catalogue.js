/** The catalogue: narrows its list down by the choices of a reader, which stand in the address. */

/** @typedef {Map<string, Set<string>>} Chosen  keys by facet; facets without a choice are not in it */
/** @typedef {{element: HTMLElement, marks: Set<string>}} Entry */

const WIDE = "(min-width: 60em)";

/** @param {Document} page */
export function start(page) {
  const root = page.querySelector(".katalog");
  if (root) new Catalogue(page, root).start();
}

class Catalogue {
  /** @param {Document} page @param {Element} root */
  constructor(page, root) {
    this.page = page;
    this.details = /** @type {HTMLDetailsElement} */ (root.querySelector("details"));
    this.chosen = /** @type {HTMLElement} */ (root.querySelector(".gewaehlt"));
    this.status = /** @type {HTMLElement} */ (root.querySelector("[role=status]"));
    this.reset = /** @type {HTMLButtonElement} */ (root.querySelector(".ergebnis button"));
    this.boxes = /** @type {HTMLInputElement[]} */ ([...root.querySelectorAll("input")]);
    this.groups = /** @type {HTMLElement[]} */ ([...root.querySelectorAll("[data-gruppe]")]);
    this.entries = [...root.querySelectorAll("[data-merkmale]")].map((element) => entryOf(/** @type {HTMLElement} */ (element)));
  }

  start() {
    const wide = window.matchMedia(WIDE);
    const fit = () => (this.details.open = wide.matches);
    fit();
    wide.addEventListener("change", fit);
    for (const box of this.boxes) box.addEventListener("change", () => this.#choose());
    this.reset.addEventListener("click", () => {
      for (const box of this.boxes) box.checked = false;
      this.#choose();
    });
    window.addEventListener("popstate", () => this.#read());
    this.#read();
  }

  /** Shows what the address says. */
  #read() {
    const address = new URLSearchParams(location.search);
    for (const box of this.boxes) box.checked = address.getAll(box.name).includes(box.value);
    this.#show();
  }

  /** Puts what is chosen into the address, so that it can be shared and taken back. */
  #choose() {
    const address = new URLSearchParams(this.boxes.filter((box) => box.checked).map((box) => [box.name, box.value]));
    const asked = String(address);
    history.pushState(null, "", location.pathname + (asked && `?${asked}`));
    this.#show();
  }

  #show() {
    const chosen = chosenOf(this.boxes);
    const shown = this.entries.filter(({ marks }) => fits(marks, chosen));
    for (const { element } of this.entries) element.hidden = true;
    for (const { element } of shown) element.hidden = false;
    for (const group of this.groups) group.hidden = !group.querySelector("li:not([hidden])");
    this.#count(chosen);
    this.status.textContent = summary(shown.length, this.entries.length);
    const count = this.boxes.filter((box) => box.checked).length;
    this.chosen.textContent = count > 0 ? `: ${count} gewählt` : "";
  }

  /** Says of each choice how many texts it leads to together with what is chosen in the other facets. @param {Chosen} chosen */
  #count(chosen) {
    for (const facet of new Set(this.boxes.map((box) => box.name))) {
      const others = new Map([...chosen].filter(([name]) => name !== facet));
      const open = this.entries.filter(({ marks }) => fits(marks, others));
      for (const box of this.boxes.filter(({ name }) => name === facet)) {
        const count = open.filter(({ marks }) => marks.has(`${facet}:${box.value}`)).length;
        const label = /** @type {HTMLElement} */ (box.closest("label"));
        /** @type {HTMLElement} */ (label.querySelector(".anzahl")).textContent = `(${count})`;
        label.classList.toggle("leer", count === 0);
      }
    }
  }
}

/** @param {HTMLElement} element @returns {Entry} */
function entryOf(element) {
  return { element, marks: new Set(element.dataset.merkmale?.split(" ")) };
}

/** @param {HTMLInputElement[]} boxes @returns {Chosen} */
function chosenOf(boxes) {
  /** @type {Chosen} */
  const chosen = new Map();
  for (const { name, value } of boxes.filter((box) => box.checked)) chosen.set(name, (chosen.get(name) ?? new Set()).add(value));
  return chosen;
}

/** Tells whether a text bears one of the choices of every facet. @param {Set<string>} marks @param {Chosen} chosen */
function fits(marks, chosen) {
  return [...chosen].every(([facet, keys]) => [...keys].some((key) => marks.has(`${facet}:${key}`)));
}

/** @param {number} shown @param {number} all */
function summary(shown, all) {
  if (shown === 0) return "Kein Text passt zu dieser Auswahl.";
  if (shown === all) return `${all} Texte`;
  return shown === 1 ? `1 von ${all} Texten passt` : `${shown} von ${all} Texten passen`;
}
