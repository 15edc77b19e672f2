/** Shows changed blocks, the old text beside the new one; on a phone one below the other. */

import { button, make } from "../profile/elements.js";
import { compare } from "./changes.js";

/** @typedef {import("./changes.js").Change} Change */
/** @typedef {import("./changes.js").Piece} Piece */

/**
 * Says in a few words how many blocks have changed, are new, or are no part of it any more.
 * @param {Change[]} changes
 * @returns {string}
 */
export function headline(changes) {
  const added = changes.filter(({ before }) => before === null).length;
  const dropped = changes.filter(({ now }) => now === null).length;
  const parts = [
    counted(changes.length - added - dropped, "hat sich seitdem geändert", "haben sich seitdem geändert"),
    counted(added, "ist seitdem dazugekommen", "sind seitdem dazugekommen"),
    counted(dropped, "gehört nicht mehr zur Vorlage", "gehören nicht mehr zur Vorlage"),
  ];
  const said = parts.filter(Boolean).join(", ");
  return said[0].toUpperCase() + said.slice(1);
}

/** @param {number} count @param {string} one @param {string} many @returns {string} */
function counted(count, one, many) {
  if (count === 0) return "";
  return count === 1 ? `ein Baustein ${one}` : `${count} Bausteine ${many}`;
}

/**
 * Opens a dialog with every changed block, old and new.
 * @param {string} document title
 * @param {Change[]} changes
 * @param {(page: string) => string} addressOf
 */
export function openComparison(document, changes, addressOf) {
  const title = make("h2", { id: "vergleich-titel", tabIndex: -1, autofocus: true }, headline(changes));
  const added = make("ins", {}, "unterstrichen und fett");
  const legend = make("p", {}, "Durchgestrichen steht, was wegfiel; ", added, ", was neu ist.");
  const items = changes.map((change) => make("li", {}, ...changeView(change, addressOf)));
  const list = make("ul", { className: "aenderungen" }, ...items);
  const close = button("Schließen", () => dialog.close(), { className: "knopf" });
  const settings = { className: "ausfuellen-dialog vergleich md-typeset", "aria-labelledby": title.id };
  const foot = make("div", { className: "knoepfe" }, close);
  const dialog = make("dialog", settings, title, make("p", { className: "wovon" }, document), legend, list, foot);
  dialog.addEventListener("close", () => dialog.remove());
  globalThis.document.body.append(dialog);
  dialog.showModal();
}

/** @param {Change} change @param {(page: string) => string} addressOf @returns {HTMLElement[]} */
function changeView({ title, page, before, now }, addressOf) {
  const heading = make("h3", {}, page ? make("a", { href: addressOf(page) }, title) : title);
  if (before === null) return [heading, make("p", {}, "Neu dazugekommen."), column("Heute", whole(now ?? ""))];
  if (now === null) return [heading, make("p", {}, "Gehört nicht mehr zur Vorlage."), column("In Ihrer Datei", whole(before))];
  const pieces = compare(cells(before), cells(now));
  const columns = [column("In Ihrer Datei", text(pieces.before, "del")), column("Heute", text(pieces.now, "ins"))];
  return [heading, make("div", { className: "nebeneinander" }, ...columns)];
}

/** @param {string} label @param {HTMLElement} content */
function column(label, content) {
  return make("div", {}, make("p", { className: "zwischenzeile" }, label), content);
}

/** @param {Piece[]} pieces @param {"del" | "ins"} mark */
function text(pieces, mark) {
  const parts = pieces.map((piece) => (piece.isChanged && piece.text.trim() ? make(mark, {}, piece.text) : piece.text));
  return make("div", { className: "bausteintext" }, ...parts);
}

/** @param {string} content */
function whole(content) {
  return text([{ text: cells(content), isChanged: false }], "ins");
}

/** Cells of a table stand apart by tabs, which nobody sees in running text. @param {string} text */
function cells(text) {
  return text.trim().replaceAll("\t", " | ");
}
