/** The fields of the project by groups, those that the page at hand needs first. */

import { make } from "./elements.js";
import { pageFields } from "./page-fields.js";
import { typedInput } from "./panel-input.js";
import { rowsEditor } from "./panel-rows.js";

/** @typedef {import("./types.js").Field} Field */
/** @typedef {import("./panel-model.js").PanelModel} PanelModel */
/** @typedef {import("./panel-identity.js").Part} Part */

const HERE = "Auf dieser Seite";
const ELSEWHERE = "Weitere Angaben";

/**
 * Returns the groups of all project fields.
 * @param {PanelModel} model
 * @param {(message: string) => void} announce
 * @returns {Part}
 */
export function fieldsPart(model, announce) {
  const fields = Object.values(model.outline.fields);
  const parts = new Map(fields.map((field) => [field.name, fieldPart(model, field, announce)]));
  const groups = new Map([HERE, ...new Set(fields.map(groupOf))].map((name) => [name, group(name)]));
  const element = make("section", {}, make("h3", {}, "Angaben zum Projekt"), ...[...groups.values()].map(({ details }) => details));
  return { element, refresh };

  function refresh() {
    const here = pageFields(document, model.session?.values.facts ?? null).filter((name) => parts.has(name));
    for (const [name, { details, summary, list }] of groups) {
      const names = name === HERE ? here : fields.filter((field) => groupOf(field) === name && !here.includes(field.name)).map((field) => field.name);
      place(list, names.map((field) => /** @type {Part} */ (parts.get(field)).element));
      details.hidden = names.length === 0;
      const filled = names.filter((field) => model.profile.felder?.[field] !== undefined).length;
      summary.textContent = `${name} (${filled} von ${names.length} ausgefüllt)`;
    }
    for (const part of parts.values()) part.refresh();
  }
}

/** @param {Field} field */
function groupOf(field) {
  return field.group || ELSEWHERE;
}

/** @param {string} name */
function group(name) {
  const summary = make("summary", {}, name);
  const list = make("div", { className: "gruppe" });
  return { details: make("details", { className: "feldgruppe", open: name === HERE }, summary, list), summary, list };
}

/**
 * Brings elements into an order and moves only what is not in its place, so that no focus is lost.
 * @param {HTMLElement} list
 * @param {HTMLElement[]} elements
 */
function place(list, elements) {
  elements.forEach((element, index) => {
    if (list.children[index] !== element) list.insertBefore(element, list.children[index] ?? null);
  });
}

/** @param {PanelModel} model @param {Field} field @param {(message: string) => void} announce @returns {Part} */
function fieldPart(model, field, announce) {
  if (field.type === "Liste" || field.type === "Beteiligte") return rowsEditor(model, field, announce);
  const { element, show } = typedInput(field, (value, draft) => model.setField(field.name, value, draft));
  const computed = field.computed ? make("p", { className: "berechnet" }) : null;
  if (computed) element.append(computed);
  return {
    element,
    refresh: () => {
      show(/** @type {any} */ (model.profile.felder?.[field.name]), model.draft(`felder.${field.name}`));
      if (computed) showComputed(computed, model, field);
    },
  };
}

/** @param {HTMLElement} line @param {PanelModel} model @param {Field} field */
function showComputed(line, model, field) {
  const { [field.name]: own, ...felder } = model.session?.profile.felder ?? {};
  const text = model.textIf(field.name, { felder });
  line.textContent = own === undefined ? `Berechnet: ${text}. Ein eigener Wert geht vor.` : `Ihr Wert geht vor; berechnet wären es ${text}.`;
  line.hidden = text === "";
}
