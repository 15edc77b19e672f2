/** The search as a dialog over any page; made when it is opened for the first time, kept for the next. */

import { make } from "../profile/elements.js";
import { Finder } from "./finder.js";

/** @type {HTMLDialogElement | null} */
let dialog = null;

/**
 * Opens the search; the focus goes back to where it was when it closes.
 * @param {Document} page
 * @param {HTMLElement} opener  gets the focus where nothing had it
 * @param {import("./finder.js").Addresses} addresses
 */
export function openDialog(page, opener, addresses) {
  if (page.activeElement === page.body) opener.focus();
  dialog ??= makeDialog(page, addresses);
  dialog.showModal();
  dialog.querySelector("input")?.select();
}

/** @param {Document} page @param {import("./finder.js").Addresses} addresses @returns {HTMLDialogElement} */
function makeDialog(page, addresses) {
  const element = make("dialog", { className: "suche md-typeset", "aria-label": "Suche" });
  const finder = new Finder(addresses, { most: 10, close: () => element.close() });
  element.append(finder.form, finder.output);
  element.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    event.stopPropagation(); // the theme has keys of its own
    if (event.key !== "Escape") return;
    event.preventDefault(); // a search field would only empty itself
    element.close();
  });
  element.addEventListener("click", (/** @type {MouseEvent} */ event) => {
    if (event.target === element) element.close(); // beside the search
  });
  page.body.append(element);
  return element;
}
