/** The derived words as they stand, and which of them somebody ought to confirm; to whom the order goes. */

import { caseOf, entryFor } from "./entry.js";
import { LAW_ABBREVIATION, MAY_BE_ABSENT, OVERRIDABLE, SHORT } from "./names.js";
import { isOpen, isUnverified } from "./unverified.js";

/** @typedef {import("./types.js").DerivedWord} DerivedWord */
/** @typedef {import("./types.js").OrderProposal} OrderProposal */
/** @typedef {import("./types.js").Profile} Profile */
/** @typedef {import("./tables.js").Tables} Tables */

const HEAD = "verwaltungsspitze";

/**
 * Returns every derived word that the team may replace, as it stands now.
 * @param {Tables} tables
 * @param {Profile} profile  checked
 * @returns {DerivedWord[]}
 */
export function derivedWords(tables, profile) {
  const place = caseOf(profile, tables);
  const { things, persons, short, lawAbbreviation } = entryFor(profile, tables);
  /** @type {Record<string, {cases: import("./types.js").Cases}>} */
  const words = { ...things, ...persons, ...(short && { [SHORT]: short }) };
  return OVERRIDABLE.filter((base) => base !== "vorbereitende" || profile.vorbereitende).map((base) => ({
    base,
    label: tables.words.bezeichnungen[base],
    text: (base === LAW_ABBREVIATION ? lawAbbreviation : words[base]?.cases.nom) ?? "",
    unverified: !Object.hasOwn(place.overrides, base) && isUnverified(base, place),
    replaced: Object.hasOwn(place.overrides, base),
    mayBeAbsent: MAY_BE_ABSENT.includes(base),
  }));
}

/**
 * Returns to whom the order goes by the tables and with which verb, and what else is possible.
 * @param {Tables} tables
 * @param {Profile} profile  checked
 * @returns {OrderProposal}
 */
export function orderProposal(tables, profile) {
  const { form, member, overrides } = caseOf(profile, tables);
  const collegium = form.verwaltungsorgan || overrides.verwaltungsorgan;
  return {
    auftrag_an: member?.auftrag_an ?? form.auftrag_an,
    possible: ["verwaltung", HEAD, ...(collegium ? /** @type {const} */ (["verwaltungsorgan"]) : [])],
    verb: form.auftragsverb,
    verbs: [...new Set([form.auftragsverb, ...(form.auftragsverb_alternativen ?? []), "beauftragt", "ersucht", "aufgefordert"])],
    unverified: isOpen("auftragsverb", form),
  };
}
