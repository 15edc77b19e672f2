/** A profile as a file: saved, chosen or dropped; the format is that of the command line, whatever does not fit is named. */

import { checkProfile } from "./check.js";
import { button, make } from "./elements.js";
import { sessionOf, tablesFor } from "./session.js";
import { newEntry, save } from "./store.js";

/** @typedef {import("./types.js").Fault} Fault */
/** @typedef {import("./types.js").Profile} Profile */
/** @typedef {import("./panel-model.js").PanelModel} PanelModel */
/** @typedef {import("./panel-identity.js").Part} Part */
/** @typedef {import("./panel-profiles.js").Notify} Notify */

/**
 * @typedef {object} Reception  what a reader of files may do with the panel
 * @property {Notify} notify
 * @property {(...content: (Node | string)[]) => void} report  shows what was found in a file
 * @property {PanelModel} model
 *
 * @typedef {{endings: string[], read: (file: File, reception: Reception) => Promise<void>}} FileReading
 */

const LARGEST = 2_000_000; // bytes; a profile with every field filled has some 20,000

/** Which files the panel takes, and who reads them. @type {FileReading[]} */
export const READERS = [
  { endings: [".json"], read: readProfileFile },
  { endings: [".docx", ".odt"], read: async (...given) => (await import("../recall-view.js")).readDocument(...given) },
];

const LOADED = "Ein gesichertes Profil oder ein hier ausgefülltes Dokument laden. Sie können die Datei auch hierher ziehen.";

/**
 * Returns the buttons for files, and what takes files that were dropped.
 * @param {Reception} reception
 * @returns {Part & {take: (files: FileList | null | undefined) => void}}
 */
export function filePart(reception) {
  const accepted = READERS.flatMap(({ endings }) => endings).join();
  const chooser = make("input", { type: "file", accept: accepted, hidden: true });
  const take = (/** @type {FileList | null | undefined} */ files) => void receive(files, reception);
  chooser.addEventListener("change", () => {
    take(chooser.files);
    chooser.value = "";
  });
  const keep = button("Profil als Datei sichern", () => download(reception.model));
  const load = button("Datei wählen", () => chooser.click(), { title: LOADED });
  const element = make("div", { className: "knoepfe" }, keep, load, chooser);
  return { element, take, refresh: () => (keep.hidden = !reception.model.profile.kommune) };
}

/**
 * Returns the text of a profile's file: JSON that is YAML too, so that the command line reads it.
 * @param {Partial<Profile>} profile
 * @returns {string}
 */
export function fileText(profile) {
  const text = JSON.stringify(profile, null, 2);
  return `${text.replace(/[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g, escaped)}\n`;
}

/** @param {string} sign */
function escaped(sign) {
  return `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** Hands the profile over as a download. @param {PanelModel} model */
function download(model) {
  const content = fileText(model.session?.profile ?? model.profile);
  const address = URL.createObjectURL(new Blob([content], { type: "application/json" }));
  const link = make("a", { href: address, download: `Kommunenprofil_${plainName(model.profile.kommune ?? "")}.json` });
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(address), 1000);
}

/** @param {string} name */
function plainName(name) {
  /** @type {Record<string, string>} */
  const letters = { ä: "ae", ö: "oe", ü: "ue", Ä: "Ae", Ö: "Oe", Ü: "Ue", ß: "ss" };
  const spelt = name.replace(/[äöüÄÖÜß]/g, (letter) => letters[letter]).normalize("NFD").replace(/\p{M}/gu, "");
  return spelt.replace(/[^A-Za-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 50) || "Kommune";
}

/** @param {FileList | null | undefined} files @param {Reception} reception */
async function receive(files, reception) {
  const [file] = files ?? [];
  if (!file) return;
  const reader = READERS.find(({ endings }) => endings.some((ending) => file.name.toLowerCase().endsWith(ending)));
  if (!reader) {
    const known = READERS.flatMap(({ endings }) => endings).join(", ");
    return reception.report(`„${file.name}“ lässt sich hier nicht laden. Möglich sind Dateien mit der Endung ${known}.`);
  }
  try {
    await reader.read(file, reception);
  } catch (error) {
    console.error(error);
    reception.report(`„${file.name}“ ließ sich nicht lesen. Bitte prüfen Sie, ob die Datei vollständig ist.`);
  }
}

/** @param {File} file @param {Reception} reception */
async function readProfileFile(file, reception) {
  if (file.size > LARGEST) return reception.report(`„${file.name}“ ist zu groß für ein Kommunenprofil.`);
  const raw = parsed(await file.text());
  if (raw === null) return reception.report(`„${file.name}“ ist kein Kommunenprofil. Erwartet wird eine Datei, die hier mit „Profil als Datei sichern“ entstanden ist.`);
  const { profile, faults } = checkProfile(raw, await tablesFor(raw), reception.model.outline.fields);
  if (profile) return adopt(profile, reception);
  const session = await sessionOf(raw);
  const sound = session?.profile;
  const offer = sound ? [button("Ohne diese Angaben laden", () => adopt(sound, reception))] : [];
  reception.report(`„${file.name}“ passt nicht ganz:`, faultList(faults), ...offer);
}

/** @param {string} text @returns {Record<string, any> | null} */
function parsed(text) {
  try {
    const raw = JSON.parse(text);
    return typeof raw === "object" && raw !== null && !Array.isArray(raw) ? raw : null;
  } catch {
    return null;
  }
}

/** @param {Profile} profile @param {Reception} reception */
function adopt(profile, { model, notify }) {
  const isUnused = Object.keys(model.profile).length === 0;
  save(isUnused ? { ...model.entry, profile } : newEntry(profile));
  notify(`Das Profil „${profile.kommune}“ ist geladen.`);
}

/** @param {Fault[]} faults */
function faultList(faults) {
  const lines = faults.map(({ place, found, expected, remedy }) => {
    const where = place.length > 0 ? `${place.join(" › ")}: ` : "";
    return make("li", {}, `${where}${[found, expected && `erwartet: ${expected}`, remedy].filter(Boolean).join("; ")}`);
  });
  return make("ul", {}, ...lines);
}
