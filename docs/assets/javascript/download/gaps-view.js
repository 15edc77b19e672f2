/** What the dialog says of prompts in brackets, which no field fills: how many, and where. */

import { make } from "../profile/elements.js";

/** @typedef {import("./filled.js").Left} Left */

/**
 * Returns a heading, what to do and where: the sections of one Vorlage, or the Vorlagen of a Mappe; nothing without gaps.
 * @param {Left[]} left  of each Vorlage
 * @param {string[]} titles  of each Vorlage
 * @returns {HTMLElement[]}
 */
export function gapsView(left, titles) {
  const places = left.length === 1 ? sections(left[0]) : documents(left, titles);
  const total = places.reduce((sum, [, count]) => sum + count, 0);
  if (total === 0) return [];
  const says = "Diese Stellen füllt kein Feld: Dort steht in der Datei eine Aufforderung in eckigen Klammern, etwa „[Zahl]“. Ergänzen Sie sie nach dem Herunterladen.";
  const items = places.map(([place, count]) => make("li", {}, `${place}: ${count}`));
  return [make("h3", {}, `Lücken im Text (${total})`), make("p", {}, says), make("ul", {}, ...items)];
}

/** @param {Left} left @returns {[string, number][]} */
function sections({ gaps }) {
  return gaps.map(({ section, count }) => [section || "Vor dem ersten Abschnitt", count]);
}

/** @param {Left[]} left @param {string[]} titles @returns {[string, number][]} */
function documents(left, titles) {
  /** @type {[string, number][]} */
  const counted = left.map(({ gaps }, index) => [titles[index], gaps.reduce((sum, { count }) => sum + count, 0)]);
  return counted.filter(([, count]) => count > 0);
}
