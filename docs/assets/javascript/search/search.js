// The search of the site: finds pages in an index that macros/search/index.py has written; knows no page and no network.

import { passageOf } from "./passage.js";
import { groupsOf } from "./query.js";
import { rank } from "./ranking.js";
import { anchorOf, readTexts, readTitles } from "./reading.js";
import { placesOf } from "./scoring.js";
import { distanceOf } from "./typos.js";
import { composed, wordsOf } from "./treatment.js";

/** @typedef {import("./reading.js").Index} Index */
/** @typedef {import("./query.js").Choice} Choice */
/** @typedef {import("./query.js").Group} Group */
/** @typedef {import("./query.js").Reason} Reason */
/**
 * One page that fits; heading and anchor are those of its best section, empty where that is its beginning.
 * @typedef {{url: string, score: number, title: string, heading: string, anchor: string, kind: string, facets: Record<string, string[]>, passage: import("./passage.js").Passage, reason: Reason}} Result
 */
/** @typedef {{typed: string, understood: string[], reason: Reason | "unknown"}} Understood */
/** @typedef {{words: Understood[], suggestion: string | null, nearestTerms: string[]}} Description */

const MOST_RESULTS = 100;
const MOST_SHOWN = 5;
const MOST_LOOKED_AT = 20;
const FARTHEST = 0.6;
const LONGEST_TERM = 64;

/**
 * Return an index; with `stages: 1` that of titles, headings, aliases and synonyms only (see `loadBodies`).
 * @param {(name: string) => Promise<string>} readFile gives the text of a file of the index
 * @param {{stages?: 1 | 2}} [options]
 * @returns {Promise<Index>}
 */
export async function loadIndex(readFile, { stages = 2 } = {}) {
  const index = await readTitles(readFile);
  if (stages > 1) {
    await readTexts(index);
  }
  return index;
}

/**
 * Add the words of all texts to an index, once.
 * @param {Index} index
 */
export async function loadBodies(index) {
  if (!index.bodies) {
    await readTexts(index);
  }
}

/**
 * Return the pages that fit a query, best first, each once.
 * @param {Index} index
 * @param {string} query
 * @param {{limit?: number}} [options]
 * @returns {Result[]}
 */
export function search(index, query, { limit = MOST_RESULTS } = {}) {
  const groups = groupsOf(index, query);
  const matches = matcher(groups);
  return rank(index, groups, query).slice(0, limit).map(({ page, section, score }) => {
    const { url, title, kind, facets } = index.pages[page];
    const { heading, anchor = anchorOf(heading) } = index.sections[section] ?? { heading: "" };
    const passage = passageOf(index.bodies?.texts[section] ?? "", matches);
    return { url, score, title, heading, anchor, kind, facets, passage, reason: reasonOf(groups) };
  });
}

/**
 * Say how a query was understood, what may have been meant instead, and which terms come near it.
 * @param {Index} index
 * @param {string} query
 * @returns {Description}
 */
export function describe(index, query) {
  const groups = groupsOf(index, query);
  const words = groups.map((group) => understood(index, group));
  const corrected = words.some(({ reason }) => reason === "corrected");
  return { words, suggestion: corrected ? suggestionOf(query, groups, words) : null, nearestTerms: nearestTerms(index, query) };
}

/**
 * Return what tells whether a word of a text is one of those that a query stands for.
 * @param {Group[]} groups
 * @returns {(word: import("./treatment.js").Word) => boolean}
 */
function matcher(groups) {
  const wanted = new Set(groups.flatMap(({ choices }) => choices.flatMap(wordsOfChoice)));
  return ({ key, parts }) => wanted.has(key) || parts.some((part) => wanted.has(part));
}

/**
 * @param {Choice} choice
 * @returns {string[]}
 */
function wordsOfChoice({ words, all }) {
  return [...words, ...(all ?? []).flat().flatMap(wordsOfChoice)];
}

/**
 * @param {Group[]} groups
 * @returns {Reason}
 */
function reasonOf(groups) {
  const first = groups.map(({ choices }) => choices[0]?.reason ?? "exact");
  return first.find((reason) => reason !== "exact") ?? "exact";
}

/**
 * @param {Index} index
 * @param {Group} group
 * @returns {Understood}
 */
function understood(index, { typed, choices }) {
  const [best] = choices;
  if (!best) {
    return { typed, understood: [], reason: "unknown" };
  }
  const keys = best.all ? best.all.map(([first]) => first?.words[0] ?? "").filter(Boolean) : best.words;
  return { typed, understood: keys.slice(0, MOST_SHOWN).map((key) => writtenAs(index, key)), reason: best.reason };
}

/**
 * Return a word as some text writes it, or its stem.
 * @param {Index} index
 * @param {string} key
 */
function writtenAs(index, key) {
  const written = index.written.get(key);
  if (written) {
    return written;
  }
  const places = placesOf(index, key);
  for (let at = 0; at < Math.min(places.length, 2 * MOST_LOOKED_AT); at += 2) {
    const text = index.bodies?.texts[places[at]] ?? "";
    const found = wordsOf(text).find((word) => word.key === key);
    if (found) {
      return text.slice(found.start, found.end);
    }
  }
  return key;
}

/**
 * @param {string} query
 * @param {Group[]} groups
 * @param {Understood[]} words
 */
function suggestionOf(query, groups, words) {
  let text = composed(query);
  groups.map((group, at) => ({ word: group.word, meant: words[at] })).reverse().forEach(({ word, meant }) => {
    if (meant.reason === "corrected") {
      text = text.slice(0, word.start) + meant.understood[0] + text.slice(word.end);
    }
  });
  return text;
}

/**
 * Return the terms of the synonyms that share most with a query.
 * @param {Index} index
 * @param {string} query
 */
function nearestTerms(index, query) {
  const typed = wordsOf(composed(query)).map(({ form }) => form).join("").slice(0, LONGEST_TERM);
  const rated = index.synonyms.flatMap(({ term, names }) => [term, ...names].map((name) => ({ term, far: farness(typed, name) })));
  rated.sort((one, other) => one.far - other.far);
  return [...new Set(rated.filter(({ far }) => far < FARTHEST).map(({ term }) => term))].slice(0, MOST_SHOWN);
}

/**
 * Return how far a name is from what was typed: 0 the same, more than `FARTHEST` hardly anything in common.
 * @param {string} typed
 * @param {string} name
 */
function farness(typed, name) {
  const form = wordsOf(name).map((word) => word.form).join("").slice(0, LONGEST_TERM);
  const longest = Math.max(typed.length, form.length, 1);
  return distanceOf(typed, form, Math.floor(FARTHEST * longest)) / longest;
}
