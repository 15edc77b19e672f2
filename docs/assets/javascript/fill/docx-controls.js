/** Content controls: how a field's text is set and taken; twin of docx_controls.py. */

import { cut } from "./data-part.js";
import { textRuns, value } from "./docx-xml.js";
import { make } from "./tree.js";

/** @typedef {import("./tree.js").XmlElement} XmlElement */

export const VARIANT_PREFIX = "zbk_v";
const STORE_ID = "{5A1B0C9E-3C0D-4E1B-9B57-2D1F6A7E4C11}";

/** @param {XmlElement} control */
export function tagOf(control) {
  return value(control.child("w:sdtPr", "w:tag"));
}

/** @param {XmlElement} control whether it is one of our fields: bound to our data part */
export function isField(control) {
  return value(bindingOf(control), "w:storeItemID") === STORE_ID;
}

/** @param {XmlElement} control @returns {number} the row, from 1, that the field of a list's column is bound to */
export function rowOf(control) {
  return Number(/z:zeile\[(\d+)\]/.exec(value(bindingOf(control), "w:xpath"))?.[1] ?? 1);
}

/** @param {XmlElement} control @param {number} row */
export function bindToRow(control, row) {
  const [list, column] = cut(tagOf(control));
  const path = `/z:angaben[1]/z:listen[1]/z:liste[@name='${list}'][1]/z:zeile[${row}]/z:feld[@name='${column}'][1]`;
  bindingOf(control)?.set("w:xpath", path);
}

/** @param {XmlElement} control @param {string} text formatted as the text around it */
export function showText(control, text) {
  control.child("w:sdtPr", "w:showingPlcHdr")?.remove();
  show(control, text, ownProperties(control));
}

/** @param {XmlElement} control @param {string} prompt @param {boolean} styled as Word's placeholder */
export function showPrompt(control, prompt, styled) {
  let properties = ownProperties(control);
  if (styled) {
    properties ??= make("w:rPr");
    for (const style of properties.children) if (style.key === "w:rStyle") style.remove();
    properties.prepend(make("w:rStyle", { "w:val": "PlaceholderText" }));
  }
  if (!control.child("w:sdtPr", "w:showingPlcHdr")) bindingOf(control)?.before(make("w:showingPlcHdr"));
  show(control, prompt, properties);
}

/** @param {XmlElement} control */
function bindingOf(control) {
  return control.child("w:sdtPr", "w:dataBinding");
}

/** @param {XmlElement} control @returns {XmlElement | null} a copy of the text's properties */
function ownProperties(control) {
  return control.child("w:sdtPr", "w:rPr")?.copy() ?? null;
}

/** @param {XmlElement} control @param {string} text @param {XmlElement | null} properties */
function show(control, text, properties) {
  control.child("w:sdtContent")?.fill(make("w:r", {}, ...(properties ? [properties] : []), ...textRuns(text)));
}
