// Words that a mistyped one may have been meant as: so many letters missing, wrong, too many or exchanged.

/** @typedef {import("./reading.js").Index} Index */

const SHORTEST = 4;
const SHORT = 5;
const LONG = 10;
const VOWEL = /[aeiouy]/;
const KEYS = ["qwertzuiop", "asdfghjkl", "yxcvbnm"];
const MOST_GIVEN = 3;
const ABOUT = 0.5;
const OTHER_FIRST = 0.6;
const ONLY_STEM = 0.3;

/**
 * Return the nearest words of the index, best first; none for words too short to tell.
 * @param {Index} index
 * @param {string} form folded
 * @param {string} key its stem
 * @returns {{word: string, rank: number}[]} rank: about the distance
 */
export function nearest(index, form, key) {
  if (form.length < SHORTEST || /\d/.test(form) || !VOWEL.test(form)) {
    return [];
  }
  const most = form.length >= LONG ? 2 : 1;
  /** @type {Map<string, number>} */
  const ranks = new Map();
  const near = (/** @type {string} */ typed, /** @type {string} */ word, /** @type {string} */ stem, /** @type {number} */ more) => {
    const distance = distanceOf(typed, word, most);
    if (distance <= most && (form.length > SHORT || isSlip(typed, word))) {
      ranks.set(stem, Math.min(ranks.get(stem) ?? Infinity, distance + (word[0] === typed[0] ? 0 : OTHER_FIRST) + more));
    }
  };
  index.forms.forEach((stem, word) => near(form, word, stem, 0));
  index.words.forEach((word) => word.length >= SHORTEST - 1 && near(key, word, word, ONLY_STEM));
  const found = [...ranks].map(([word, rank]) => ({ word, rank })).sort((one, other) => one.rank - other.rank);
  return found.filter(({ rank }) => rank < found[0].rank + ABOUT).slice(0, MOST_GIVEN);
}

/**
 * Tell whether a short word is one slip of the finger away: letters exchanged, one doubled or left out, the key beside.
 * Any other letter would make a word of nearly everything.
 * @param {string} typed
 * @param {string} word one change away
 */
function isSlip(typed, word) {
  if (typed.length !== word.length) {
    return typed.length >= SHORT && typed[0] === word[0];
  }
  const differing = [...typed].flatMap((letter, at) => (letter === word[at] ? [] : [[letter, word[at]]]));
  return differing.length !== 1 || (typed.length >= SHORT && areNeighbours(differing[0]));
}

/** @param {string[]} letters */
function areNeighbours([one, other]) {
  return KEYS.some((row) => row.includes(one) && row.includes(other) && Math.abs(row.indexOf(one) - row.indexOf(other)) === 1);
}

/**
 * Return the distance of Damerau and Levenshtein (neighbours exchanged count one), or more than `most`.
 * @param {string} one
 * @param {string} other
 * @param {number} most
 */
export function distanceOf(one, other, most) {
  if (Math.abs(one.length - other.length) > most || bits(lettersOf(one) ^ lettersOf(other)) > 2 * most) {
    return most + 1;
  }
  /** @type {number[]} */
  let older = [];
  let before = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row += 1) {
    const now = rowAfter(one, other, row, { older, before });
    if (Math.min(...now) > most) {
      return most + 1;
    }
    older = before;
    before = now;
  }
  return before[other.length];
}

/**
 * @param {string} one
 * @param {string} other
 * @param {number} row
 * @param {{older: number[], before: number[]}} rows
 */
function rowAfter(one, other, row, { older, before }) {
  const now = [row];
  for (let at = 1; at <= other.length; at += 1) {
    const same = one[row - 1] === other[at - 1] ? 0 : 1;
    let least = Math.min(before[at] + 1, now[at - 1] + 1, before[at - 1] + same);
    if (row > 1 && at > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1]) {
      least = Math.min(least, older[at - 2] + 1);
    }
    now.push(least);
  }
  return now;
}

/** @param {string} word */
function lettersOf(word) {
  let letters = 0;
  for (let at = 0; at < word.length; at += 1) {
    letters |= 1 << (word.charCodeAt(at) & 31);
  }
  return letters;
}

/** @param {number} word */
function bits(word) {
  let count = 0;
  for (let left = word; left; left &= left - 1) {
    count += 1;
  }
  return count;
}
