/** The public holidays of a Land, from `daten/feiertage.json`; twin of `macros/public_holidays.py`. */

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

/** @param {string} where @param {string | null} land */
function isOff(where, land) {
  return where === "*" || (land !== null && where.split(" ").includes(land));
}
