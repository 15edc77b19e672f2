/** Text that XML 1.0 can hold, and what Python takes for space in it; twin of documents/xml.py. */

const NOT_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
// str.strip() and trim() do not agree on two characters
const SPACE = "[\\t\\n\\r \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]";
const BLANK = new RegExp(`^${SPACE}*$`);
const SPACES = new RegExp(SPACE, "g");
const SPACES_AT_END = new RegExp(`${SPACE}+$`);

/**
 * Returns a value as a document holds it: characters that XML 1.0 knows, one kind of line break.
 * @param {string} text
 */
export function literal(text) {
  return cleanText(text).replace(/\r\n?/g, "\n");
}

/** @param {string} text @returns {string} without characters that XML 1.0 cannot hold */
export function cleanText(text) {
  return text.replace(NOT_XML, "");
}

/** @param {string} text */
export function isClean(text) {
  return text.search(NOT_XML) < 0;
}

/** @param {string} text */
export function isBlank(text) {
  return BLANK.test(text);
}

/** @param {string} text */
export function withoutSpaceAtEnd(text) {
  return text.replace(SPACES_AT_END, "");
}

/** @param {string} text @returns {number} how many characters it has that are no space */
export function lettersIn(text) {
  return [...text.replace(SPACES, "")].length;
}
