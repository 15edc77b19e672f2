// How well pages, sections and headings fit the groups of a query.

import { unpackNumbers } from "./coding.js";

/** @typedef {import("./reading.js").Index} Index */
/** @typedef {import("./query.js").Choice} Choice */
/**
 * What one group gives to each page, each section and each head, and how much it tells at most.
 * @typedef {{pages: Float32Array, sections: Float32Array, heads: Float32Array, tells: number}} Scores
 */

const FIELDS = { title: 6, alias: 4, heading: 2.5, facet: 1.5 };
const LEVELS = [1, 1.7, 2.5];
const SATURATION = 1.4;

/**
 * Return what the best of several choices gives.
 * @param {Index} index
 * @param {Choice[]} choices
 * @returns {Scores}
 */
export function bestOf(index, choices) {
  const scores = empty(index);
  let most = Infinity; // another word for a frequent one may be rare, but tells no more
  for (const choice of choices) {
    const found = choice.all ? allOf(choice.all.map((some) => bestOf(index, some))) : anyOf(index, choice.words);
    const weight = choice.weight * (choice.reason === "synonym" ? Math.min(1, most / found.tells) : 1);
    most = ["exact", "corrected"].includes(choice.reason) ? Math.min(most, found.tells) : most;
    scores.tells = Math.max(scores.tells, weight * found.tells);
    raise(scores.pages, found.pages, weight);
    raise(scores.sections, found.sections, weight);
    raise(scores.heads, found.heads, weight);
  }
  return scores;
}

/**
 * Return what words give that all stand for the same.
 * @param {Index} index
 * @param {string[]} words
 * @returns {Scores}
 */
function anyOf(index, words) {
  const scores = empty(index);
  words.forEach((word) => addWord(index, word, scores));
  const found = scores.pages.reduce((count, value) => count + (value ? 1 : 0), 0);
  scores.tells = found ? Math.log(1 + (index.pages.length - found + 0.5) / (found + 0.5)) : 0;
  saturate(scores.pages, scores.tells);
  saturate(scores.sections, scores.tells);
  for (let at = 0; at < scores.heads.length; at += 1) {
    scores.heads[at] *= scores.tells;
  }
  return scores;
}

/**
 * @param {Index} index
 * @param {string} word
 * @param {Scores} scores
 */
function addWord(index, word, { pages, sections, heads }) {
  for (const number of index.headsOf.get(word) ?? []) {
    const { page, section, field } = index.heads[number];
    heads[number] = 1;
    pages[page] += FIELDS[field] / (field === "heading" ? index.headNorms[page] : 1);
    if (section >= 0) {
      sections[section] += FIELDS[field];
    }
  }
  const { bodies } = index;
  const places = bodies ? placesOf(index, word) : [];
  for (let at = 0; bodies && at < places.length; at += 2) {
    const section = places[at];
    const { page } = index.sections[section];
    pages[page] += LEVELS[places[at + 1]] / bodies.pageNorms[page];
    sections[section] += LEVELS[places[at + 1]] / bodies.sectionNorms[section];
  }
}

/**
 * Return where a word stands in texts: section, level, section, level, …
 * @param {Index} index
 * @param {string} word
 * @returns {ArrayLike<number>}
 */
export function placesOf({ bodies, memory }, word) {
  const number = bodies?.numbers.get(word);
  if (!bodies || number === undefined) {
    return [];
  }
  const name = `places ${word}`;
  if (!memory.has(name)) {
    memory.set(name, unpacked(bodies.places[number]));
  }
  return /** @type {ArrayLike<number>} */ (memory.get(name));
}

/**
 * @param {string} packed
 * @returns {number[]}
 */
function unpacked(packed) {
  let section = -1;
  return unpackNumbers(packed).flatMap((number) => {
    section += Math.floor(number / LEVELS.length) + 1;
    return [section, number % LEVELS.length];
  });
}

/**
 * Return what groups give that must all be there: their mean, and nothing where one of them gives nothing.
 * @param {Scores[]} groups
 * @returns {Scores}
 */
function allOf(groups) {
  const [first, ...others] = groups;
  for (const kind of /** @type {const} */ (["pages", "sections", "heads"])) {
    const values = first[kind];
    for (let at = 0; at < values.length; at += 1) {
      const all = values[at] && others.every((other) => other[kind][at]);
      values[at] = all ? others.reduce((total, other) => total + other[kind][at], values[at]) * share(groups.length) : 0;
    }
  }
  first.tells = others.reduce((total, other) => total + other.tells, first.tells) * share(groups.length);
  return first;
}

/**
 * Two parts together tell more than one of them, but less than two words.
 * @param {number} count
 */
function share(count) {
  return 1 / Math.sqrt(count);
}

/**
 * @param {Index} index
 * @returns {Scores}
 */
function empty(index) {
  return {
    pages: new Float32Array(index.pages.length),
    sections: new Float32Array(index.sections.length),
    heads: new Float32Array(index.heads.length),
    tells: 0,
  };
}

/**
 * @param {Float32Array} values
 * @param {Float32Array} others
 * @param {number} weight
 */
function raise(values, others, weight) {
  for (let at = 0; at < values.length; at += 1) {
    const other = others[at] * weight;
    if (other > values[at]) {
      values[at] = other;
    }
  }
}

/**
 * @param {Float32Array} values
 * @param {number} tells
 */
function saturate(values, tells) {
  for (let at = 0; at < values.length; at += 1) {
    if (values[at]) {
      values[at] = (tells * values[at]) / (values[at] + SATURATION);
    }
  }
}
