/** How large type may be on a slide: measured by rule, without fonts; twin of macros/slide_fit.py. */

const EMU_PER_POINT = 12700;
/** Per cent; type is never made smaller. */
export const SMALLEST = 40;
export const STEP = 5;
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

/** @param {Sample[]} samples @param {number} size @param {number} width @param {number} scale @returns {number} in EMU */
export function neededHeight(samples, size, width, scale) {
  const em = Math.floor((size * EMU_PER_POINT * scale) / 100);
  const room = Math.floor((width * 1000) / em);
  const lines = samples.reduce((sum, sample) => sum + linesIn(sample.text, roomOf(room, sample)), 0);
  return Math.floor(((lines * LINE + Math.max(samples.length - 1, 0) * BETWEEN) * em) / 1000);
}

/** @param {string} text @param {number} room in thousandths of the type's size */
function linesIn(text, room) {
  return text.split("\n").reduce((sum, line) => sum + wrapped(line, Math.max(room, 1)), 0);
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
    const width = [...word].reduce((sum, sign) => sum + widthOf(sign), 0);
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
