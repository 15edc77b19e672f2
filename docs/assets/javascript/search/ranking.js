// The pages that fit a query, best first, each with its best section.

import { sameHeads } from "./sameness.js";
import { bestOf } from "./scoring.js";

/** @typedef {import("./reading.js").Index} Index */
/** @typedef {import("./query.js").Group} Group */
/** @typedef {import("./scoring.js").Scores} Scores */
/** @typedef {{page: number, section: number, score: number}} Ranked */

const OF_HEADS = { title: 1.8, alias: 1.1, heading: 0.5, facet: 0.4 };
const OF_BEST_SECTION = 0.2;
const OF_ONE_SECTION = 0.12; // where all words stand in one section, as a sentence that somebody remembers does
const WITHOUT_COVERAGE = 0.35;

/**
 * Return the pages for groups of choices; none where nothing fits.
 * @param {Index} index
 * @param {Group[]} groups
 * @param {string} query what was typed
 * @returns {Ranked[]}
 */
export function rank(index, groups, query) {
  const scores = groups.map(({ choices }) => bestOf(index, choices));
  const tells = scores.reduce((total, { tells: told }) => total + told, 0);
  const same = sameHeads(index, query);
  if (!tells) {
    return sorted([...same].map(([page, score]) => ({ page, section: index.pages[page].first, score })));
  }
  const sums = { pages: total(scores, "pages"), sections: total(scores, "sections"), heads: total(scores, "heads") };
  const heads = bestHeads(index, sums.heads, tells, tells / scores.length);
  const share = (/** @type {"pages" | "sections"} */ kind, /** @type {number} */ at) =>
    (scores.reduce((sum, one) => sum + (one[kind][at] ? one.tells : 0), 0) / tells) ** 3;
  /** @type {Ranked[]} */
  const found = [];
  index.pages.forEach((page, number) => {
    if (sums.pages[number]) {
      const section = bestSection(page, sums.sections);
      const covered = WITHOUT_COVERAGE + (1 - WITHOUT_COVERAGE) * share("pages", number);
      const together = OF_BEST_SECTION * (sums.sections[section] ?? 0) + OF_ONE_SECTION * tells * share("sections", section);
      const ofHeads = (tells * heads[number] * (1 + covered)) / 2;
      found.push({ page: number, section, score: ((sums.pages[number] + together) * covered + ofHeads) * page.weight + tells * (same.get(number) ?? 0) });
    }
  });
  return sorted(found);
}

/** @param {Ranked[]} found */
function sorted(found) {
  return found.sort((one, other) => other.score - one.score || one.page - other.page);
}

/**
 * Return for each page how well one of its titles and headings says the same as the query, from 0 on.
 * @param {Index} index
 * @param {Float32Array} fits what the query gives to each head
 * @param {number} tells what the whole query tells
 * @param {number} mean what one of its words tells
 */
function bestHeads({ pages, heads }, fits, tells, mean) {
  const best = new Float32Array(pages.length);
  for (let at = 0; at < fits.length; at += 1) {
    if (fits[at]) {
      const { page, field, keys } = heads[at];
      const said = fits[at] / Math.max(fits[at], keys.length * mean);
      best[page] = Math.max(best[page], (fits[at] / tells) * Math.sqrt(said) * OF_HEADS[field]);
    }
  }
  return best;
}

/**
 * @param {import("./reading.js").Page} page
 * @param {Float32Array} fits
 */
function bestSection({ first, count }, fits) {
  let best = first;
  for (let at = first + 1; at < first + count; at += 1) {
    best = fits[at] > fits[best] ? at : best;
  }
  return best;
}

/**
 * @param {Scores[]} scores
 * @param {"pages" | "sections" | "heads"} kind
 */
function total(scores, kind) {
  const sums = new Float32Array(scores[0][kind].length);
  for (const { [kind]: values } of scores) {
    for (let at = 0; at < sums.length; at += 1) {
      sums[at] += values[at];
    }
  }
  return sums;
}
