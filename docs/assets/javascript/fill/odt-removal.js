/** Removing from an ODT without leaving husks; twin of odt_removal.py. */

import { isBasedOn } from "./odt-styles.js";
import { above, children, elements, get, is, make, paragraphOf, textOf, unwrap } from "./odt-xml.js";
import { isBlank } from "./text.js";

const CAPTIONS = ["Table", "Caption"];
const ANCHORS = ["text:bookmark", "text:bookmark-start", "text:section"];
const CONTENT = ["draw:frame", "text:note", "text:user-field-get"];

/** @param {Element} element @param {Element} root goes, with whatever around it has nothing left to hold */
export function removeElement(element, root) {
  const parent = element.parentElement;
  element.remove();
  if (parent && root.contains(parent)) removeHusk(parent, root);
}

/** @param {Element} start @param {Element} end @param {Element} root all between two bookmarks, and they themselves */
export function removeRange(start, end, root) {
  const paragraphs = [paragraphOf(start), paragraphOf(end)];
  const range = root.ownerDocument.createRange();
  range.setStartBefore(start);
  range.setEndAfter(end);
  range.deleteContents();
  for (const paragraph of paragraphs) if (paragraph) removeIfBlank(paragraph, root);
}

/** @param {Element} content @returns {Set<string>} names that links inside the document can lead to */
export function linkTargets(content) {
  return new Set(elements(content, ...ANCHORS).map((element) => get(element, "text:name") ?? ""));
}

/** @param {Element} content @param {Set<string>} gone links there become plain text; in a table of contents lines go */
export function unlink(content, gone) {
  for (const link of elements(content, "text:a")) {
    const href = decoded(get(link, "xlink:href") ?? "");
    if (!href.startsWith("#") || !gone.has(href.slice(1).split("|")[0])) continue;
    const line = paragraphOf(link);
    if (line && above(line, "text:index-body")) removeElement(line, content);
    else unlinkOne(link);
  }
}

/** @param {Element} content lone halves of bookmarks go, the remaining notes are counted anew */
export function removeLooseEnds(content) {
  const halves = ["start", "end"].map(
    (half) => new Map(elements(content, `text:bookmark-${half}`).map((item) => [get(item, "text:name"), item])),
  );
  for (const [own, other] of [halves, [...halves].reverse()]) {
    for (const [name, item] of own) if (!other.has(name)) item.remove();
  }
  for (const kind of ["footnote", "endnote"]) countNotes(content, kind);
}

/** @param {Element} paragraph @param {Element} root */
function removeIfBlank(paragraph, root) {
  const shows = elements(paragraph, ...CONTENT).length > 0;
  if (root.contains(paragraph) && isBlank(textOf(paragraph)) && !shows) removeElement(paragraph, root);
}

/** @param {Element} element @param {Element} root */
function removeHusk(element, root) {
  if (is(element, "table:table", "table:table-header-rows", "table:table-rows")) removeBodiless(element, root);
  else if (element.children.length) return;
  else if (is(element, "text:list-item", "text:list", "text:section")) removeElement(element, root);
  else if (is(element, "table:table-cell")) {
    element.append(make(element, "text:p", { "text:style-name": "Table_20_Contents" }));
  } else if (is(element, "text:note-body")) element.parentElement?.remove();
}

/** @param {Element} part @param {Element} root */
function removeBodiless(part, root) {
  const table = is(part, "table:table") ? part : part.parentElement;
  const bodies = table ? [table, ...children(table, "table:table-rows")] : [];
  if (!table || bodies.some((body) => children(body, "table:table-row").length)) return;
  const caption = table.previousElementSibling;
  if (caption && CAPTIONS.some((style) => isBasedOn(root, caption, style))) caption.remove();
  removeElement(table, root);
}

/** @param {Element} link */
function unlinkOne(link) {
  for (const span of elements(link, "text:span")) if (get(span, "text:style-name") === "Internet_20_link") unwrap(span);
  unwrap(link);
}

/** @param {Element} content @param {string} kind */
function countNotes(content, kind) {
  const notes = elements(content, "text:note").filter((note) => get(note, "text:note-class") === kind);
  notes.forEach((note, place) => {
    const [citation] = children(note, "text:note-citation");
    if (citation && /^\d+$/.test(textOf(citation))) citation.textContent = String(place + 1);
  });
}

/** @param {string} address */
function decoded(address) {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
