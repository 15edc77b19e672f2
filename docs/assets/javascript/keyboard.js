/** Makes usable by keyboard what the theme offers to the pointer only: menu, search, wide tables. */

const OPENING = 300; // milliseconds that the theme takes to slide its panels in
const SWITCHES = { __drawer: "Menü", __search: "Suche" };

/** @param {Document} page */
export function start(page) {
  for (const [id, name] of Object.entries(SWITCHES)) {
    const toggle = /** @type {HTMLInputElement | null} */ (page.getElementById(id));
    const label = page.querySelector(`.md-header__button[for="${id}"]`);
    if (toggle && label) putButton(page, label, toggle, name);
  }
  reachWideTables(page);
  window.addEventListener("load", () => reachWideTables(page));
  window.addEventListener("resize", () => reachWideTables(page));
}

/**
 * Puts a button in the place of a label that switches a part of the page on and off.
 * @param {Document} page
 * @param {Element} label
 * @param {HTMLInputElement} toggle
 * @param {string} name
 */
function putButton(page, label, toggle, name) {
  const button = page.createElement("button");
  button.type = "button";
  button.className = label.className;
  button.dataset.schalter = toggle.id;
  button.setAttribute("aria-label", name);
  button.append(...label.childNodes);
  button.addEventListener("click", () => {
    toggle.click();
    if (toggle.checked) window.setTimeout(() => firstStop(page, toggle.id)?.focus(), OPENING);
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

/** @param {Document} page @param {string} id @returns {HTMLElement | null} */
function firstStop(page, id) {
  return page.querySelector(id === "__search" ? "[data-md-component=search-query]" : ".md-nav--primary a");
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
