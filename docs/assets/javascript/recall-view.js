/** Takes a document made here back: whose it is, its fields as a profile, and which of its blocks have changed since. */

import { LIMITS, PackageError } from "./fill/package.js";
import { RecallError, recall } from "./fill/recall.js";
import { shown } from "./profile/typing.js";
import { button, make } from "./profile/elements.js";
import { changedBlocks, restOf } from "./recall/changes.js";
import { headline, openComparison } from "./recall/comparison.js";
import { restore } from "./recall/restore.js";

/** @typedef {import("./fill/recall.js").Recalled} Recalled */
/** @typedef {import("./recall/changes.js").CatalogueEntry} CatalogueEntry */

const ROOT = new URL("../../", import.meta.url);
const GONE = "Diese Vorlage gibt es hier nicht mehr; ihre Bausteine lassen sich nicht vergleichen.";
const OFFLINE = "Der heutige Stand der Bausteine ist gerade nicht zu laden. Ziehen Sie die Datei später noch einmal hierher, dann werden sie verglichen.";
const UNREADABLE = "Prüfen Sie, ob die Datei vollständig und in keinem anderen Programm offen ist.";

/**
 * Reads a document and says what it found; the profile of the document becomes the active one.
 * @param {File} file
 * @param {import("./profile/panel-file.js").Reception} reception
 */
export async function readDocument(file, { report }) {
  try {
    const recalled = await read(file);
    const today = await currentState(recalled.document);
    const entry = today?.entry ?? null;
    const summary = [whose(recalled, entry), await profilePart(recalled, entry)];
    if (!today || !entry) return report(...summary, make("p", {}, today ? GONE : OFFLINE));
    const changes = changedBlocks(recalled, entry, today.blocks);
    const addressOf = (/** @type {string} */ page) => new URL(page, ROOT).href;
    const compare = () => openComparison(entry.titel, changes, addressOf);
    report(...summary, changesPart(recalled, entry, changes, compare));
    if (changes.length > 0) compare();
  } catch (error) {
    report(make("p", { className: "fehler" }, reason(error, file)));
  }
}

/** @param {File} file @returns {Promise<Recalled>} */
async function read(file) {
  return recall(new Uint8Array(await file.slice(0, LIMITS.bytes).arrayBuffer())); // more than it takes anyway
}

/** @param {unknown} error @param {File} file @returns {string} */
function reason(error, file) {
  if (error instanceof RecallError || error instanceof PackageError) return `„${file.name}“: ${error.message}`;
  console.error(error);
  return `„${file.name}“ lässt sich nicht lesen. ${UNREADABLE}`;
}

/** @param {Recalled} recalled @param {CatalogueEntry | null} entry */
function whose(recalled, entry) {
  const title = entry?.titel ?? recalled.document;
  return make("p", {}, "Gelesen: ", make("strong", {}, title), `, Version ${recalled.version}.`);
}

/** @param {Recalled} recalled @param {CatalogueEntry | null} entry @returns {Promise<HTMLElement>} */
async function profilePart(recalled, entry) {
  if (recalled.record === null) return make("p", {}, "Die Datei enthält kein Kommunenprofil; sie wurde ohne Profil gespeichert.");
  const restored = await restore(recalled.record, (entry?.titel ?? recalled.document).split(":")[0], recalled.shown);
  if (!restored) return make("p", {}, "Das Kommunenprofil in der Datei ist nicht lesbar.");
  const says = restored.isNew ? "Die Angaben stehen jetzt im neuen Profil" : "Die Angaben stehen schon im Profil";
  const part = make("p", { tabIndex: -1 }, "Ausgefüllt für ", make("strong", {}, restored.municipality), `. ${says} „${restored.title}“; es ist jetzt aktiv. `);
  part.append(button("Rückgängig", () => {
    restored.undo();
    part.replaceChildren("Rückgängig gemacht; Ihre Profile sind wie vorher.");
    part.focus(); // its button is gone
  }));
  return make("div", {}, part, ...editsView(restored));
}

/** @param {import("./recall/restore.js").Restored} restored @returns {HTMLElement[]} */
function editsView({ taken, misfits }) {
  const labels = taken.map((label) => `„${label}“`).join(", ");
  const edits = labels ? [make("p", {}, `In der Datei von Hand eingetragen und übernommen: ${labels}.`)] : [];
  if (misfits.length === 0) return edits;
  const items = misfits.map(({ label, text, expected }) => {
    const wanted = expected && `; erwartet: ${expected}`;
    return make("li", {}, `${label}: ${shown(text)}${wanted}`);
  });
  return [...edits, make("p", {}, "Nicht übernommen, weil es nicht passt:"), make("ul", {}, ...items)];
}

/**
 * @param {Recalled} recalled @param {CatalogueEntry} entry @param {import("./recall/changes.js").Change[]} changes
 * @param {() => void} compare @returns {HTMLElement}
 */
function changesPart(recalled, entry, changes, compare) {
  const rest = restOf(recalled, entry);
  if (changes.length === 0) return make("p", {}, `Seitdem hat sich kein Baustein geändert${rest || "."}`);
  const titles = changes.map(({ title }) => title).join(", ");
  return make("p", {}, `${headline(changes)}: ${titles}. `, button("Texte vergleichen", compare));
}

/**
 * Returns how a Vorlage and all blocks are now, or null where the site does not say: the profile is there all the same.
 * @param {string} id
 * @returns {Promise<{entry: CatalogueEntry | null, blocks: import("./recall/changes.js").Blocks} | null>}
 */
async function currentState(id) {
  try {
    const [{ vorlagen }, blocks] = await Promise.all([fromSite("downloads/verzeichnis.json"), fromSite("downloads/bausteine.json")]);
    return { entry: vorlagen.find((/** @type {CatalogueEntry} */ entry) => entry.id === id) ?? null, blocks };
  } catch (error) {
    console.warn(error);
    return null;
  }
}

/** @param {string} path @returns {Promise<any>} */
async function fromSite(path) {
  const answer = await fetch(new URL(path, ROOT));
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}
