// Answers questions about the search, one JSON a line: texts by twins of Python, and queries on an index.

import { createInterface } from "node:readline";

import { unpackNumbers, unpackWords } from "../../docs/assets/javascript/search/coding.js";
import { anchorOf } from "../../docs/assets/javascript/search/reading.js";
import { describe, loadBodies, loadIndex, search } from "../../docs/assets/javascript/search/search.js";
import { split } from "../../docs/assets/javascript/search/splitting.js";
import { fold, stem, wordsOf } from "../../docs/assets/javascript/search/treatment.js";

let index;
const answers = {
  fold: ({ text }) => fold(text),
  stem: ({ text }) => stem(text),
  anchor: ({ text }) => anchorOf(text),
  words: ({ text }) => wordsOf(text).map(({ form, key, parts }) => ({ form, key, parts })),
  split: ({ text, parts, short }) => split(text, new Set(parts), new Set(short)),
  unpackWords: ({ text }) => unpackWords(text),
  unpackNumbers: ({ text }) => unpackNumbers(text),
  load: async ({ files, stages }) => {
    const asked = [];
    index = await loadIndex(async (name) => (asked.push(name), files[name]), { stages });
    return asked;
  },
  bodies: async () => loadBodies(index),
  search: ({ query, limit }) => search(index, query, { limit }),
  describe: ({ query }) => describe(index, query),
};
for await (const line of createInterface({ input: process.stdin })) {
  const question = JSON.parse(line);
  console.log(JSON.stringify((await answers[question.ask](question)) ?? null));
}
