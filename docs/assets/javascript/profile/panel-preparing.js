/** The second body, whose administration prepares the papers: required by some forms, possible with others. */

import { fillSelect, make, question } from "./elements.js";
import { readName } from "./panel-name.js";
import { follow } from "./panel-typing.js";

/** @typedef {import("./panel-model.js").PanelModel} PanelModel */
/** @typedef {import("./panel-identity.js").Part} Part */

/** @type {Record<string, string>} */
const ALSO_PREPARING = { mitverwaltende_gemeinde: "mitverwaltende Gemeinde", erfuellende_gemeinde: "erfüllende Gemeinde" };
const PLACE = "vorbereitende";

/** @param {PanelModel} model @returns {Part} */
export function preparingPart(model) {
  /** @type {import("./types.js").Profile["vorbereitende"]} what was given last, for who takes the tick away by mistake */
  let last;
  const tick = make("input", { type: "checkbox", on: { change: () => toggle(model, tick.checked, last) } });
  const wish = make("label", { className: "haken" }, tick, make("span", {}, "Eine andere Verwaltung bereitet unsere Vorlagen vor"));
  const reason = make("p", { className: "hilfe" });
  const name = bodyName(model);
  const form = bodyForm(model);
  const inputs = make("div", { className: "paar" }, name.element, form.element);
  const element = make("fieldset", { className: "frage" }, make("legend", {}, "Vorbereitende Verwaltung"), reason, wish, inputs);
  element.dataset.frage = PLACE;
  return { element, refresh };

  function refresh() {
    const kind = model.form?.preparing ?? "none";
    last = model.profile.vorbereitende ?? last;
    const isGiven = Boolean(model.profile.vorbereitende) || model.draft(PLACE) !== undefined;
    element.hidden = kind === "none";
    wish.hidden = kind === "required";
    tick.checked = isGiven;
    inputs.hidden = kind === "possible" && !isGiven;
    const usual = labelOf(model, model.form?.usualPreparing ?? "");
    reason.textContent =
      kind === "required"
        ? `Für diese Kommunalform bereitet die Verwaltung einer anderen Körperschaft die Vorlagen vor, meist: ${usual}. Bitte angeben.`
        : `Wenn eine andere Körperschaft für Sie arbeitet, zum Beispiel: ${usual}.`;
    name.refresh();
    form.refresh();
  }
}

/** @param {PanelModel} model @param {boolean} isWanted @param {import("./types.js").Profile["vorbereitende"]} last */
function toggle(model, isWanted, last) {
  const known = isWanted && last && forms(model).some(([key]) => key === last.form) ? last : undefined;
  model.change({ vorbereitende: known }, { [PLACE]: isWanted && !known ? "" : undefined });
}

/** @param {PanelModel} model @returns {Part} */
function bodyName(model) {
  const input = make("input", { type: "text", autocomplete: "off", spellcheck: false });
  const help = "Nur der Name, ohne „Verbandsgemeinde“ oder „Amt“ davor.";
  const { element, tell } = question("Name der Körperschaft", input, { help });
  const typing = follow(input, tell, readBodyName, (value, draft) => {
    const form = model.profile.vorbereitende?.form ?? model.form?.usualPreparing ?? "";
    model.change({ vorbereitende: value ? { kommune: value, form } : undefined }, { [PLACE]: draft });
  });
  const refresh = () => {
    const draft = model.draft(PLACE);
    typing.show(draft ?? model.profile.vorbereitende?.kommune ?? "", Boolean(draft));
  };
  return { element, refresh };
}

/** @param {string} text @returns {import("./panel-typing.js").Reading} */
function readBodyName(text) {
  return text.trim() ? readName(text) : { message: "Der Name fehlt noch." };
}

/** @param {PanelModel} model @returns {Part} */
function bodyForm(model) {
  const choose = () => {
    const body = model.profile.vorbereitende;
    if (body) model.change({ vorbereitende: { ...body, form: select.value } });
  };
  const select = make("select", { on: { change: choose } });
  const { element } = question("Art der Körperschaft", select);
  return {
    element,
    refresh: () => {
      fillSelect(select, forms(model));
      select.value = model.profile.vorbereitende?.form ?? model.form?.usualPreparing ?? "";
      select.disabled = !model.profile.vorbereitende;
    },
  };
}

/** Likely ones first. @param {PanelModel} model @returns {[string, string][]} */
function forms(model) {
  const { outline, profile, form } = model;
  const inLand = Object.keys(outline.laender[profile.land ?? ""]?.forms ?? {});
  const unions = inLand.filter((key) => outline.groups.gemeindeverbaende?.includes(key));
  const given = profile.vorbereitende?.form;
  const keys = [form?.usualPreparing, ...unions, ...Object.keys(ALSO_PREPARING), given].filter((key) => typeof key === "string");
  return [...new Set(keys)].map((key) => [key, labelOf(model, key)]);
}

/** @param {PanelModel} model @param {string} key */
function labelOf(model, key) {
  return model.outline.laender[model.profile.land ?? ""]?.forms[key]?.label ?? ALSO_PREPARING[key] ?? key;
}
