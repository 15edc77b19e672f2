/** Who the municipality is: its name with proposals from the register, its Land, its form. */

import { propose } from "./combobox.js";
import { fillSelect, make, question } from "./elements.js";
import { readName } from "./panel-name.js";
import { follow } from "./panel-typing.js";
import { profileOfPlace } from "./place-profile.js";
import { findPlaces } from "./register.js";

/** @typedef {import("./panel-model.js").PanelModel} PanelModel */
/** @typedef {import("./register.js").Place} Place */
/** @typedef {import("./register.js").Register} Register */
/** @typedef {{element: HTMLElement, refresh: () => void}} Part */

const CHOOSE = "bitte wählen";

/**
 * Returns the inputs for name, Land and form.
 * @param {PanelModel} model
 * @param {Register} register
 * @returns {Part}
 */
export function identityPart(model, register) {
  const name = nameInput(model, register);
  const land = landSelect(model);
  const form = formSelect(model);
  return {
    element: make("div", { className: "gruppe" }, name.element, make("div", { className: "paar" }, land.element, form.element)),
    refresh: () => [name, land, form].forEach((part) => part.refresh()),
  };
}

/** @param {PanelModel} model @param {Register} register @returns {Part} */
function nameInput(model, register) {
  const input = make("input", { type: "text", autocomplete: "off", spellcheck: false });
  const help = "Wie er im Text stehen soll, ohne „Stadt“ oder „Gemeinde“ davor, zum Beispiel: Musterstadt.";
  const { element, tell } = question("Name", input, { help, name: "kommune" });
  const keep = (/** @type {string | null} */ value, /** @type {string | undefined} */ draft) =>
    model.change({ kommune: value ?? undefined }, { kommune: draft });
  const typing = follow(input, tell, readName, keep);
  if (Object.keys(register.laender).length > 0) {
    const choose = (/** @type {Place} */ place) => {
      input.value = place.name;
      typing.flush();
      model.change(profileOfPlace(model.outline, place));
    };
    const find = (/** @type {string} */ text) => findPlaces(register, text, model.profile.land);
    const describe = (/** @type {Place} */ place) => describePlace(model, place);
    input.after(...propose(input, { find, describe, choose }));
    element.append(make("p", { className: "quelle" }, register.quelle));
  }
  const refresh = () => typing.show(model.draft("kommune") ?? model.profile.kommune ?? "", model.draft("kommune") !== undefined);
  return { element, refresh };
}

/** @param {PanelModel} model @param {Place} place @returns {[string, string]} */
function describePlace(model, { name, land, form, district, body }) {
  const { name: landName, forms } = model.outline.laender[land];
  return [name, [forms[form]?.label, district, body, landName].filter(Boolean).join(", ")];
}

/** @param {PanelModel} model @returns {Part} */
function landSelect(model) {
  const select = make("select", { on: { change: () => chooseLand(model, select.value) } });
  const laender = Object.entries(model.outline.laender).map(([key, { name }]) => [key, name]);
  const { element } = question("Land", select, { name: "land" });
  return {
    element,
    refresh: () => {
      const { land } = model.profile;
      fillSelect(select, [...(land ? [] : [["", CHOOSE]]), ...laender]);
      select.value = land ?? "";
    },
  };
}

/** @param {PanelModel} model @param {string} land */
function chooseLand(model, land) {
  const forms = model.outline.laender[land]?.forms ?? {};
  const [first, ...others] = Object.keys(forms);
  const { form } = model.profile;
  const kept = form && form in forms ? form : undefined;
  model.change({ land: land || undefined, form: others.length === 0 ? first : kept, ...withoutBody(model, land, kept) });
}

/** @param {PanelModel} model @returns {Part} */
function formSelect(model) {
  const choose = () => {
    const { land = "" } = model.profile;
    model.change({ form: select.value || undefined, ...withoutBody(model, land, select.value) });
  };
  const select = make("select", { on: { change: choose } });
  const { element } = question("Kommunalform", select, { name: "form" });
  return {
    element,
    refresh: () => {
      const { land, form } = model.profile;
      const known = Object.entries(model.outline.laender[land ?? ""]?.forms ?? {});
      const forms = known.map(([key, { label }]) => [key, capital(label)]).sort(([, one], [, other]) => one.localeCompare(other, "de"));
      const first = land ? CHOOSE : "zuerst das Land wählen";
      fillSelect(select, [...(form ? [] : [["", first]]), ...forms]);
      select.value = form ?? "";
      select.disabled = !land;
    },
  };
}

/**
 * Takes the preparing body away where the new form has none.
 * @param {PanelModel} model
 * @param {string} land
 * @param {string | undefined} form
 */
function withoutBody(model, land, form) {
  const prepared = form && model.outline.laender[land]?.forms[form]?.preparing !== "none";
  return prepared ? {} : { vorbereitende: undefined };
}

/** @param {string} text */
function capital(text) {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
