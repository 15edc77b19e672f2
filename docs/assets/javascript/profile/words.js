/** Inflects one word: every form that a field name can ask for; twin of `macros/grammar_words.py`. */

/** @typedef {import("./types.js").Gender} Gender */
/** @typedef {import("./types.js").CaseName} CaseName */
/** @typedef {import("./types.js").Cases} Cases */
/** @typedef {import("./types.js").Forms} Forms */
/** @typedef {import("./types.js").Noun} Noun */
/** @typedef {import("./types.js").Office} Office */
/** @typedef {import("./types.js").Override} Override */
/** @typedef {import("./types.js").Words} Words */

/** @typedef {{gender: Gender, cases: Cases, bare: string}} Word */
/** @typedef {{halves: Word[], cases: Cases, bare: string}} Person */

/** @type {CaseName[]} */
const CASES = ["nom", "gen", "dat", "akk"];
const OWNED = ["m", "f", "n", "mz"];
/** @type {Record<string, CaseName>} */
const PREPOSITIONS = { in: "dat", in_wohin: "akk", zu: "dat", von: "dat", bei: "dat" };
const PERSON_PREPOSITIONS = ["zu", "von", "bei"];
const OR = " oder ";

/**
 * Returns a table entry as a word.
 * @param {Noun} noun
 * @param {Words} words
 * @returns {Word}
 */
export function wordOf(noun, words) {
  return makeWord(noun.genus, casesOf(noun.formen, noun.genus, words), noun.ohne);
}

/**
 * Returns the word for the second mention (die Stadt), if the table has one.
 * @param {Noun} noun
 * @param {Words} words
 * @returns {Word | null}
 */
export function shortWord(noun, words) {
  return noun.kurz ? makeWord(noun.genus, casesOf(noun.kurz, noun.genus, words)) : null;
}

/**
 * Returns an office in its feminine or masculine form, or in the form for both (gender null).
 * @param {Office} office
 * @param {Gender | null | undefined} gender
 * @param {Words} words
 * @returns {Person}
 */
export function personOf(office, gender, words) {
  const feminine = office.f && makeWord("f", casesOf(office.f, "f", words));
  const masculine = office.m && makeWord("m", casesOf(office.m, "m", words), office.ohne);
  if (gender === "f" && feminine) return personOfWord(feminine);
  if (gender === "m" && masculine) return personOfWord(masculine);
  if (office.paar && !office.paar.nom.includes(OR)) {
    return personOfWord(makeWord(office.paar.nom.startsWith("die ") ? "f" : "n", office.paar));
  }
  if (!feminine || !masculine) throw new Error("an office needs both genders or a neutral word");
  const cases = office.paar ?? eachCase((name) => feminine.cases[name] + OR + masculine.cases[name]);
  return { halves: [feminine, masculine], cases, bare: feminine.bare + OR + masculine.bare };
}

/**
 * Returns a single word as somebody to address, such as an administration that is given an order.
 * @param {Word} word
 * @returns {Person}
 */
export function personOfWord(word) {
  return { halves: [word], cases: word.cases, bare: word.bare };
}

/**
 * Returns a word that the team has written itself.
 * The dative follows the genitive where that shows a weak ending: Präsident, Präsidenten → dem Präsidenten.
 * @param {Override} override
 * @param {Words} words
 * @returns {Word}
 */
export function ownWord(override, words) {
  const [text, gender] = [override.wort ?? "", override.genus ?? "f"];
  const genitive = override.gen || text;
  const weak = weakDative(text, genitive);
  const forms = [text, genitive, weak, gender === "m" ? weak : text];
  return { gender, cases: casesOf(forms, gender, words), bare: text };
}

/**
 * Returns the text by suffix ("" is the bare name) of a word that has pronouns.
 * @param {Word} word
 * @param {Words} words
 * @returns {Record<string, string>}
 */
export function thingForms(word, words) {
  return { ...shortForms(word, words), ...pronounForms(word.gender, words) };
}

/**
 * Returns the text by suffix of a second mention; its pronouns are those of the first.
 * @param {Word} word
 * @param {Words} words
 * @returns {Record<string, string>}
 */
export function shortForms(word, words) {
  const fused = Object.keys(PREPOSITIONS).map((name) => [name, fuse(word, name, words)]);
  return { ...caseForms(word), ...Object.fromEntries(fused) };
}

