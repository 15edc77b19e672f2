/** From a profile to the words of one municipality; twin of `macros/grammar_entry.py`. */

import { personsOf } from "./entry-persons.js";
import { bodyWord, secondMention } from "./places.js";
import { followedBy, ownWord, wordOf } from "./words.js";

/** @typedef {import("./types.js").Form} Form */
/** @typedef {import("./types.js").Land} Land */
/** @typedef {import("./types.js").Member} Member */
/** @typedef {import("./types.js").Noun} Noun */
/** @typedef {import("./types.js").Office} Office */
/** @typedef {import("./types.js").Override} Override */
/** @typedef {import("./types.js").Profile} Profile */
/** @typedef {import("./types.js").Words} Words */
/** @typedef {import("./tables.js").Tables} Tables */
/** @typedef {import("./words.js").Person} Person */
/** @typedef {import("./words.js").Word} Word */

/**
 * @typedef {object} Entry  a word that does not exist for the profile is missing
 * @property {Record<string, Word>} things
 * @property {Record<string, Person>} persons
 * @property {Word | null} short
 * @property {string | null} lawAbbreviation
 * @property {string} orderVerb
 */

/**
 * @typedef {object} Case  what the words of one profile are looked up in
 * @property {Profile} profile
 * @property {Words} words
 * @property {Land} land
 * @property {Form} form
 * @property {Member | null} member  in force when another body prepares the papers
 * @property {Record<string, Override | null>} overrides
 */

/**
 * Returns the section of the tables whose entries may replace a word; undefined where only own words may.
 * @param {string} base
 * @param {Words} words
 * @param {Land} land
 * @returns {Record<string, Noun> | Record<string, Office> | undefined}
 */
export function choices(base, words, land) {
  const { koerperschaften, organe, vorlagen, aemter } = words;
  /** @type {Record<string, Record<string, Noun> | Record<string, Office>>} */
  const sections = {
    kommune: koerperschaften,
    vorbereitende: koerperschaften,
    rat: organe,
    verwaltungsorgan: organe,
    verwaltung: words.verwaltungen,
    hauptausschuss: words.ausschuesse,
    vorlage: vorlagen,
    kenntnisvorlage: vorlagen,
    gesetz: land.gesetze,
    spitze: aemter,
    vorsitz: aemter,
    ratsmitglied: words.mitglieder,
  };
  return Object.hasOwn(sections, base) ? sections[base] : undefined;
}

/**
 * Returns what the words of a checked profile are looked up in.
 * @param {Profile} profile
 * @param {Tables} tables
 * @returns {Case}
 */
export function caseOf(profile, tables) {
  const land = tables.laender[profile.land];
  if (!land) throw new Error(`the tables of ${profile.land} are not loaded`);
  const form = land.formen[profile.form];
  const member = (profile.vorbereitende && form.bei_verband) || null;
  return { profile, words: tables.words, land, form, member, overrides: profile.werte ?? {} };
}

/**
 * Returns the words of a checked profile.
 * @param {Profile} profile
 * @param {Tables} tables
 * @returns {Entry}
 */
export function entryFor(profile, tables) {
  const place = caseOf(profile, tables);
  const things = thingsOf(place);
  return {
    things,
    persons: personsOf(place, things),
    short: shortName(place),
    lawAbbreviation: lawAbbreviation(place),
    orderVerb: profile.auftragsverb || place.form.auftragsverb,
  };
}

/**
 * @param {Case} place
 * @returns {Record<string, Word>}
 */
