/** Which words of the tables nobody has looked up, so that somebody ought to confirm them. */

import { LAW_ABBREVIATION } from "./names.js";

/** @typedef {import("./entry.js").Case} Case */

const LORD_MAYOR = "oberbuergermeister";
const TO_CONFIRM = ["rat", "ratsmitglied", "vorsitz", "spitze", "verwaltung", "verwaltungsorgan", "hauptausschuss", "vorlage"];

/**
 * Tells whether nobody has looked up the word that the tables give.
 * @param {string} base
 * @param {Case} place
 */
export function isUnverified(base, place) {
  const { form, land } = place;
  if (base === "gesetz" || base === LAW_ABBREVIATION) return Boolean(land.gesetze[form.gesetz].offen);
  if (base === "kenntnisvorlage") return isOpen("vorlage", form);
  if (!TO_CONFIRM.includes(base) || (base === "verwaltungsorgan" && !form.verwaltungsorgan)) return false;
  return isOpen(base, form) || isOpenForMembers(base, place) || (base === "spitze" && mayBeLordMayor(place));
}

/**
 * Tells whether an entry marks a word as not looked up.
 * @param {string} word
 * @param {import("./types.js").Form} form
 */
export function isOpen(word, { offen }) {
  return offen === "*" || Boolean(offen?.includes(word));
}

/**
 * @param {string} base
 * @param {Case} place
 */
function isOpenForMembers(base, { member }) {
  if (!member?.offen) return false;
  return base === "verwaltung" || (base === "vorsitz" && !!member.vorsitz) || (base === "hauptausschuss" && !!member.hauptausschuss);
}

/**
 * Tells whether the head may be a Lord Mayor by the Land's list of names, or by a rule that nobody has looked up.
 * @param {Case} place
 */
function mayBeLordMayor({ form, land, profile }) {
  const { amt, abweichend } = form.verwaltungsspitze;
  const rule = land.oberbuergermeister;
  if (!rule || amt === LORD_MAYOR) return false;
  return Boolean(rule.namen?.includes(profile.kommune) || (rule.offen && abweichend?.amt === LORD_MAYOR));
}
