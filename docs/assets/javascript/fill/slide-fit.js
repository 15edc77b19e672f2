/** How large type may be on a slide: measured by rule, without fonts; twin of macros/slide_fit.py. */

const EMU_PER_POINT = 12700;
const SMALLEST = 40; // per cent; type is never made smaller
const STEP = 5;
const CELL_SIDE = 108000; // what a cell of a table keeps free at its sides …
const CELL_TOP = 90000; // … and above and below
const LINE = 1150;
const BETWEEN = 600;
const INDENT = 1300;
const CAPITAL = 710;
const OTHER = 570;
const BOLD = 1080;
const SPACE_WIDTH = 285;
const WIDTHS = new Map([
  ...signs(" iljI.,;:'!|()[]", 285),
  ...signs("frt-„“", 340),
  ...signs("ckszvxyJ", 510),
  ...signs("mwMW%–—", 850),
]);

/** @typedef {{text: string, indent: number, bold: boolean}} Sample a paragraph to be measured */

/** @param {Sample[]} samples @param {number} size in points @param {number} width in EMU @param {number} height @returns {number} per cent, 100 at most */
export function fittingScale(samples, size, width, height) {
  let scale = 100;
  while (scale > SMALLEST && neededHeight(samples, size, width, scale) > height) scale -= STEP;
  return scale;
}

/**
 * Returns the scale at which a table is at most so high, and the heights of its rows; a row holds cells.
 * @param {Sample[][][]} rows
 * @param {number[]} widths
 * @param {number} size
 * @param {number} height
 * @returns {{scale: number, heights: number[]}}
 */
export function fittingRows(rows, widths, size, height) {
  let scale = 100;
  while (scale > SMALLEST && total(rowHeights(rows, widths, size, scale)) > height) scale -= STEP;
  return { scale, heights: rowHeights(rows, widths, size, scale) };
}

/** @param {number[]} numbers */
export function total(numbers) {
  return numbers.reduce((whole, number) => whole + number, 0);
}

/** @param {Sample[][][]} rows @param {number[]} widths @param {number} size @param {number} scale */
function rowHeights(rows, widths, size, scale) {
  const height = (/** @type {Sample[]} */ cell, /** @type {number} */ width) =>
    neededHeight(cell, size, width - 2 * CELL_SIDE, scale) + 2 * CELL_TOP;
  return rows.map((row) => Math.max(0, ...row.slice(0, widths.length).map((cell, index) => height(cell, widths[index]))));
}

/** @param {Sample[]} samples @param {number} size @param {number} width @param {number} scale @returns {number} in EMU */
function neededHeight(samples, size, width, scale) {
  const em = Math.floor((size * EMU_PER_POINT * scale) / 100);
  const room = Math.floor((width * 1000) / em);
  const lines = total(samples.map((sample) => linesIn(sample.text, roomOf(room, sample))));
  return Math.floor(((lines * LINE + Math.max(samples.length - 1, 0) * BETWEEN) * em) / 1000);
}

/** @param {string} text @param {number} room in thousandths of the type's size */
function linesIn(text, room) {
  return total(text.split("\n").map((line) => wrapped(line, Math.max(room, 1))));
}

/** @param {number} width @param {Sample} sample */
function roomOf(width, { indent, bold }) {
  const room = width - indent * INDENT;
  return bold ? Math.floor((room * 1000) / BOLD) : room;
}

/** @param {string} line @param {number} room */
function wrapped(line, room) {
  let lines = 1;
  let used = 0;
  for (const word of line.split(" ")) {
    const width = total([...word].map(widthOf));
    if (used && used + SPACE_WIDTH + width > room) {
      lines += 1;
      used = 0;
    }
    used += width + (used ? SPACE_WIDTH : 0);
    while (used > room) {
      lines += 1; // a word longer than the line
      used -= room;
    }
  }
  return lines;
}

/** @param {string} sign */
function widthOf(sign) {
  return WIDTHS.get(sign) ?? (sign >= "A" && sign <= "Z" ? CAPITAL : OTHER);
}

/** @param {string} all @param {number} width @returns {[string, number][]} */
function signs(all, width) {
  return [...all].map((sign) => [sign, width]);
}
