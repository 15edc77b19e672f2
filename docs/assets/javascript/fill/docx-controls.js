/** Content controls: how a field's text is set and taken; twin of docx_controls.py. */

import { child, is, make, setValue, textRuns, value } from "./docx-xml.js";

export const VARIANT_PREFIX = "zbk_v";
const STORE_ID = "{5A1B0C9E-3C0D-4E1B-9B57-2D1F6A7E4C11}";

/** @param {Element} control */
export function tagOf(control) {
  return value(child(control, "sdtPr", "tag"));
}

/** @param {Element} control whether it is one of our fields: bound to our data part */
export function isField(control) {
  return value(bindingOf(control), "storeItemID") === STORE_ID;
}

/** @param {Element} control @returns {number} the row, from 1, that the field of a list's column is bound to */
export function rowOf(control) {
  return Number(/z:zeile\[(\d+)\]/.exec(value(bindingOf(control), "xpath"))?.[1] ?? 1);
}

/** @param {Element} control @param {number} row */
export function bindToRow(control, row) {
  const binding = bindingOf(control);
  const [list, column] = cut(tagOf(control));
  const path = `/z:angaben[1]/z:listen[1]/z:liste[@name='${list}'][1]/z:zeile[${row}]/z:feld[@name='${column}'][1]`;
  if (binding) setValue(binding, path, "xpath");
}

/** @param {Element} control @param {string} text formatted as the text around it */
export function showText(control, text) {
  child(control, "sdtPr", "showingPlcHdr")?.remove();
  show(control, text, ownProperties(control));
}

/** @param {Element} control @param {string} prompt @param {boolean} styled as Word's placeholder */
export function showPrompt(control, prompt, styled) {
  let properties = ownProperties(control);
  if (styled) {
    properties ??= make(control, "rPr");
    for (const style of [...properties.children].filter((item) => is(item, "rStyle"))) style.remove();
    properties.prepend(make(control, "rStyle", { val: "PlaceholderText" }));
  }
  if (!child(control, "sdtPr", "showingPlcHdr")) bindingOf(control)?.before(make(control, "showingPlcHdr"));
  show(control, prompt, properties);
}

/** @param {string} name @returns {[string, string]} list and column of `list.column` */
export function cut(name) {
  const dot = name.indexOf(".");
  return dot < 0 ? [name, ""] : [name.slice(0, dot), name.slice(dot + 1)];
}

/** @param {Element} control */
function bindingOf(control) {
  return child(control, "sdtPr", "dataBinding");
}

/** @param {Element} control @returns {Element | null} a copy of the text's properties */
function ownProperties(control) {
  return /** @type {Element | null} */ (child(control, "sdtPr", "rPr")?.cloneNode(true) ?? null);
}

/** @param {Element} control @param {string} text @param {Element | null} properties */
function show(control, text, properties) {
  const run = make(control, "r", {}, ...(properties ? [properties] : []), ...textRuns(control, text));
  child(control, "sdtContent")?.replaceChildren(run);
}
