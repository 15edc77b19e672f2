/** The data part: what a document says about itself (layout in ARCHITECTURE.md); twin of documents/data_part.py. */

import { PackageError } from "./package.js";
import { cleanText, literal } from "./text.js";
import { XmlElement } from "./tree.js";

/** What the root of a data part is called, whatever prefix the file gives it. */
export const ROOT = "z:angaben";
const KINDS = ["field", "block", "item", "row", "inline", "hint", "notice"];

/** @typedef {{number: number, condition: string | null, listName: string | null}} Mark */

/** @param {XmlElement} root @returns {Map<number, Mark>} the numbered marks with a condition or a list */
export function readMarks(root) {
  const marks = new Map();
  for (const item of below(root, "marken", "marke")) {
    const id = item.get("id") ?? "0";
    if (!/^\d+$/.test(id) || !KINDS.includes(item.get("art") ?? "block")) {
      throw new PackageError("Die Angaben des Dokuments sind beschädigt. Bitte neu herunterladen.");
    }
    const [condition, listName] = [item.get("wenn"), item.get("liste")];
    marks.set(Number(id), { number: Number(id), condition, listName });
  }
  return marks;
}

/** @param {XmlElement} root @returns {Map<string, string>} prompts by field name; a list's column is `list.column` */
export function readPrompts(root) {
  const prompts = new Map(below(root, "felder", "feld").map((field) => [nameOf(field), promptOf(field)]));
  for (const table of below(root, "listen", "liste")) {
    for (const field of below(table, "zeile", "feld")) prompts.set(`${nameOf(table)}.${nameOf(field)}`, promptOf(field));
  }
  return prompts;
}

/**
 * Returns the literal text of a field, a list's column `list.column` in a row from 1; empty where there is none.
 * @param {string} name
 * @param {number} row
 * @param {import("../profile/types.js").Values} values
 */
export function textOf(name, row, { texts, rows }) {
  const [list, column] = cut(name);
  const held = column ? (own(rows, list) ?? [])[row - 1] ?? {} : texts;
  return literal(own(held, column || name) ?? "");
}

/** @param {string} name @returns {[string, string]} list and column of `list.column` */
export function cut(name) {
  const dot = name.indexOf(".");
  return dot < 0 ? [name, ""] : [name.slice(0, dot), name.slice(dot + 1)];
}

/**
 * Sets the values of the fields, one `zeile` for each row of the lists, and the profile for reading back.
 * @param {XmlElement} root
 * @param {Record<string, string>} texts
 * @param {Record<string, Record<string, string>[]>} rows
 * @param {string | null} record
 */
export function fillDataPart(root, texts, rows, record) {
  for (const field of below(root, "felder", "feld")) field.text = literal(own(texts, nameOf(field)) ?? "");
  for (const table of below(root, "listen", "liste")) fillList(table, own(rows, nameOf(table)) ?? []);
  for (const old of below(root, "profil")) old.remove();
  if (record !== null) {
    const profile = new XmlElement("profil");
    profile.text = cleanText(record);
    root.append(profile);
  }
}

/**
 * Returns the children of that name, of the children of that name, and so on.
 * @param {XmlElement} root
 * @param {string[]} path
 * @returns {XmlElement[]}
 */
export function below(root, ...path) {
  return path.reduce((found, name) => found.flatMap((item) => children(item, name)), [root]);
}

/** @template T @param {Record<string, T>} record @param {string} name @returns {T | undefined} never an inherited one */
export function own(record, name) {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

/** @param {XmlElement} item @param {string} name */
function children(item, name) {
  return item.children.filter(({ key }) => key === `z:${name}`);
}

/** @param {XmlElement} table @param {Record<string, string>[]} rows */
function fillList(table, rows) {
  const [pattern] = below(table, "zeile");
  if (!pattern) return;
  const filled = (rows.length ? rows : [{}]).map((values) => {
    const row = pattern.copy();
    for (const field of row.children) field.text = literal(own(values, nameOf(field)) ?? "");
    return row;
  });
  table.fill(...filled);
}

/** @param {XmlElement} item */
function nameOf(item) {
  return item.get("name") ?? "";
}

/** @param {XmlElement} item */
function promptOf(item) {
  return item.get("anzeige") ?? "";
}
