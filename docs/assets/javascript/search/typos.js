// Words that a mistyped one may have been meant as: so many letters missing, wrong, too many or exchanged.

/** @typedef {import("./reading.js").Index} Index */

const SHORTEST = 4;
const LONG = 8;
const MOST = 3;

/**
 * Return the nearest words of the index, best first; none for words too short to tell.
 * @param {Index} index
 * @param {string} form folded
 * @param {string} key its stem
 * @returns {{word: string, distance: number}[]}
 */
export function nearest(index, form, key) {
  if (form.length < SHORTEST || /\d/.test(form)) {
    return [];
  }
  const most = form.length >= LONG ? 2 : 1;
  const letters = lettersOf(key);
  /** @type {{word: string, distance: number, rank: number}[]} */
  const found = [];
  for (const word of index.words) {
    if (Math.abs(word.length - key.length) <= most && bits(lettersOf(word) ^ letters) <= 2 * most && word.length >= SHORTEST - 1) {
      const distance = distanceOf(word, key, most);
      if (distance <= most) {
        found.push({ word, distance, rank: distance + (word[0] === key[0] ? 0 : 0.6) - (index.headsOf.has(word) ? 0.3 : 0) });
      }
    }
  }
  found.sort((one, other) => one.rank - other.rank);
  return found.filter(({ rank }) => rank < found[0].rank + 0.5).slice(0, MOST);
}

/**
 * Return the distance of Damerau and Levenshtein (neighbours exchanged count one), or more than `most`.
 * @param {string} one
 * @param {string} other
 * @param {number} most
 */
export function distanceOf(one, other, most) {
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
