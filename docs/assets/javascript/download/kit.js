/** Fills a Mappe: its Vorlagen and their tables, numbered as in the unfilled ZIP, with a list of what is still open. */

import { writeZip } from "../fill/package.js";
import { MOST_CHARACTERS } from "../fill/names.js";
import { filledFile, formatOf, nameOf } from "./filled.js";

/** @typedef {import("../profile/session.js").Session} Session */
/** @typedef {import("./subject.js").Subject} Subject */
/** @typedef {import("./filled.js").Choice} Choice */
/** @typedef {import("./filled.js").Filled} Filled */
/** @typedef {import("./filled.js").Left} Left */

const CHECKLIST = "00_Offene-Punkte.txt";

/**
 * Returns the ZIP of a Mappe filled for the session's profile; the page stays alive between two files.
 * @param {Subject} kit
 * @param {Session} session
 * @param {Choice} choice
 * @param {Left[]} left  of each Vorlage
 * @param {(done: number) => void} report
 * @returns {Promise<Filled>}
 */
export async function filledKit(kit, session, choice, left, report) {
  /** @type {[string, Uint8Array][]} */
  const entries = [[CHECKLIST, checklist(kit, session, left)]];
  for (const [index, source] of kit.sources.entries()) {
    const { name, bytes } = await filledFile(source, session, choice, left[index].shown);
    entries.push([numbered(index + 1, name, { ...choice, format: formatOf(source, choice) }), bytes]);
    for (const file of await tableFiles(source, session)) {
      const format = /** @type {string} */ (file.name.split(".").at(-1));
      entries.push([numbered(index + 1, file.name, { format, final: false }), file.bytes]);
    }
    report(index + 1);
    await breath();
  }
  const bytes = await writeZip(entries);
  return { name: nameOf(kit.title.replace(":", ""), left.flatMap(({ shown }) => shown), session, "zip", choice.final), bytes };
}

/** @param {Subject} kit @param {Session} session @param {Left[]} left @returns {Uint8Array} */
function checklist(kit, { values }, left) {
  const parts = kit.sources.flatMap(({ title }, index) => {
    const points = [...left[index].points.map(({ label }) => label), ...left[index].gaps.map(gapsLine)];
    return [title, ...(points.length > 0 ? points.map((point) => `[ ] ${point}`) : ["nichts mehr offen"]), ""];
  });
  const lines = ["Offene Punkte", `${kit.title}, ${values.texts.kommune_ohne ?? ""}`, "", ...parts];
  const text = lines.map((line) => `${line}\r\n`).join("");
  return new TextEncoder().encode(`\ufeff${text}`);
}

/** @param {import("./filled.js").Gaps} gaps */
function gapsLine({ section, count }) {
  const place = section ? `im Abschnitt „${section}“` : "vor dem ersten Abschnitt";
  const many = count === 1 ? "eine Lücke" : `${count} Lücken`;
  return `${many} in eckigen Klammern ${place}`;
}

/** @param {import("./subject.js").Source} source @param {Session} session @returns {Promise<Filled[]>} */
async function tableFiles({ tables }, session) {
  if (tables.length === 0) return [];
  const { filesForKit } = await import("./tables.js");
  return (await Promise.all(tables.map((table) => filesForKit(table, session)))).flat();
}

/** @param {number} number @param {string} name @param {{format: string, final: boolean}} choice @returns {string} */
function numbered(number, name, { final, format }) {
  const suffix = `${final ? "_Endfassung" : ""}.${format}`;
  const lead = `${String(number).padStart(2, "0")}_`;
  const stem = name.slice(0, -suffix.length).slice(0, MOST_CHARACTERS - lead.length - suffix.length);
  return lead + stem.replace(/[-_]+$/, "") + suffix;
}

/** Lets the browser draw and answer before the next file. */
function breath() {
  return new Promise((resolve) => window.setTimeout(resolve));
}
