/** What has changed since a document was made: its blocks then, and the same blocks now. */

/** @typedef {import("../fill/recall.js").Recalled} Recalled */
/** @typedef {{id: string, version: string, titel: string, seite: string, bausteine: {id: string, hash: string}[]}} CatalogueEntry */
/** @typedef {Record<string, {titel: string, hash: string, text: string, seite: string}>} Blocks */
/** @typedef {{title: string, page: string, before: string | null, now: string | null}} Change  null: was not, or is not, part of it */
/** @typedef {{text: string, isChanged: boolean}} Piece */
/** @typedef {{value: string[], added: boolean, removed: boolean}} Part */

const LIBRARY = "../vendor/diff/array.js"; // by a name that the type checker does not follow into foreign code
const PATIENCE = 500; // milliseconds for one comparison; the texts come from a file that anybody may have written

/** @type {{diffArrays: (one: string[], other: string[], options: {timeout: number}) => Part[] | undefined}} */
const { diffArrays } = await import(LIBRARY);

/**
 * Returns the blocks that differ, in the order of the document as it is now; dropped ones come last.
 * @param {Recalled} recalled
 * @param {CatalogueEntry} entry
 * @param {Blocks} blocks
 * @returns {Change[]}
 */
export function changedBlocks(recalled, entry, blocks) {
  const before = new Map(recalled.ingredients.map((block) => [block.id, block]));
  const now = new Set(entry.bausteine.map(({ id }) => id));
  const current = entry.bausteine.filter(({ id, hash }) => before.get(id)?.hash !== hash);
  const dropped = recalled.ingredients.filter(({ id }) => !now.has(id));
  return [
    ...current.map(({ id }) => change(id, before.get(id)?.text ?? null, blocks[id]?.text ?? null, blocks)),
    ...dropped.map(({ id, text }) => change(id, text, null, blocks)),
  ];
}

/**
 * Says how a Vorlage differs beside the text of its blocks: the rest of a sentence, or nothing.
 * @param {Recalled} recalled
 * @param {CatalogueEntry} entry
 * @returns {string}
 */
export function restOf(recalled, entry) {
  const [before, now] = [recalled.ingredients, entry.bausteine].map((blocks) => blocks.map(({ id }) => id));
  const common = (/** @type {string[]} */ ids, /** @type {string[]} */ others) => ids.filter((id) => others.includes(id)).join();
  if (common(before, now) !== common(now, before)) return "; sie stehen aber in anderer Reihenfolge.";
  return recalled.version === entry.version ? "" : `; der Text um sie herum oder ihr Stand ist neuer (jetzt Version ${entry.version}).`;
}

/** @param {string} id @param {string | null} before @param {string | null} now @param {Blocks} blocks @returns {Change} */
function change(id, before, now, blocks) {
  const block = Object.hasOwn(blocks, id) ? blocks[id] : null;
  return { title: block?.titel ?? id, page: block?.seite ?? "", before, now };
}

/**
 * Returns both texts in pieces, of which some stand in one of the two only.
 * @param {string} before
 * @param {string} now
 * @returns {{before: Piece[], now: Piece[]}}
 */
export function compare(before, now) {
  const changes = diffArrays(words(before), words(now), { timeout: PATIENCE });
  if (!changes) return { before: [{ text: before, isChanged: true }], now: [{ text: now, isChanged: true }] };
  const side = (/** @type {"added" | "removed"} */ other, /** @type {"added" | "removed"} */ own) =>
    changes.filter((part) => !part[other]).map((part) => ({ text: part.value.join(""), isChanged: Boolean(part[own]) }));
  return { before: side("added", "removed"), now: side("removed", "added") };
}

/** @param {string} text @returns {string[]} */
function words(text) {
  return text.split(/(\s+|[.,;:!?„“()]+)/).filter(Boolean);
}
