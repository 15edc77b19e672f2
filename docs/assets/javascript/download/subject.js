/** What a button „Ausgefüllt herunterladen“ fills, as the page states it. */

/**
 * @typedef {object} Source  one Vorlage
 * @property {string} id
 * @property {string} title
 * @property {string} version
 * @property {string} page  address of its page
 * @property {Record<string, string>} files  addresses of its unfilled files by format
 *
 * @typedef {object} Subject  one Vorlage, or the Vorlagen of a Mappe in their order
 * @property {string} title
 * @property {string | null} kit  the Mappe's id
 * @property {string} archive  address of the Mappe's unfilled ZIP, or ""
 * @property {string} copyView  address where the filled text can be copied, or ""
 * @property {Source[]} sources
 */

/**
 * Returns what a button fills.
 * @param {Document} page
 * @param {Element} button
 * @returns {Subject}
 */
export function subjectOf(page, button) {
  const { mappe = null, titel = "" } = /** @type {HTMLElement} */ (button).dataset;
  const box = button.closest("aside");
  const holders = (mappe === null ? box : page)?.querySelectorAll("[data-vorlage]") ?? [];
  const sources = [.../** @type {NodeListOf<HTMLElement>} */ (holders)].map(sourceOf);
  if (mappe !== null) return { title: titel, kit: mappe, archive: box?.querySelector("a")?.href ?? "", copyView: "", sources };
  const sections = /** @type {HTMLAnchorElement | null} */ (page.querySelector(".weg a[href$='-abschnitte.html']"));
  return { title: sources[0].title, kit: null, archive: "", copyView: sections?.href ?? "#dokument", sources };
}

/** @param {HTMLElement} holder @returns {Source} */
function sourceOf(holder) {
  const { vorlage = "", titel = "", version = "", seite = "" } = holder.dataset;
  const links = [.../** @type {NodeListOf<HTMLAnchorElement>} */ (holder.querySelectorAll("a[download]"))];
  const files = Object.fromEntries(links.map(({ href }) => [href.split(".").at(-1) ?? "", href]));
  return { id: vorlage, title: titel, version, page: new URL(seite, document.baseURI).href, files };
}
