/** A table file for one municipality; twin of `macros/documents/table_fill.py`. */

import { promptsIn } from "../gaps.js";
import { PackageError } from "../package.js";
import { publicHolidays } from "../../schedule/holidays.js";
import { writeCsv } from "./csv.js";
import { fillWorkbook } from "./fill-workbook.js";
import { writeIcal } from "./ical.js";
import { fieldsOf, filledPrompts, isNeeded, textsWithoutFields, withReferences } from "./rows.js";

/** @typedef {import("./rows.js").SheetData} SheetData */
/** @typedef {import("../../profile/types.js").Values} Values */
/** @typedef {{start: string | null, land: string, landName: string}} Situation  day on which the weeks begin, key and name of the Land */
/** @typedef {{workbook: () => Promise<Uint8Array>, holidays: () => Promise<import("../../schedule/holidays.js").HolidayTable>}} Source */

/** The field that says when the weeks of all plans begin. */
export const START = "projektbeginn";
const WITH_START = ["meilensteinplan", "projektstrukturplan"];
const NO_START =
  "Für den Kalender fehlt der „Beginn der Planung“. Tragen Sie ihn in Ihrem Kommunenprofil ein; er steht hier unter den offenen Punkten.";

/**
 * Returns a table file; throws PackageError where a calendar lacks the day on which the weeks begin.
 * @param {SheetData} sheet
 * @param {"xlsx" | "csv" | "ics"} format
 * @param {Values} values
 * @param {Situation} situation
 * @param {Source} source what is fetched only where it is needed
 * @returns {Promise<Uint8Array>}
 */
export async function filledTable(sheet, format, values, { start, land, landName }, source) {
  if (format === "xlsx") return fillWorkbook(await source.workbook(), sheet, values, { start, land: landName });
  const rows = neededRows(sheet, values);
  const prompts = filledPrompts(sheet, values);
  if (format === "csv") return writeCsv(sheet, rows, prompts);
  if (start === null) throw new PackageError(NO_START);
  return writeIcal(sheet, rows, prompts, start, publicHolidays(await source.holidays(), land));
}

/**
 * Returns the fields without a value that the needed rows name, and the start where the file reckons with one.
 * @param {SheetData} sheet
 * @param {Values} values
 * @returns {string[]}
 */
export function openFields(sheet, values) {
  const start = WITH_START.includes(sheet.art) ? [START] : [];
  const named = [...start, ...neededRows(sheet, values).flatMap(fieldsOf)];
  return [...new Set(named)].filter((name) => !Object.hasOwn(values.texts, name) || !values.texts[name]);
}

/**
 * Returns how many prompts in brackets the needed rows hold, which no field fills; nothing where there are none.
 * @param {SheetData} sheet
 * @param {Values} values
 * @returns {import("../gaps.js").Gaps[]}
 */
export function sheetGaps(sheet, values) {
  const texts = neededRows(sheet, values).flatMap(textsWithoutFields);
  const count = texts.reduce((sum, text) => sum + promptsIn(text), 0);
  return count > 0 ? [{ section: sheet.titel, count }] : [];
}

/** @param {SheetData} sheet @param {Values} values */
function neededRows(sheet, { facts }) {
  const skipped = new Set(sheet.zeilen.filter((row) => !isNeeded(row, facts)));
  return withReferences(sheet, skipped).filter((_, at) => !skipped.has(sheet.zeilen[at]));
}
