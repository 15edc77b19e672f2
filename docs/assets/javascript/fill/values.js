/** Values as documents hold them. */

import { literal } from "./text.js";

/** @typedef {import("../profile/types.js").Values} Values */

/** @param {Values} values @returns {Values} with texts that XML holds and one kind of line break */
export function literalValues({ texts, rows, facts }) {
  const lists = Object.entries(rows).map(([name, list]) => [name, list.map(literalTexts)]);
  return { texts: literalTexts(texts), rows: Object.fromEntries(lists), facts };
}

/** @param {Record<string, string>} texts @returns {Record<string, string>} */
function literalTexts(texts) {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, literal(text)]));
}
