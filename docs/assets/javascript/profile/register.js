/** Names of municipalities from an official register, where the operator of the site has imported one. */

import { fromSite } from "./tables.js";

/**
 * @typedef {object} Place
 * @property {string} name
 * @property {string} land
 * @property {string} form
 * @property {string} district
 * @property {string} body  name of the body that prepares the papers, or ""
 * @property {string} bodyForm  its form, or ""
 *
 * @typedef {{stand: string, quelle: string, laender: Record<string, string>}} Register
 */

const SHOWN = 12;
const SHORTEST = 2; // letters before proposals make sense

/** @type {Map<string, Promise<Place[]>>} */
const known = new Map();

/** Returns what the site knows of its register; without Länder there is none. @returns {Promise<Register>} */
export function loadRegister() {
  return fromSite("gemeinden.json").catch(() => ({ stand: "", quelle: "", laender: {} }));
}

/**
 * Returns places whose name fits what was typed, best first.
 * @param {Register} register
 * @param {string} text
 * @param {string} [land]  look in this one only
 * @returns {Promise<Place[]>}
 */
export async function findPlaces(register, text, land) {
  const wanted = folded(text);
  if (wanted.length < SHORTEST) return [];
  const keys = land && register.laender[land] ? [land] : Object.keys(register.laender);
  const places = (await Promise.all(keys.map((key) => placesOf(register, key)))).flat();
  const ranked = places.map((place) => ({ place, rank: rankOf(folded(place.name), wanted) }));
  const fitting = ranked.filter(({ rank }) => rank < Infinity);
  fitting.sort((one, other) => one.rank - other.rank || one.place.name.localeCompare(other.place.name, "de"));
  return fitting.slice(0, SHOWN).map(({ place }) => place);
}

/** @param {Register} register @param {string} land */
function placesOf(register, land) {
  let places = known.get(land);
  if (!places) {
    places = fromSite(register.laender[land]).then((/** @type {string[][]} */ rows) => rows.map((row) => placeOf(row, land)));
    known.set(land, places);
  }
  return places;
}

/** @param {string[]} row @param {string} land @returns {Place} */
function placeOf([name, form, district, body = "", bodyForm = ""], land) {
  return { name, land, form, district, body, bodyForm };
}

/** @param {string} name @param {string} wanted */
function rankOf(name, wanted) {
  if (name === wanted) return 0;
  if (name.startsWith(wanted)) return 1;
  return name.split(/[\s/(-]+/).some((word) => word.startsWith(wanted)) ? 2 : Infinity;
}

/** @param {string} text */
function folded(text) {
  const plain = text.trim().toLocaleLowerCase("de").replaceAll("ß", "ss").replaceAll("ä", "ae").replaceAll("ö", "oe").replaceAll("ü", "ue");
  return plain.normalize("NFD").replace(/\p{M}/gu, "");
}
