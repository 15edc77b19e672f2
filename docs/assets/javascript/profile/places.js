/** Names of municipalities: which word stands before a name, so that nothing is said twice; twin of `grammar_places.py`. */

import { filled, wordOf } from "./words.js";

/** @typedef {import("./types.js").Words} Words */

const DISTRICTS = ["kreis", "landkreis"];
const ADJECTIVE = /^([^\n]+isch)er Kreis$/;
const WITH_ADDITION = /^(\S+kreis|\S+-Kreis) ([^\n]+)$/;
const MAY_REPEAT = "markt"; // „Markt Schwaben“ is a name; the municipality is the Markt Markt Schwaben

/**
 * Returns a body with its name, such as die Stadt Lünen or der Rhein-Kreis Neuss; `nickname` fills {beiname}.
 * @param {string} key
 * @param {string} name
 * @param {string} land  the name of the Land
 * @param {Words} words
 * @param {string} [nickname]
 */
export function bodyWord(key, name, land, words, nickname = "") {
  const [pattern, values] = patternOf(key, withoutGenericWord(key, name, words));
  return filled(wordOf(words.koerperschaften[pattern], words), { ...values, land, beiname: nickname });
}

/**
 * @param {string} key
 * @param {string} name
 * @param {Words} words
 */
function withoutGenericWord(key, name, words) {
  const { bare } = wordOf(words.koerperschaften[key], words);
  const generic = bare.endsWith("{ort}") ? bare.slice(0, -"{ort}".length) : bare;
  if (key === MAY_REPEAT || generic === name || !name.startsWith(generic)) return name;
  return name.slice(generic.length);
}

/**
 * Returns the table key and the placeholders; Kreis names that contain „kreis“ have patterns of their own.
 * @param {string} key
 * @param {string} name
 * @returns {[string, Record<string, string>]}
 */
function patternOf(key, name) {
  if (!DISTRICTS.includes(key)) return [key, { ort: name }];
  const adjective = ADJECTIVE.exec(name);
  if (adjective) return ["kreisname_mit_eigenschaftswort", { kreisname: adjective[1] }];
  const addition = WITH_ADDITION.exec(name);
  if (addition) return ["kreisname_mit_zusatz", { kreisname: addition[1], zusatz: addition[2] }];
  return name.toLowerCase().endsWith("kreis") ? ["kreisname_zusammengesetzt", { kreisname: name }] : [key, { ort: name }];
}
