// The pages that fit a query, best first, each with its best section.

import { bestOf } from "./scoring.js";

/** @typedef {import("./reading.js").Index} Index */
/** @typedef {import("./query.js").Group} Group */
/** @typedef {import("./scoring.js").Scores} Scores */
/** @typedef {{page: number, section: number, score: number}} Ranked */

const OF_HEADS = { title: 1.6, alias: 1.6, heading: 0.5 };
const OF_BEST_SECTION = 0.35;
const WITHOUT_COVERAGE = 0.35;

/**
 * Return the pages for groups of choices; none where nothing fits.
 * @param {Index} index
 * @param {Group[]} groups
 * @returns {Ranked[]}
 */
export function rank(index, groups) {
  const scores = groups.map(({ choices }) => bestOf(index, choices));
  const tells = scores.reduce((total, { tells: told }) => total + told, 0);
  if (!tells) {
    return [];
  }
  const heads = bestHeads(index, scores, tells);
  /** @type {Ranked[]} */
  const found = [];
  index.pages.forEach((page, number) => {
    const sum = total(scores, "pages", number);
    if (sum) {
      const section = bestSection(index, scores, number);
      const covered = scores.reduce((covered_, one) => covered_ + (one.pages[number] ? one.tells : 0), 0) / tells;
      const fit = (sum + OF_BEST_SECTION * section.score) * (WITHOUT_COVERAGE + (1 - WITHOUT_COVERAGE) * covered ** 2);
      found.push({ page: number, section: section.number, score: (fit + tells * heads[number]) * page.weight });
    }
  });
  return found.sort((one, other) => other.score - one.score || one.page - other.page);
}

/**
 * Return for each page how well its titles and headings say the same as the query, from 0 on.
 * @param {Index} index
 * @param {Scores[]} scores
 * @param {number} tells
 */
function bestHeads(index, scores, tells) {
  const best = new Float32Array(index.pages.length);
  index.heads.forEach(({ page, field, keys }, number) => {
    const fit = total(scores, "heads", number);
    if (fit) {
      const whole = Math.max(fit, keys.length * (tells / scores.length));
      const both = (fit / tells) * (fit / whole) ** 0.5 * OF_HEADS[field];
      best[page] = Math.max(best[page], both);
    }
  });
  return best;
}

/**
 * @param {Index} index
 * @param {Scores[]} scores
 * @param {number} page
 */
function bestSection(index, scores, page) {
  const { first, count } = index.pages[page];
  let [number, best] = [first, 0];
  for (let at = first; at < first + count; at += 1) {
    const score = total(scores, "sections", at);
    if (score > best) {
      [number, best] = [at, score];
    }
  }
  return { number, score: best };
}

/**
 * @param {Scores[]} scores
 * @param {"pages" | "sections" | "heads"} kind
 * @param {number} at
 */
function total(scores, kind, at) {
  let sum = 0;
  for (const one of scores) {
    sum += one[kind][at];
  }
  return sum;
}
