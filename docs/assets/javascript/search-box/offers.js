/** Offers to take over into the profile what a query names: a Land, a Kommunalform, a place of the register. */

import { button, make } from "../profile/elements.js";
import { profileOfPlace } from "../profile/place-profile.js";
import { findPlaces, loadRegister } from "../profile/register.js";
import { activeEntry, newEntry, save } from "../profile/store.js";

/** @typedef {import("../profile/types.js").Outline} Outline */
/** @typedef {import("../profile/types.js").Profile} Profile */
/** @typedef {{label: string, values: Partial<Profile>}} Named  what a query names, and what it says of a profile */

const SHORTEST_PLACE = 4; // letters
const MOST_PLACES = 3;
const ENDINGS = ["", "e", "en", "er", "es", "s", "n"];

/**
 * Returns buttons for Land and form that a query names and the active profile does not say yet.
 * @param {string} query
 * @param {() => void} leave  is called before the panel opens
 * @returns {Promise<HTMLElement[]>}
 */
export async function offersFor(query, leave) {
  const tables = await outlineOf();
  const words = ` ${folded(query)} `;
  const laender = Object.entries(tables.laender).filter(([, { name }]) => words.includes(` ${folded(name)} `));
  const forms = Object.entries(formsOf(tables)).filter(([, label]) => ENDINGS.some((ending) => words.includes(` ${folded(label)}${ending} `)));
  const named = [
    ...laender.map(([land, { name }]) => ({ label: name, values: { land } })),
    ...forms.map(([form, label]) => ({ label, values: { form } })),
  ];
  return offers(named, leave);
}

/**
 * Returns buttons for places of the register that bear one of these names; what it loads is large.
 * @param {string[]} words
 * @param {() => void} leave
 * @returns {Promise<HTMLElement[]>}
 */
export async function placeOffersFor(words, leave) {
  const register = await loadRegister();
  const names = words.filter((word) => word.length >= SHORTEST_PLACE);
  const found = await Promise.all(names.map((name) => findPlaces(register, name)));
  const places = found.flatMap((some, at) => some.filter(({ name }) => folded(name) === folded(names[at])));
  if (places.length === 0 || places.length > MOST_PLACES) return [];
  const tables = await outlineOf();
  const named = places.map((place) => ({
    label: `${place.name} (${tables.laender[place.land]?.name ?? place.land})`,
    values: { kommune: place.name, ...profileOfPlace(tables, place) },
  }));
  return offers(named, leave);
}

/** @param {Named[]} named @param {() => void} leave @returns {HTMLElement[]} */
function offers(named, leave) {
  const profile = /** @type {Record<string, any>} */ (activeEntry()?.profile ?? {});
  const isNews = (/** @type {Named} */ { values }) => Object.entries(values).some(([key, value]) => value !== undefined && key !== "vorbereitende" && profile[key] !== value);
  const news = named.filter(isNews);
  return news.map(({ label, values }) => make("p", { className: "angebot" }, offer(label, values, profile, leave)));
}

/** @param {string} label @param {Partial<Profile>} values @param {Record<string, any>} profile @param {() => void} leave */
function offer(label, values, profile, leave) {
  const contradicts = Object.entries(values).some(([key, value]) => key in profile && value !== undefined && profile[key] !== value);
  const text = contradicts ? `Neues Profil unter „Ihre Kommune“ anlegen: ${label}` : `Unter „Ihre Kommune“ eintragen: ${label}`;
  return button(text, () => void enter(values, contradicts, leave).catch((error) => console.error(error)));
}

/** Stores what is said and opens the panel where something is missing. @param {Partial<Profile>} values @param {boolean} isOther @param {() => void} leave */
async function enter(values, isOther, leave) {
  const entry = (isOther ? null : activeEntry()) ?? newEntry();
  const profile = Object.fromEntries(Object.entries({ ...entry.profile, ...values }).filter(([, value]) => value !== undefined));
  leave();
  save({ ...entry, profile });
  const { openPanel } = await import("../profile/panel.js");
  await openPanel({ focusField: ["kommune", "land", "form"].find((key) => !(key in profile)) ?? Object.keys(values)[0] });
}

/** Loads Länder and forms when something was found, not before. @returns {Promise<Outline>} */
async function outlineOf() {
  const { outline } = await import("../profile/session.js");
  return outline();
}

/** @param {Outline} tables @returns {Record<string, string>} */
function formsOf({ laender }) {
  const every = Object.values(laender).flatMap(({ forms }) => Object.entries(forms));
  return Object.fromEntries(every.map(([form, { label }]) => [form, label]));
}

/** @param {string} text */
function folded(text) {
  const plain = text.toLocaleLowerCase("de").replaceAll("ß", "ss").replaceAll("ä", "ae").replaceAll("ö", "oe").replaceAll("ü", "ue");
  return plain.replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}
