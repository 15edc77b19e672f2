/** Shows the definition of a glossary term while the pointer or the focus is on it. */

const GAP = 6; // pixels between a term and its definition
const PATIENCE = 200; // milliseconds to get from the term to its definition

/** @param {Document} page */
export function start(page) {
  const terms = /** @type {NodeListOf<HTMLElement>} */ (page.querySelectorAll("a.begriff"));
  if (terms.length === 0) return;
  const tip = makeTip(page);
  /** @type {HTMLElement | null} */
  let shown = null;
  let timer = 0;
  const hide = () => {
    window.clearTimeout(timer);
    shown?.removeAttribute("aria-describedby");
    shown = null;
    tip.hidden = true;
  };
  const hideSoon = () => {
    timer = window.setTimeout(hide, PATIENCE);
  };
  for (const term of terms) {
    const open = () => {
      hide();
      shown = term;
      tip.textContent = term.dataset.erklaerung ?? "";
      term.setAttribute("aria-describedby", tip.id);
      tip.hidden = false;
      place(term, tip);
    };
    term.addEventListener("pointerenter", open);
    term.addEventListener("focus", open);
    term.addEventListener("pointerleave", hideSoon);
    term.addEventListener("blur", hide);
  }
  tip.addEventListener("pointerenter", () => window.clearTimeout(timer));
  tip.addEventListener("pointerleave", hideSoon);
  page.addEventListener("scroll", () => shown && place(shown, tip), { passive: true });
  page.addEventListener("keydown", (event) => event.key === "Escape" && hide());
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

/**
 * Puts a definition below its term, or above where there is no room below.
 * @param {HTMLElement} term
 * @param {HTMLElement} tip
 */
function place(term, tip) {
  const [line] = term.getClientRects();
  const below = line.bottom + GAP;
  const fits = below + tip.offsetHeight < window.innerHeight;
  const rightmost = document.documentElement.clientWidth - tip.offsetWidth - GAP;
  tip.style.top = `${fits ? below : line.top - tip.offsetHeight - GAP}px`;
  tip.style.left = `${Math.max(GAP, Math.min(line.left, rightmost))}px`;
}
