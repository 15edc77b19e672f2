/** How offices are named and who is ordered to do something: proposals of the tables, changed by choice. */

import { fillSelect, make, question, radios } from "./elements.js";
import { readName } from "./panel-name.js";
import { follow } from "./panel-typing.js";
import { orderProposal } from "./derived-words.js";

/** @typedef {import("./panel-model.js").PanelModel} PanelModel */
/** @typedef {import("./panel-identity.js").Part} Part */

/** @type {Record<string, string>} */
const OFFICE_FORMS = { paarform: "beide nennen", feminin: "weiblich", maskulin: "männlich" };
const ORDERED = { verwaltung: "Verwaltung", verwaltungsspitze: "Verwaltungsspitze", verwaltungsorgan: "Verwaltungsorgan" };
const OWN = "eigenes";

/** @param {PanelModel} model @returns {Part} */
export function orderPart(model) {
  const parts = [officePart(model), orderedPart(model), verbPart(model)];
  const element = make("div", { className: "gruppe" }, ...parts.map((part) => part.element));
  return {
    element,
    refresh: () => {
      element.hidden = !model.session;
      if (model.session) parts.forEach((part) => part.refresh());
    },
  };
}

/** @param {PanelModel} model @returns {Part} */
function officePart(model) {
  const choose = (/** @type {any} */ amtsform) => model.change({ amtsform });
  const { element, set, relabel } = radios("Amt an der Spitze", Object.entries(OFFICE_FORMS), choose, { name: "amtsform" });
  return {
    element,
    refresh: () => {
      const labels = Object.keys(OFFICE_FORMS).map((form) => [form, officeLabel(model, form)]);
      relabel(Object.fromEntries(labels));
      set(model.profile.amtsform ?? "paarform");
    },
  };
}

/** @param {PanelModel} model @param {any} amtsform */
function officeLabel(model, amtsform) {
  const text = model.textIf("spitze_ohne", { amtsform });
  return text ? `${OFFICE_FORMS[amtsform]}: ${text}` : OFFICE_FORMS[amtsform];
}

/** @param {PanelModel} model @returns {Part} */
function orderedPart(model) {
  const holder = make("div", { className: "huelle" });
  let shown = "";
  return { element: holder, refresh };

  function refresh() {
    const { options, proposed } = orderedOptions(model);
    if (JSON.stringify(options) !== shown) draw(options, proposed);
    shown = JSON.stringify(options);
    const current = model.profile.auftrag_an ?? proposed;
    for (const input of holder.querySelectorAll("input")) input.checked = input.value === current;
  }

  /** @param {[string, string][]} options @param {string} proposed */
  function draw(options, proposed) {
    const chosen = holder.contains(document.activeElement) ? /** @type {any} */ (document.activeElement).value : null;
    const choose = (/** @type {any} */ key) => model.change({ auftrag_an: key === proposed ? undefined : key });
    const help = "Das steht im Beschluss als Auftrag.";
    holder.replaceChildren(radios("Wer beauftragt wird", options, choose, { help, name: "auftrag_an" }).element);
    if (chosen) [...holder.querySelectorAll("input")].find((input) => input.value === chosen)?.focus();
  }
}

/**
 * Returns who exists for this municipality, and whom the tables propose.
 * @param {PanelModel} model
 * @returns {{options: [string, string][], proposed: string}}
 */
function orderedOptions(model) {
  const { possible, auftrag_an: proposed } = proposalOf(model);
  const { beauftragte: _, ...werte } = model.session?.profile.werte ?? {};
  const options = possible.map((key) => {
    const words = model.textIf("beauftragte", { auftrag_an: key, werte });
    return [key, `${ORDERED[key]}: ${words}${key === proposed ? " (Vorschlag)" : ""}`];
  });
  return { options: /** @type {[string, string][]} */ (options), proposed };
}

/** @param {PanelModel} model */
function proposalOf(model) {
  const { tables, profile } = /** @type {import("./session.js").Session} */ (model.session);
  return orderProposal(tables, profile);
}

/** @param {PanelModel} model @returns {Part} */
function verbPart(model) {
  const select = make("select", { on: { change: () => chooseVerb(select.value) } });
  const own = make("input", { type: "text", autocomplete: "off" });
  const ownQuestion = question("Eigenes Wort", own, { help: "Es steht nach „wird“, zum Beispiel: gebeten." });
  const typing = follow(own, ownQuestion.tell, readName, (value, draft) =>
    model.change({ auftragsverb: value ?? undefined }, { auftragsverb: draft }));
  const { element } = question("Wort des Auftrags", select, { name: "auftragsverb" });
  let isOwn = false;
  return { element: make("div", { className: "paar" }, element, ownQuestion.element), refresh };

  /** @param {string} verb */
  function chooseVerb(verb) {
    isOwn = verb === OWN;
    const isProposed = verb === proposalOf(model).verb;
    model.change({ auftragsverb: isOwn || isProposed ? undefined : verb }, { auftragsverb: undefined });
    if (isOwn) own.focus();
  }

  function refresh() {
    const verb = model.session?.values.texts.beauftragt_verb ?? "";
    const draft = model.draft("auftragsverb");
    const { verb: proposed, verbs } = proposalOf(model);
    fillSelect(select, [...verbs.map((word) => [word, word === proposed ? `${word} (Vorschlag)` : word]), [OWN, "eigenes Wort …"]]);
    const showsOwn = isOwn || draft !== undefined || !verbs.includes(verb);
    select.value = showsOwn ? OWN : verb;
    ownQuestion.element.hidden = !showsOwn;
    if (showsOwn) typing.show(draft ?? model.profile.auftragsverb ?? "", draft !== undefined);
  }
}
