/** From a Vorlage and a profile to a filled file and its open points; unfilled files are fetched once per version. */

import { gapsOf } from "../fill/gaps.js";
import { openPoints } from "../fill/open-points.js";
import { fillPage } from "../fill/page.js";
import { fileName } from "../fill/names.js";
import { profileRecord, usedFields } from "../fill/record.js";

/** @typedef {import("../profile/session.js").Session} Session */
/** @typedef {import("../fill/open-points.js").OpenPoint} OpenPoint */
/** @typedef {import("../fill/gaps.js").Gaps} Gaps */
/** @typedef {{points: OpenPoint[], gaps: Gaps[]}} Left  what a filled text leaves to be filled in: fields, and prompts in brackets */
/** @typedef {import("./subject.js").Source} Source */
/** @typedef {{format: string, final: boolean, withProfile: boolean}} Choice  how a file is wanted */
/** @typedef {{name: string, bytes: Uint8Array}} Filled */

/** A file or page that the site did not deliver. */
export class FetchError extends Error {}

const TYPES = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  odt: "application/vnd.oasis.opendocument.text",
  pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  zip: "application/zip",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv;charset=utf-8",
  ics: "text/calendar;charset=utf-8",
};
const FILLERS = {
  docx: () => import("../fill/docx.js").then((room) => room.fillDocx),
  odt: () => import("../fill/odt.js").then((room) => room.fillOdt),
  pptx: () => import("../fill/pptx.js").then((room) => room.fillPptx),
};

/** @type {Map<string, Promise<Response>>} */
const answers = new Map();

/**
 * Returns a Vorlage filled for the session's profile; throws FetchError where the site does not deliver it.
 * @param {Source} source
 * @param {Session} session
 * @param {Choice} choice
 * @returns {Promise<Filled>}
 */
export async function filledFile(source, session, choice) {
  const { final, withProfile } = choice;
  const format = formatOf(source, choice);
  const [bytes, fill] = await Promise.all([unfilled(source, format), FILLERS[/** @type {keyof typeof FILLERS} */ (format)]()]);
  const record = withProfile && !final ? profileRecord(session.profile, await usedFields(bytes, session.fields)) : null;
  const filled = await fill(bytes, session.values, { final, record });
  return { name: nameOf(source.title, session, format, final), bytes: filled };
}

/** @param {Source} source @param {Choice} choice @returns {Choice["format"]} the one chosen, of a set of slides its own */
export function formatOf(source, { format }) {
  return source.files[format] ? format : "pptx";
}

/**
 * Returns the name of a filled file: what it is, for whom, and the day of the meeting if there is one.
 * @param {string} title
 * @param {Session} session
 * @param {string} format
 * @param {boolean} final
 * @returns {string}
 */
export function nameOf(title, { profile, values }, format, final) {
  const meeting = profile.felder?.sitzungstermin;
  const day = typeof meeting === "string" ? meeting : null;
  return fileName({ title, municipality: values.texts.kommune_ohne ?? "", day, format, final });
}

/**
 * Returns what a Vorlage still asks for once it is filled.
 * @param {Source} source
 * @param {Session} session
 * @returns {Promise<Left>}
 */
export async function leftOf(source, { values, fields }) {
  const markup = await (await fetched(source.page, source.version)).text();
  const text = new DOMParser().parseFromString(markup, "text/html").querySelector(".dokument");
  if (!text) throw new FetchError(source.page);
  fillPage(text, values);
  return { points: openPoints(text, fields), gaps: gapsOf(text) };
}

/**
 * Lets the browser save bytes under a name.
 * @param {Filled} file
 */
export function offer({ name, bytes }) {
  const type = TYPES[/** @type {keyof typeof TYPES} */ (name.split(".").at(-1))];
  const address = URL.createObjectURL(new Blob([/** @type {BlobPart} */ (bytes)], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(address), 60_000); // a slow machine reads it later than now
}

/**
 * Returns an unfilled file; throws FetchError where the site does not deliver it.
 * @param {{files: Record<string, string>, version: string}} source
 * @param {string} format
 * @returns {Promise<Uint8Array>}
 */
export async function unfilled(source, format) {
  const answer = await fetched(source.files[format], source.version);
  return new Uint8Array(await answer.arrayBuffer());
}

/**
 * Returns the site's answer, which is asked for once per version; throws FetchError where there is none.
 * @param {string} address
 * @param {string} version
 * @returns {Promise<Response>}
 */
export async function fetched(address, version) {
  const wanted = new URL(address);
  wanted.searchParams.set("version", version);
  if (!answers.has(wanted.href)) answers.set(wanted.href, fetchOnce(wanted));
  return (await /** @type {Promise<Response>} */ (answers.get(wanted.href))).clone();
}

/** @param {URL} address @returns {Promise<Response>} */
async function fetchOnce(address) {
  try {
    const answer = await fetch(address);
    if (answer.ok) return answer;
    throw new FetchError(`${address.pathname}: ${answer.status}`);
  } catch (error) {
    answers.delete(address.href);
    throw error instanceof FetchError ? error : new FetchError(`${address.pathname}: ${error}`);
  }
}
