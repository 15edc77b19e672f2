/** Lets the entries of a page's tables of contents say what their headings say once these are filled. */

import { filledText, isThere } from "../fill/page.js";

const ENTRIES = ".md-nav--secondary a.md-nav__link[href^='#']";

/**
 * Follows the headings of a filled page; entries of headings that are not there are hidden.
 * @param {Document} page
 * @param {Element} root
 * @returns {() => void} takes everything back
 */
export function followHeadings(page, root) {
  /** @type {(() => void)[]} */
  const undo = [];
  for (const entry of page.querySelectorAll(ENTRIES)) {
    const heading = page.getElementById(decodeURIComponent((entry.getAttribute("href") ?? "").slice(1)));
    if (heading && root.contains(heading)) undo.push(...follow(entry, heading));
  }
  return () => undo.reverse().forEach((step) => step());
}

/** @param {Element} entry @param {Element} heading @returns {(() => void)[]} */
function follow(entry, heading) {
  const item = entry.closest("li");
  if (item && !isThere(heading)) {
    item.hidden = true;
    return [() => (item.hidden = false)];
  }
  if (!heading.querySelector("[data-feld], [data-wenn]")) return [];
  const text = filledText(heading);
  const words = entry.querySelector(".md-ellipsis") ?? entry;
  const below = item?.querySelector(":scope > nav");
  const before = [words.textContent, below?.getAttribute("aria-label")];
  words.textContent = text;
  below?.setAttribute("aria-label", text);
  return [() => ((words.textContent = before[0] ?? ""), before[1] && below?.setAttribute("aria-label", before[1]))];
}
