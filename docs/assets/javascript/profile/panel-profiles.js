/** The stored profiles: named, switched, begun anew, deleted; a deleted one comes back by one button. */

import { button, make, question } from "./elements.js";
import { follow } from "./panel-typing.js";
import { activate, activeEntry, newEntry, profiles, remove, removeAll, save } from "./store.js";

/** @typedef {import("./store.js").Entry} Entry */
/** @typedef {import("./panel-model.js").PanelModel} PanelModel */
/** @typedef {import("./panel-identity.js").Part} Part */
/** @typedef {(message: string, undo?: () => void) => void} Notify */

/**
 * Returns the list of profiles with its buttons.
 * @param {PanelModel} model
 * @param {Notify} notify
 * @returns {Part}
 */
export function profilesPart(model, notify) {
  const name = titleInput(model);
  const list = make("ul", { className: "profile" });
  const fresh = button("Weiteres Profil anlegen", () => save(newEntry()));
  const all = button("Alle Profile löschen", () => forgetAll(notify));
  const element = make("div", { className: "gruppe" }, list, name.element, make("div", { className: "knoepfe" }, fresh, all));
  let shown = "";
  return {
    element,
    refresh: () => {
      const entries = profiles();
      const now = JSON.stringify([model.entry.id, entries.map((entry) => [entry.id, titleOf(entry)])]);
      if (now !== shown) list.replaceChildren(...entries.map((entry) => row(model, entry, notify)));
      shown = now;
      list.hidden = entries.length === 0;
      name.element.hidden = entries.length === 0;
      fresh.hidden = entries.length === 0;
      all.hidden = entries.length < 2;
      name.refresh();
    },
  };
}

/**
 * Returns what an entry is called.
 * @param {Entry} entry
 * @returns {string}
 */
export function titleOf(entry) {
  return entry.title || entry.profile.kommune || "Profil ohne Namen";
}

/** @param {PanelModel} model @param {Entry} entry @param {Notify} notify */
function row(model, entry, notify) {
  const isActive = entry.id === model.entry.id;
  const title = titleOf(entry);
  const name = make("span", { className: "profilname" }, title, ...(isActive ? [make("span", { className: "aktiv" }, " – in Gebrauch")] : []));
  const use = button("Verwenden", () => activate(entry.id), { "aria-label": `Profil ${title} verwenden`, hidden: isActive });
  const forget = button("Löschen", () => forgetOne(entry.id, notify), { "aria-label": `Profil ${title} löschen` });
  return make("li", {}, name, use, forget);
}

/** @param {string} id  what stands in the entry may have changed since its row was made @param {Notify} notify */
function forgetOne(id, notify) {
  const entry = profiles().find((one) => one.id === id);
  if (!entry) return;
  const active = activeEntry()?.id;
  remove(id);
  notify(`Das Profil „${titleOf(entry)}“ ist gelöscht.`, () => restore([entry], active));
}

/** @param {Notify} notify */
function forgetAll(notify) {
  const active = activeEntry()?.id;
  const entries = profiles();
  removeAll();
  notify("Alle Profile sind gelöscht.", () => restore(entries, active));
}

/** @param {Entry[]} entries @param {string | undefined} active */
function restore(entries, active) {
  for (const entry of entries) save(entry);
  if (active) activate(active);
}

/** @param {PanelModel} model @returns {Part} */
function titleInput(model) {
  const input = make("input", { type: "text", autocomplete: "off", maxLength: 120 });
  const help = "Nur für Sie, um mehrere Profile auseinanderzuhalten. Steht in keinem Dokument.";
  const { element, tell } = question("Name dieses Profils", input, { help });
  const typing = follow(input, tell, (text) => ({ value: text.trim() }), (title) => model.rename(title));
  return {
    element,
    refresh: () => {
      input.placeholder = model.profile.kommune ?? "";
      typing.show(model.entry.title, false);
    },
  };
}
