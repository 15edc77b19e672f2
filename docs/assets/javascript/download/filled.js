/** From a Vorlage and a profile to a filled file and its open points; unfilled files are fetched once per version. */

import { gapsOf } from "../fill/gaps.js";
import { openPoints } from "../fill/open-points.js";
import { fillPage } from "../fill/page.js";
import { fileName } from "../fill/names.js";
import { profileRecord, usedFields } from "../fill/record.js";
import { withSources } from "../profile/computed.js";
import { pageFields } from "../profile/page-fields.js";

/** @typedef {import("../profile/session.js").Session} Session */
/** @typedef {import("../fill/open-points.js").OpenPoint} OpenPoint */
/** @typedef {import("../fill/gaps.js").Gaps} Gaps */
/**
 * @typedef {object} Left  what a filled text leaves to be filled in
 * @property {OpenPoint[]} points
 * @property {Gaps[]} gaps  prompts in brackets
 * @property {string[]} shown  the fields that the text shows, filled or not
 */
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

const MEETING = "sitzungstermin";

/** @type {Map<string, Promise<Response>>} */
const answers = new Map();

/**
 * Returns a Vorlage filled for the session's profile; throws FetchError where the site does not deliver it.
 * @param {Source} source
 * @param {Session} session
 * @param {Choice} choice
 * @param {string[]} shown  fields that its text shows
 * @returns {Promise<Filled>}
 */
export async function filledFile(source, session, choice, shown) {
  const { final, withProfile } = choice;
  const format = formatOf(source, choice);
  const [bytes, fill] = await Promise.all([unfilled(source, format), FILLERS[/** @type {keyof typeof FILLERS} */ (format)]()]);
  const record = withProfile && !final ? profileRecord(session.profile, await usedFields(bytes, session.fields)) : null;
  const filled = await fill(bytes, session.values, { final, record });
  return { name: nameOf(source.title, shown, session, format, final), bytes: filled };
}

/** @param {Source} source @param {Choice} choice @returns {Choice["format"]} the one chosen, of a set of slides its own */
export function formatOf(source, { format }) {
  return source.files[format] ? format : "pptx";
}

/**
 * Returns the name of a filled file: what it is, for whom, and the day of the meeting if the file shows it; minutes have a
 * day of their own.
 * @param {string} title
 * @param {string[]} shown  fields that the file shows
 * @param {Session} session
 * @param {string} format
 * @param {boolean} final
 * @returns {string}
 */
export function nameOf(title, shown, { profile, values, fields }, format, final) {
  const meeting = withSources(shown, fields).has(MEETING) ? profile.felder?.[MEETING] : null;
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
  const left = { points: openPoints(text, fields), gaps: gapsOf(text) };
  for (const element of text.querySelectorAll("[data-wenn='nur:web'], [data-search-exclude]")) element.remove();
  return { ...left, shown: pageFields(text, null) };
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
