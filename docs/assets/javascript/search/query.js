// A typed query as groups of choices: what each of its words may stand for, and how sure that is.

import { bestOf } from "./scoring.js";
import { composed, stem, wordsOf } from "./treatment.js";
import { nearest } from "./typos.js";
import { compoundsOf, compoundsWith, familyOf, isKnown, longerThan, partsOf } from "./vocabulary.js";

/** @typedef {import("./reading.js").Index} Index */
/** @typedef {import("./treatment.js").Word} Word */
/** @typedef {"exact" | "compound" | "family" | "prefix" | "split" | "joined" | "corrected" | "synonym"} Reason */
/**
 * One way to understand a word: any of these words of the index, or all of these groups of choices.
 * @typedef {{reason: Reason, weight: number, words: string[], all?: Choice[][]}} Choice
 */
/** @typedef {{name: string, weight: number}} Named */
/** @typedef {{typed: string, word: Word, choices: Choice[]}} Group */

const WEIGHTS = { exact: 1, compound: 0.72, family: 0.55, prefix: 0.7, split: 0.85, joined: 1, turned: 0.9, corrected: 0.6, synonym: 0.95, weaker: 0.7, weakest: 0.35 };
const LEAST_PREFIX = 3;
const MOST_WORDS_OF_A_NAME = 6;
const MOST_WORDS = 24; // a whole page may be pasted

/**
 * Return the groups of a query, one for each of its words that says something.
 * @param {Index} index
 * @param {string} query
 * @returns {Group[]}
 */
export function groupsOf(index, query) {
  const text = composed(query);
  const all = wordsOf(text);
  const telling = all.filter(({ form }) => !index.stop.has(form)).slice(0, MOST_WORDS);
  const groups = telling.map((word, at) => groupOf(index, text, word, at === telling.length - 1));
  addJoined(index, groups);
  addSynonyms(index, groups);
  groups.forEach((group) => addCorrections(index, group));
  return withoutMereGuesses(groups);
}

/**
 * Take corrections back where they are all there is and other words stand for nothing at all.
 * @param {Group[]} groups
 * @returns {Group[]}
 */
function withoutMereGuesses(groups) {
  const isGuess = (/** @type {Group} */ { choices }) => !choices.length || choices[0].reason === "corrected";
  const areMere = groups.every(isGuess) && groups.some(({ choices }) => !choices.length);
  return areMere ? groups.map((group) => ({ ...group, choices: [] })) : groups;
}

/**
 * @param {Index} index
 * @param {string} text
 * @param {Word} word
 * @param {boolean} last
 * @returns {Group}
 */
function groupOf(index, text, word, last) {
  const choices = directChoices(index, word.key);
  if (isKnown(index, word.form) && word.form !== word.key) {
    choices.push({ reason: "exact", weight: WEIGHTS.exact, words: [word.form] });
  }
  const parts = word.parts.length ? word.parts.filter((part) => part.length > 1) : partsOf(index, word.key);
  const all = parts.map((part) => directChoices(index, part));
  if (all.length && all.every((some) => some.length)) {
    choices.push({ reason: "split", weight: WEIGHTS.split, words: [], all });
  }
  if (word.form.length >= LEAST_PREFIX && (last || !isKnown(index, word.key))) {
    const longer = longerThan(index, word.form);
    if (longer.length) {
      choices.push({ reason: "prefix", weight: WEIGHTS.prefix, words: longer });
    }
  }
  return { typed: text.slice(word.start, word.end), word, choices };
}

/**
 * Return what a word stands for without guessing: itself, compounds with it, its family.
 * @param {Index} index
 * @param {string} key
 * @returns {Choice[]}
 */
function directChoices(index, key) {
  /** @type {Choice[]} */
  const choices = [
    { reason: "exact", weight: WEIGHTS.exact, words: isKnown(index, key) ? [key] : [] },
    { reason: "compound", weight: WEIGHTS.compound, words: compoundsWith(index, key) },
    { reason: "family", weight: WEIGHTS.family, words: familyOf(index, key) },
  ];
  const found = choices.filter(({ words }) => words.length);
  return found.some(({ reason }) => reason !== "family") ? found : [...found, ...compoundsOfFamily(index, found)];
}

/**
 * @param {Index} index
 * @param {Choice[]} family
 * @returns {Choice[]}
 */
