/** Lets results for other Kommunalformen step back, where the reader has said which one is theirs. */

import { activeProfile } from "../profile/store.js";

/** @typedef {import("../search/search.js").Result} Result */
/** @typedef {{hit: Result, others: string}} Ranked  `others` names the forms that a result is for, "" where it fits */

const FOR_OTHERS = 0.6; // of its score is left of a result for other forms

/**
 * Returns results in the order that fits the active profile.
 * @param {Result[]} hits
 * @returns {Promise<Ranked[]>}
 */
export async function rankedFor(hits) {
  const form = activeProfile()?.form;
  if (!form) return hits.map((hit) => ({ hit, others: "" }));
  const { outline } = await import("../profile/session.js");
  const { groups } = await outline();
  const ranked = hits.map((hit) => ({ hit, others: fits(hit.facets.formen ?? [], form, groups) ? "" : (hit.facets.Kommunalform ?? []).join(", ") }));
  const worth = (/** @type {Ranked} */ { hit, others }) => hit.score * (others ? FOR_OTHERS : 1);
  return ranked.sort((one, other) => worth(other) - worth(one));
}

/** @param {string[]} forms @param {string} form @param {Record<string, string[]>} groups */
function fits(forms, form, groups) {
  return forms.length === 0 || forms.some((key) => key === form || groups[key]?.includes(form));
}
