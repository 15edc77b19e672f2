/** The CSV writer: a table that German Excel opens with a double click; twin of `macros/documents/table_csv.py`. */

import { textOf } from "./rows.js";

const BYTE_ORDER_MARK = "\ufeff";
const STARTS_A_FORMULA = /^[=+\-@\t\r]/;

/**
 * Returns rows in UTF-8 with byte order mark, semicolons and CRLF; a text never becomes a formula.
 * @param {import("./rows.js").SheetData} sheet
 * @param {import("./rows.js").Row[]} rows
 * @param {Record<string, string>} prompts
 * @returns {Uint8Array}
 */
export function writeCsv({ spalten, leer }, rows, prompts) {
  const blank = leer.map(() => "");
  const lines = rows.map(({ zellen }) => {
    return [...Object.keys(spalten).map((column) => safe(textOf(zellen[column], prompts))), ...blank];
  });
  const written = [[...Object.values(spalten), ...leer], ...lines].map((cells) => `${cells.map(quoted).join(";")}\r\n`);
  return new TextEncoder().encode(BYTE_ORDER_MARK + written.join(""));
}

/** @param {string} text */
function safe(text) {
  return STARTS_A_FORMULA.test(text) ? `'${text}` : text;
}

/** @param {string} text */
function quoted(text) {
  return /[;"\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
