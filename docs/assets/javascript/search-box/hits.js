/** One result as an item of a list; texts are only ever text. */

import { make } from "../profile/elements.js";

/** @typedef {import("./profile-rank.js").Ranked} Ranked */

const DAY = new Intl.DateTimeFormat("de-DE", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

/**
 * Returns the item of a result.
 * @param {Ranked} hit
 * @param {string} root  the address of the site
 * @returns {HTMLElement}
 */
export function hitItem({ hit, others }, root) {
  const address = new URL(hit.url, root);
  if (hit.anchor) address.hash = hit.anchor;
  const place = hit.heading && hit.heading !== hit.title ? [make("span", { className: "stelle" }, ` › ${hit.heading}`)] : [];
  const { Handlungsfeld: named = [], felder: topics = named, Formate: formats = [], Stand: days = [] } = hit.facets;
  const facts = [hit.kind, topics.join(", "), formats.join(", "), ...days.map((day) => `Stand ${DAY.format(new Date(day))}`)].filter(Boolean);
  const parts = [make("a", { href: address.href }, hit.title, ...place)];
  if (facts.length > 0) parts.push(make("p", { className: "auch" }, facts.join(" · ")));
  if (others) parts.push(make("p", { className: "auch andere" }, `Gilt nicht für Ihre Kommunalform, sondern für: ${others}`));
  if (hit.passage.text) parts.push(make("p", { className: "fundstelle" }, ...marked(hit.passage)));
  return make("li", {}, ...parts);
}

/** @param {{text: string, marks: [number, number][]}} passage @returns {(string | HTMLElement)[]} */
function marked({ text, marks }) {
  const parts = [];
  let from = 0;
  for (const [begin, end] of marks) {
    parts.push(text.slice(from, begin), make("mark", {}, text.slice(begin, end)));
    from = end;
  }
  return [...parts, text.slice(from)];
}
