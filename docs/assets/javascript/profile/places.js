/** Names of municipalities: which word stands before a name, so that nothing is said twice; twin of `grammar_places.py`. */

import { filled, shortWord, wordOf } from "./words.js";

/** @typedef {import("./types.js").Words} Words */

const DISTRICTS = ["kreis", "landkreis"];
const ADJECTIVE = /^([^\n]+isch)er Kreis$/;
const WITH_ADDITION = /^(Kreis|\S+kreis|\S+-Kreis) ([^\n]+)$/;
const MAY_REPEAT = "markt"; // „Markt Schwaben“ is a name; the municipality is the Markt Markt Schwaben
/** @type {Record<string, string>} */
const MAY_BE_DROPPED = { Stadt: "Stadt ", Gemeinde: "Gemeinde ", Markt: "Marktgemeinde " };
const TITLED_KINDS = ["Stadt", "Gemeinde"];
const TITLE = /^(?:(Alt|Frei|Groß)e )?(?!Neustadt )((?:\S+- und )?\S+(?:stadt|gemeinde) [A-ZÄÖÜ][^\n]*)$/;
const FLECKEN = /^Flecken ([^\n]+)$/;
const ASSOCIATION = /^((?:\S+- und )?\S*[Vv]erband)( [^\n]+)?$/;

/**
 * Returns a body with its name, such as die Stadt Lünen or der Rhein-Kreis Neuss; `nickname` fills {beiname}.
 * @param {string} key
 * @param {string} name
 * @param {string} land  the name of the Land
 * @param {Words} words
 * @param {string} [nickname]
 */
export function bodyWord(key, name, land, words, nickname = "") {
  const [pattern, values] = patternOf(key, name, words);
  return filled(wordOf(words.koerperschaften[pattern], words), { ...values, land, beiname: nickname });
}

/**
 * Returns the word for the second mention (die Stadt), if the table has one; the pattern of a name goes before.
 * @param {string} key
 * @param {string} name
 * @param {Words} words
 */
export function secondMention(key, name, words) {
  const section = words.koerperschaften;
  return shortWord(section[patternOf(key, name, words)[0]], words) ?? shortWord(section[key], words);
}

/**
 * Returns the table key and the placeholders; names that say what the body is have patterns of their own.
 * @param {string} key
 * @param {string} given
 * @param {Words} words
 * @returns {[string, Record<string, string>]}
 */
function patternOf(key, given, words) {
  const name = withoutGenericWord(key, given, words);
  if (DISTRICTS.includes(key)) return district(key, name);
  const kind = kindOf(key, words);
  if (TITLED_KINDS.includes(kind)) return titled(key, name);
  const association = kind === "Verband" && ASSOCIATION.exec(name);
  if (association) return ["verbandsname", { verbandsname: association[1], zusatz: association[2] ?? "" }];
  return [key, { ort: name }];
}

/**
 * @param {string} key
 * @param {string} name
 * @param {Words} words
 */
function withoutGenericWord(key, name, words) {
  const { bare } = wordOf(words.koerperschaften[key], words);
  const generic = bare.endsWith("{ort}") ? bare.slice(0, -"{ort}".length) : bare;
  if (generic === name) return name;
  const rest = key === MAY_REPEAT ? name : withoutStart(name, generic);
  return withoutStart(rest, MAY_BE_DROPPED[kindOf(key, words)] ?? "");
}

/** @param {string} text @param {string} start */
function withoutStart(text, start) {
  return text.startsWith(start) ? text.slice(start.length) : text;
}

/**
 * Returns what a body is called without its name, or "" for one that has a name or a nickname of its own.
 * @param {string} key
 * @param {Words} words
 */
function kindOf(key, words) {
  const noun = words.koerperschaften[key];
  const sentence = wordOf(noun, words).cases.nom;
  const plain = sentence.includes("{ort}") && !sentence.includes("{beiname}");
  return (plain && shortWord(noun, words)?.bare) || "";
}

/** @param {string} key @param {string} name @returns {[string, Record<string, string>]} */
function titled(key, name) {
  const flecken = FLECKEN.exec(name);
  if (flecken) return ["name_mit_flecken", { zusatz: flecken[1] }];
  const title = TITLE.exec(name);
  if (!title) return [key, { ort: name }];
  const pattern = title[1] ? "name_mit_titel_und_eigenschaftswort" : "name_mit_titel";
  return [pattern, { titel: title[2], eigenschaftswort: title[1] ?? "" }];
}

/** @param {string} key @param {string} name @returns {[string, Record<string, string>]} */
function district(key, name) {
  const adjective = ADJECTIVE.exec(name);
  if (adjective) return ["kreisname_mit_eigenschaftswort", { kreisname: adjective[1] }];
  const addition = WITH_ADDITION.exec(name);
  if (addition) return ["kreisname_mit_zusatz", { kreisname: addition[1], zusatz: addition[2] }];
  return name.toLowerCase().endsWith("kreis") ? ["kreisname_zusammengesetzt", { kreisname: name }] : [key, { ort: name }];
}
