/** The order of cells: numbers, dates and German words; what is not filled in comes last, in either direction. */

/** @typedef {"ascending" | "descending"} Direction */

const MONTHS = "januar februar märz april mai juni juli august september oktober november dezember".split(" ");
const NUMBER = /^-?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?(?: (?:Euro|€|Prozent|%))?$/;
const PRODUCT = /= (\d+)$/; // „3 × 4 = 12“
const DAY = /^(\d{1,2})\.(?:(\d{1,2})\.| (\p{L}+) )(\d{4})$/u;
const UNFILLED = /^(?:–|\[[^\]]*\])?$/;
const WORDS = new Intl.Collator("de", { numeric: true });

/**
 * Returns the places of texts in their order; equal ones keep theirs.
 * @param {string[]} texts
 * @param {Direction} direction
 * @returns {number[]}
 */
export function orderOf(texts, direction) {
  const filled = texts.filter((text) => !UNFILLED.test(text));
  const compare = comparison(filled);
  const sign = direction === "ascending" ? 1 : -1;
  return texts
    .map((_, place) => place)
    .sort((one, other) => {
      const empty = Number(UNFILLED.test(texts[one])) - Number(UNFILLED.test(texts[other]));
      if (empty || UNFILLED.test(texts[one])) return empty || one - other;
      return sign * compare(texts[one], texts[other]) || one - other;
    });
}

/** @param {string[]} texts @returns {(one: string, other: string) => number} */
function comparison(texts) {
  for (const read of [numberOf, dayOf]) {
    if (texts.every((text) => !Number.isNaN(read(text)))) return (one, other) => read(one) - read(other);
  }
  return WORDS.compare;
}

/** @param {string} text @returns {number} NaN for what is no number */
function numberOf(text) {
  const product = PRODUCT.exec(text);
  if (product) return Number(product[1]);
  return NUMBER.test(text) ? Number(text.replace(/[^\d,-]/g, "").replace(",", ".")) : NaN;
}

/** @param {string} text @returns {number} days in order, NaN for what is no day */
function dayOf(text) {
  const found = DAY.exec(text);
  if (!found) return NaN;
  const month = found[2] ? Number(found[2]) : MONTHS.indexOf(found[3].toLowerCase()) + 1;
  return month > 0 ? Number(found[4]) * 10000 + month * 100 + Number(found[1]) : NaN;
}
