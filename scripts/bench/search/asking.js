// Runs in the browser for scripts/bench/search/asking.py: opens one search as its readers do, then asks it everything.

/** Hits, best first; what each knows of its page may have to be loaded. @typedef {(() => string | Promise<string>)[]} Hits */
/** @typedef {{ask: (query: string) => Promise<Hits>, readAll: () => Promise<unknown>}} Search */

const SHOWN = 5;
const LOOKED_AT = 10;
const [SETUP, QUERY] = [0, 2]; // messages of Material's worker

/** @type {Record<string, (start: string, folder: string) => Promise<Search>>} */
const OPENERS = { Zwillingsbaukasten: openOurs, Material: openMaterial, Pagefind: openPagefind };

/** @type {Search} */
let opened;

/** Return the milliseconds from opening a search, of which nothing is loaded yet, to its first answer. */
export async function open({ label, start, folder, query }) {
  const begin = performance.now();
  opened = await OPENERS[label](new URL(start, folder).href, folder);
  await shown(await opened.ask(query));
  return performance.now() - begin;
}

/** Return for each query the pages of its first hits and the milliseconds until those that are shown were known. */
export async function askAll(queries) {
  await opened.readAll();
  const answers = [];
  for (const query of queries) {
    const begin = performance.now();
    const hits = await opened.ask(query);
    const first = await shown(hits);
    const milliseconds = performance.now() - begin;
    const others = await Promise.all(hits.slice(SHOWN, LOOKED_AT).map((hit) => hit()));
    answers.push({ milliseconds, urls: [...first, ...others] });
  }
  return answers;
}

function shown(hits) {
  return Promise.all(hits.slice(0, SHOWN).map((hit) => hit()));
}

/** Titles are asked first, as on the page; all texts are read before the queries are timed. */
async function openOurs(start, folder) {
  const { loadBodies, loadIndex, search } = await import(start);
  const index = await loadIndex(async (name) => (await fetch(`${folder}index/${name}`)).text(), { stages: 1 });
  const ask = async (query) => search(index, query, { limit: LOOKED_AT }).map(({ url }) => () => url);
  return { ask, readAll: () => loadBodies(index) };
}

/** The theme's own worker, given what the theme gives it. */
async function openMaterial(start, folder) {
  const worker = new Worker(start);
  const reply = (message) =>
    new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => resolve(data.data);
      worker.onerror = ({ message: reason }) => reject(new Error(reason));
      worker.postMessage(message);
    });
  const index = await (await fetch(`${folder}search/search_index.json`)).json();
  await reply({ type: SETUP, data: { ...index, options: { suggest: false } } });
  const ask = async (query) => (await reply({ type: QUERY, data: query })).items.map(([{ location }]) => () => location);
  return { ask, readAll: async () => {} };
}

async function openPagefind(start) {
  const pagefind = await import(start);
  await pagefind.init();
  const ask = async (query) => {
    // a hit whose page does not load shows nothing
    const { results } = await pagefind.search(query);
    return results.map(({ data }) => async () => (await data())?.url ?? "");
  };
  return { ask, readAll: async () => {} };
}
