/** Which project fields the page at hand shows or asks about. */

import { holds } from "./conditions.js";

/** @typedef {import("./types.js").Facts} Facts */

/**
 * Returns the names of fields and lists in the order in which the page needs them; passages for others do not count.
 * @param {ParentNode} page
 * @param {Facts | null} facts
 * @returns {string[]}
 */
export function pageFields(page, facts) {
  /** @type {Set<string>} */
  const names = new Set();
  for (const element of page.querySelectorAll("[data-feld], [data-liste], [data-wenn]")) {
    if (facts && isForOthers(element.parentElement, facts)) continue;
    for (const name of askedBy(element.getAttribute("data-wenn") ?? "")) names.add(name);
    if (facts && isForOthers(element, facts)) continue;
    const shown = element.getAttribute("data-feld") ?? element.getAttribute("data-liste");
    if (shown) names.add(shown.split(".")[0]);
  }
  return [...names];
}

/** @param {Element | null} element @param {Facts} facts */
function isForOthers(element, facts) {
  for (let mark = element?.closest("[data-wenn]"); mark; mark = mark.parentElement?.closest("[data-wenn]")) {
    if (!holds(mark.getAttribute("data-wenn") ?? "", facts)) return true;
  }
  return false;
}

/** Names in a condition such as `feld:foerderung=ja` or `hat:beratungsfolge`. @param {string} condition */
function askedBy(condition) {
  return [...condition.matchAll(/(?:feld|hat):(\w+)/g)].map(([, name]) => name);
}
