// Which words of an index a typed word stands for: itself, compounds with it, words of its family, longer ones.

import { split } from "./splitting.js";

/** @typedef {import("./reading.js").Index} Index */

const LEAST_PART = 4;
const LEAST_CERTAIN = 5;
const LEAST_FAMILY = 4;
const MOST_LONGER = 60;
const DERIVED = /(?:igkeit|barkeit|lichkeit|keit|heit|ungs?|lich|isch|ig|ier|er|end|ation|ion|bar|et|te|t)$/;

/**
 * Tell whether a word stands anywhere in the index.
 * @param {Index} index
 * @param {string} key
 */
export function isKnown(index, key) {
  return index.headsOf.has(key) || !!index.bodies?.numbers.has(key);
}

/**
 * Return the parts of a compound, or nothing.
 * @param {Index} index
 * @param {string} key
 * @returns {string[]}
 */
export function partsOf(index, key) {
  return remembered(index, `parts ${key}`, () => split(key, index.parts, index.short));
}

/**
 * Return the compounds of the index that have a word as a part.
 * @param {Index} index
 * @param {string} key
 * @returns {string[]}
 */
export function compoundsWith(index, key) {
  if (key.length < LEAST_PART && !index.short.has(key)) {
    return [];
  }
  const isCompound = (/** @type {string} */ word) => isOuterPart(word, key) || partsOf(index, word).includes(key);
  return remembered(index, `with ${key}`, () => longerWith(index, key).filter(isCompound));
}

/**
 * Return the compounds of the index that two words make, in this order.
 * @param {Index} index
 * @param {string} first
 * @param {string} last
 * @returns {string[]}
 */
export function compoundsOf(index, first, last) {
  const areParts = (/** @type {string[]} */ parts) => parts.length === 2 && parts[0] === first && parts[1] === last;
  return compoundsWith(index, last).filter((word) => word.startsWith(first[0]) && areParts(partsOf(index, word)));
}

/**
 * Return the words of the index that are derived from the same word: "planung" and "planer" for "plan".
 * @param {Index} index
 * @param {string} key
 * @returns {string[]}
 */
export function familyOf(index, key) {
  const shared = root(key);
  return startingWith(index, shared).filter((word) => word !== key && root(word) === shared);
}

/**
 * Return the words of the index that begin as a typed word does, the shortest first.
 * @param {Index} index
 * @param {string} form folded, not reduced to its stem
 * @returns {string[]}
 */
export function longerThan(index, form) {
  return startingWith(index, form).sort((one, other) => one.length - other.length).slice(0, MOST_LONGER);
}

/**
 * @param {Index} index
 * @param {string} form
 * @returns {string[]}
 */
function startingWith({ words }, form) {
  const found = [];
  for (let at = firstFrom(words, form); at < words.length && words[at].startsWith(form); at += 1) {
    found.push(words[at]);
  }
  return found;
}

/**
 * Return the words that hold a shorter one, found in one text of all words, which is many times quicker.
 * @param {Index} index
 * @param {string} key
 */
function longerWith(index, key) {
  const text = remembered(index, "all words", () => ` ${index.words.join(" ")} `);
  const found = [];
  for (let end, at = text.indexOf(key); at >= 0; at = text.indexOf(key, end)) {
    end = text.indexOf(" ", at);
    const word = text.slice(text.lastIndexOf(" ", at) + 1, end);
    if (word.length > key.length + 2) {
      found.push(word);
    }
  }
  return found;
}

/**
 * Tell whether a word begins or ends with a long one and has room for another, so that it need not be taken apart.
 * @param {string} word
 * @param {string} key
 */
function isOuterPart(word, key) {
  const enough = key.length >= LEAST_CERTAIN && word.length - key.length >= LEAST_PART;
  return enough && (word.endsWith(key) || word.startsWith(key));
}

/** @param {string} key */
function root(key) {
  const shorter = key.replace(DERIVED, "");
  return shorter.length >= LEAST_FAMILY ? shorter : key;
}

/**
 * @param {string[]} words
 * @param {string} form
 */
function firstFrom(words, form) {
  let low = 0;
  for (let high = words.length; low < high;) {
    const middle = (low + high) >> 1;
    words[middle] < form ? (low = middle + 1) : (high = middle);
  }
  return low;
}

/**
 * @template T
 * @param {Index} index
 * @param {string} name
 * @param {() => T} find
 * @returns {T}
 */
function remembered(index, name, find) {
  if (!index.memory.has(name)) {
    index.memory.set(name, find());
  }
  return /** @type {T} */ (index.memory.get(name));
}
