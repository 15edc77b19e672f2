/** Searches beside the page, so that typing never waits: titles as soon as they are there, then all texts. */

import { describe, loadBodies, loadIndex, search } from "../search/search.js";

/** @typedef {import("../search/search.js").Result} Result */
/** @typedef {import("../search/search.js").Description} Description */
/** @typedef {{turn: number, query: string}} Question */
/** @typedef {{turn: number, query: string, hits: Result[], told: Description, isWhole: boolean}} Answer */

const index = loadIndex(readFile, { stages: 1 });
let isWhole = false;

index
  .then((loaded) => loadBodies(loaded))
  .then(() => {
    isWhole = true;
    self.postMessage("whole");
  })
  .catch(fail);

self.addEventListener("message", ({ data }) => answer(data).catch(fail));

/** @param {Question} question */
async function answer({ turn, query }) {
  const loaded = await index;
  /** @type {Answer} */
  const found = { turn, query, hits: search(loaded, query), told: describe(loaded, query), isWhole };
  self.postMessage(found);
}

/** @param {string} name */
async function readFile(name) {
  const response = await fetch(new URL(`../../../daten/suche/${name}`, import.meta.url));
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return response.text();
}

/** Lets the page say it: an error of a promise would go nowhere. @param {unknown} error */
function fail(error) {
  setTimeout(() => {
    throw error;
  });
}
