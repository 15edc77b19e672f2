/** Steps that fall into a time which endangers them; twin of `macros/schedule_warnings.py`. */

import { formatValue } from "../profile/formatting.js";

/**
 * @typedef {object} Step  a step of a plan with its first and last day
 * @property {string} name
 * @property {string} start
 * @property {string} end
 * @property {boolean} procures  it awards a contract
 *
 * @typedef {object} Period  a time that the team has entered, both days included
 * @property {string} kind
 * @property {string} name
 * @property {string} start
 * @property {string} end
 *
 * @typedef {object} Warned  a period into which steps fall: which one, what that means, and the steps with their days
 * @property {string} period
 * @property {string} reason
 * @property {string[]} steps
 */

/** The field in which the team enters its periods: rows with `art`, `name`, `von` and `bis`. */
export const PERIODS = "gefaehrdete_zeiten";

const GRANT = "Förderentscheidung";
const INTERIM = "vorläufige Haushaltsführung";
/** @type {Record<string, string>} */
const REASONS = {
  Haushaltsaufstellung:
    "Mittel und Stellen müssen vor dem Anmeldeschluss der Kämmerei gemeldet sein. Danach helfen" +
    " nur ein Nachtrag, eine über- oder außerplanmäßige Bewilligung oder das Folgejahr.",
  [INTERIM]:
    "Neue freiwillige Leistungen sind in der Regel gesperrt. Legen Sie Vergabe und Stellenbesetzung nicht in" +
    " diese Zeit. Ausnahmen klärt die Kämmerei.",
  Ferien: "In den Schulferien wird meist nicht getagt, und die Mitzeichnung dauert länger.",
  Wahl:
    "Strittige Vorlagen werden vor einer Wahl oft vertagt. Danach vergehen zwei bis drei Monate, bis die" +
    " Ausschüsse neu gebildet sind (Richtwert). Öffentlichkeitsarbeit bleibt in der Vorwahlzeit zurückhaltend.",
  [GRANT]:
    "Wer vor der Bewilligung einen Auftrag vergibt, kann die Förderung verlieren. Warten Sie die Bewilligung oder" +
    " die Zustimmung zum vorzeitigen Beginn ab.",
};
const KINDS = Object.keys(REASONS);

/**
 * Returns the periods in the rows of the field; a row without kind or first day, or that ends too early, is none.
 * @param {unknown} rows
 * @returns {Period[]}
 */
export function periodsOf(rows) {
  return Array.isArray(rows) ? rows.flatMap(periodOf) : [];
}

/**
 * Returns a warning for every period into which a step falls, by kind and day.
 * @param {Step[]} steps
 * @param {Period[]} periods
 * @returns {Warned[]}
 */
export function warningsOf(steps, periods) {
  const order = (/** @type {Period} */ { kind, start }) => `${KINDS.indexOf(kind)} ${start}`;
  const ordered = [...periods].sort((one, other) => (order(one) < order(other) ? -1 : Number(order(one) > order(other))));
  return ordered.flatMap((period) => {
    const touched = steps.map((step) => touchedBy(period, step)).filter(Boolean);
    return touched.length ? [{ period: words(period), reason: REASONS[period.kind], steps: touched }] : [];
  });
}

/**
 * Returns the kinds of periods of which the team has entered none; a grant only where one is wanted.
 * @param {Period[]} periods
 * @param {boolean} withGrant
 * @returns {string[]}
 */
export function missingKinds(periods, withGrant) {
  const entered = new Set(periods.map(({ kind }) => kind));
  return KINDS.filter((kind) => !entered.has(kind) && (kind !== GRANT || withGrant));
}

/** @param {any} row @returns {Period[]} */
function periodOf({ art, name = "", von, bis = von }) {
  const isSound = KINDS.includes(art) && typeof von === "string" && bis >= von;
  return isSound ? [{ kind: art, name: String(name).trim(), start: von, end: bis }] : [];
}

/** Returns a step with the days that endanger it, or nothing. @param {Period} period @param {Step} step */
function touchedBy(period, { name, start, end, procures }) {
  if (period.kind === GRANT) return procures && start <= period.end ? `${name} (Beginn ${day(start)})` : "";
  if (period.kind === INTERIM && procures) {
    return start <= period.end && end >= period.start ? `${name} (${day(start)} bis ${day(end)})` : "";
  }
  return period.start <= end && end <= period.end ? `${name} (${day(end)})` : "";
}

/** @param {Period} period */
function words({ kind, name, start, end }) {
  const days = start === end ? day(start) : `${day(start)} bis ${day(end)}`;
  const more = name ? ` (${name})` : "";
  return `${kind}${more}, ${days}`;
}

/** @param {string} iso */
function day(iso) {
  return formatValue(iso, "Datum");
}
