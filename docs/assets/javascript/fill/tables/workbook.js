/** A workbook of ours, opened to change cells: its sheets, texts and names, and what its formulas come to. */

import { openZip, PackageError, writeZip } from "../package.js";
import { XmlElement, escaped } from "../tree.js";
import { parseXml, serialiseXml } from "../xml.js";
import { formulaOf } from "./formula.js";
import { heightOf } from "./heights.js";
import { NoValue } from "./operators.js";

/** @typedef {import("./operators.js").Value} Value */

const TEXTS = "xl/sharedStrings.xml";
const BOOK = "xl/workbook.xml";
const SPACE_AT_ITS_ENDS = /^\s|\s$/;
const LOOKS_ESCAPED = /_(?=x[0-9a-fA-F]{4}_)/g; // programs would read the sign of this number
const LONGEST_TEXT = 32_767; // signs of a cell

/**
 * Returns an opened workbook; throws PackageError where it is none.
 * @param {Uint8Array} bytes
 * @returns {Promise<Workbook>}
 */
export async function openWorkbook(bytes) {
  const parts = openZip(bytes);
  const read = async (/** @type {string} */ name) => {
    const part = parts.get(name);
    if (!part) throw new PackageError("Die Datei ist keine Tabelle des Zwillingsbaukastens.");
    return parseXml(await part.content());
  };
  const book = await read(BOOK);
  const names = book.elements("s:sheet").map((sheet) => sheet.get("name") ?? "");
  const roots = await Promise.all(names.map((_, at) => read(sheetPart(at))));
  const sheets = new Map(names.map((name, at) => [name, new Sheet(roots[at])]));
  return new Workbook(parts, book, sheets, await read(TEXTS));
}

/** @param {number} place counted from 0 */
function sheetPart(place) {
  return `xl/worksheets/sheet${place + 1}.xml`;
}

/** One sheet: its rows by number and its cells by name. */
class Sheet {
  /** @param {XmlElement} root */
  constructor(root) {
    this.root = root;
    this.rows = new Map(root.elements("s:row").map((row) => [Number(row.get("r")), row]));
    this.cells = new Map([...this.rows.values()].flatMap((row) => row.children.map((cell) => [cell.get("r") ?? "", cell])));
  }
}

export class Workbook {
  /**
   * @param {Map<string, import("../package.js").Entry>} parts
   * @param {XmlElement} book
   * @param {Map<string, Sheet>} sheets
   * @param {XmlElement} texts
   */
  constructor(parts, book, sheets, texts) {
    this.parts = parts;
    this.sheets = sheets;
    this.texts = texts;
    this.names = new Map(book.elements("s:definedName").map((item) => [item.get("name") ?? "", item.text]));
    this.spoken = texts.children.map((item) => item.text);
    this.places = new Map(this.spoken.map((text, at) => [text, at]));
    /** @type {Map<string, Value>} */
    this.reckoned = new Map();
    /** @type {Map<string, Value[]>} */
    this.ranges = new Map();
  }

  /** @param {string} sheet @param {string} name @returns {Value} of a cell, reckoned where it has a formula */
  cell(sheet, name) {
    const key = `${sheet}!${name}`;
    const known = this.reckoned.get(key);
    if (known !== undefined) return known;
    const value = this.#valueOf(sheet, this.sheets.get(sheet)?.cells.get(name));
    this.reckoned.set(key, value);
    return value;
  }

  /** @param {string} sheet @param {string} cells such as `B2:D9` @returns {Value[]} row by row */
  range(sheet, cells) {
    const key = `${sheet}!${cells}`;
    const known = this.ranges.get(key);
    const values = known ?? namesIn(cells).map((name) => this.cell(sheet, name));
    this.ranges.set(key, values);
    return values;
  }

  /** @param {string} name @returns {Value | Value[]} what its cells hold */
  name(name) {
    const cells = this.names.get(name);
    if (cells === undefined) throw new PackageError(`Der Tabelle fehlt der Name „${name}“.`);
    return formulaOf(cells)({ book: this, sheet: "" });
  }

  /** @param {string} name @param {string | number} value goes into the cell of that name, if there is one */
  answer(name, value) {
    const [sheet, cell] = this.names.get(name)?.split("!") ?? [];
    if (cell) this.set(sheet, cell.replaceAll("$", ""), value);
  }

  /** @param {string} sheet @param {string} name of a cell @param {string | number | null} value as it is, or nothing */
  set(sheet, name, value) {
    const cell = this.sheets.get(sheet)?.cells.get(name);
    if (!cell) throw new PackageError(`Der Tabelle fehlt die Zelle ${name}.`);
    const isText = typeof value === "string" && value !== "";
    cell.drop("t");
    if (isText) cell.set("t", "s");
    const written = isText ? this.#placeOf(value) : value;
    cell.fill(...(written === null || written === "" ? [] : [element("v", String(written))]));
  }

  /** @param {string} sheet @param {number} row as people count */
  hide(sheet, row) {
    this.sheets.get(sheet)?.rows.get(row)?.set("hidden", "1");
  }

  /** @param {string} sheet @param {string} letters of a column */
  hideColumn(sheet, letters) {
    const number = numberOfColumn(letters);
    for (const column of this.sheets.get(sheet)?.root.elements("s:col") ?? []) {
      const [first, last] = [Number(column.get("min")), Number(column.get("max"))];
      if (number < first || number > last) continue;
      const parts = [[first, number - 1], [number, number], [number + 1, last]].filter(([from, to]) => from <= to);
      column.replace(...parts.map(([from, to]) => partOfColumns(column, from, to, from === number && to === number)));
    }
  }

