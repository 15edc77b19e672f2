/** What a button „Ausgefüllt herunterladen“ fills, as the page states it. */

/**
 * @typedef {object} TableSource  one data sheet
 * @property {string} id
 * @property {string} title
 * @property {string} version
 * @property {string} data  address of what is filled
 * @property {Record<string, string>} files  addresses of its unfilled files by format
 * @property {boolean} hasCalendar
 *
 * @typedef {object} Source  one Vorlage
 * @property {string} id
 * @property {string} title
 * @property {string} version
 * @property {string} page  address of its page
 * @property {Record<string, string>} files  addresses of its unfilled files by format
 * @property {TableSource[]} tables  its data sheets
 *
 * @typedef {object} Subject  one Vorlage, the Vorlagen of a Mappe in their order, or one table
 * @property {string} title
 * @property {string | null} kit  the Mappe's id
 * @property {string} archive  address of the Mappe's unfilled ZIP, or ""
 * @property {string} copyView  address where the filled text can be copied, or ""
 * @property {Source[]} sources
 * @property {TableSource | null} table  the one table that is wanted, and no Vorlage
 */

/**
 * Returns what a button fills.
 * @param {Document} page
 * @param {Element} button
 * @returns {Subject}
 */
export function subjectOf(page, button) {
  const { mappe = null, titel = "", tabelle = null } = /** @type {HTMLElement} */ (button).dataset;
  if (tabelle !== null) return tableSubject(/** @type {HTMLElement} */ (button.closest("[data-datenblatt]")));
  const box = button.closest("aside");
  const holders = (mappe === null ? box : page)?.querySelectorAll("[data-vorlage]") ?? [];
  const sources = [.../** @type {NodeListOf<HTMLElement>} */ (holders)].map(sourceOf);
  const archive = box?.querySelector("a")?.href ?? "";
  if (mappe !== null) return { title: titel, kit: mappe, archive, copyView: "", sources, table: null };
  const sections = /** @type {HTMLAnchorElement | null} */ (page.querySelector(".weg a[href$='-abschnitte.html']"));
  return { title: sources[0].title, kit: null, archive: "", copyView: sections?.href ?? "#dokument", sources, table: null };
}

/** @param {HTMLElement} holder @returns {Subject} */
function tableSubject(holder) {
  const table = tableOf(holder);
  return { title: table.title, kit: null, archive: "", copyView: "", sources: [], table };
}

/** @param {HTMLElement} holder @returns {Source} */
function sourceOf(holder) {
  const { vorlage = "", titel = "", version = "", seite = "" } = holder.dataset;
  const links = [.../** @type {NodeListOf<HTMLAnchorElement>} */ (holder.querySelectorAll("a[download]:not([data-datenblatt])"))];
  const files = Object.fromEntries(links.map(({ href }) => [href.split(".").at(-1) ?? "", href]));
  const tables = [.../** @type {NodeListOf<HTMLElement>} */ (holder.querySelectorAll("[data-datenblatt]"))].map(tableOf);
  return { id: vorlage, title: titel, version, page: new URL(seite, document.baseURI).href, files, tables };
}

/** @param {HTMLElement} holder @returns {TableSource} */
function tableOf(holder) {
  const { datenblatt = "", titel = "", version = "", daten = "", kalender } = holder.dataset;
  const data = new URL(daten, document.baseURI).href;
  const files = Object.fromEntries(["xlsx", "csv"].map((format) => [format, data.replace(/json$/, format)]));
  return { id: datenblatt, title: titel, version, data, files, hasCalendar: kalender !== undefined };
}