/**
 * Returns the text by suffix of an office; prepositions are fused with each half of a pair.
 * @param {Person} person
 * @param {Words} words
 * @returns {Record<string, string>}
 */
export function personForms(person, words) {
  const fused = PERSON_PREPOSITIONS.map((name) => [name, person.halves.map((half) => fuse(half, name, words)).join(OR)]);
  return { ...caseForms(person), ...Object.fromEntries(fused) };
}

/**
 * Returns the forms by suffix, and each once more as it stands at the start of a sentence.
 * @param {Record<string, string>} forms
 * @returns {Record<string, string>}
 */
export function withStarts(forms) {
  const starts = Object.entries(forms).map(([suffix, text]) => [suffix ? `${suffix}_gross` : "gross", atStart(text)]);
  return { ...forms, ...Object.fromEntries(starts) };
}

/**
 * Returns the word with an unchanging addition: der Rat + der Stadt Lünen.
 * @param {Word} word
 * @param {string} rest
 * @returns {Word}
 */
export function followedBy(word, rest) {
  return changed(word, (text) => `${text} ${rest}`);
}

/**
 * Returns the word with its placeholders such as {ort} replaced.
 * @param {Word} word
 * @param {Record<string, string>} values
 * @returns {Word}
 */
export function filled(word, values) {
  return changed(word, (text) =>
    Object.entries(values).reduce((result, [name, value]) => result.replaceAll(`{${name}}`, () => value), text),
  );
}

/**
 * @param {Gender} gender
 * @param {Cases} cases
 * @param {string} [bare]
 * @returns {Word}
 */
function makeWord(gender, cases, bare) {
  return { gender, cases, bare: bare || cases.nom.slice(cases.nom.indexOf(" ") + 1) };
}

/**
 * @param {Forms} forms
 * @param {Gender} gender
 * @param {Words} words
 * @returns {Cases}
 */
function casesOf(forms, gender, words) {
  if (!Array.isArray(forms)) return forms;
  return eachCase((_, index) => `${words.artikel[gender][index]} ${forms[index] ?? forms[0]}`);
}

/**
 * @param {(name: CaseName, index: number) => string} text
 * @returns {Cases}
 */
function eachCase(text) {
  const [nom, gen, dat, akk] = CASES.map(text);
  return { nom, gen, dat, akk };
}

/**
 * @param {Word} word
 * @param {(text: string) => string} change
 * @returns {Word}
 */
function changed(word, change) {
  return { gender: word.gender, cases: eachCase((name) => change(word.cases[name])), bare: change(word.bare) };
}

/**
 * @param {string} text
 * @param {string} genitive
 */
function weakDative(text, genitive) {
  const [parts, genitiveParts] = [text.split(" "), genitive.split(" ")];
  if (parts.length !== genitiveParts.length) return text;
  return parts
    .map((part, index) => (["n", "en"].some((end) => genitiveParts[index] === part + end) ? genitiveParts[index] : part))
    .join(" ");
}

/** @param {{cases: Cases, bare: string}} word */
function caseForms({ cases, bare }) {
  return { "": cases.nom, gen: cases.gen, dat: cases.dat, akk: cases.akk, ohne: bare };
}

/**
 * @param {Word} word
 * @param {string} preposition
 * @param {Words} words
 */
function fuse(word, preposition, words) {
  const form = word.cases[PREPOSITIONS[preposition]];
  return words.verschmelzung[word.gender][preposition] + form.slice(form.indexOf(" "));
}

/**
 * @param {Gender} gender
 * @param {Words} words
 * @returns {Record<string, string>}
 */
function pronounForms(gender, words) {
  const { nom, dat, akk, possessiv } = words.pronomen[gender];
  const owned = OWNED.flatMap((owner) =>
    CASES.map((name, index) => [
      name === "nom" ? `poss_${owner}` : `poss_${owner}_${name}`,
      words.possessiv[possessiv][owner][index],
    ]),
  );
  return { pron: nom, pron_dat: dat, pron_akk: akk, ...Object.fromEntries(owned) };
}

/** @param {string} text */
function atStart(text) {
  const [first = ""] = text;
  return first.toUpperCase() + text.slice(first.length);
}
