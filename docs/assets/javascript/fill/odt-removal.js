/** Removing from an ODT without leaving husks; twin of odt_removal.py. */

import { isBasedOn } from "./odt-styles.js";
import { isBlank } from "./text.js";
import { make } from "./tree.js";

/** @typedef {import("./tree.js").XmlElement} XmlElement */

const TABLES = ["table:table", "table:table-header-rows", "table:table-rows"];
const HUSKS = ["text:list-item", "text:list", "text:section"];
const CAPTIONS = ["Table", "Caption"];
const ANCHORS = ["text:bookmark", "text:bookmark-start", "text:section"];
const CONTENT = ["draw:frame", "text:note", "text:user-field-get"];

/** @param {XmlElement} element @param {XmlElement} root goes, with whatever around it has nothing left to hold */
export function removeElement(element, root) {
  const { parent } = element;
  element.remove();
  if (parent && root.contains(parent)) removeHusk(parent, root);
}

/** @param {XmlElement} start @param {XmlElement} end @param {XmlElement} root all between two bookmarks, and they themselves */
export function removeRange(start, end, root) {
  const paragraphs = [paragraphOf(start), paragraphOf(end)];
  cutRange(start, end);
  for (const paragraph of paragraphs) if (paragraph) removeIfBlank(paragraph, root);
}

/** @param {XmlElement} content @returns {Set<string>} names that links inside the document can lead to */
export function linkTargets(content) {
  return new Set(content.elements(...ANCHORS).map((element) => element.get("text:name") ?? ""));
}

/** @param {XmlElement} content @param {Set<string>} gone links there become plain text; in a table of contents lines go */
export function unlink(content, gone) {
  for (const link of content.elements("text:a")) {
    const href = decoded(link.get("xlink:href") ?? "");
    if (!href.startsWith("#") || !gone.has(href.slice(1).split("|")[0])) continue;
    const line = paragraphOf(link);
    if (line?.above("text:index-body")) removeElement(line, content);
    else unlinkOne(link);
  }
}

/** @param {XmlElement} content lone halves of bookmarks go, the remaining notes are counted anew */
export function removeLooseEnds(content) {
  const halves = ["start", "end"].map(
    (half) => new Map(content.elements(`text:bookmark-${half}`).map((item) => [item.get("text:name"), item])),
  );
  for (const [own, other] of [halves, [...halves].reverse()]) {
    for (const [name, item] of own) if (!other.has(name)) item.remove();
  }
  for (const kind of ["footnote", "endnote"]) countNotes(content, kind);
}

/** @param {XmlElement} paragraph @param {XmlElement} root */
function removeIfBlank(paragraph, root) {
  const shows = paragraph.elements(...CONTENT).length > 0;
  if (root.contains(paragraph) && isBlank(paragraph.text) && !shows) removeElement(paragraph, root);
}

/** @param {XmlElement} element @param {XmlElement} root */
function removeHusk(element, root) {
  if (TABLES.includes(element.key)) removeBodiless(element, root);
  else if (element.children.length) return;
  else if (HUSKS.includes(element.key)) removeElement(element, root);
  else if (element.key === "table:table-cell") {
    element.append(make("text:p", { "text:style-name": "Table_20_Contents" }));
  } else if (element.key === "text:note-body") element.parent?.remove();
}

/** @param {XmlElement} part @param {XmlElement} root */
function removeBodiless(part, root) {
  const table = part.key === "table:table" ? part : part.parent;
  if (!table || table.child("table:table-row")) return;
  if (table.children.some((body) => body.key === "table:table-rows" && body.child("table:table-row"))) return;
  const caption = table.previous;
  if (caption && CAPTIONS.some((style) => isBasedOn(root, caption, style))) caption.remove();
  removeElement(table, root);
}

/** @param {XmlElement} start @param {XmlElement} end removes both and all between them, whatever elements they stand in */
function cutRange(start, end) {
  let [first, last] = [start, end];
  for (; first.parent && !first.parent.contains(end); first = first.parent) cut(first.parent, first, null);
  for (; last.parent && last.parent !== first.parent; last = last.parent) cut(last.parent, null, last);
  if (first.parent) cut(first.parent, first, last);
  start.remove();
  end.remove();
}

/** @param {XmlElement} holder @param {XmlElement | null} after @param {XmlElement | null} before removes what stands between */
function cut(holder, after, before) {
  const from = after ? holder.nodes.indexOf(after) + 1 : 0;
  const to = before ? holder.nodes.indexOf(before) : holder.nodes.length;
  for (const node of holder.nodes.splice(from, to - from)) if (typeof node !== "string") node.parent = null;
}

/** @param {XmlElement} element @returns {XmlElement | null} the paragraph or heading that holds it */
function paragraphOf(element) {
  return element.above("text:p", "text:h");
}

/** @param {XmlElement} link */
function unlinkOne(link) {
  for (const span of link.elements("text:span")) {
    if (span.get("text:style-name") === "Internet_20_link") span.replace(...span.nodes);
  }
  link.replace(...link.nodes);
}

/** @param {XmlElement} content @param {string} kind */
function countNotes(content, kind) {
  const notes = content.elements("text:note").filter((note) => note.get("text:note-class") === kind);
  notes.forEach((note, place) => {
    const citation = note.child("text:note-citation");
    if (citation && /^\d+$/.test(citation.text)) citation.text = String(place + 1);
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
