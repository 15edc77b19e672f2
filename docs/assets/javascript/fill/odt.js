/** Fills an ODT of ours by its marks; twin of odt_fill.py. */

import { holds } from "../profile/conditions.js";
import { fillDataPart, own, readMarks } from "./data-part.js";
import { declareFields, fillFields, freezeFields, repeatRow } from "./odt-fields.js";
import { settleLayout } from "./odt-layout.js";
import { DATA_PART, openOdt, writeOdt } from "./odt-package.js";
import { findPlaces, isIn, keepKnownMarks, removePlace, unmark } from "./odt-places.js";
import { linkTargets, removeLooseEnds, unlink } from "./odt-removal.js";
import { pruneAutomaticStyles } from "./odt-styles.js";
import { PackageError } from "./package.js";
import { parseXml, serialiseXml } from "./xml.js";

/** @typedef {import("../profile/types.js").Values} Values */
/** @typedef {import("./tree.js").XmlElement} XmlElement */
/** @typedef {Map<number, import("./data-part.js").Mark>} Marks */
/** @typedef {Map<string, import("./odt-places.js").Place>} Places */

/**
 * Returns the file filled: fillable (marks stay) or final (plain text, no marks, no data part).
 * Throws PackageError where the file is damaged or none of ours.
 * @param {Uint8Array} bytes
 * @param {Values} values
 * @param {{final: boolean, record: string | null}} options the record goes into fillable files only
 * @returns {Promise<Uint8Array>}
 */
export async function fillOdt(bytes, values, { final, record }) {
  const entries = await openOdt(bytes);
  const [data, content] = await Promise.all([DATA_PART, "content.xml"].map((name) => rootOf(entries, name)));
  /** @type {import("./odt-package.js").Parts} */
  const parts = new Map(entries);
  fillContent(content, readMarks(data), values, final);
  parts.set("content.xml", serialiseXml(content));
  parts.delete(DATA_PART);
  if (!final) {
    fillDataPart(data, values.texts, values.rows, record);
    keepKnownMarks(data, content);
    parts.set(DATA_PART, serialiseXml(data));
  }
  return writeOdt(parts);
}

/** @param {Map<string, import("./package.js").Entry>} entries @param {string} name */
async function rootOf(entries, name) {
  const entry = entries.get(name);
  if (entry) return parseXml(await entry.content());
  throw new PackageError("Die Datei enthält keine Angaben des Zwillingsbaukastens; bitte die Vorlage neu laden.");
}

/** @param {XmlElement} content @param {Marks} marks @param {Values} values @param {boolean} final */
function fillContent(content, marks, values, final) {
  const places = placesOf(content, marks);
  const targets = linkTargets(content);
  decide(content, marks, places, values.facts, final);
  fillFields(content, { ...values.texts, ...repeatRows(content, marks, places, values) });
  if (final) {
    freezeFields(content);
    unmark(content);
  }
  const kept = linkTargets(content);
  unlink(content, new Set([...targets].filter((name) => !kept.has(name))));
  removeLooseEnds(content);
  declareFields(content);
  settleLayout(content);
  pruneAutomaticStyles(content);
}

/** @param {XmlElement} content @param {Marks} marks @returns {Places} */
function placesOf(content, marks) {
  const places = findPlaces(content);
  for (const number of marks.keys()) {
    if (!places.has(`zbk_v${number}`)) {
      throw new PackageError(`Die Datei ist beschädigt: Die Marke ${number} fehlt im Text.`);
    }
  }
  return places;
}

/** @param {XmlElement} content @param {Marks} marks @param {Places} places @param {Values["facts"]} facts @param {boolean} final */
function decide(content, marks, places, facts, final) {
  for (const { number, condition } of marks.values()) {
    const place = places.get(`zbk_v${number}`);
    if (place && condition !== null && !holds(condition, facts)) removePlace(place, content);
  }
  // every variant that remains is true, so its hint has done its work
  for (const [name, place] of places) {
    if (name.startsWith("zbk_h") || (final && name.startsWith("zbk_d"))) removePlace(place, content);
  }
}

/** @param {XmlElement} content @param {Marks} marks @param {Places} places @param {Values} values @returns {Record<string, string>} texts of the copies */
function repeatRows(content, marks, places, values) {
  /** @type {Record<string, string>} */
  const texts = {};
  for (const { number, listName } of marks.values()) {
    const place = places.get(`zbk_v${number}`);
    const rows = own(values.rows, listName ?? "") ?? [];
    if (!place || listName === null || !rows.length || !isIn(place, content)) continue;
    repeatRow(place.element, listName, rows.length);
    rows.forEach((row, at) => {
      for (const [column, text] of Object.entries(row)) texts[`${listName}.${at + 1}.${column}`] = text;
    });
  }
  return texts;
}
