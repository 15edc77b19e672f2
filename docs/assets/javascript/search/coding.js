// Twin of macros/search/coding.py: sorted words and lists of numbers as short text.

const DIGITS = Array.from({ length: 0x7f - 0x21 }, (_, at) => String.fromCharCode(0x21 + at))
  .filter((digit) => !'"\\<'.includes(digit))
  .join("");
const HALF = Math.floor(DIGITS.length / 2);
const VALUES = new Map([...DIGITS].map((digit, at) => [digit.charCodeAt(0), at]));

/**
 * Return the sorted words of a packed text.
 * @param {string} packed
 * @returns {string[]}
 */
export function unpackWords(packed) {
  /** @type {string[]} */
  const words = [];
  let before = "";
  for (const part of packed ? packed.split(" ") : []) {
    before = [before.slice(0, parseInt(part[0], 36)), part.slice(1)].join(""); // in one piece, which is searched sooner
    words.push(before);
  }
  return words;
}

/**
 * Return the numbers of a packed text.
 * @param {string} packed
 * @returns {number[]}
 */
export function unpackNumbers(packed) {
  const numbers = [];
  let value = 0;
  for (let at = 0; at < packed.length; at += 1) {
    const digit = VALUES.get(packed.charCodeAt(at)) ?? 0;
    if (digit >= HALF) {
      numbers.push(value * HALF + digit - HALF);
      value = 0;
    } else {
      value = value * HALF + digit + 1;
    }
  }
  return numbers;
}
