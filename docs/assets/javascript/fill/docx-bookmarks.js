/** Bookmarks of a DOCX: our marks among them, anchors of links, unique numbers; twin of docx_bookmarks.py. */

import { child, elements, setValue, value } from "./docx-xml.js";
import { PackageError } from "./package.js";

export const OWN_PREFIX = "zbk_";

/** @typedef {[Element, Element]} Pair */

/** @param {Element} root @param {string} [prefix] @returns {Pair[]} start and end of bookmarks, by their starts */
export function bookmarkPairs(root, prefix = "") {
  const open = new Map();
  const ends = new Map();
  for (const item of elements(root, "bookmarkStart", "bookmarkEnd")) {
    const starts = open.get(value(item, "id")) ?? [];
    if (item.localName === "bookmarkStart") {
      open.set(value(item, "id"), [...starts, item]);
      ends.set(item, null);
    } else if (starts.length) {
      ends.set(starts.pop(), item);
    }
  }
  const wanted = [...ends].filter(([start]) => value(start, "name").startsWith(prefix));
  if (wanted.some(([start, end]) => !end && value(start, "name").startsWith(OWN_PREFIX))) {
    throw new PackageError("Im Dokument ist eine Marke geöffnet, aber nicht geschlossen.");
  }
  return wanted.filter(([, end]) => end);
}

/** @param {Pair[]} pairs what they surround stays */
export function dropBookmarks(pairs) {
  for (const half of pairs.flat()) half.remove();
}

/** @param {Element} root removes halves whose other half is gone */
export function dropLoneEnds(root) {
  const paired = new Set(bookmarkPairs(root).flat());
  for (const item of elements(root, "bookmarkStart", "bookmarkEnd")) if (!paired.has(item)) item.remove();
}

/** @param {Element[]} roots removes bookmarks that are not ours and that no link or instruction names */
export function dropUnusedAnchors(roots) {
  const all = (/** @type {string} */ name) => roots.flatMap((root) => elements(root, name));
  const words = all("instrText").flatMap((item) => (item.textContent ?? "").split(/\s+/));
  const instructions = all("fldSimple").map((item) => value(item, "instr"));
  const named = new Set([...all("hyperlink").map((link) => value(link, "anchor")), ...instructions, ...words]);
  const isUnused = (/** @type {string} */ name) => !name.startsWith(OWN_PREFIX) && !named.has(name);
  for (const root of roots) dropBookmarks(bookmarkPairs(root).filter(([start]) => isUnused(value(start, "name"))));
}

/** @param {Element[]} roots gives bookmarks and content controls unique ids, in the order of the text */
export function renumber(roots) {
  roots.flatMap((root) => bookmarkPairs(root)).forEach((pair, number) => {
    for (const half of pair) setValue(half, String(number), "id");
  });
  roots.flatMap((root) => elements(root, "sdtPr")).forEach((settings, number) => {
    const identifier = child(settings, "id");
    if (identifier) setValue(identifier, String(number + 1));
  });
}
