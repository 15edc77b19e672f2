/** Days as a course shows them. */

import { formatValue } from "../profile/formatting.js";

/** Returns a day such as 4.1.2027, where there is little room. @param {string} iso @returns {string} */
export function shortDay(iso) {
  const [year, month, day] = iso.split("-").map(Number);
  return `${day}.${month}.${year}`;
}

/** Returns a time such as: vom 4. Januar 2027 bis 9. Juli 2027. @param {string} first @param {string} last @returns {string} */
export function fromTo(first, last) {
  return `vom ${formatValue(first, "Datum")} bis ${formatValue(last, "Datum")}`;
}
