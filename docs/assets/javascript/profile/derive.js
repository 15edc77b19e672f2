/** From a profile to the text of every field; twin of `macros/grammar.py`. */

import { withComputed } from "./computed.js";
import { entryFor } from "./entry.js";
import { formatValue } from "./formatting.js";
import { LAW_ABBREVIATION, OFFICE, ORDER_VERB, SHORT } from "./names.js";
import { strip } from "./typing.js";
import { personForms, shortForms, thingForms, withStarts } from "./words.js";

/** @typedef {import("./types.js").Facts} Facts */
/** @typedef {import("./types.js").Field} Field */
/** @typedef {import("./types.js").Fields} Fields */
/** @typedef {import("./types.js").Land} Land */
/** @typedef {import("./types.js").Profile} Profile */
/** @typedef {import("./types.js").Row} Row */
/** @typedef {import("./types.js").Scalar} Scalar */
/** @typedef {import("./types.js").Values} Values */
/** @typedef {import("./entry.js").Entry} Entry */
/** @typedef {import("./tables.js").Tables} Tables */

const CONDITION_WORDS = ["vorbereitende", "hauptausschuss", "verwaltungsorgan"];

/**
 * Returns text by field name, rows by list name and the facts of a checked profile.
 * What does not exist for the profile, and project fields without value, have no text; defaults count for the facts only.
 * @param {Profile} profile
 * @param {Tables} tables  of the Länder that `laenderOf(profile)` names
 * @param {Fields} fields
 * @returns {Values}
 */
export function deriveValues(profile, tables, fields) {
  const entry = entryFor(profile, tables);
  const texts = derivedTexts(entry, tables, tables.laender[profile.land]);
  /** @type {Values["rows"]} */
  const rows = {};
  const given = withComputed(saysSomething(profile.felder ?? {}), fields, tables.countDays);
  for (const [name, value] of Object.entries(given)) {
    if (Array.isArray(value)) rows[name] = value.map((row) => rowTexts(row, fields[name], profile, tables));
    else texts[name] = formatValue(value, fields[name].type);
  }
  return { texts, rows, facts: factsOf(profile, entry, tables, fields, new Set(Object.keys(given))) };
}

/**
 * Returns the fields that say something: blank text and empty lists are as good as none.
 * @param {Record<string, Scalar | Row[]>} values
 */
function saysSomething(values) {
  const given = Object.entries(values).filter(([, value]) => (Array.isArray(value) ? value.length : strip(String(value))));
  return Object.fromEntries(given);
}

/**
 * @param {Entry} entry
 * @param {Tables} tables
 * @param {Land} land
 * @returns {Record<string, string>}
 */
function derivedTexts(entry, tables, land) {
  /** @type {Record<string, string>} */
  const texts = {};
  for (const [base, forms] of formsOf(entry, tables, land)) {
    for (const [suffix, text] of Object.entries(withStarts(forms))) texts[suffix ? `${base}_${suffix}` : base] = text;
  }
  if (entry.lawAbbreviation) texts[LAW_ABBREVIATION] = entry.lawAbbreviation;
  texts[ORDER_VERB] = entry.orderVerb;
  texts[OFFICE] = texts.spitze_ohne;
  return texts;
}

/**
 * @param {Entry} entry
 * @param {Tables} tables
 * @param {Land} land
 * @returns {Generator<[string, Record<string, string>]>}
 */
function* formsOf(entry, { words }, land) {
  for (const [base, word] of Object.entries(entry.things)) {
    const forms = thingForms(word, words);
    yield [base, base === "land" ? { ...forms, ...asPlace(land) } : forms];
  }
  for (const [base, person] of Object.entries(entry.persons)) yield [base, personForms(person, words)];
  if (entry.short) yield [SHORT, shortForms(entry.short, words)];
}

/** @param {Land} land */
function asPlace(land) {
  return { ohne: land.name, in: land.im_satz[0], in_wohin: land.im_satz[1] };
}

/**
 * @param {Row} row
 * @param {Field} field
 * @param {Profile} profile
 * @param {Tables} tables
 * @returns {Record<string, string>}
 */
function rowTexts(row, field, profile, tables) {
  if (field.type === "Beteiligte") return partyTexts(row, profile, tables);
  const cells = field.columns.filter(({ name }) => name in row);
  return Object.fromEntries(cells.map(({ name, type }) => [name, formatValue(row[name], type)]));
}

/**
 * Returns the derived texts of one party; without a Land of its own it lies in that of the profile.
 * @param {Row} row
 * @param {Profile} profile
 * @param {Tables} tables
 */
function partyTexts(row, profile, tables) {
  const party = { kommune: String(row.kommune), form: String(row.form), land: String(row.land ?? profile.land) };
  return derivedTexts(entryFor(party, tables), tables, tables.laender[party.land]);
}

/**
 * @param {Profile} profile
 * @param {Entry} entry
 * @param {Tables} tables
 * @param {Fields} fields
 * @param {Set<string>} given
 * @returns {Facts}
 */
function factsOf(profile, entry, tables, fields, given) {
  const groups = Object.entries(tables.outline.groups).filter(([, forms]) => forms.includes(profile.form));
  return {
    form: profile.form,
    land: profile.land,
    has: new Set([...CONDITION_WORDS.filter((word) => word in entry.things), ...given]),
    answers: Object.fromEntries(Object.values(fields).flatMap((field) => answer(field, profile.felder?.[field.name]))),
    groups: new Set(groups.map(([name]) => name)),
  };
}

/**
 * @param {Field} field
 * @param {Scalar | Row[] | undefined} value
 * @returns {[string, string][]}
 */
function answer(field, value) {
  if (field.type !== "Auswahl" && field.type !== "Ja/Nein") return [];
  const text = value === undefined || Array.isArray(value) ? field.default : formatValue(value, field.type);
  return text === null ? [] : [[field.name, text]];
}
