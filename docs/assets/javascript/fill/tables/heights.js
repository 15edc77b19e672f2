/** How high a row must be for a text; twin of `macros/documents/workbook_heights.py`, which wraps words as well. */

const LINE = 13;
const PADDING = 4; // points of a line in the size of our cells, and of the room around it
const SIGNS = 1.08; // signs of that size that stand side by side in one unit of a column's width

/**
 * Returns the height in points of a row with this text in a column of this width.
 * @param {string} text
 * @param {number} width
 * @returns {number}
 */
export function heightOf(text, width) {
  const room = Math.max(Math.floor(width * SIGNS) - 2, 4);
  const lines = text.split("\n").map((line) => linesOf(line, room));
  return LINE * lines.reduce((sum, count) => sum + count, 0) + PADDING;
}

/** @param {string} line @param {number} room signs of a line @returns {number} */
function linesOf(line, room) {
  let lines = 1;
  let used = 0;
  for (const { length } of line.split(" ")) {
    const next = used === 0 ? length : used + 1 + length;
    if (next <= room) used = next;
    else {
      lines += (used === 0 ? 0 : 1) + Math.ceil(length / room) - 1;
      used = length % room || room;
    }
  }
  return lines;
}
