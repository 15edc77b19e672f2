/** Fills a workbook: words, start, Land and answers; rows that do not hold are hidden and count for nothing. */

import { FIRST_OF_1970 } from "./functions.js";
import { filledPrompts, isNeeded, questionOf, questionsOf, textOf, withReferences } from "./rows.js";
import { openWorkbook } from "./workbook.js";

/** @typedef {import("./rows.js").Row} Row */
/** @typedef {import("./rows.js").SheetData} SheetData */
/** @typedef {import("./workbook.js").Workbook} Workbook */
/** @typedef {import("../../profile/types.js").Values} Values */
/** @typedef {{start: string | null, land: string}} Inputs  ISO date, or null for the one that the file has; name of the Land */
/** @typedef {{sheet: string, first: number, letters: Map<string, string>}} Table  where rows stand, and columns by heading */

// what workbook_plan.py, workbook_milestones.py and workbook_holidays.py call the cells of the inputs
const STARTS = ["Stichtag", "Startdatum"];
const LAND = "Land";
const ANSWER = "Gilt_";
const PLAN = "projektstrukturplan";
// headings of columns that workbooks have besides those of the sheet
const HOLDS = "Gilt";
const HOLDS_WHEN = "Gilt nur";
const HEADERS = [1, 2];
// where roles stand beside the rows: above the matrix, and in lists to choose from
const MATRIX = "Matrix";
const LISTS = "Auswahl";
const OFFICE = "spitze_rolle";

/**
 * Returns the workbook of a sheet filled for one municipality.
 * @param {Uint8Array} bytes the published file
 * @param {SheetData} sheet
 * @param {Values} values
 * @param {Inputs} inputs
 * @returns {Promise<Uint8Array>}
 */
export async function fillWorkbook(bytes, sheet, values, inputs) {
  const book = await openWorkbook(bytes);
  const asked = sheet.art === PLAN ? questionsOf(sheet) : [];
  fillInputs(book, inputs);
  for (const name of asked) book.answer(ANSWER + name, values.facts.answers[name] === "ja" ? "ja" : "nein");
  for (const table of tablesOf(book, sheet)) fillTable(book, table, sheet, values, asked);
  fillOffice(book, sheet.felder[OFFICE], filledPrompts(sheet, values)[OFFICE]);
  book.reckon();
  return book.bytes();
}

/** Calls the head of administration by the office. @param {Workbook} book @param {string} role @param {string} office */
function fillOffice(book, role, office) {
  for (const name of [MATRIX, LISTS]) {
    const cells = [...(book.sheets.get(name)?.cells.keys() ?? [])].filter((cell) => name === LISTS || /\D1$/.test(cell));
    for (const cell of cells.filter((cell) => book.cell(name, cell) === role)) book.set(name, cell, office);
  }
}

/** @param {Workbook} book @param {Inputs} inputs */
function fillInputs(book, { start, land }) {
  const day = start === null ? null : Date.parse(`${start}T00:00:00Z`) / 86_400_000 + FIRST_OF_1970;
  if (day !== null) STARTS.forEach((name) => book.answer(name, day));
  book.answer(LAND, land);
}

/**
 * Finds the tables that hold the sheet's rows, as people do: by the heading of the first column.
 * @param {Workbook} book @param {SheetData} sheet @returns {Table[]}
 */
function tablesOf(book, sheet) {
  const [heading] = Object.values(sheet.spalten);
  return [...book.sheets.keys()].flatMap((name) => {
    const row = HEADERS.find((number) => book.cell(name, `A${number}`) === heading);
    return row ? [{ sheet: name, first: row + 1, letters: lettersOf(book, name, row) }] : [];
  });
}

/** @param {Workbook} book @param {string} sheet @param {number} row @returns {Map<string, string>} */
function lettersOf(book, sheet, row) {
  const cells = book.sheets.get(sheet)?.rows.get(row)?.children.filter((cell) => !cell.child("s:f")) ?? [];
  const names = cells.map((cell) => cell.get("r") ?? "");
  return new Map(names.map((name) => [String(book.cell(sheet, name)), name.replace(/\d+$/, "")]));
}

/**
 * @param {Workbook} book
 * @param {Table} table
 * @param {SheetData} sheet
 * @param {Values} values
 * @param {string[]} asked
 */
function fillTable(book, table, sheet, values, asked) {
  const skipped = new Set(sheet.zeilen.filter((row) => !isNeeded(row, values.facts, asked)));
  const prompts = filledPrompts(sheet, values);
  const filled = withReferences(sheet, skipped);
  const when = table.letters.get(HOLDS_WHEN);
  let isRead = false;
  for (const [at, row] of sheet.zeilen.entries()) {
    const number = table.first + at;
    const left = skipped.has(row) || asked.includes(questionOf(row.wenn ?? "")) ? (row.wenn ?? "") : "";
    const before = shownTexts(table, sheet, row, sheet.felder, row.wenn ?? "");
    const after = shownTexts(table, sheet, filled[at], prompts, left);
    changeTexts(book, table, number, before, after);
    if (skipped.has(row)) skip(book, table, number, sheet, row);
    else isRead ||= left !== "";
  }
  if (when && !isRead) book.hideColumn(table.sheet, when);
}

/**
 * Returns the texts of a row by the letters of their columns.
 * @param {Table} table
 * @param {SheetData} sheet
 * @param {Row} row
 * @param {Record<string, string>} prompts
 * @param {string} condition that people shall read
 * @returns {Map<string, string>}
 */
function shownTexts({ letters }, { spalten, bedingungen }, { zellen }, prompts, condition) {
  const when = condition && bedingungen[condition];
  /** @type {Map<string, string>} */
  const found = new Map();
  for (const [column, heading] of Object.entries(spalten)) {
    const letter = letters.get(heading);
    if (letter && typeof zellen[column] !== "number") found.set(letter, textOf(zellen[column], prompts));
  }
  const own = letters.get(HOLDS_WHEN);
  if (own) found.set(own, when);
  else if (when) found.set("A", `${found.get("A")} (${when})`);
  return found;
}

/**
 * @param {Workbook} book
 * @param {Table} table
 * @param {number} number of the row
 * @param {Map<string, string>} before
 * @param {Map<string, string>} after
 */
function changeTexts(book, { sheet }, number, before, after) {
  for (const [letter, text] of after) {
    if (text === before.get(letter)) continue;
    book.set(sheet, letter + number, text);
    book.makeRoom(sheet, letter + number, text);
  }
}

/**
 * Hides a row; in a plan it takes no time, elsewhere its numbers are gone, so that nothing counts it.
 * @param {Workbook} book
 * @param {Table} table
 * @param {number} number
 * @param {SheetData} sheet
 * @param {Row} row
 */
function skip(book, { sheet, letters }, number, { art, spalten }, { zellen }) {
  book.hide(sheet, number);
  if (art === PLAN) book.set(sheet, `${letters.get(HOLDS)}${number}`, "nein");
  const numbers = Object.keys(spalten).filter((column) => art !== PLAN && typeof zellen[column] === "number");
  for (const column of numbers) {
    const letter = letters.get(spalten[column]);
    if (letter) book.set(sheet, letter + number, null);
  }
}
