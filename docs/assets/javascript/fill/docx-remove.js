/** Taking things out of a DOCX without leaving holes; twin of docx_remove.py. */

import { bookmarkPairs } from "./docx-bookmarks.js";
import { captionOf } from "./docx-tables.js";
import { ancestor, between, child, elements, is, paragraphStyle, value, visibleText } from "./docx-xml.js";
import { isBlank } from "./text.js";

// what makes a paragraph worth keeping although it has no text
const CONTENT = ["drawing", "pict", "object", "footnoteReference", "footnoteRef", "fldSimple", "instrText", "sectPr"];

/** @param {Element} root @param {string} prefix removes all that bookmarks with that prefix surround */
export function removeMarked(root, prefix) {
  for (const [start, end] of bookmarkPairs(root, prefix)) {
    const isInline = is(start.parentElement, "p", "hyperlink", "sdtContent");
    if (isInline) removeRuns([start, ...between(start, end), end]);
    else removeBetween(start, end);
  }
}

/** @param {Element} start @param {Element} end */
export function removeBetween(start, end) {
  for (const block of [...between(start, end), start, end]) block.remove();
}

/** @param {Element[]} runs with the space that would then stand twice, and the paragraph if nothing is left */
export function removeRuns(runs) {
  const paragraph = ancestor(runs[0], "p");
  const [before, after] = textBeside(paragraph, runs);
  for (const run of runs) run.remove();
  if (!paragraph) return;
  if (isBlank(visibleText(paragraph)) && !elements(paragraph, ...CONTENT).length) paragraph.remove();
  else if (after && (!before || before.textContent?.endsWith(" "))) dropLeadingSpace(after);
}

/** @param {Element | null} table goes with its caption where it has no rows but header rows */
export function removeTableWithoutRows(table) {
  if (!table || elements(table, "tr").some((row) => !child(row, "trPr", "tblHeader"))) return;
  captionOf(table)?.remove();
  table.remove();
}

/** @param {Element} document @param {Element} footnotes */
export function dropLostNotes(document, footnotes) {
  const named = new Set(elements(document, "footnoteReference").map((item) => value(item, "id")));
  for (const note of [...footnotes.children].filter((item) => is(item, "footnote"))) {
    if (!value(note, "type") && !named.has(value(note, "id"))) note.remove();
  }
}

/** @param {Element[]} roots links to places that went become text; such a line of a table of contents goes */
export function dropLostLinks(roots) {
  const anchors = new Set(roots.flatMap((root) => elements(root, "bookmarkStart")).map((item) => value(item, "name")));
  for (const link of roots.flatMap((root) => elements(root, "hyperlink"))) {
    if (!value(link, "anchor") || anchors.has(value(link, "anchor"))) continue;
    const paragraph = ancestor(link, "p");
    if (paragraph && paragraphStyle(paragraph).startsWith("TOC")) {
      paragraph.remove();
      continue;
    }
    elements(link, "rStyle").filter((style) => value(style) === "Hyperlink").forEach((style) => style.remove());
    link.replaceWith(...link.children);
  }
}

/** @param {Element | null} paragraph @param {Element[]} runs @returns {(Element | null)[]} the text before and after */
function textBeside(paragraph, runs) {
  let before = null;
  for (const item of paragraph ? elements(paragraph, "t", "br", "tab") : []) {
    const passed = runs[0] === item || !!(runs[0].compareDocumentPosition(item) & Node.DOCUMENT_POSITION_FOLLOWING);
    if (!is(item, "t")) {
      if (!passed) before = null;
    } else if (item.textContent && !runs.some((run) => run.contains(item))) {
      if (passed) return [before, item];
      before = item;
    }
  }
  return [before, null];
}

/** @param {Element} text */
function dropLeadingSpace(text) {
  text.textContent = (text.textContent ?? "").replace(/^ /, "");
  const run = text.parentElement;
  if (!text.textContent && [...(run?.children ?? [])].every((item) => item === text || is(item, "rPr"))) run?.remove();
}
