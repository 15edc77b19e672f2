/** Tables of a DOCX: captions, titles for screen readers, rows that stay whole; twin of docx_tables.py. */

import { paragraphStyle, setKeepNext, visibleText } from "./docx-xml.js";
import { lettersIn } from "./text.js";

/** @typedef {import("./tree.js").XmlElement} XmlElement */

// a short table has at most this many rows, and letters without spaces; a longer one would leave too much paper empty
const MOST_ROWS = 6;
const MOST_TEXT = 500;

/** @param {XmlElement} root keeps short tables on one page; of others the first two rows, and the last two */
export function keepShortTables(root) {
  for (const table of root.elements("w:tbl")) {
    const rows = table.elements("w:tr").filter((row) => row.above("w:tbl") === table && !isHeader(row));
    const isShort = rows.length <= MOST_ROWS && lettersIn(visibleText(table)) <= MOST_TEXT;
    rows.forEach((row, place) => {
      const left = rows.length - place;
      const isKept = left > 1 && (isShort || !place || left < 3);
      for (const paragraph of row.elements("w:p")) setKeepNext(paragraph, isKept);
    });
  }
}

/** @param {XmlElement} table @returns {XmlElement | null} the caption before it, bookmarks between them notwithstanding */
export function captionOf(table) {
  let before = table.previous;
  while (before?.key.startsWith("w:bookmark")) before = before.previous;
  return before?.key === "w:p" && ["Caption", "TableCaption"].includes(paragraphStyle(before)) ? before : null;
}

/** @param {XmlElement} root lets the title of a table say what its caption says */
export function refreshTableTitles(root) {
  for (const title of root.elements("w:tblCaption")) {
    const table = title.above("w:tbl");
    const caption = table && captionOf(table);
    if (caption) title.set("w:val", visibleText(caption));
    else title.remove();
  }
}

/** @param {XmlElement} row whether it is a header row */
export function isHeader(row) {
  return !!row.child("w:trPr", "w:tblHeader");
}
