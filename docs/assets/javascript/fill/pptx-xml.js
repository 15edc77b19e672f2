/** Marks in the extension lists of slides; twin of pptx_xml.py. */

import { make } from "./tree.js";

const MARKED = "{6E0A2C1B-9D53-4F0E-8C77-1B5D2A94F3E6}";
const ANGABEN = "urn:zwillingsbaukasten:angaben:1";

/** @typedef {import("./tree.js").XmlElement} XmlElement */

/** @param {Record<string, string>} attributes @returns {XmlElement} an extension list with a mark of a run in it */
export function markList(attributes) {
  const mark = make("z:stelle", { "xmlns:z": ANGABEN, ...attributes });
  return make("a:extLst", {}, make("a:ext", { uri: MARKED }, mark));
}

/** @param {XmlElement} mark @returns {XmlElement} what it is a mark of: a slide, a frame, a row, a paragraph, a run, a break */
export function marked(mark) {
  const holder = up(mark, 3); // over the extension and its list
  if (holder.key === "a:tr" || holder.key === "p:sld") return holder;
  return up(holder, holder.key === "p:nvPr" ? 2 : 1);
}

/** @param {XmlElement} mark and what of its list would be left empty */
export function dropMark(mark) {
  const extension = up(mark, 1);
  const extensions = up(extension, 1);
  extension.remove();
  if (!extensions.children.length) extensions.remove();
}

/** @param {XmlElement} mark @returns {number[]} the numbers of the variants and lists that it names */
export function numbersOf(mark) {
  return (mark.get("marken") ?? "").split(/\s+/).filter((number) => /^\d+$/.test(number)).map(Number);
}

/** @param {XmlElement} element @param {number} steps */
function up(element, steps) {
  let found = element;
  for (let step = 0; step < steps && found.parent; step += 1) found = found.parent;
  return found;
}
