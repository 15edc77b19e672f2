/** The people of one municipality: head, chair, member, who gets the order, who acts for it; twin of `macros/grammar_entry.py`. */

import { ownWord, personOf, personOfWord } from "./words.js";

/** @typedef {import("./types.js").Gender} Gender */
/** @typedef {import("./types.js").Office} Office */
/** @typedef {import("./entry.js").Case} Case */
/** @typedef {import("./words.js").Person} Person */
/** @typedef {import("./words.js").Word} Word */

const HEAD = "verwaltungsspitze";
/** @type {Record<string, Gender | null>} */
const OFFICE_GENDERS = { feminin: "f", maskulin: "m", paarform: null };

/**
 * Returns the offices and memberships of one entry by base name.
 * @param {Case} place
 * @param {Record<string, Word>} things
 * @returns {Record<string, Person>}
 */
export function personsOf(place, things) {
  const { words, form, profile } = place;
  const gender = OFFICE_GENDERS[profile.amtsform ?? "paarform"];
  const head = person(place, "spitze", form.verwaltungsspitze.amt, words.aemter, gender);
  return {
    spitze: head,
    vorsitz: chair(place, head),
    ratsmitglied: person(place, "ratsmitglied", form.vertretung.mitglied, words.mitglieder),
    beauftragte: ordered(place, things, head),
    vertretende: representing(place, things, head),
  };
}

/**
 * @param {Case} place
 * @param {string} base
 * @param {string} key
 * @param {Record<string, Office>} section
 * @param {Gender | null} [gender]
 */
function person({ overrides, words }, base, key, section, gender = null) {
  const override = overrides[base] ?? {};
  if (override.wort && !override.schluessel) return personOfWord(ownWord(override, words));
  return personOf(section[override.schluessel ?? key], override.genus ?? gender, words);
}

/**
 * Returns the chair: the head itself where both are one office, else an office whose holder's gender is open.
 * @param {Case} place
 * @param {Person} head
 */
function chair(place, head) {
  const key = chairKey(place);
  const office = place.form.verwaltungsspitze.amt;
  if ([HEAD, office].includes(key) && !headIsAppointed(place) && !place.overrides.vorsitz) return head;
  return person(place, "vorsitz", key === HEAD ? office : key, place.words.aemter);
}

/**
 * Returns the office that chairs, or `verwaltungsspitze`.
 * @param {Case} place
 */
export function chairKey({ form, member, words }) {
  return member?.vorsitz ?? form.vertretung.vorsitz ?? words.vorgaben.vorsitz;
}

/**
 * Tells whether the head is somebody beside the honorary mayor, who goes on chairing.
 * @param {Case} place
 */
function headIsAppointed({ overrides, member }) {
  const key = overrides.spitze?.schluessel;
  return (member?.verwaltungsspitze_abweichend ?? []).some((alternative) => alternative.amt === key);
}

/**
 * @param {Case} place
 * @param {Record<string, Word>} things
 * @param {Person} head
 */
function ordered({ overrides, words, profile, member, form }, things, head) {
  if (overrides.beauftragte) return personOfWord(ownWord(overrides.beauftragte, words));
  const key = profile.auftrag_an ?? member?.auftrag_an ?? form.auftrag_an;
  return key === HEAD ? head : personOfWord(things[key]);
}

/**
 * Returns who acts for the body: its administrative collegium where there is one, else the head.
 * @param {Case} place
 * @param {Record<string, Word>} things
 * @param {Person} head
 */
function representing({ overrides, words }, things, head) {
  if (overrides.vertretende) return personOfWord(ownWord(overrides.vertretende, words));
  return things.verwaltungsorgan ? personOfWord(things.verwaltungsorgan) : head;
}
