/** Typed values of project fields as German text; twin of `macros/formatting.py`. */

/** @typedef {import("./types.js").FieldType} FieldType */
/** @typedef {import("./types.js").Scalar} Scalar */

const NBSP = "\u00a0";
export const MONTHS = [
  "Januar",
  "Februar",
  "März",
  "April",
  "Mai",
  "Juni",
  "Juli",
  "August",
  "September",
  "Oktober",
  "November",
  "Dezember",
];

/**
 * Returns one checked value as it stands in a German sentence: „14. Juni 2028“, „64.000 Euro“, „20 %“, „ja“.
 * @param {Scalar} value
 * @param {FieldType} type
 * @returns {string}
 */
export function formatValue(value, type) {
  if (typeof value === "boolean") return value ? "ja" : "nein";
  if (type === "Datum") return formatDate(String(value));
  if (type === "Betrag") return `${formatNumber(value, 2)}${NBSP}Euro`;
  if (type === "Prozent") return `${formatNumber(value)}${NBSP}%`;
  return type === "Zahl" ? formatNumber(value) : String(value);
}

/** @param {string} iso */
function formatDate(iso) {
  const [year, month, day] = iso.split("-").map(Number);
  return `${day}.${NBSP}${MONTHS[month - 1]} ${year}`;
}

/**
 * @param {Scalar} value
 * @param {number} [decimals]  holds only where the value is not whole
 */
function formatNumber(value, decimals = 0) {
  const [whole, fraction] = String(value).split(",");
  const grouped = whole.replace(/\B(?=([0-9]{3})+$)/g, ".");
  return fraction ? `${grouped},${fraction.padEnd(decimals, "0")}` : grouped;
}