function compoundsOfFamily(index, family) {
  const words = family.flatMap((choice) => choice.words.flatMap((word) => compoundsWith(index, word)));
  return words.length ? [{ reason: "family", weight: WEIGHTS.family * WEIGHTS.compound, words }] : [];
}

/**
 * Let two words that stand side by side mean the compound that they make, also the other way round: „Plan Bebauung“.
 * @param {Index} index
 * @param {Group[]} groups
 */
function addJoined(index, groups) {
  for (let at = 1; at < groups.length; at += 1) {
    const [one, other] = [groups[at - 1], groups[at]];
    const turned = [...joinedTo(index, other.word, one.word), ...compoundsOf(index, other.word.key, one.word.key)];
    for (const [weight, found] of /** @type {[number, string[]][]} */ ([[WEIGHTS.joined, joinedTo(index, one.word, other.word)], [WEIGHTS.turned, turned]])) {
      if (found.length) {
        [one, other].forEach(({ choices }) => choices.push({ reason: "joined", weight, words: found }));
      }
    }
  }
}

/**
 * Return the compounds of the index that one word makes when another is written behind it.
 * @param {Index} index
 * @param {Word} one
 * @param {Word} other
 */
function joinedTo(index, one, other) {
  const written = [one.form + other.form, `${one.form}s${other.form}`, one.key + other.form];
  return [...new Set(written.map(stem))].filter((key) => isKnown(index, key));
}

/**
 * @param {Index} index
 * @param {Group[]} groups
 */
function addSynonyms(index, groups) {
  const names = namesOf(index);
  for (let from = 0; from < groups.length; from += 1) {
    for (let to = from + 1; to <= Math.min(groups.length, from + MOST_WORDS_OF_A_NAME); to += 1) {
      const key = groups.slice(from, to).map(({ word }) => word.key).join(" ");
      for (const choice of (names.get(key) ?? []).flatMap((named) => choiceOf(index, named))) {
        groups.slice(from, to).forEach(({ choices }) => choices.push({ ...choice, weight: choice.weight / Math.sqrt(to - from) }));
      }
    }
  }
}

/**
 * Return for each name, as keys, what else it is called.
 * @param {Index} index
 * @returns {Map<string, Named[]>}
 */
function namesOf(index) {
  const known = /** @type {Map<string, Named[]> | undefined} */ (index.memory.get("names"));
  if (known) {
    return known;
  }
  /** @type {Map<string, Named[]>} */
  const names = new Map();
  for (const { term, names: same, weaker } of index.synonyms) {
    const full = [term, ...same];
    for (const name of [...full, ...weaker]) {
      const nearly = weaker.includes(name);
      const others = full.filter((other) => other !== name).map((other) => ({ name: other, weight: nearly ? WEIGHTS.weaker : WEIGHTS.synonym }));
      const related = (nearly ? [] : weaker).map((other) => ({ name: other, weight: WEIGHTS.weakest }));
      const key = nameKey(index, name);
      names.set(key, [...(names.get(key) ?? []), ...others, ...related]);
    }
  }
  index.memory.set("names", names);
  return names;
}

/**
 * @param {Index} index
 * @param {string} name
 */
function nameKey(index, name) {
  return wordsOf(name).filter(({ form }) => !index.stop.has(form)).map(({ key }) => key).join(" ");
}

/**
 * @param {Index} index
 * @param {Named} named
 * @returns {Choice[]}
 */
function choiceOf(index, { name, weight }) {
  const words = wordsOf(name).filter(({ form }) => !index.stop.has(form));
  const groups = words.map(({ key }) => directChoices(index, key));
  if (!groups.length || groups.some((choices) => !choices.length)) {
    return [];
  }
  return [{ reason: "synonym", weight, words: [], all: groups }];
}

/**
 * Where nothing stands for a word, let the nearest words do.
 * @param {Index} index
 * @param {Group} group
 */
function addCorrections(index, { word, choices }) {
  if (choices.some(({ reason }) => reason !== "split") || bestOf(index, choices).tells) {
    return;
  }
  /** @type {Choice[]} */
  const found = [];
  for (const { word: near, rank } of nearest(index, word.form, word.key)) {
    const weight = WEIGHTS.corrected ** Math.max(1, rank);
    const others = (namesOf(index).get(near) ?? []).flatMap((named) => choiceOf(index, named)).map((choice) => ({ ...choice, weight: choice.weight * weight }));
    found.push({ reason: "corrected", weight, words: [near] }, ...others);
  }
  choices.unshift(...found);
}
