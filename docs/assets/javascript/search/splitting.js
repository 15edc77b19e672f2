// Twin of macros/search/splitting.py: German compounds and their parts.

import { stem } from "./treatment.js";

const LEAST = 4;
const MOST = 64; // no German compound is longer, and taking one apart takes the square of its length
const LINKS = ["", "s", "es", "n", "en", "er", "e", "ens"];

/**
 * Return the parts of a compound, or nothing; `word` and `parts` are stems (`treatment.stem`).
 * The fewest parts win, then the longest last one, which says what kind of thing a compound is.
 * @param {string} word
 * @param {ReadonlySet<string>} parts
 * @param {ReadonlySet<string>} short
 * @returns {string[]}
 */
export function split(word, parts, short) {
  /** @type {(string[] | undefined)[]} */
  const best = [];
  if (word.length > MOST) {
    return [];
  }
  for (let start = word.length - 3; start >= 0; start -= 1) {
    best[start] = bestFrom(word, start, best, { parts, short });
  }
  return best[0] ?? [];
}

/** @typedef {{parts: ReadonlySet<string>, short: ReadonlySet<string>}} Known */

/**
 * Return the best way to take a word apart from a place on, given the best one from each later place.
 * @param {string} word
 * @param {number} start
 * @param {(string[] | undefined)[]} best
 * @param {Known} known
 * @returns {string[] | undefined}
 */
function bestFrom(word, start, best, known) {
  const last = word.slice(start);
  if (start && fits(last, known)) {
    return [last];
  }
  let chosen;
  for (let end = start + 3; end < word.length - 2; end += 1) {
    const rest = best[end];
    if (rest && (!chosen || isBetter(rest, chosen))) {
      const part = linked(word.slice(start, end), known);
      chosen = part ? [part, ...rest] : chosen;
    }
  }
  return chosen;
}

/**
 * Tell whether a rest, with one more part before it, is better than what was found.
 * @param {string[]} rest
 * @param {string[]} chosen
 */
function isBetter(rest, chosen) {
  const more = rest.length + 1 - chosen.length;
  return more < 0 || (more === 0 && (rest.at(-1) ?? "").length > (chosen.at(-1) ?? "").length);
}

/**
 * Return the part that a piece is which stands before another one, or an empty text.
 * @param {string} piece
 * @param {Known} known
 */
function linked(piece, known) {
  const stemmed = stem(piece);
  const candidates = LINKS.filter((link) => piece.endsWith(link)).map((link) => piece.slice(0, piece.length - link.length));
  candidates.splice(1, 0, stemmed);
  return candidates.find((part) => fits(part, known)) ?? "";
}

/**
 * @param {string} part
 * @param {Known} known
 */
function fits(part, { parts, short }) {
  return parts.has(part) && (part.length >= LEAST || short.has(part));
}
