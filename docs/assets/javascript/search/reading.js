// The files of the index as the search needs them; macros/search/index.py writes them.

import { unpackNumbers, unpackWords } from "./coding.js";
import { keysOfWord, wordsOf } from "./treatment.js";

/** @typedef {{url: string, title: string, aliases: string[], kind: string, facets: Record<string, string[]>, weight: number, first: number, count: number}} Page */
/** @typedef {{page: number, heading: string, anchor?: string}} Section anchor: where it does not follow from the heading */
/**
 * A title, alias or heading: where it belongs (section -1: to the whole page) and what it weighs.
 * @typedef {{page: number, section: number, field: Field, text: string, keys: string[]}} Head
 */
/** @typedef {"title" | "alias" | "heading" | "facet"} Field */
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
 * @property {Map<string, string>} forms the folded words of all heads, with their stems
 * @property {Map<string, import("./treatment.js").Treated>} treated the words of all heads as they were written
 * @property {Map<string, string[]>} keys what the words of each head are, while it is read
 * @property {string[]} words all words, sorted
 * @property {Float32Array} headNorms how much less a heading says of a page that has many
 * @property {Map<string, unknown>} memory what was found out about words, for the next query
 */

const TITLES = "titel.json";
const TEXTS = "text.json";
const FLAT = 0.5;
const UNSPOKEN = new Set(["Status", "Stand", "Formate", "felder"]);

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
    forms: new Map(),
    treated: new Map(),
    keys: new Map(),
    words: [],
    headNorms: new Float32Array(),
    memory: new Map(),
  };
  data.pages.forEach((/** @type {any[]} */ row) => addPage(index, row, data));
  index.treated.clear();
  index.keys.clear();
  index.words = [...index.headsOf.keys()].sort();
  index.headNorms = norms(index.pages.map(({ count }) => count));
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
  index.words = merged(index.words.filter((word) => !index.bodies?.numbers.has(word)), words);
  index.memory.clear();
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
 * @param {{headings: string[], anchors: Record<number, string>}} all
 */
function addPage(index, [url, title, aliases, kind, facets, weight, count], { headings, anchors }) {
  const page = index.pages.length;
  const first = index.sections.length;
  index.pages.push({ url, title, aliases, kind, facets, weight, first, count });
  addHead(index, { page, section: -1, field: "title" }, title);
  aliases.forEach((/** @type {string} */ alias) => addHead(index, { page, section: -1, field: "alias" }, alias));
  Object.entries(facets).filter(([name]) => !UNSPOKEN.has(name)).forEach(([, values]) =>
    /** @type {string[]} */ (values).forEach((value) => addHead(index, { page, section: -1, field: "facet" }, value)),
  );
  for (let section = first; section < first + count; section += 1) {
    const heading = headings[section];
    index.sections.push({ page, heading, anchor: anchors[section] });
    if (heading && heading !== title) {
      addHead(index, { page, section, field: "heading" }, heading);
    }
  }
}

/**
 * Return the anchor that Markdown gives to a heading; twin of `anchor_of` in macros/search/index.py.
 * @param {string} heading
 */
export function anchorOf(heading) {
  return heading.normalize("NFKD").replace(/[^\w\s-]/g, "").trim().toLowerCase().replace(/[\s-]+/g, "-");
}

/**
 * @param {Index} index
 * @param {Omit<Head, "keys" | "text">} place
 * @param {string} text
 */
function addHead(index, place, text) {
  const number = index.heads.length;
  const keys = index.keys.get(text) ?? keysOf(index, text);
  index.keys.set(text, keys); // "Inkrafttreten" is the heading of many pages
  index.heads.push({ ...place, text, keys });
  for (const key of keys) {
    const known = index.headsOf.get(key);
    if (!known) {
      index.headsOf.set(key, [number]);
    } else if (known[known.length - 1] !== number) {
      known.push(number);
    }
  }
}

/**
 * @param {Index} index
 * @param {string} text
 */
function keysOf(index, text) {
  const keys = [];
  for (const word of wordsOf(text, index.treated)) {
    const { form, key, start, end } = word;
    if (!index.stop.has(form)) {
      keys.push(...keysOfWord(word));
      index.forms.set(form, key);
      if (!index.written.has(key)) {
        index.written.set(key, text.slice(start, end));
      }
    }
  }
  return keys;
}

/**
 * Return two sorted lists that share nothing as one.
 * @param {string[]} some
 * @param {string[]} others
 */
function merged(some, others) {
  const all = [];
  let at = 0;
  for (const word of others) {
    while (at < some.length && some[at] < word) {
      all.push(some[at]);
      at += 1;
    }
    all.push(word);
  }
  return [...all, ...some.slice(at)];
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
