/** Reads back what a DOCX, ODT or PPTX of ours says about itself; anything else is refused with a reason. */

import { dataOf } from "./data-of.js";
import { below } from "./data-part.js";
import { PackageError } from "./package.js";
import { shownFields } from "./shown-fields.js";
import { refuseUnusual } from "./unusual-package.js";

const MEGABYTE = 1024 * 1024;
// only the text and the parts that lead to the data are inflated, so they need less room than a whole document
const LIMITS = { bytes: 25 * MEGABYTE, parts: 500, inflated: 8 * MEGABYTE };
const FOREIGN = "Das ist keine DOCX-, ODT- oder PPTX-Datei aus dem Zwillingsbaukasten.";
const DAMAGED = "Die Angaben in der Datei sind beschädigt und werden nicht übernommen.";
/** @type {Record<string, string>} */
const SIGNS = {
  "25504446": "Aus einem PDF lässt sich kein Profil lesen. Nehmen Sie die DOCX-, ODT- oder PPTX-Datei.",
  d0cf11e0: "Die Datei ist mit einem Kennwort geschützt oder hat ein altes Format. Speichern Sie sie als DOCX ohne Kennwort.",
};
const ID = /^[a-z0-9-]{1,120}$/;
const VERSION = /^[0-9a-z-]{1,40}$/;
const HASH = /^[0-9a-f]{64}$/;

/** Why a file is not read; the message is German and for people. */
export class RecallError extends Error {}

/** @typedef {{id: string, hash: string, text: string}} RecalledBlock */
/** @typedef {{document: string, version: string, record: string | null, ingredients: RecalledBlock[], shown: import("./shown-fields.js").Shown}} Recalled */

/**
 * Returns document, version, stored profile (JSON of an object, unchecked: give it to checkProfile) and blocks of a file.
 * Throws RecallError where the file is foreign, damaged or too large.
 * @param {Uint8Array} bytes
 * @returns {Promise<Recalled>}
 */
export async function recall(bytes) {
  refuseOthers(bytes);
  const root = await told(() => dataIn(bytes));
  const [document, version] = ["dokument", "version"].map((name) => root.get(name) ?? "");
  const ingredients = below(root, "bausteine", "baustein").map(blockOf);
  const isSound = ID.test(document) && VERSION.test(version) && ingredients.length <= LIMITS.parts;
  if (!isSound || !ingredients.every(({ id, hash }) => ID.test(id) && HASH.test(hash))) throw new RecallError(DAMAGED);
  const record = recordOf(root);
  return { document, version, record, ingredients, shown: await told(() => shownFields(bytes, root, LIMITS)) };
}

/** @param {Uint8Array} bytes */
async function dataIn(bytes) {
  await refuseUnusual(bytes, LIMITS);
  return dataOf(bytes, LIMITS);
}

/** @param {Uint8Array} bytes */
function refuseOthers(bytes) {
  if (bytes.length > LIMITS.bytes) throw new RecallError("Die Datei ist größer als 25 MB und wird nicht gelesen.");
  const sign = [...bytes.subarray(0, 4)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  if (sign !== "504b0304") throw new RecallError(SIGNS[sign] ?? FOREIGN);
}

/** @template T @param {() => Promise<T>} reading @returns {Promise<T>} */
async function told(reading) {
  try {
    return await reading();
  } catch (error) {
    if (error instanceof PackageError) throw new RecallError(error.message);
    throw error;
  }
}

/** @param {import("./tree.js").XmlElement} item @returns {RecalledBlock} */
function blockOf(item) {
  const [id, hash] = ["id", "hash"].map((name) => item.get(name) ?? "");
  return { id, hash, text: item.text };
}

/** @param {import("./tree.js").XmlElement} root @returns {string | null} */
function recordOf(root) {
  const [profile, second] = below(root, "profil");
  if (!profile) return null;
  const text = profile.text;
  if (second || !isObject(text)) throw new RecallError(DAMAGED);
  return text;
}

/** @param {string} text */
function isObject(text) {
  try {
    const value = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
