/** Takes a document made here back: whose it is, its fields as a profile, and which of its blocks have changed since. */

import { LIMITS, PackageError } from "./fill/package.js";
import { RecallError, recall } from "./fill/recall.js";
import { button, make } from "./profile/elements.js";
import { changedBlocks } from "./recall/changes.js";
import { headline, openComparison } from "./recall/comparison.js";
import { restore } from "./recall/restore.js";

/** @typedef {import("./fill/recall.js").Recalled} Recalled */
/** @typedef {import("./recall/changes.js").CatalogueEntry} CatalogueEntry */

const ROOT = new URL("../../", import.meta.url);
const GONE = "Diese Vorlage gibt es hier nicht mehr; ihre Bausteine lassen sich nicht vergleichen.";
const OFFLINE = "Der Stand der Bausteine ist gerade nicht zu laden; versuchen Sie es später noch einmal.";

/**
 * Reads a document and says what it found; the profile of the document becomes the active one.
 * @param {File} file
 * @param {import("./profile/panel-file.js").Reception} reception
 */
export async function readDocument(file, { report }) {
  try {
    const recalled = await read(file);
    const entry = await entryOf(recalled.document);
    const changes = entry && changedBlocks(recalled, entry, await fromSite("downloads/bausteine.json"));
    const summary = [whose(recalled, entry), await profilePart(recalled, entry)];
    const addressOf = (/** @type {string} */ page) => new URL(page, ROOT).href;
    const compare = () => openComparison(entry?.titel ?? "", changes ?? [], addressOf);
    report(...summary, changesPart(changes, compare));
    if (changes?.length) compare();
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
  return `„${file.name}“ lässt sich nicht lesen. ${OFFLINE}`;
}

/** @param {Recalled} recalled @param {CatalogueEntry | null} entry */
function whose(recalled, entry) {
  const title = entry?.titel ?? recalled.document;
  return make("p", {}, "Gelesen: ", make("strong", {}, title), `, Version ${recalled.version}.`);
}

/** @param {Recalled} recalled @param {CatalogueEntry | null} entry @returns {Promise<HTMLElement>} */
async function profilePart(recalled, entry) {
  if (recalled.record === null) return make("p", {}, "Die Datei enthält kein Kommunenprofil; sie wurde ohne Profil gespeichert.");
  const restored = await restore(recalled.record, (entry?.titel ?? recalled.document).split(":")[0]);
  if (!restored) return make("p", {}, "Das Kommunenprofil in der Datei ist nicht lesbar.");
  const says = restored.isNew ? "Die Angaben stehen jetzt im neuen Profil" : "Die Angaben stehen schon im Profil";
  const part = make("p", { tabIndex: -1 }, "Ausgefüllt für ", make("strong", {}, restored.municipality), `. ${says} „${restored.title}“; es ist jetzt aktiv. `);
  part.append(button("Rückgängig", () => {
    restored.undo();
    part.replaceChildren("Rückgängig gemacht; Ihre Profile sind wie vorher.");
    part.focus(); // its button is gone
  }));
  return part;
}

/** @param {import("./recall/changes.js").Change[] | null} changes @param {() => void} compare @returns {HTMLElement} */
function changesPart(changes, compare) {
  if (!changes) return make("p", {}, GONE);
  if (changes.length === 0) return make("p", {}, "Seitdem hat sich kein Baustein geändert.");
  const titles = changes.map(({ title }) => title).join(", ");
  return make("p", {}, `${headline(changes)}: ${titles}. `, button("Texte vergleichen", compare));
}

/** @param {string} id @returns {Promise<CatalogueEntry | null>} */
async function entryOf(id) {
  const { vorlagen } = await fromSite("downloads/verzeichnis.json");
  return vorlagen.find((/** @type {CatalogueEntry} */ entry) => entry.id === id) ?? null;
}

/** @param {string} path @returns {Promise<any>} */
async function fromSite(path) {
  const answer = await fetch(new URL(path, ROOT));
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}
