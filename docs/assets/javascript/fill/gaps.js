/** What no field fills: the prompts in brackets that stand in the filled text itself; twin of gaps.py. */

import { filledText, isThere } from "./page.js";

/** @typedef {{section: string, count: number}} Gaps  how many a section holds; before the first section: no title */

const INLINE = new Set(["a", "abbr", "b", "code", "em", "i", "kbd", "mark", "small", "span", "strong", "sub", "sup"]);
const SECTION = "h2";
const [BEGIN, TITLED] = ["\x1e", "\x1f"]; // a section begins, its title ends; no text of ours holds these
const PROMPT = /\[[^[\]\n]+\]/g;
const NOT_OF_THE_FILE = "[data-feld], [data-wenn='nur:web'], [data-search-exclude]";

/**
 * Returns the sections of a filled page that ask for something in brackets, in their order.
 * @param {Element} root
 * @returns {Gaps[]}
 */
export function gapsOf(root) {
  const parts = textPieces(root).join("").split(BEGIN).map((part) => part.split(TITLED));
  const counted = parts.map((part) => ({
    section: part.length > 1 ? part[0] : "",
    count: promptsIn(part.at(-1) ?? ""),
  }));
  return counted.filter(({ count }) => count > 0);
}

/** Returns how many prompts in brackets a text has; what fields fill must not stand in it. @param {string} text */
export function promptsIn(text) {
  return (text.match(PROMPT) ?? []).length;
}

/** @param {Node} node @returns {string[]} its text, a new line around each block, without fields and furniture */
function textPieces(node) {
  if (node.nodeType === Node.TEXT_NODE) return [(node.textContent ?? "").replace(/\s+/g, " ")];
  if (node.nodeType !== Node.ELEMENT_NODE) return [];
  const element = /** @type {Element} */ (node);
  if (element.matches(NOT_OF_THE_FILE) || !isThere(element)) return [];
  const edge = INLINE.has(element.localName) ? "" : element.localName === "br" ? " " : "\n";
  const title = element.localName === SECTION ? [BEGIN, filledText(element), TITLED] : [];
  return [...title, edge, ...[...element.childNodes].flatMap(textPieces), edge];
}
