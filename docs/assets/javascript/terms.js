/** Shows the definition of a glossary term while the pointer or the focus is on it. */

const GAP = 6;

/** @param {Document} page */
export function start(page) {
  const terms = page.querySelectorAll("a.begriff");
  if (terms.length === 0) return;
  const tip = page.createElement("div");
  tip.id = "begriffserklaerung";
  tip.className = "begriffserklaerung";
  tip.setAttribute("role", "tooltip");
  tip.hidden = true;
  page.body.append(tip);
  let timer = 0;
  const hide = () => {
    tip.hidden = true;
    page.querySelector("[aria-describedby=begriffserklaerung]")?.removeAttribute("aria-describedby");
  };
  const hideSoon = () => {
    timer = window.setTimeout(hide, 200);
  };
  for (const term of terms) {
    const open = () => {
      window.clearTimeout(timer);
      hide();
      show(/** @type {HTMLElement} */ (term), tip);
    };
    term.addEventListener("pointerenter", open);
    term.addEventListener("focus", open);
    term.addEventListener("pointerleave", hideSoon);
    term.addEventListener("blur", hide);
  }
  tip.addEventListener("pointerenter", () => window.clearTimeout(timer));
  tip.addEventListener("pointerleave", hideSoon);
  page.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
}

/** @param {HTMLElement} term @param {HTMLElement} tip */
function show(term, tip) {
  tip.textContent = term.dataset.erklaerung ?? "";
  term.setAttribute("aria-describedby", tip.id);
  tip.hidden = false;
  const [line] = term.getClientRects();
  const below = line.bottom + GAP;
  const fitsBelow = below + tip.offsetHeight < window.innerHeight;
  const top = fitsBelow ? below : line.top - tip.offsetHeight - GAP;
  const left = Math.min(line.left, document.documentElement.clientWidth - tip.offsetWidth - GAP);
  tip.style.top = `${top + window.scrollY}px`;
  tip.style.left = `${Math.max(GAP, left) + window.scrollX}px`;
}
