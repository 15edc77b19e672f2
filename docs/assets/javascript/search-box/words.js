/** What the search says of the words that were typed: how it understood them, and what to try where it found nothing. */

import { button, make } from "../profile/elements.js";

/** @typedef {import("../search/search.js").Description} Description */
/** @typedef {import("../search/search.js").Understood} Understood */
/** @typedef {(words: string) => void} Search */

/** @type {Record<string, (typed: string, understood: string) => string>} */
const REASONS = {
  split: (typed, understood) => `„${typed}“ verstanden als: ${understood}.`,
  joined: (typed, understood) => `„${typed}“ verstanden als: ${understood}.`,
  corrected: (typed, understood) => `„${typed}“ steht hier nirgends. Gesucht wurde nach: ${understood}.`,
};

/**
 * Returns why there are these results although the words stand nowhere as they were typed.
 * @param {Description} told
 * @param {Search} search
 * @returns {HTMLElement[]}
 */
export function correction({ words, suggestion }, search) {
  const reasons = words.filter(({ reason, understood }) => reason in REASONS && understood.length > 0);
  const notes = reasons.map(({ typed, understood, reason }) => make("p", {}, REASONS[reason](typed, understood.join(", "))));
  return [...(suggestion ? [question(suggestion, search)] : []), ...notes];
}

/**
 * Returns ways on where nothing was found.
 * @param {string} query
 * @param {Description} told
 * @param {{missing: string, index: string}} addresses
 * @param {Search} search
 * @returns {HTMLElement[]}
 */
export function instead(query, { suggestion, nearestTerms }, addresses, search) {
  const notes = suggestion ? [question(suggestion, search)] : [];
  if (nearestTerms.length > 0) {
    const terms = nearestTerms.map((term) => make("li", {}, button(term, () => search(term), { className: "wort" })));
    notes.push(make("p", {}, "Begriffe, die ähnlich heißen oder dazu passen:"), make("ul", { className: "begriffe" }, ...terms));
  }
  const missing = make("a", { href: `${addresses.missing}?${new URLSearchParams({ q: query })}` }, "Das fehlt mir");
  const index = make("a", { href: addresses.index }, "von A bis Z");
  return [...notes, make("p", {}, missing, ": Schlagen Sie einen Text dazu vor. Oder suchen Sie in der Liste ", index, ".")];
}

/** @param {string} suggestion @param {Search} search @returns {HTMLElement} */
function question(suggestion, search) {
  return make("p", {}, "Meinten Sie ", button(suggestion, () => search(suggestion), { className: "wort" }), "?");
}
