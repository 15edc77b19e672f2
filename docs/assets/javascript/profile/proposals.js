/** What the tables offer in place of a derived word. */

import { chairKey } from "./entry-persons.js";
import { administration, caseOf, choices, informationPaper, mainCommittee } from "./entry.js";
import { MAY_BE_ABSENT } from "./names.js";
import { bodyWord } from "./places.js";
import { isUnverified } from "./unverified.js";
import { personOf, wordOf } from "./words.js";

/** @typedef {import("./types.js").Alternative} Alternative */
/** @typedef {import("./types.js").Noun} Noun */
/** @typedef {import("./types.js").Office} Office */
/** @typedef {import("./types.js").Profile} Profile */
/** @typedef {import("./types.js").Proposal} Proposal */
/** @typedef {import("./entry.js").Case} Case */
/** @typedef {import("./tables.js").Tables} Tables */

const HEAD = "verwaltungsspitze";
const BODIES = ["kommune", "vorbereitende"];

/**
 * Returns what may stand in place of a derived word, the entry's own words first; empty where only own words may.
 * @param {string} base
 * @param {Tables} tables
 * @param {Profile} profile  checked
 * @returns {Proposal[]}
 */
export function proposals(base, tables, profile) {
  const place = caseOf(profile, tables);
  const section = choices(base, place.words, place.land);
  if (!section) return [];
  const likely = likelyKeys(base, place);
  const others = Object.keys(section).filter((key) => !likely.has(key) && isPossible(base, section[key]));
  const further = others.map((key) => proposal(base, key, section[key], place)).sort(byText);
  const own = [...likely].map(([key, when]) => ({ ...proposal(base, key, section[key], place), likely: true, when }));
  if (!MAY_BE_ABSENT.includes(base)) return [...own, ...further];
  const isAbsent = !likelyFirst(base, place);
  const absent = nothing(isAbsent && isUnverified(base, place));
  return [...(isAbsent ? [absent, ...own] : [...own, absent]), ...further];
}

/**
 * Returns the keys that the entry itself names, each with the condition that only people can judge.
 * @param {string} base
 * @param {Case} place
 * @returns {Map<string, string>}
 */
function likelyKeys(base, place) {
  /** @type {Map<string, string>} */
  const likely = new Map();
  for (const [key, when] of entryKeys(base, place)) {
    if (key && !likely.has(key)) likely.set(key, when);
  }
  return likely;
}

/**
 * @param {string} base
 * @param {Case} place
 * @returns {[string | undefined, string][]}
 */
function entryKeys(base, place) {
  const { form, member, land, words, profile } = place;
  const { vertretung: council, verwaltungsspitze: head } = form;
  const second = profile.vorbereitende?.form ?? "";
  const committee = mainCommittee(place);
  /** @type {Record<string, [string | undefined, string][]>} */
  const keys = {
    kommune: [...plain(form.koerperschaft, form.koerperschaft_wahlweise), ...titles(form.koerperschaft, place)],
    vorbereitende: plain(land.formen[second]?.koerperschaft ?? second),
    rat: plain(council.organ),
    ratsmitglied: plain(council.mitglied),
    vorsitz: [...plain(chairKey(place) === HEAD ? head.amt : chairKey(place)), ...under(council.vorsitz_abweichend)],
    spitze: [...plain(head.amt), ...under(head.abweichend && [head.abweichend]), ...under(member?.verwaltungsspitze_abweichend)],
    verwaltung: plain(administration(place), ...(form.verwaltung_alternativen ?? [])),
    verwaltungsorgan: plain(form.verwaltungsorgan),
    hauptausschuss: plain(committee.ausschuss, ...(committee.alternativen ?? [])),
    vorlage: plain(...form.vorlage),
    kenntnisvorlage: plain(informationPaper(place), ...(form.kenntnisvorlage ?? []), words.vorgaben.kenntnisvorlage),
    gesetz: plain(form.gesetz),
  };
  return keys[base];
}

/**
 * @param {(string | undefined)[]} keys
 * @returns {[string | undefined, string][]}
 */
function plain(...keys) {
  return keys.map((key) => [key, ""]);
}

/**
 * @param {Alternative[]} [alternatives]
 * @returns {[string, string][]}
 */
function under(alternatives = []) {
  return alternatives.map(({ amt, wann }) => [amt, wann]);
}

/**
 * Returns titles such as Universitätsstadt: bodies that are called the same at the second mention.
 * @param {string} key
 * @param {Case} place
 */
function titles(key, { words: { koerperschaften } }) {
  const [own] = koerperschaften[key].kurz instanceof Array ? koerperschaften[key].kurz : [];
  const same = Object.entries(koerperschaften).filter(([, noun]) => own && noun.kurz instanceof Array && noun.kurz[0] === own);
  return plain(...same.filter(([, noun]) => isPossible("kommune", noun)).map(([name]) => name));
}

/**
 * Tells whether a word of the tables may be proposed for any municipality: patterns of names and single bodies may not.
 * @param {string} base
 * @param {Noun | Office} entry
 */
function isPossible(base, entry) {
  return !BODIES.includes(base) || JSON.stringify(entry).includes("{ort}");
}

/**
 * @param {string} base
 * @param {string} key
 * @param {Noun | Office} entry
 * @param {Case} place
 * @returns {Proposal}
 */
function proposal(base, key, entry, place) {
  const named = JSON.stringify(entry).includes("{beiname}");
  const own = key === likelyFirst(base, place);
  const law = "offen" in entry && Boolean(entry.offen);
  const unverified = law || (own && isUnverified(base, place));
  return { schluessel: key, text: textOf(base, key, entry, place), unverified, named, likely: false, when: "" };
}

/**
 * @param {string} base
 * @param {Case} place
 */
function likelyFirst(base, place) {
  return entryKeys(base, place)[0]?.[0];
}

/**
 * @param {string} base
 * @param {string} key
 * @param {Noun | Office} entry
 * @param {Case} place
 */
function textOf(base, key, entry, { profile, words, land, overrides }) {
  if ("formen" in entry) {
    if (!BODIES.includes(base)) return wordOf(entry, words).cases.nom;
    const name = base === "kommune" ? profile.kommune : (profile.vorbereitende?.kommune ?? "");
    return bodyWord(key, name, land.name, words, "…").cases.nom;
  }
  const gender = { feminin: /** @type {const} */ ("f"), maskulin: /** @type {const} */ ("m"), paarform: null };
  const own = base === "spitze" ? gender[profile.amtsform ?? "paarform"] : null;
  return personOf(entry, overrides[base]?.genus ?? own, words).cases.nom;
}

/**
 * @param {boolean} unverified
 * @returns {Proposal}
 */
function nothing(unverified) {
  return { schluessel: null, text: "", unverified, named: false, likely: true, when: "" };
}

/**
 * @param {Proposal} left
 * @param {Proposal} right
 */
function byText(left, right) {
  return left.text.localeCompare(right.text, "de");
}
