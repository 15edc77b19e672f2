/** What the dialog of a download asks, and what it says of the file: of documents, or of a table. */

/** @typedef {import("./filled.js").Choice} Choice */

/**
 * @typedef {object} Questions
 * @property {[string, string][]} formats  with their names, the usual one first
 * @property {[string, string][]} versions  to choose from, if any
 * @property {(choice: Choice) => string} carries  what such a file holds invisibly
 */

/** @type {[string, string][]} */
const FORMATS = [
  ["docx", "Word (DOCX)"],
  ["odt", "LibreOffice (ODT)"],
  ["pptx", "PowerPoint oder LibreOffice (PPTX)"],
];
/** @type {Questions} */
const OF_DOCUMENTS = {
  formats: FORMATS,
  versions: [
    ["ausfuellbar", "Ausfüllbar: Felder bleiben Felder, Offenes lässt sich in der Datei ergänzen"],
    ["endfassung", "Endfassung: reiner Text mit Formatvorlagen, zum Abgeben"],
  ],
  carries({ final, withProfile }) {
    if (final) return "Die Endfassung enthält nichts Unsichtbares.";
    return withProfile
      ? "Jede Datei enthält unsichtbar, was sie von Ihrem Kommunenprofil verwendet; so lässt sie sich hier später wieder einlesen."
      : "Die Datei enthält kein Kommunenprofil; unsichtbar sind nur die Werte ihrer Felder und der Stand ihrer Bausteine.";
  },
};

/**
 * Returns the questions about documents; sets of slides among papers come as they are.
 * @param {import("./subject.js").Source[]} sources
 * @returns {Questions}
 */
export function ofDocuments(sources) {
  const known = FORMATS.filter(([format]) => sources.some(({ files }) => files[format]));
  const papers = known.filter(([format]) => format !== "pptx");
  return { ...OF_DOCUMENTS, formats: papers.length > 0 ? papers : known };
}

/**
 * Returns the questions about one table.
 * @param {import("./subject.js").TableSource} table
 * @returns {Questions}
 */
export function ofTable({ hasCalendar }) {
  return {
    formats: [
      ["xlsx", "Excel oder LibreOffice (XLSX): rechnet mit"],
      ["csv", "Nur die Zeilen (CSV): für andere Programme"],
      ...(hasCalendar ? [/** @type {[string, string]} */ (["ics", "Kalender (ICS): die Termine als ganze Tage"])] : []),
    ],
    versions: [],
    carries({ format }) {
      if (format !== "xlsx") return "Die Datei enthält nichts Unsichtbares; Zeilen, die für Sie nicht gelten, fehlen.";
      return "Die Datei enthält kein Kommunenprofil. Zeilen, die für Sie nicht gelten, sind ausgeblendet und zählen nicht mit.";
    },
  };
}
