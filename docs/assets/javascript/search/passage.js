// The passage of a section that shows best why it was found, with the places of the words that matched.

import { wordsOf } from "./treatment.js";

/** @typedef {{text: string, marks: [number, number][]}} Passage */

const LENGTH = 220;
const BEFORE = 60;

/**
 * Return a passage of a text; `matches` tells whether a word is one of those that were looked for.
 * @param {string} text
 * @param {(word: import("./treatment.js").Word) => boolean} matches
 * @returns {Passage}
 */
export function passageOf(text, matches) {
  const found = wordsOf(text).filter(matches);
  const start = startOf(text, bestStart(found));
  const end = endOf(text, start);
  const before = start ? "… " : "";
  const shift = before.length - start;
  const marks = found.filter((word) => word.start >= start && word.end <= end);
  return {
    text: before + text.slice(start, end) + (end < text.length ? " …" : ""),
    marks: marks.map((word) => [word.start + shift, word.end + shift]),
  };
}

/**
 * Return where the window begins that holds most different words.
 * @param {import("./treatment.js").Word[]} found
 */
function bestStart(found) {
  let [best, most] = [0, 0];
  found.forEach(({ start }, at) => {
    const different = differentUntil(found, at, start + LENGTH - BEFORE);
    if (different > most) {
      [best, most] = [start, different];
    }
  });
  return best;
}

/**
 * Return how many different words there are from one on, to a place of the text.
 * @param {import("./treatment.js").Word[]} found
 * @param {number} from
 * @param {number} end
 */
function differentUntil(found, from, end) {
  const keys = new Set();
  for (let at = from; at < found.length && found[at].end <= end; at += 1) {
    keys.add(found[at].key);
  }
  return keys.size;
}

/**
 * @param {string} text
 * @param {number} wanted
 */
function startOf(text, wanted) {
  if (wanted <= BEFORE) {
    return 0;
  }
  const space = text.indexOf(" ", wanted - BEFORE);
  return space >= 0 && space < wanted ? space + 1 : wanted;
}

/**
 * @param {string} text
 * @param {number} start
 */
function endOf(text, start) {
  if (text.length - start <= LENGTH) {
    return text.length;
  }
  const space = text.lastIndexOf(" ", start + LENGTH);
  return space > start ? space : start + LENGTH;
}
