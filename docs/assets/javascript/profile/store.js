/** The reader's profiles in the browser's own storage: named, one of them active, the same in every tab. */

/** @typedef {import("./types.js").Profile} Profile */

/**
 * @typedef {object} Entry  one stored profile; nothing of it but `profile` ever stands in a file
 * @property {string} id
 * @property {string} title  the reader's own name for it, "" while there is none
 * @property {Partial<Profile>} profile  what was filled in so far
 * @property {Record<string, string>} confirmed  text of an unverified word by its base, once the reader has said yes to it
 * @property {Record<string, string>} drafts  what was typed and does not fit yet, by the place of its input
 *
 * @typedef {object} State
 * @property {string | null} active
 * @property {Entry[]} entries
 */

const KEY = "zwillingsbaukasten.kommunenprofil";
const VERSION = 1;
const WORDS = ["kommune", "form", "land", "amtsform", "auftrag_an", "auftragsverb"];
const GROUPS = ["vorbereitende", "werte", "felder"];

/** @type {Set<() => void>} */
const listeners = new Set();
/** @type {State | null} */
let memory = null; // what the storage would not take
let damage = false;

/** Returns all stored profiles, oldest first. @returns {Entry[]} */
export function profiles() {
  return read().entries;
}

/** Returns the entry that speaks on all pages. @returns {Entry | null} */
export function activeEntry() {
  const { active, entries } = read();
  return entries.find((entry) => entry.id === active) ?? null;
}

/** Returns what is filled in of the active profile; it may lack anything. @returns {Partial<Profile> | null} */
export function activeProfile() {
  return activeEntry()?.profile ?? null;
}

/**
 * Returns an empty entry, which is not stored yet.
 * @param {Partial<Profile>} [profile]
 * @returns {Entry}
 */
export function newEntry(profile = {}) {
  const id = [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return { id, title: "", profile, confirmed: {}, drafts: {} };
}

/**
 * Stores an entry, new or changed, and makes it the active one.
 * @param {Entry} entry
 */
export function save(entry) {
  const { entries } = read();
  const isNew = entries.every((other) => other.id !== entry.id);
  const kept = entries.map((other) => (other.id === entry.id ? entry : other));
  write({ active: entry.id, entries: isNew ? [...kept, entry] : kept });
}

/** Stores a change of an entry that is stored already; the active one stays so. @param {Entry} entry */
export function update(entry) {
  const { active, entries } = read();
  write({ active, entries: entries.map((other) => (other.id === entry.id ? entry : other)) });
}

/** Lets another profile speak. @param {string} id */
export function activate(id) {
  write({ ...read(), active: id });
}

/** Forgets one profile; the one that was stored last speaks if it was the active one. @param {string} id */
export function remove(id) {
  const { active, entries } = read();
  const kept = entries.filter((entry) => entry.id !== id);
  write({ active: active === id ? (kept.at(-1)?.id ?? null) : active, entries: kept });
}

/** Forgets everything, also in the storage itself. */
export function removeAll() {
  write({ active: null, entries: [] });
}

/** Tells whether what is saved now is still there in the next tab: storage may be forbidden or full. */
export function isLasting() {
  return memory === null && canStore();
}

/** Tells once that stored data was damaged and had to be left behind. */
export function takeDamage() {
  read();
  const was = damage;
  damage = false;
  return was;
}

/**
 * Calls a listener after every change, also after one in another tab; returns what ends that.
 * @param {() => void} listener
 * @returns {() => void}
 */
export function onChange(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

window.addEventListener("storage", (event) => {
  if (event.key !== KEY && event.key !== null) return;
  memory = null;
  tell();
});

function tell() {
  for (const listener of listeners) listener();
}

/** @returns {State} */
function read() {
  if (memory) return memory;
  const text = stored();
  if (text === null) return { active: null, entries: [] };
  const { state, isDamaged } = parse(text);
  if (isDamaged) {
    damage = true;
    put(state);
  }
  return state;
}

/** Lets the reader leave unasked: what would be lost is in a file now. */
export function letGo() {
  window.removeEventListener("beforeunload", ask);
}

/** @param {State} state */
function write(state) {
  put(state);
  if (state.entries.length > 0 && !isLasting()) window.addEventListener("beforeunload", ask);
  else letGo();
  tell();
}

/** @param {State} state */
function put(state) {
  memory = null;
  try {
    if (state.entries.length === 0) return localStorage.removeItem(KEY);
    localStorage.setItem(KEY, JSON.stringify({ version: VERSION, ...state }));
  } catch {
    memory = state;
  }
}

/** Makes the browser ask before the page is left with what it alone has. @param {Event} event */
function ask(event) {
  event.preventDefault();
}

/** @returns {string | null} */
function stored() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function canStore() {
  try {
    if (!(localStorage instanceof Storage)) return false; // the one of before-paint.js
    localStorage.setItem(`${KEY}.probe`, KEY);
    const holds = localStorage.getItem(`${KEY}.probe`) === KEY;
    localStorage.removeItem(`${KEY}.probe`);
    return holds;
  } catch {
    return false;
  }
}

/** @param {string} text @returns {{state: State, isDamaged: boolean}} */
function parse(text) {
  const empty = { state: { active: null, entries: [] }, isDamaged: true };
  try {
    const raw = JSON.parse(text);
    if (!isRecord(raw) || raw.version !== VERSION || !Array.isArray(raw.entries)) return empty;
    const entries = raw.entries.filter(isEntry);
    const active = entries.find((/** @type {Entry} */ entry) => entry.id === raw.active) ?? entries.at(-1);
    return { state: { active: active?.id ?? null, entries }, isDamaged: entries.length < raw.entries.length };
  } catch {
    return empty;
  }
}

/** @param {unknown} raw @returns {raw is Entry} */
function isEntry(raw) {
  if (!isRecord(raw) || typeof raw.id !== "string" || typeof raw.title !== "string" || !isRecord(raw.profile)) return false;
  const { profile, confirmed, drafts } = raw;
  return (
    [confirmed, drafts].every((record) => isRecord(record) && Object.values(record).every(isText)) &&
    WORDS.every((key) => profile[key] === undefined || isText(profile[key])) &&
    GROUPS.every((key) => profile[key] === undefined || isRecord(profile[key]))
  );
}

/** @param {unknown} raw @returns {raw is string} */
function isText(raw) {
  return typeof raw === "string";
}

/** @param {unknown} raw @returns {raw is Record<string, any>} */
function isRecord(raw) {
  return typeof raw === "object" && raw !== null && !Array.isArray(raw);
}
