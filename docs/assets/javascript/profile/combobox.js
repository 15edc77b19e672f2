/** A text input that proposes: the pattern "combobox with list autocomplete" of ARIA 1.2; anything else may be typed. */

import { freshId, make } from "./elements.js";

const LOOK_AFTER = 120; // milliseconds without a key until proposals are looked up

/**
 * @template T
 * @typedef {object} Proposing
 * @property {(text: string) => Promise<T[]>} find
 * @property {(proposal: T) => [string, string]} describe  what it is called, and what tells it from others
 * @property {(proposal: T) => void} choose
 */

/**
 * Lets an input propose; returns the list, to be placed after it, and the place that says how many there are.
 * @template T
 * @param {HTMLInputElement} input
 * @param {Proposing<T>} proposing
 * @returns {HTMLElement[]}
 */
export function propose(input, proposing) {
  const box = new Combobox(input, proposing);
  return [box.list, box.status];
}

/** @template T */
class Combobox {
  /** @type {T[]} */
  #found = [];
  #active = -1;
  #timer = 0;
  #turn = 0;

  /** @param {HTMLInputElement} input @param {Proposing<T>} proposing */
  constructor(input, proposing) {
    this.input = input;
    this.proposing = proposing;
    this.list = make("ul", { id: freshId("liste"), role: "listbox", "aria-label": "Vorschläge", hidden: true });
    this.list.className = "vorschlaege";
    this.status = make("span", { role: "status", className: "nur-gelesen" });
    for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false" })) {
      input.setAttribute(name, value);
    }
    input.setAttribute("aria-controls", this.list.id);
    input.addEventListener("input", () => this.#lookSoon());
    input.addEventListener("keydown", (event) => this.#press(event));
    input.addEventListener("blur", () => this.#close());
    this.list.addEventListener("pointerdown", (/** @type {Event} */ event) => event.preventDefault());
  }

  #lookSoon() {
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#look(), LOOK_AFTER);
  }

  async #look() {
    const turn = ++this.#turn;
    const found = await this.proposing.find(this.input.value);
    if (turn !== this.#turn || this.input !== document.activeElement) return;
    this.#found = found;
    this.list.replaceChildren(...found.map((proposal, index) => this.#option(proposal, index)));
    this.list.hidden = found.length === 0;
    this.input.setAttribute("aria-expanded", String(found.length > 0));
    this.status.textContent = found.length === 0 ? "" : `${found.length} Vorschläge, mit den Pfeiltasten wählen.`;
    this.#point(-1);
  }

  /** @param {T} proposal @param {number} index */
  #option(proposal, index) {
    const [name, more] = this.proposing.describe(proposal);
    const option = make("li", { id: `${this.list.id}-${index}`, role: "option", "aria-selected": "false" });
    option.append(make("strong", {}, name), make("span", {}, ` ${more}`));
    option.addEventListener("click", () => this.#choose(index));
    return option;
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    if (event.key === "ArrowDown" && this.list.hidden) this.#lookSoon();
    if (this.list.hidden) return;
    const last = this.#found.length - 1;
    if (event.key === "ArrowDown") this.#point(this.#active === last ? 0 : this.#active + 1);
    else if (event.key === "ArrowUp") this.#point(this.#active <= 0 ? last : this.#active - 1);
    else if (event.key === "Enter" && this.#active >= 0) this.#choose(this.#active);
    else if (event.key === "Escape") this.#close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** @param {number} index */
  #point(index) {
    this.#active = index;
    [...this.list.children].forEach((option, place) => option.setAttribute("aria-selected", String(place === index)));
    const option = this.list.children[index];
    option?.scrollIntoView({ block: "nearest" });
    if (option) this.input.setAttribute("aria-activedescendant", option.id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  /** @param {number} index */
  #choose(index) {
    const proposal = this.#found[index];
    this.#close();
    this.proposing.choose(proposal);
  }

  #close() {
    this.#turn += 1;
    window.clearTimeout(this.#timer);
    this.list.hidden = true;
    this.status.textContent = "";
    this.input.setAttribute("aria-expanded", "false");
    this.#point(-1);
  }
}
