/** The rows of a data sheet for one municipality, with its words; twin of `macros/documents/table_rows.py`. */

import { holds } from "../../profile/conditions.js";
import { own } from "../data-part.js";
import { literal } from "../text.js";

/** @typedef {import("../../profile/types.js").Values} Values */
/** @typedef {import("../../profile/types.js").Facts} Facts */
/** @typedef {string | number | string[]} Cell */
/** @typedef {{zellen: Record<string, Cell>, wenn?: string}} Row  its cells by column, and when it holds */

/**
 * @typedef {object} SheetData  a data sheet as `table_data.py` writes it
 * @property {string} id
 * @property {string} art  the kind of sheet
 * @property {string} titel
 * @property {string} stand  ISO date
 * @property {Record<string, string>} spalten  headings by column, in their order
 * @property {string[]} verweise  columns that name other rows by their numbers
 * @property {string[]} leer  headings of columns that the team fills in
 * @property {Record<string, string>} felder  prompts of the fields that it names
 * @property {Record<string, string>} bedingungen  in words, by how they are written
 * @property {Row[]} zeilen
 */

const FIELD = /\{\{ ?([a-z0-9_]+) ?\}\}/g;
const QUESTION = /^feld:\s*([a-z0-9_]+)\s*=\s*ja$/;

/**
 * Tells whether a row is needed; what asks about a field in `kept` is left to the file.
 * @param {Row} row
 * @param {Facts} facts
 * @param {string[]} [kept]
 */
export function isNeeded({ wenn }, facts, kept = []) {
  return !wenn || kept.includes(questionOf(wenn)) || holds(wenn, facts);
}

/**
 * Returns the rows, all of them, which name in the place of skipped ones what those waited for.
 * @param {SheetData} sheet
 * @param {Set<Row>} skipped
 * @returns {Row[]}
 */
export function withReferences({ zeilen, verweise }, skipped) {
  const dropped = new Map([...skipped].map((row) => [String(row.zellen.nr), row]));
  return zeilen.map((row) => {
    const waits = verweise.map((column) => [column, [...new Set(waitsFor(row, column, dropped))]]);
    return { ...row, zellen: { ...row.zellen, ...Object.fromEntries(waits) } };
  });
}

/** @param {string} condition @returns {string} the field that `feld:NAME=ja` asks about, or "" */
export function questionOf(condition) {
  return QUESTION.exec(condition)?.[1] ?? "";
}

/** @param {SheetData} sheet @returns {string[]} the fields that its conditions ask about */
export function questionsOf({ zeilen }) {
  return [...new Set(zeilen.map(({ wenn }) => questionOf(wenn ?? "")))].filter(Boolean);
}

/**
 * Returns the prompts of a sheet with what the municipality says in their place.
 * @param {SheetData} sheet
 * @param {Values} values
 * @returns {Record<string, string>}
 */
export function filledPrompts({ felder }, { texts }) {
  const filled = Object.entries(felder).map(([name, prompt]) => [name, literal(own(texts, name) ?? "") || prompt]);
  return Object.fromEntries(filled);
}

/** @param {Cell} cell @param {Record<string, string>} prompts @returns {string} */
export function textOf(cell, prompts) {
  const text = Array.isArray(cell) ? cell.join(", ") : String(cell);
  return text.replace(FIELD, (_, name) => own(prompts, name) ?? `[${name}]`);
}

/** @param {Row} row @returns {string[]} the fields that stand in its cells */
export function fieldsOf({ zellen }) {
  return Object.values(zellen).flatMap((cell) => [...String(cell).matchAll(FIELD)].map(([, name]) => name));
}

/** @param {Row} row @returns {string[]} its cells as texts, nothing in the place of fields */
export function textsWithoutFields({ zellen }) {
  return Object.values(zellen).map((cell) => (Array.isArray(cell) ? cell.join(", ") : String(cell)).replace(FIELD, ""));
}

/** @param {Row} row @param {string} column @param {Map<string, Row>} dropped @returns {string[]} */
function waitsFor(row, column, dropped) {
  const others = row.zellen[column];
  return (Array.isArray(others) ? others : []).flatMap((other) => {
    const gone = dropped.get(other);
    return gone ? waitsFor(gone, column, dropped) : [other];
  });
}
