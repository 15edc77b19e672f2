/** Bookmarks of a DOCX: our marks among them, anchors of links, unique numbers; twin of docx_bookmarks.py. */

import { value } from "./docx-xml.js";
import { PackageError } from "./package.js";

export const OWN_PREFIX = "zbk_";

/** @typedef {import("./tree.js").XmlElement} XmlElement */
/** @typedef {[XmlElement, XmlElement]} Pair */

/** @param {XmlElement} root @param {string} [prefix] @param {XmlElement[]} [halves] @returns {Pair[]} start and end, by their starts */
export function bookmarkPairs(root, prefix = "", halves = halvesIn(root)) {
  /** @type {Map<string, XmlElement[]>} */
  const open = new Map();
  const ends = new Map();
  for (const item of halves) {
    const starts = open.get(value(item, "w:id")) ?? [];
    if (item.key === "w:bookmarkStart") {
      open.set(value(item, "w:id"), [...starts, item]);
      ends.set(item, null);
    } else if (starts.length) {
      ends.set(starts.pop(), item);
    }
  }
  const wanted = [...ends].filter(([start]) => nameOf(start).startsWith(prefix));
  if (wanted.some(([start, end]) => !end && nameOf(start).startsWith(OWN_PREFIX))) {
    throw new PackageError("Im Dokument ist eine Marke geöffnet, aber nicht geschlossen.");
  }
  return wanted.filter(([, end]) => end);
}

/** @param {XmlElement} start */
export function nameOf(start) {
  return value(start, "w:name");
}

/** @param {Pair[]} pairs what they surround stays */
export function dropBookmarks(pairs) {
  for (const half of pairs.flat()) half.remove();
}

/** @param {XmlElement} root removes halves whose other half is gone */
export function dropLoneEnds(root) {
  const halves = halvesIn(root);
  const paired = new Set(bookmarkPairs(root, "", halves).flat());
  for (const item of halves) if (!paired.has(item)) item.remove();
}

/** @param {XmlElement[]} roots removes bookmarks that are not ours and that no link or instruction names */
export function dropUnusedAnchors(roots) {
  const naming = roots.flatMap((root) => root.elements("w:hyperlink", "w:fldSimple", "w:instrText"));
  const named = new Set(naming.flatMap(namedBy));
  const isUnused = (/** @type {string} */ name) => !name.startsWith(OWN_PREFIX) && !named.has(name);
  for (const root of roots) dropBookmarks(bookmarkPairs(root).filter(([start]) => isUnused(nameOf(start))));
}

/** @param {XmlElement[]} roots gives bookmarks and content controls unique ids, in the order of the text */
export function renumber(roots) {
  roots.flatMap((root) => bookmarkPairs(root)).forEach((pair, number) => {
    for (const half of pair) half.set("w:id", String(number));
  });
  roots.flatMap((root) => root.elements("w:sdtPr")).forEach((settings, number) => {
    settings.child("w:id")?.set("w:val", String(number + 1));
  });
}

/** @param {XmlElement} item @returns {string[]} */
function namedBy(item) {
  return item.key === "w:instrText" ? item.text.split(/\s+/) : [value(item, "w:anchor"), value(item, "w:instr")];
}

/** @param {XmlElement} root */
function halvesIn(root) {
  return root.elements("w:bookmarkStart", "w:bookmarkEnd");
}