  /** Makes a row high enough for a text in one of its cells. @param {string} sheet @param {string} name @param {string} text */
  makeRoom(sheet, name, text) {
    const [letters, number] = partsOf(name);
    const row = this.sheets.get(sheet)?.rows.get(Number(number));
    const columns = this.sheets.get(sheet)?.root.elements("s:col") ?? [];
    const place = numberOfColumn(letters);
    const column = columns.find((item) => place >= Number(item.get("min")) && place <= Number(item.get("max")));
    if (!row || !column) return;
    const height = heightOf(text, Math.floor(Number(column.get("width"))));
    row.set("ht", String(Math.max(height, Number(row.get("ht") ?? 0))));
  }

  /** Says in every cell with a formula what it comes to. */
  reckon() {
    this.reckoned.clear();
    this.ranges.clear();
    for (const [name, { rows }] of this.sheets) {
      // from below: plans look ahead, and so few formulas wait for each other at once
      for (const row of [...rows.values()].reverse()) this.#reckonRow(name, row);
    }
  }

  /** @returns {Promise<Uint8Array>} */
  async bytes() {
    this.texts.set("count", String(this.#countOfTexts()));
    this.texts.set("uniqueCount", String(this.spoken.length));
    /** @type {Map<string, Uint8Array | import("../package.js").Entry>} */
    const parts = new Map(this.parts);
    parts.set(TEXTS, serialiseXml(this.texts));
    [...this.sheets.values()].forEach(({ root }, at) => parts.set(sheetPart(at), serialiseXml(root)));
    return writeZip(parts);
  }

  /** @param {string} sheet @param {XmlElement} [cell] @returns {Value} */
  #valueOf(sheet, cell) {
    const formula = cell?.child("s:f")?.text;
    const text = cell?.child("s:v")?.text ?? "";
    if (formula) return this.#single(formula, sheet);
    if (cell?.get("t") === "s") return this.spoken[Number(text)];
    return text === "" ? null : Number(text);
  }

  /** @param {string} formula @param {string} sheet @returns {Value} */
  #single(formula, sheet) {
    const value = formulaOf(formula)({ book: this, sheet });
    return (Array.isArray(value) ? value[0] : value) ?? 0;
  }

  /** @param {string} sheet @param {XmlElement} row */
  #reckonRow(sheet, row) {
    for (const cell of row.children) {
      const formula = cell.child("s:f");
      if (!formula) continue;
      const value = this.#explained(() => this.cell(sheet, cell.get("r") ?? ""));
      cell.drop("t");
      if (typeof value === "string" && value !== "") cell.set("t", "str");
      cell.fill(formula, element("v", String(value)));
    }
  }

  /** @param {() => Value} reckon */
  #explained(reckon) {
    try {
      return reckon();
    } catch (error) {
      throw error instanceof NoValue ? new PackageError("Eine Formel der Tabelle kommt zu keinem Ergebnis.") : error;
    }
  }

  /** @param {string} text @returns {number} where it stands among the texts; a new one comes last */
  #placeOf(text) {
    const known = this.places.get(text);
    if (known !== undefined) return known;
    const written = element("t", [...text].slice(0, LONGEST_TEXT).join("").replace(LOOKS_ESCAPED, "_x005F_"));
    if (SPACE_AT_ITS_ENDS.test(text)) written.set("xml:space", "preserve");
    const item = element("si", "");
    item.append(written);
    this.texts.append(item);
    this.places.set(text, this.spoken.length);
    return this.spoken.push(text) - 1;
  }

  #countOfTexts() {
    const cells = [...this.sheets.values()].flatMap(({ cells }) => [...cells.values()]);
    return cells.filter((cell) => cell.get("t") === "s").length;
  }
}

/** @param {string} name @param {string} text @returns {XmlElement} */
function element(name, text) {
  const made = new XmlElement(name, `s:${name}`);
  if (text) made.append(escaped(text));
  return made;
}

/** @param {string} cells such as `B2:D9` @returns {string[]} row by row */
function namesIn(cells) {
  const [first, last] = cells.split(":").map(partsOf);
  const columns = lettersBetween(first[0], last[0]);
  const rows = Array.from({ length: Number(last[1]) - Number(first[1]) + 1 }, (_, at) => Number(first[1]) + at);
  return rows.flatMap((row) => columns.map((letters) => letters + row));
}

/** @param {string} name of a cell @returns {string[]} its column's letters and its row */
function partsOf(name) {
  return /** @type {string[]} */ (/^([A-Z]+)(\d+)$/.exec(name)).slice(1);
}

/** @param {string} letters @returns {number} counted from 1 */
function numberOfColumn(letters) {
  return [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);
}

/** @param {XmlElement} column @param {number} from @param {number} to @param {boolean} isHidden @returns {XmlElement} */
function partOfColumns(column, from, to, isHidden) {
  const part = column.bare();
  part.set("min", String(from));
  part.set("max", String(to));
  if (isHidden) part.set("hidden", "1");
  return part;
}

/** @param {string} first @param {string} last @returns {string[]} */
function lettersBetween(first, last) {
  const found = [first];
  while (found[found.length - 1] !== last) found.push(following(found[found.length - 1]));
  return found;
}

/** @param {string} letters @returns {string} the next column's */
function following(letters) {
  if (letters === "") return "A";
  const end = letters[letters.length - 1];
  const start = letters.slice(0, -1);
  return end === "Z" ? `${following(start)}A` : start + String.fromCharCode(end.charCodeAt(0) + 1);
}