function thingsOf(place) {
  const { words, land, form } = place;
  const municipality = body(place, "kommune", place.profile.kommune, form.koerperschaft);
  const council = /** @type {Word} */ (noun(place, "rat", form.vertretung.organ, words.organe));
  const found = {
    kommune: municipality,
    rat: council,
    verwaltung: noun(place, "verwaltung", administration(place), words.verwaltungen),
    verwaltungsorgan: noun(place, "verwaltungsorgan", form.verwaltungsorgan, words.organe),
    hauptausschuss: noun(place, "hauptausschuss", mainCommittee(place).ausschuss, words.ausschuesse),
    land: bodyWord(land.koerperschaft, "", land.name, words),
    vorbereitende: preparing(place),
    vorlage: noun(place, "vorlage", form.vorlage[0], words.vorlagen),
    kenntnisvorlage: noun(place, "kenntnisvorlage", informationPaper(place), words.vorlagen),
    gesetz: noun(place, "gesetz", form.gesetz, land.gesetze),
    rat_voll: fullCouncil(place, council, municipality),
  };
  return Object.fromEntries(Object.entries(found).flatMap(([base, word]) => (word ? [[base, word]] : [])));
}

/**
 * @param {Case} place
 * @param {string} base
 * @param {string | undefined} key
 * @param {Record<string, Noun>} nouns
 * @returns {Word | null}
 */
function noun({ overrides, words }, base, key, nouns) {
  const override = overrides[base];
  if (override === undefined) return key ? wordOf(nouns[key], words) : null;
  if (override?.schluessel) return wordOf(nouns[override.schluessel], words);
  return override?.wort ? ownWord(override, words) : null;
}

/**
 * @param {Case} place
 * @param {string} base
 * @param {string} name
 * @param {string} key
 * @returns {Word}
 */
function body({ overrides, words, land }, base, name, key) {
  const override = overrides[base] ?? { schluessel: key };
  if (override.schluessel) return bodyWord(override.schluessel, name, land.name, words, override.wort);
  return ownWord(override, words);
}

/** @param {Case} place */
function preparing(place) {
  const second = place.profile.vorbereitende;
  const key = second && (place.land.formen[second.form]?.koerperschaft ?? second.form);
  return second && key ? body(place, "vorbereitende", second.kommune, key) : null;
}

/** @param {Case} place */
function shortName({ overrides, words, form, profile }) {
  if (overrides.kommune_kurz) return ownWord(overrides.kommune_kurz, words);
  const key = overrides.kommune ? overrides.kommune.schluessel : form.koerperschaft;
  return (key && secondMention(key, profile.kommune, words)) || secondMention(form.koerperschaft, "", words);
}

/**
 * Returns the key of the administration that prepares the papers.
 * @param {Case} place
 */
export function administration({ profile, land, form, member }) {
  if (!member || !profile.vorbereitende) return form.verwaltung;
  const second = profile.vorbereitende.form;
  const other = (member.abweichend ?? []).find((entry) => entry.vorbereitende_verwaltung === second);
  if (other || second === member.vorbereitende_verwaltung) return (other ?? member).verwaltung;
  return (land.formen[second] ?? member).verwaltung;
}

/**
 * Returns the committee that advises this profile's council, and what else it may be called.
 * @param {Case} place
 * @returns {import("./types.js").Committee}
 */
export function mainCommittee({ form, member }) {
  return member?.hauptausschuss ?? form.hauptausschuss ?? {};
}

/**
 * Returns the key of the paper that only informs.
 * @param {Case} place
 */
export function informationPaper({ form, words }) {
  return form.kenntnisvorlage?.[0] ?? words.vorgaben.kenntnisvorlage;
}

/**
 * @param {Case} place
 * @param {Word} council
 * @param {Word} municipality
 */
function fullCouncil({ overrides, words, form }, council, municipality) {
  if (overrides.rat_voll) return ownWord(overrides.rat_voll, words);
  const full = form.vertretung.voll;
  if (!full || overrides.rat) return followedBy(council, municipality.cases.gen);
  return followedBy(council, (full.startsWith(council.bare) ? full.slice(council.bare.length) : full).trim());
}

/** @param {Case} place */
function lawAbbreviation({ overrides, land, form }) {
  if (overrides.gesetz_kurz) return overrides.gesetz_kurz.wort ?? null;
  const override = overrides.gesetz;
  if (override && !override.schluessel) return null;
  return land.gesetze[override?.schluessel ?? form.gesetz].abkuerzung;
}
