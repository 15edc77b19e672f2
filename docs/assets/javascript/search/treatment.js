// Twin of macros/search/treatment.py: how German words are made comparable, in index and query.

/**
 * One word of a text: folded, its stem, the stems of its parts between hyphens, where it stands.
 * @typedef {{form: string, key: string, parts: string[], start: number, end: number}} Word
 */
/** @typedef {Pick<Word, "form" | "key" | "parts">} Treated */

const WORD = /§+\s*(\d+[a-z]?)(?![\p{L}\p{N}_])|(?<![\p{L}\p{N}_])[Pp]aragra(?:ph|f)(?:en)?\s+(\d+[a-z]?)(?![\p{L}\p{N}_])|[\p{L}\p{N}]+(?:[-‐‑][\p{L}\p{N}]+)*/gu;
const HYPHEN = /[-‐‑]/;
const MARKS = /[\u0300-\u036f\u00ad]/g;
const LONG_VOWELS = /([ao])e|(?<![aeiouq])ue/g;
/** @type {[string, number][]} */
const ENDINGS = [["innen", 3], ["ern", 3], ["em", 3], ["en", 3], ["er", 3], ["es", 3], ["e", 3]];
const LEAST_BEFORE = 4;
const LAST_LETTERS = new Set(["ln", "rn", ...Array.from("bdfghklmnrt", (letter) => `${letter}s`)]);

/**
 * Return the words of a text (Unicode form C); "§ 34" is one word, and so is what hyphens hold together.
 * @param {string} text
 * @param {Map<string, Treated>} [memory] for many texts: what was found out about each word
 * @returns {Word[]}
 */
export function wordsOf(text, memory) {
  const words = [];
  for (const match of text.matchAll(WORD)) {
    const known = memory?.get(match[0]) ?? treated(match);
    memory?.set(match[0], known);
    const start = match.index ?? 0;
    words.push({ form: known.form, key: known.key, parts: known.parts, start, end: start + match[0].length });
  }
  return words;
}

/**
 * Return a text in Unicode form C and without soft hyphens, as `wordsOf` takes it.
 * @param {string} text
 */
export function composed(text) {
  return text.normalize("NFC").replaceAll("\u00ad", "");
}

/**
 * Return what a word is found by: its stem, and the stems of its parts that say something.
 * @param {Word} word
 * @returns {string[]}
 */
export function keysOfWord({ key, parts }) {
  return [key, ...parts.filter((part) => part.length > 1)];
}

/**
 * Return a word in small letters without umlauts and accents, however they were written (ä, ae, a).
 * @param {string} word
 * @returns {string}
 */
export function fold(word) {
  const plain = word.toLowerCase().normalize("NFKD").replace(MARKS, "").replaceAll("ß", "ss");
  return plain.replace(LONG_VOWELS, (_, vowel) => vowel ?? "u");
}

/**
 * Return a folded word without the endings of case and number; the same form for all of them.
 * @param {string} word
 * @returns {string}
 */
export function stem(word) {
  for (const [ending, least] of ENDINGS) {
    if (word.endsWith(ending) && word.length - ending.length >= least) {
      return withoutDouble(word.slice(0, -ending.length));
    }
  }
  const inflected = word.length > LEAST_BEFORE && LAST_LETTERS.has(word.slice(-2));
  return inflected ? word.slice(0, -1) : word;
}

/**
 * @param {RegExpMatchArray} match
 * @returns {Treated}
 */
function treated(match) {
  const number = match[1] ?? match[2];
  if (number) {
    return { form: `§${number}`, key: `§${number}`, parts: [number] };
  }
  const pieces = match[0].split(HYPHEN);
  const form = fold(pieces.join(""));
  return { form, key: stem(form), parts: pieces.length > 1 ? pieces.map((piece) => stem(fold(piece))) : [] };
}

/** @param {string} word */
function withoutDouble(word) {
  return word.endsWith("niss") ? word.slice(0, -1) : word;
}
