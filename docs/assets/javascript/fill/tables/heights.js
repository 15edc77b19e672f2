/** How high a row must be for a text; twin of `macros/documents/workbook_heights.py`. */

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
  for (const { length, gap } of piecesOf(line)) {
    const space = used === 0 ? 0 : gap;
    if (used + space + length <= room) used += space + length;
    else {
      const rest = length > room ? length - Math.max(room - used - space, 0) : length; // a long one begins where there is room
      const more = Math.ceil(rest / room);
      lines += more;
      used = rest - (more - 1) * room;
    }
  }
  return lines;
}

/** @param {string} line @returns {{length: number, gap: number}[]} words, parted at their hyphens, and the space before each */
function piecesOf(line) {
  const words = line.split(" ").map((word) => word.match(/[^-]*-+|[^-]+/g) ?? []);
  return words.flatMap((parts) => parts.map(({ length }, at) => ({ length, gap: at === 0 ? 1 : 0 })));
}
