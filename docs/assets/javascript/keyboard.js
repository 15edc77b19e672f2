/** Makes usable by keyboard what the theme offers to the pointer only: menu, wide tables. */

const OPENING = 300; // milliseconds that the theme takes to slide its menu in
const SWITCH = "__drawer";

/** @param {Document} page */
export function start(page) {
  const toggle = /** @type {HTMLInputElement | null} */ (page.getElementById(SWITCH));
  const label = page.querySelector(`.md-header__button[for="${SWITCH}"]`);
  if (toggle && label) putButton(page, label, toggle);
  for (const title of page.querySelectorAll('.md-nav--primary label.md-nav__title[for^="__nav"]')) {
    putBackButton(page, /** @type {HTMLLabelElement} */ (title));
  }
  reachWideTables(page);
  window.addEventListener("load", () => reachWideTables(page));
  window.addEventListener("resize", () => reachWideTables(page));
  page.addEventListener("zwillingsbaukasten:text", () => reachWideTables(page));
}

/**
 * Puts a button in the place of a label that opens and closes the menu.
 * @param {Document} page
 * @param {Element} label
 * @param {HTMLInputElement} toggle
 */
function putButton(page, label, toggle) {
  const button = page.createElement("button");
  button.type = "button";
  button.className = label.className;
  button.dataset.schalter = toggle.id;
  button.setAttribute("aria-label", "Menü");
  button.append(...label.childNodes);
  button.addEventListener("click", () => {
    toggle.click();
    if (toggle.checked) window.setTimeout(() => firstStop(page)?.focus(), OPENING);
  });
  const tell = () => button.setAttribute("aria-expanded", String(toggle.checked));
  toggle.addEventListener("change", tell);
  page.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && toggle.checked) {
      toggle.click();
      button.focus();
    }
  });
  tell();
  label.replaceWith(button);
}

/** @param {Document} page @returns {HTMLElement | undefined} */
function firstStop(page) {
  const stops = page.querySelectorAll(".md-nav--primary a");
  const reachable = [...stops].find((stop) => getComputedStyle(stop).visibility === "visible");
  return /** @type {HTMLElement | undefined} */ (reachable);
}

/**
 * Puts a button in the place of the label that leads from a part of the menu back to the whole menu.
 * @param {Document} page
 * @param {HTMLLabelElement} title
 */
function putBackButton(page, title) {
  const button = page.createElement("button");
  const toggle = title.control;
  button.type = "button";
  button.className = title.className;
  button.setAttribute("aria-label", `${(title.textContent ?? "").trim()}: zurück`);
  button.append(...title.childNodes);
  button.addEventListener("click", () => {
    toggle?.click();
    if (toggle) page.getElementById(`${toggle.id}_label`)?.focus();
  });
  title.replaceWith(button);
}

/** @param {Document} page */
function reachWideTables(page) {
  for (const region of page.querySelectorAll(".md-typeset__scrollwrap")) {
    const isWide = region.scrollWidth > region.clientWidth;
    region.toggleAttribute("tabindex", isWide);
    if (isWide) {
      region.setAttribute("tabindex", "0");
      region.setAttribute("role", "group");
      region.setAttribute("aria-label", "Tabelle, seitlich verschiebbar");
    } else {
      region.removeAttribute("role");
      region.removeAttribute("aria-label");
    }
  }
}
