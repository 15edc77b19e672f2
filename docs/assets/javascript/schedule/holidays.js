/** The public holidays of a Land, from `daten/feiertage.json`; twin of `macros/public_holidays.py`. */

import { workingDay } from "./working-days.js";

/** @typedef {Record<string, Record<string, string>>} HolidayTable  year, month and day, the Länder or `*` for all */

/**
 * Returns the holidays of a Land as ISO days; without a Land those of all Länder.
 * @param {HolidayTable} table
 * @param {string | null} land
 * @returns {Set<string>}
 */
export function publicHolidays(table, land) {
  const found = Object.entries(table).flatMap(([year, days]) =>
    Object.entries(days).flatMap(([day, where]) => (isOff(where, land) ? [`${year}-${day}`] : [])),
  );
  return new Set(found);
}

/**
 * Returns what counts working days in a Land; it knows nothing beyond the years of the table.
 * @param {HolidayTable} table
 * @param {string | null} land
 * @returns {(day: string, count: number) => string | null}
 */
export function countingDays(table, land) {
  const holidays = publicHolidays(table, land);
  const isKnown = (/** @type {string} */ day) => Object.hasOwn(table, day.slice(0, 4));
  return (day, count) => {
    const found = isKnown(day) ? workingDay(day, count, holidays) : "";
    return isKnown(found) ? found : null;
  };
}

/** @param {string} where @param {string | null} land */
function isOff(where, land) {
  return where === "*" || (land !== null && where.split(" ").includes(land));
}
