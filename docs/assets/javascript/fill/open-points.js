/** What a filled page still asks for; twin of open_points.py. */

import { askedField } from "../profile/computed.js";
import { FILLED, isThere } from "./page.js";

/** @typedef {import("../profile/types.js").Fields} Fields */
/** @typedef {{name: string, label: string}} OpenPoint  name of a field or a list, and what people call it */

const OPERATOR = "betreiber"; // data of who publishes the site, which no profile holds

/**
 * Returns the prompts that stand in the filled text, in their order; a list's pattern row has one for each column.
 * @param {Element} root
 * @returns {HTMLElement[]}
 */
export function openPrompts(root) {
  const spans = /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(`span[data-feld]:not(.${FILLED})`));
  return [...spans].filter((span) => fieldOf(span) !== OPERATOR && isThere(span));
}

/**
 * Returns each field or list once that has no value and stands in the filled text; in the place of days that follow from
 * another, that other one.
 * @param {Element} root
 * @param {Fields} fields
 * @returns {OpenPoint[]}
 */
export function openPoints(root, fields) {
  /** @type {Map<string, OpenPoint>} */
  const found = new Map();
  for (const span of openPrompts(root)) {
    const name = askedField(fieldOf(span), fields);
    const label = Object.hasOwn(fields, name) ? fields[name].label : (span.textContent ?? "").replace(/^\[|\]$/g, "");
    if (!found.has(name)) found.set(name, { name, label });
  }
  return [...found.values()];
}

/**
 * Returns the field that a prompt stands for; for a column that is its list.
 * @param {HTMLElement} span
 * @returns {string}
 */
export function fieldOf(span) {
  return (span.dataset.feld ?? "").split(".")[0];
}
