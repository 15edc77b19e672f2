/** Profiles as files: saved and read back; the format is that of the command line, whatever does not fit is named. */

import { ascii } from "../fill/names.js";
import { checkProfile } from "./check.js";
import { button, make } from "./elements.js";
import { formerTexts, withFormerTexts } from "./former-texts.js";
import { ENDINGS } from "./panel-file.js";
import { sessionOf, tablesFor } from "./session.js";
import { letGo, newEntry, save } from "./store.js";

/** @typedef {import("./types.js").Fault} Fault */
/** @typedef {import("./types.js").Profile} Profile */
/** @typedef {import("./panel-model.js").PanelModel} PanelModel */
/** @typedef {import("./panel-file.js").Reception} Reception */

const LARGEST = 2_000_000; // bytes; a profile with every field filled has some 20,000

/** Hands the profile over as a download. @param {PanelModel} model */
export function download(model) {
  const { session, profile } = model;
  const content = fileText(session ? withFormerTexts(session.profile, profile, session.fields) : profile);
  const address = URL.createObjectURL(new Blob([content], { type: "application/json" }));
  const link = make("a", { href: address, download: `Kommunenprofil_${plainName(model.profile.kommune ?? "")}.json` });
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(address), 60_000); // a slow machine reads it later than now
  letGo();
}

/**
 * Reads a file that was chosen or dropped, or says why that cannot be.
 * @param {File} file
 * @param {Reception} reception
 */
export async function receive(file, reception) {
  const ending = ENDINGS.find((one) => file.name.toLowerCase().endsWith(one));
  if (!ending) {
    const isArchive = file.name.toLowerCase().endsWith(".zip");
    const advice = isArchive ? "Entpacken Sie sie zuerst und wählen Sie ein Dokument daraus." : `Möglich sind Dateien mit der Endung ${ENDINGS.join(", ")}.`;
    return reception.report(`„${file.name}“ lässt sich hier nicht laden. ${advice}`);
  }
  try {
    if (ending === ".json") await readProfileFile(file, reception);
    else await (await import("../recall-view.js")).readDocument(file, reception);
  } catch (error) {
    console.error(error);
    reception.report(`„${file.name}“ ließ sich nicht lesen. Bitte prüfen Sie, ob die Datei vollständig ist.`);
  }
}

/** Returns JSON that is YAML too, so that the command line reads it. @param {Partial<Profile>} profile */
function fileText(profile) {
  const text = JSON.stringify(profile, null, 2);
  return `${text.replace(/[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g, escaped)}\n`;
}

/** @param {string} name */
function plainName(name) {
  return ascii(name).slice(0, 50).replace(/-$/, "") || "Kommune";
}

/** @param {string} sign */
function escaped(sign) {
  return `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** @param {File} file @param {Reception} reception */
async function readProfileFile(file, reception) {
  if (file.size > LARGEST) return reception.report(`„${file.name}“ ist zu groß für ein Kommunenprofil.`);
  const raw = parsed(await file.text());
  if (raw === null) return reception.report(`„${file.name}“ ist kein Kommunenprofil. Erwartet wird eine Datei, die hier mit „Profil als Datei sichern“ entstanden ist.`);
  const { fields } = reception.model.outline;
  const { profile, faults } = checkProfile(raw, await tablesFor(raw), fields);
  if (profile) return adopt(profile, reception);
  const session = await sessionOf(raw);
  const sound = session && withFormerTexts(session.profile, raw, fields);
  const former = formerTexts(raw, fields);
  if (sound && faults.every(({ place: [group, name] }) => group === "felder" && name in former)) {
    return adopt(sound, reception, Object.keys(former).map((name) => fields[name].label));
  }
  const offer = sound ? [button("Ohne diese Angaben laden", () => adopt(sound, reception))] : [];
  reception.report(`„${file.name}“ passt nicht ganz:`, faultList(faults, fields), ...offer);
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

/**
 * @param {Profile} profile
 * @param {Reception} reception
 * @param {string[]} [toFinish]  labels of fields whose former text has become rows
 */
function adopt(profile, { model, notify }, toFinish = []) {
  const isUnused = Object.keys(model.profile).length === 0;
  save(isUnused ? { ...model.entry, profile } : newEntry(profile));
  const task = toFinish.map((label) => ` „${label}“ bitte ergänzen: Jede Kommune braucht eine eigene Zeile mit Kommunalform.`);
  notify([`Das Profil „${profile.kommune}“ ist geladen.`, ...task].join(""));
}

/** @param {Fault[]} faults @param {import("./types.js").Fields} fields */
function faultList(faults, fields) {
  const lines = faults.map(({ place, found, expected, remedy }) => {
    const isUnknown = place[0] === "felder" && !Object.hasOwn(fields, String(place[1]));
    const advice = isUnknown ? "Diese Website kennt es nicht." : remedy || (expected && `Möglich ist ${expected}.`);
    return make("li", {}, `${whereOf(place, fields)}${found}. ${advice}`.trim());
  });
  return make("ul", {}, ...lines);
}

/** Returns where a fault is; a field's own label stands in what was found. @param {Fault["place"]} place @param {import("./types.js").Fields} fields */
function whereOf(place, fields) {
  const [group, name, ...rest] = place;
  const isField = group === "felder" && name !== undefined;
  const steps = isField ? (rest.length > 0 ? [fields[name]?.label ?? name, ...rest] : []) : place;
  const words = steps.map((step) => (typeof step === "number" ? `Zeile ${step + 1}` : step));
  return words.length > 0 ? `${words.join(" › ")}: ` : "";
}
