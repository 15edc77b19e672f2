// Pages with a title, alias or heading that is what was typed, word by word.

import { composed, keysOfWord, wordsOf } from "./treatment.js";

/** @typedef {import("./reading.js").Index} Index */
/** @typedef {import("./reading.js").Head} Head */
/** @typedef {{title: number, alias: number, heading: number}} OfFields */

/** @type {OfFields} */
const OF_SAME = { title: 2, alias: 0.6, heading: 1.2 };
const WITH_STOP_WORDS = 1.4; // nobody types a whole question by chance
const WITHOUT_STOP_WORDS = 0.7;
const FOR_A_PIECE = 0.7;
const OF_A_PHRASE = 2;
const LEAST_OF_A_PHRASE = 3; // "Wer macht was" says something, though none of its words does
const NUMBER = /^[\d.]+\s+/;
const EXPLANATION = /\s*(?:\(.*|:\s.*)$/;

/**
 * Return for the pages with such a head how much that counts, from 0 on: less where many pages have it, where only the
 * words that say something are the same, and where a number stands before it or an explanation behind it.
 * @param {Index} index
 * @param {string} query
 * @returns {Map<number, number>}
 */
export function sameHeads(index, query) {
  const typed = keysAsTyped(index, query);
  /** @type {Map<string, Map<number, number>>} */
  const fields = new Map();
  for (const { field, page, text } of headsWith(index, typed.telling)) {
    const same = sameness(index, text, typed);
    const pages = fields.get(field) ?? new Map();
    if (same) {
      fields.set(field, pages.set(page, Math.max(pages.get(page) ?? 0, same)));
    }
  }
  const found = new Map();
  fields.forEach((pages, field) => pages.forEach((same, page) => {
    const rivals = [...pages.values()].filter((other) => other >= same).length;
    const counts = (OF_SAME[/** @type {keyof OfFields} */ (field)] * same) / Math.sqrt(rivals);
    found.set(page, Math.max(found.get(page) ?? 0, counts));
  }));
  return found;
}

/**
 * Return the heads that have these words side by side, at their beginning or behind a number, and those of no such words.
 * @param {Index} index
 * @param {string[]} keys
 * @returns {Head[]}
 */
function headsWith({ heads, headsOf }, keys) {
  const some = (headsOf.get(keys[0] ?? "") ?? []).map((number) => heads[number]);
  const begin = some.filter((head) => [0, 1].some((from) => keys.every((key, at) => head.keys[from + at] === key)));
  return [...begin, ...heads.filter((head) => !head.keys.length)].filter(({ field }) => field !== "facet");
}

/**
 * Return how much a text, or what it explains, is the same as what was typed: 0 where it is not.
 * @param {Index} index
 * @param {string} text
 * @param {{all: string[], telling: string[]}} typed
 */
function sameness(index, text, typed) {
  const piece = text.replace(NUMBER, "").replace(EXPLANATION, "");
  const rated = [text, piece].map((written, at) => {
    const { all, telling } = keysAsTyped(index, written);
    const nearly = areSame(telling, typed.telling) && telling.length ? WITHOUT_STOP_WORDS : 0;
    const said = telling.length || !isPhraseOf(all, typed.all) ? nearly : OF_A_PHRASE;
    const literal = all.length > telling.length ? WITH_STOP_WORDS : 1;
    return (areSame(all, typed.all) ? Math.max(literal, said) : said) * (at ? FOR_A_PIECE : 1);
  });
  return Math.max(...rated);
}

/**
 * @param {Index} index
 * @param {string} text
 */
function keysAsTyped({ stop }, text) {
  const words = wordsOf(composed(text));
  const telling = words.filter(({ form }) => !stop.has(form));
  return { all: words.map(({ key }) => key), telling: telling.flatMap(keysOfWord) };
}

/**
 * Tell whether some words stand side by side among others.
 * @param {string[]} some
 * @param {string[]} others
 */
function isPhraseOf(some, others) {
  const from = (/** @type {number} */ start) => some.every((word, at) => word === others[start + at]);
  return some.length >= LEAST_OF_A_PHRASE && others.some((_, start) => from(start));
}

/**
 * @param {string[]} some
 * @param {string[]} others
 */
function areSame(some, others) {
  return some.length === others.length && some.every((word, at) => word === others[at]);
}
