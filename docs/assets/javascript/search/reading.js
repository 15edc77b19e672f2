// The files of the index as the search needs them; macros/search/index.py writes them.

import { unpackNumbers, unpackWords } from "./coding.js";
import { wordsOf } from "./treatment.js";

/** @typedef {{url: string, title: string, aliases: string[], kind: string, facets: Record<string, string[]>, weight: number, first: number, count: number}} Page */
/** @typedef {{page: number, heading: string, anchor: string}} Section */
/**
 * A title, alias or heading: where it belongs (section -1: to the whole page) and what it weighs.
 * @typedef {{page: number, section: number, field: Field, keys: string[]}} Head
 */
/** @typedef {"title" | "alias" | "heading"} Field */
/** @typedef {{term: string, names: string[], weaker: string[]}} Synonym */
/** @typedef {{numbers: Map<string, number>, places: string[], sectionNorms: Float32Array, pageNorms: Float32Array, texts: string[]}} Bodies */
/**
 * @typedef {object} Index
 * @property {(name: string) => Promise<string>} readFile
 * @property {Page[]} pages
 * @property {Section[]} sections
 * @property {Head[]} heads
 * @property {Map<string, number[]>} headsOf for each word the heads that it stands in
 * @property {ReadonlySet<string>} stop
 * @property {ReadonlySet<string>} short
 * @property {ReadonlySet<string>} parts
 * @property {Synonym[]} synonyms
 * @property {Bodies | null} bodies
 * @property {Map<string, string>} written how a word of a head is written
 * @property {string[]} words all words, sorted
 * @property {Map<string, unknown>} memory what was found out about words, for the next query
 */

const TITLES = "titel.json";
const TEXTS = "text.json";
const FLAT = 0.5;

/**
 * Return the index of titles, headings, aliases and synonyms.
 * @param {(name: string) => Promise<string>} readFile
 * @returns {Promise<Index>}
 */
export async function readTitles(readFile) {
  const data = JSON.parse(await readFile(TITLES));
  /** @type {Index} */
  const index = {
    readFile,
    pages: [],
    sections: [],
    heads: [],
    headsOf: new Map(),
    stop: new Set(data.stop),
    short: new Set(data.short),
    parts: new Set(unpackWords(data.parts)),
    synonyms: data.synonyms.map(synonymOf),
    bodies: null,
    written: new Map(),
    words: [],
    memory: new Map(),
  };
  data.pages.forEach((/** @type {any[]} */ row) => addPage(index, row));
  index.words = [...index.headsOf.keys()].sort();
  return index;
}

/**
 * Add the words of all texts to an index.
 * @param {Index} index
 */
export async function readTexts(index) {
  const data = JSON.parse(await index.readFile(TEXTS));
  const words = unpackWords(data.words);
  const lengths = unpackNumbers(data.lengths);
  index.bodies = {
    numbers: new Map(words.map((word, number) => [word, number])),
    places: data.places.split(" "),
    sectionNorms: norms(lengths),
    pageNorms: norms(index.pages.map(({ first, count }) => sum(lengths.slice(first, first + count)))),
    texts: data.texts,
  };
  index.words = [...new Set([...index.words, ...words])].sort();
  index.memory.clear();
}

/**
 * Return the keys that a text is found by, in the order of its words.
 * @param {Pick<Index, "stop">} index
 * @param {string} text
 * @returns {string[]}
 */
export function keysOf({ stop }, text) {
  return wordsOf(text).filter(({ form }) => !stop.has(form)).flatMap(({ key, parts }) => [key, ...parts.filter((part) => part.length > 1)]);
}

/**
 * @param {[string, string[], string[]]} row
 * @returns {Synonym}
 */
function synonymOf([term, names, weaker]) {
  return { term, names, weaker };
}

/**
 * @param {Index} index
 * @param {any[]} row
 */
function addPage(index, [url, title, aliases, kind, facets, weight, heads]) {
  const page = index.pages.length;
  index.pages.push({ url, title, aliases, kind, facets, weight, first: index.sections.length, count: heads.length });
  addHead(index, { page, section: -1, field: "title" }, title);
  aliases.forEach((/** @type {string} */ alias) => addHead(index, { page, section: -1, field: "alias" }, alias));
  heads.forEach((/** @type {[string, string]} */ [heading, anchor]) => {
    index.sections.push({ page, heading, anchor });
    if (heading && heading !== title) {
      addHead(index, { page, section: index.sections.length - 1, field: "heading" }, heading);
    }
  });
}

/**
 * @param {Index} index
 * @param {Omit<Head, "keys">} place
 * @param {string} text
 */
function addHead(index, place, text) {
  const number = index.heads.length;
  const keys = keysOf(index, text);
  index.heads.push({ ...place, keys });
  for (const { key, start, end } of wordsOf(text)) {
    if (!index.written.has(key)) {
      index.written.set(key, text.slice(start, end));
    }
  }
  for (const key of new Set(keys)) {
    const known = index.headsOf.get(key);
    known ? known.push(number) : index.headsOf.set(key, [number]);
  }
}

/** @param {number[]} lengths */
function norms(lengths) {
  const mean = sum(lengths) / Math.max(1, lengths.length) || 1;
  return Float32Array.from(lengths, (length) => 1 - FLAT + (FLAT * length) / mean);
}

/** @param {number[]} numbers */
function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
