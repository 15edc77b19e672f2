/** What the panel works on: one entry of the store and what follows from it; every change is saved at once. */

import { checkProfile } from "./check.js";
import { deriveValues } from "./derive.js";
import { helps, outline, sessionOf, tablesFor } from "./session.js";
import { activeEntry, newEntry, onChange, save, update } from "./store.js";

/** @typedef {import("./types.js").Profile} Profile */
/** @typedef {import("./types.js").Scalar} Scalar */
/** @typedef {import("./types.js").Row} Row */
/** @typedef {import("./types.js").Override} Override */
/** @typedef {import("./types.js").Outline} Outline */
/** @typedef {import("./types.js").FormOutline} FormOutline */
/** @typedef {import("./session.js").Session} Session */
/** @typedef {import("./store.js").Entry} Entry */

export class PanelModel {
  /** @type {Entry} */
  entry;
  /** @type {Session | null} */
  session = null;
  #listeners = new Set();
  #turn = 0;
  #isSaving = false;
  #leavers = new Set();
  #isLeaving = false;

  /** @param {Outline} known */
  constructor(known) {
    this.outline = known;
    this.entry = structuredClone(activeEntry() ?? newEntry());
  }

  /** Returns a model of the active profile. */
  static async open() {
    const [known, texts] = await Promise.all([outline(), helps()]);
    for (const field of Object.values(known.fields)) field.help = texts[field.name] ?? "";
    const model = new PanelModel(known);
    await model.#derive();
    return model;
  }

  /** Returns a way to end following the store. */
  follow() {
    return onChange(() => this.#isSaving || this.#reload());
  }

  /**
   * Calls a listener after every change with the id of the entry that is now shown.
   * @param {() => void} listener
   */
  onChange(listener) {
    this.#listeners.add(listener);
  }

  /**
   * Calls a listener before another entry is shown, so that what is being typed is still kept in this one.
   * @param {() => void} listener
   */
  onLeave(listener) {
    this.#leavers.add(listener);
  }

  get profile() {
    return this.entry.profile;
  }

  /** The form's facts, once Land and form are chosen. @returns {FormOutline | null} */
  get form() {
    const { land, form } = this.profile;
    return (land && form && this.outline.laender[land]?.forms[form]) || null;
  }

  /** What people typed at a place and what does not fit yet. @param {string} place @returns {string | undefined} */
  draft(place) {
    return this.entry.drafts[place];
  }

  /** How many inputs hold something that does not fit yet. */
  get faults() {
    return Object.keys(this.entry.drafts).length;
  }

  /**
   * Changes keys of the profile; undefined takes one away. Places of drafts go or come in the same way.
   * @param {Partial<Record<keyof Profile, any>>} changes
   * @param {Record<string, string | undefined>} [drafts]
   */
  change(changes, drafts = {}) {
    const profile = merged(this.entry.profile, changes);
    this.entry = { ...this.entry, profile, drafts: merged(this.entry.drafts, drafts) };
    this.#save();
  }

  /**
   * Sets a project field, or keeps what does not fit beside it.
   * @param {string} name
   * @param {Scalar | Row[] | null} value
   * @param {string} [draft]
   */
  setField(name, value, draft) {
    const given = value !== null && value !== "" && !(Array.isArray(value) && value.length === 0);
    const felder = merged(this.profile.felder ?? {}, { [name]: given ? value : undefined });
    this.change({ felder: unlessEmpty(felder) }, { [`felder.${name}`]: draft });
  }

  /**
   * Replaces a derived word; null says that it does not exist, undefined follows the tables again.
   * @param {string} base
   * @param {Override | null | undefined} override
   * @param {string} [draft]
   */
  setWord(base, override, draft) {
    const werte = merged(this.profile.werte ?? {}, { [base]: override });
    this.change({ werte: unlessEmpty(werte) }, { [`werte.${base}`]: draft });
  }

  /** Remembers that an unverified word is right. @param {string} base @param {string} text */
  confirm(base, text) {
    this.entry = { ...this.entry, confirmed: { ...this.entry.confirmed, [base]: text } };
    this.#save();
  }

  /** Names the entry. @param {string} title */
  rename(title) {
    this.entry = { ...this.entry, title };
    this.#save();
  }

  /**
   * Returns the text of a field if the session's profile were changed so, or "" while it lacks too much.
   * @param {string} name
   * @param {Partial<Record<keyof Profile, any>>} changes
   * @returns {string}
   */
  textIf(name, changes) {
    if (!this.session) return "";
    const { profile, tables, fields } = this.session;
    const other = checkProfile(merged(profile, changes), tables, fields).profile;
    return (other && deriveValues(other, tables, fields).texts[name]) ?? "";
  }

  #save() {
    this.#isSaving = true;
    if (this.#isLeaving) update(this.entry);
    else save(this.entry);
    this.#isSaving = false;
    if (this.#isLeaving) return;
    this.#tell();
    void this.#derive();
  }

  #reload() {
    if (activeEntry()?.id !== this.entry.id) this.#leave();
    this.entry = structuredClone(activeEntry() ?? newEntry());
    this.#tell();
    void this.#derive();
  }

  #leave() {
    this.#isLeaving = true;
    for (const listener of this.#leavers) listener();
    this.#isLeaving = false;
  }

  async #derive() {
    const turn = ++this.#turn;
    const session = await sessionOf(this.profile);
    if (turn !== this.#turn) return;
    this.session = session;
    if (session && (await this.#dropUnfit())) return;
    this.#tell();
  }

  /** Takes away words that the chosen form does not know; returns whether there were any. */
  async #dropUnfit() {
    const { faults } = checkProfile(this.profile, await tablesFor(this.profile), this.outline.fields);
    const places = faults.map(({ place }) => place.map(String));
    const bases = places.filter(([group]) => group === "werte").map(([, base]) => base);
    const isOrdered = places.some(([group]) => group === "auftrag_an");
    if (bases.length === 0 && !isOrdered) return false;
    const werte = merged(this.profile.werte ?? {}, Object.fromEntries(bases.map((base) => [base, undefined])));
    this.change({ werte: unlessEmpty(werte), ...(isOrdered && { auftrag_an: undefined }) });
    return true;
  }

  #tell() {
    for (const listener of this.#listeners) listener();
  }
}

/**
 * Returns a record with changed keys; a key that is undefined goes.
 * @template T
 * @param {Record<string, T>} record
 * @param {Record<string, T | undefined>} changes
 * @returns {Record<string, T>}
 */
function merged(record, changes) {
  const entries = Object.entries({ ...record, ...changes }).filter(([, value]) => value !== undefined);
  return /** @type {Record<string, T>} */ (Object.fromEntries(entries));
}

/** @template {object} T @param {T} record @returns {T | undefined} */
function unlessEmpty(record) {
  return Object.keys(record).length > 0 ? record : undefined;
}
