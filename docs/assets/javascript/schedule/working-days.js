/** Working days, counted over public holidays; twin of the days in `macros/schedule_dates.py`. */

/** Working days of a week: Monday to Friday. */
export const WORKING_DAYS = 5;

const MILLISECONDS = 86_400_000;

/**
 * Returns the working day that lies `count` working days after a day, or before it, as a table's WORKDAY does.
 * @param {string} day
 * @param {number} count
 * @param {Iterable<string>} holidays
 * @returns {string}
 */
export function workingDay(day, count, holidays) {
  return isoDay(countedDay(dayNumber(day), count, numbers(holidays)));
}

/**
 * Returns the day of a milestone: so many weeks after the start, or the next working day.
 * @param {string} start
 * @param {number} week
 * @param {Iterable<string>} holidays
 * @returns {string}
 */
export function milestoneDay(start, week, holidays) {
  return isoDay(countedDay(dayNumber(start) + 7 * week - 1, 1, numbers(holidays)));
}

/**
 * Returns the start of a plan before anyone has chosen one: the first Monday of the following year.
 * @param {string} revised
 * @returns {string}
 */
export function usualStart(revised) {
  const first = Date.UTC(Number(revised.slice(0, 4)) + 1, 0, 1) / MILLISECONDS;
  return isoDay(first + ((7 - weekday(first)) % 7));
}

/**
 * Returns the same for days counted from 1 January 1970.
 * @param {number} day
 * @param {number} count
 * @param {Set<number>} off
 */
export function countedDay(day, count, off) {
  const step = Math.sign(count);
  for (let left = Math.abs(count); left > 0; ) {
    day += step;
    if (weekday(day) < WORKING_DAYS && !off.has(day)) left -= 1;
  }
  return day;
}

/** Returns days as they are counted here. @param {Iterable<string>} days */
export function numbers(days) {
  return new Set([...days].map(dayNumber));
}

/** Returns the days since 1 January 1970, wherever the reader's clock stands. @param {string} iso */
export function dayNumber(iso) {
  return Date.parse(`${iso}T00:00:00Z`) / MILLISECONDS;
}

/** @param {number} day */
export function isoDay(day) {
  return new Date(day * MILLISECONDS).toISOString().slice(0, 10);
}

/** Returns the day of the week, Monday is 0. @param {number} day */
function weekday(day) {
  return (((day + 3) % 7) + 7) % 7; // 1 January 1970 was a Thursday
}
