/** Taking things out of a DOCX without leaving holes; twin of docx_remove.py. */

import { bookmarkPairs, nameOf } from "./docx-bookmarks.js";
import { captionOf, isHeader } from "./docx-tables.js";
import { between, paragraphStyle, value, visibleText } from "./docx-xml.js";
import { isBlank } from "./text.js";

/** @typedef {import("./tree.js").XmlElement} XmlElement */

// what makes a paragraph worth keeping although it has no text
const CONTENT = "drawing pict object footnoteReference footnoteRef fldSimple instrText sectPr".split(" ").map((name) => `w:${name}`);

/** @param {XmlElement} root @param {string} prefix removes all that bookmarks with that prefix surround */
export function removeMarked(root, prefix) {
  for (const [start, end] of bookmarkPairs(root, prefix)) {
    const isInline = ["w:p", "w:hyperlink", "w:sdtContent"].includes(start.parent?.key ?? "");
    if (isInline) removeRuns([start, ...between(start, end), end]);
    else removeBetween(start, end);
  }
}

/** @param {XmlElement} start @param {XmlElement} end */
export function removeBetween(start, end) {
  for (const block of [...between(start, end), start, end]) block.remove();
}

/** @param {XmlElement[]} runs with the space that would then stand twice, and the paragraph if nothing is left */
export function removeRuns(runs) {
  const paragraph = runs[0].above("w:p");
  const [before, after] = textBeside(paragraph, runs);
  for (const run of runs) run.remove();
  if (!paragraph) return;
  if (isBlank(visibleText(paragraph)) && !paragraph.elements(...CONTENT).length) paragraph.remove();
  else if (after && (!before || before.text.endsWith(" "))) dropLeadingSpace(after);
}

/** @param {XmlElement | null} table goes with its caption where it has no rows but header rows */
export function removeTableWithoutRows(table) {
  if (!table?.elements("w:tr").every(isHeader)) return;
  captionOf(table)?.remove();
  table.remove();
}

/** @param {XmlElement} document @param {XmlElement} footnotes */
export function dropLostNotes(document, footnotes) {
  const named = new Set(document.elements("w:footnoteReference").map((item) => value(item, "w:id")));
  for (const note of footnotes.children) {
    if (note.key === "w:footnote" && !value(note, "w:type") && !named.has(value(note, "w:id"))) note.remove();
  }
}

/** @param {XmlElement[]} roots links to places that went become text; such a line of a table of contents goes */
export function dropLostLinks(roots) {
  const found = roots.flatMap((root) => root.elements("w:bookmarkStart", "w:hyperlink"));
  const anchors = new Set(found.map(nameOf));
  for (const link of found) {
    if (!value(link, "w:anchor") || anchors.has(value(link, "w:anchor"))) continue;
    const paragraph = link.above("w:p");
    if (paragraph && paragraphStyle(paragraph).startsWith("TOC")) {
      paragraph.remove();
      continue;
    }
    for (const style of link.elements("w:rStyle")) if (value(style) === "Hyperlink") style.remove();
    link.replace(...link.children);
  }
}

/** @param {XmlElement | null} paragraph @param {XmlElement[]} runs @returns {(XmlElement | null)[]} the text before and after */
function textBeside(paragraph, runs) {
  let before = null;
  let isPassed = false;
  for (const item of paragraph?.elements() ?? []) {
    isPassed ||= item === runs[0];
    if (["w:br", "w:tab"].includes(item.key) && !isPassed) before = null;
    if (item.key !== "w:t" || !item.text || runs.some((run) => run.contains(item))) continue;
    if (isPassed) return [before, item];
    before = item;
  }
  return [before, null];
}

/** @param {XmlElement} text */
function dropLeadingSpace(text) {
  text.text = text.text.replace(/^ /, "");
  const run = text.parent;
  if (!text.text && run?.children.every((item) => item === text || item.key === "w:rPr")) run.remove();
}
