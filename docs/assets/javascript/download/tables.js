/** From a data sheet and a profile to a filled table and its open points; loaded when somebody asks for one. */

import { START, filledTable, openFields, sheetGaps } from "../fill/tables/filled-table.js";
import { fieldsOf } from "../fill/tables/rows.js";
import { fromSite } from "../profile/tables.js";
import { FetchError, fetched, nameOf, unfilled } from "./filled.js";

/** @typedef {import("../profile/session.js").Session} Session */
/** @typedef {import("../fill/open-points.js").OpenPoint} OpenPoint */
/** @typedef {import("../fill/tables/rows.js").SheetData} SheetData */
/** @typedef {import("./filled.js").Filled} Filled */
/** @typedef {import("./subject.js").TableSource} TableSource */
/** @typedef {"xlsx" | "csv" | "ics"} TableFormat */

/**
 * Returns a table filled for the session's profile; throws FetchError where the site does not deliver it.
 * @param {TableSource} table
 * @param {Session} session
 * @param {TableFormat} format
 * @returns {Promise<Filled>}
 */
export async function filledTableFile(table, session, format) {
  const { profile, tables, values } = session;
  const situation = { start: startOf(session), land: profile.land, landName: tables.outline.laender[profile.land].name };
  const source = { workbook: () => unfilled(table, "xlsx"), holidays: () => delivered("feiertage.json") };
  const data = await dataOfTable(table);
  const bytes = await filledTable(data, format, values, situation, source);
  return { name: nameOf(table.title, data.zeilen.flatMap(fieldsOf), session, format, false), bytes };
}

/**
 * Returns the files of a table that a Mappe holds: the workbook, and a calendar where it is known when the weeks begin.
 * @param {TableSource} table
 * @param {Session} session
 * @returns {Promise<Filled[]>}
 */
export function filesForKit(table, session) {
  /** @type {TableFormat[]} */
  const formats = table.hasCalendar && startOf(session) !== null ? ["xlsx", "ics"] : ["xlsx"];
  return Promise.all(formats.map((format) => filledTableFile(table, session, format)));
}

/**
 * Returns what a table still asks for once it is filled.
 * @param {TableSource} table
 * @param {Session} session
 * @returns {Promise<OpenPoint[]>}
 */
export async function openPointsOfTable(table, { values, fields }) {
  const names = openFields(await dataOfTable(table), values).filter((name) => Object.hasOwn(fields, name));
  return names.map((name) => ({ name, label: fields[name].label }));
}

/**
 * Returns the prompts in brackets of a table, which no field fills.
 * @param {TableSource} table
 * @param {Session} session
 * @returns {Promise<import("../fill/gaps.js").Gaps[]>}
 */
export async function gapsOfTable(table, { values }) {
  return sheetGaps(await dataOfTable(table), values);
}

/** @param {Session} session @returns {string | null} ISO date */
function startOf({ profile }) {
  const start = profile.felder?.[START];
  return typeof start === "string" ? start : null;
}

/** @param {TableSource} table @returns {Promise<SheetData>} */
async function dataOfTable(table) {
  return (await fetched(table.data, table.version)).json();
}

/** @param {string} name */
async function delivered(name) {
  try {
    return await fromSite(name);
  } catch (error) {
    throw new FetchError(`${name}: ${error}`);
  }
}
