/** Shows the definition of a glossary term while the pointer or the focus is on it. */

const TERM = "a.begriff";
const GAP = 6; // pixels between a term and its definition
const PATIENCE = 200; // milliseconds to get from the term to its definition

/** @param {Document} page */
export function start(page) {
  if (!page.querySelector(TERM)) return;
  const tip = new Tip(page);
  page.addEventListener("pointerover", (event) => tip.open(termOf(event)));
  page.addEventListener("focusin", (event) => tip.open(termOf(event)));
  page.addEventListener("pointerout", (event) => termOf(event) && tip.closeSoon());
  page.addEventListener("focusout", (event) => termOf(event) && tip.close());
  page.addEventListener("scroll", () => tip.place(), { passive: true });
  page.addEventListener("keydown", (event) => event.key === "Escape" && tip.close());
  page.addEventListener("zwillingsbaukasten:text", () => tip.close());
  tip.open(page.querySelector(`${TERM}:hover, ${TERM}:focus`)); // somebody was faster than this script
}

/** Returns the term that an event is about; rows that a filled page repeats bring terms of their own. @param {Event} event @returns {HTMLElement | null} */
function termOf(event) {
  return event.target instanceof Element ? event.target.closest(TERM) : null;
}

class Tip {
  /** @param {Document} page */
  constructor(page) {
    this.element = makeTip(page);
    this.element.addEventListener("pointerenter", () => window.clearTimeout(this.timer));
    this.element.addEventListener("pointerleave", () => this.closeSoon());
    /** @type {HTMLElement | null} */
    this.term = null;
    this.timer = 0;
  }

  /** @param {HTMLElement | null} term */
  open(term) {
    if (!term) return;
    this.close();
    this.term = term;
    this.element.textContent = term.dataset.erklaerung ?? "";
    term.setAttribute("aria-describedby", this.element.id);
    this.element.hidden = false;
    this.place();
  }

  close() {
    window.clearTimeout(this.timer);
    this.term?.removeAttribute("aria-describedby");
    this.term = null;
    this.element.hidden = true;
  }

  closeSoon() {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.close(), PATIENCE);
  }

  /** Puts the definition below its term, or above where there is no room below. */
  place() {
    const [line] = this.term?.getClientRects() ?? [];
    if (!line) return;
    const { style, offsetHeight, offsetWidth } = this.element;
    const below = line.bottom + GAP;
    const fits = below + offsetHeight < window.innerHeight;
    const rightmost = document.documentElement.clientWidth - offsetWidth - GAP;
    style.top = `${fits ? below : line.top - offsetHeight - GAP}px`;
    style.left = `${Math.max(GAP, Math.min(line.left, rightmost))}px`;
  }
}

/** @param {Document} page */
function makeTip(page) {
  const tip = page.createElement("div");
  tip.id = "begriffserklaerung";
  tip.className = "begriffserklaerung";
  tip.setAttribute("role", "tooltip");
  tip.hidden = true;
  (page.querySelector("main") ?? page.body).append(tip);
  return tip;
}
