/** Tables of a DOCX: captions, titles for screen readers, rows that stay whole; twin of docx_tables.py. */

import { ancestor, child, elements, is, paragraphStyle, setKeepNext, setValue, visibleText } from "./docx-xml.js";
import { lettersIn } from "./text.js";

// a short table has at most this many rows, and letters without spaces; a longer one would leave too much paper empty
const MOST_ROWS = 6;
const MOST_TEXT = 500;

/** @param {Element} root keeps short tables on one page; of others, the last row does not stand alone */
export function keepShortTables(root) {
  for (const table of elements(root, "tbl")) {
    const rows = elements(table, "tr").filter((row) => ancestor(row, "tbl") === table && !isHeader(row));
    const isShort = rows.length <= MOST_ROWS && lettersIn(visibleText(table)) <= MOST_TEXT;
    const kept = isShort ? rows.slice(0, -1) : rows.slice(-2, -1);
    for (const row of rows) {
      for (const paragraph of elements(row, "p")) setKeepNext(paragraph, kept.includes(row));
    }
  }
}

/** @param {Element} table @returns {Element | null} the caption before it, bookmarks between them notwithstanding */
export function captionOf(table) {
  let before = table.previousElementSibling;
  while (is(before, "bookmarkStart", "bookmarkEnd")) before = /** @type {Element} */ (before).previousElementSibling;
  return before && is(before, "p") && ["Caption", "TableCaption"].includes(paragraphStyle(before)) ? before : null;
}

/** @param {Element} root lets the title of a table say what its caption says */
export function refreshTableTitles(root) {
  for (const title of elements(root, "tblCaption")) {
    const table = ancestor(title, "tbl");
    const caption = table && captionOf(table);
    if (caption) setValue(title, visibleText(caption));
    else title.remove();
  }
}

/** @param {Element} row */
function isHeader(row) {
  return !!child(row, "trPr", "tblHeader");
}
