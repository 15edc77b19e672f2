/** What a row of a data sheet says: its text as readers see it, and the choices that the build states of it. */

/** What a filled text has no use for, and what belongs to the wiki only. */
const NOT_THERE = ".fuer-andere, .entfallen, .variantenhinweis";

/**
 * Returns the text of a cell or a row as the page shows it, in one line.
 * @param {Element} element
 * @returns {string}
 */
export function shownText(element) {
  return pieces(element).join("").replace(/\s+/g, " ").trim();
}

/**
 * Tells whether a row belongs to the text as it is filled now, or is shown with the passages for others.
 * @param {Element} row
 */
export function isThere(row) {
  if (row.matches(".entfallen")) return false;
  return !row.matches(".fuer-andere") || row.closest(".zeigt-andere") !== null;
}

/**
 * Returns what a row states under `data-auswahl`: the values of its columns of few values, by their heading.
 * @param {HTMLElement} row
 * @returns {Map<string, string[]>}
 */
export function choicesOf(row) {
  const parts = (row.dataset.auswahl ?? "").split(";").filter(Boolean);
  const columns = parts.map((part) => /** @type {[string, string]} */ (part.split("=", 2)));
  return new Map(columns.map(([label, values]) => [label, values.split("|").filter(Boolean)]));
}

/** @param {Element} element @returns {string[]} */
function pieces(element) {
  return [...element.childNodes].flatMap((node) => {
    if (!(node instanceof Element)) return [node.textContent ?? ""];
    if (node.matches(NOT_THERE)) return [];
    const isBlock = node.localName === "td" || node.localName === "br";
    return isBlock ? [" ", ...pieces(node), " "] : pieces(node);
  });
}
