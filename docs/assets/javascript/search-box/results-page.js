/** The page of results: what is asked for stands in its address and can be shared. */

import { Finder } from "./finder.js";

/**
 * Fills the page.
 * @param {HTMLElement} place
 * @param {import("./finder.js").Addresses} addresses
 */
export function showPage(place, addresses) {
  const finder = new Finder(addresses, { most: 20 });
  place.append(finder.form, finder.output);
  const read = () => finder.show(new URLSearchParams(location.search).get("q") ?? "");
  finder.form.addEventListener("submit", (/** @type {Event} */ event) => {
    event.preventDefault();
    const query = finder.input.value.trim();
    if (query !== new URLSearchParams(location.search).get("q")) history.pushState(null, "", `?${new URLSearchParams({ q: query })}`);
    read();
  });
  window.addEventListener("popstate", read);
  read();
  if (!finder.input.value) finder.input.focus();
}
