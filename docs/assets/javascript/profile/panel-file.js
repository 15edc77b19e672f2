/** The buttons that save a profile as a file and choose one; what they do is loaded when it is asked for. */

import { button, make } from "./elements.js";

/** @typedef {import("./panel-model.js").PanelModel} PanelModel */
/** @typedef {import("./panel-identity.js").Part} Part */
/** @typedef {import("./panel-profiles.js").Notify} Notify */

/**
 * @typedef {object} Reception  what a reader of files may do with the panel
 * @property {Notify} notify
 * @property {(...content: (Node | string)[]) => void} report  shows what was found in a file
 * @property {PanelModel} model
 */

/** What the names of files that the panel takes end in. */
export const ENDINGS = [".json", ".docx", ".odt", ".pptx"];

const ONE_BY_ONE = "Hier lässt sich nur eine Datei auf einmal lesen. Bitte ziehen Sie die Dateien einzeln hierher.";
const LOADED = "Ein gesichertes Profil oder ein hier ausgefülltes Dokument laden. Sie können die Datei auch hierher ziehen.";

/**
 * Returns the buttons for files, and what takes files that were dropped.
 * @param {Reception} reception
 * @returns {Part & {take: (files: FileList | null | undefined) => Promise<void>}}
 */
export function filePart(reception) {
  const chooser = make("input", { type: "file", accept: ENDINGS.join(), hidden: true });
  const take = async (/** @type {FileList | null | undefined} */ files) => {
    const [file] = files ?? [];
    if (files && files.length > 1) return reception.report(ONE_BY_ONE);
    if (file) await (await import("./files.js")).receive(file, reception);
  };
  chooser.addEventListener("change", () => {
    void take(chooser.files);
    chooser.value = "";
  });
  const keep = button("Profil als Datei sichern", async () => (await import("./files.js")).download(reception.model));
  const load = button("Datei wählen", () => chooser.click(), { title: LOADED });
  const element = make("div", { className: "knoepfe" }, keep, load, chooser);
  return { element, take, refresh: () => (keep.hidden = !reception.model.profile.kommune) };
}
