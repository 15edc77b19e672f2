/** One input by the type of its field: text, number, date, choice, yes or no. */

import { readValue, sentence } from "./check.js";
import { fillSelect, make, question, radios } from "./elements.js";
import { formatValue } from "./formatting.js";
import { follow } from "./panel-typing.js";

/** @typedef {import("./types.js").Field} Field */
/** @typedef {import("./types.js").Column} Column */
/** @typedef {import("./types.js").Scalar} Scalar */
/** @typedef {import("./panel-typing.js").Reading} Reading */

/**
 * @typedef {object} TypedInput
 * @property {HTMLElement} element
 * @property {(value: Scalar | undefined, draft: string | undefined) => void} show
 *
 * @typedef {(value: Scalar | null, draft?: string) => void} Keep
 */

/** @type {Record<string, string>} */
const UNITS = { Betrag: "Euro", Prozent: "%" };
const DATE_HELP = "Tag, Monat und Jahr, etwa 14.6.2028.";

/**
 * Returns an input for a field or the column of a list.
 * @param {Field | Column} field
 * @param {Keep} keep
 * @returns {TypedInput}
 */
export function typedInput(field, keep) {
  if (field.type === "Auswahl") return choice(field, keep);
  if (field.type === "Ja/Nein") return yesOrNo(field, keep);
  return written(field, keep);
}

/**
 * Reads what somebody typed as a value of a field.
 * @param {string} text
 * @param {Field | Column} field
 * @returns {Reading}
 */
export function readTyped(text, field) {
  const reading = readValue(text, field);
  if ("value" in reading) return reading;
  return { message: sentence(reading.fault) };
}

/**
 * Returns a value as people would type it.
 * @param {Scalar | undefined} value
 * @param {Field | Column} field
 * @returns {string}
 */
export function typedText(value, field) {
  if (value === undefined || typeof value === "boolean") return "";
  if (field.type === "Datum") return String(value).split("-").reverse().map(Number).join(".");
  const isNumber = ["Zahl", "Betrag", "Prozent"].includes(field.type);
  return isNumber ? formatValue(value, field.type).replace(/\u00a0(Euro|%)$/, "") : String(value);
}

/** @param {Field | Column} field @param {Keep} keep @returns {TypedInput} */
function written(field, keep) {
  const isLong = field.type === "Mehrzeilig";
  const input = isLong ? make("textarea", { rows: 3 }) : make("input", { type: "text", autocomplete: "off" });
  if (field.type in UNITS || field.type === "Zahl") input.inputMode = "decimal";
  const help = [helpOf(field), field.type === "Datum" ? DATE_HELP : ""].filter(Boolean).join(" ");
  const { element, tell } = question(field.label, input, { help, unit: UNITS[field.type], name: field.name });
  element.classList.toggle("kurz", !isLong && field.type !== "Text");
  const typing = follow(input, tell, (text) => readTyped(text, field), keep);
  return { element, show: (value, draft) => typing.show(draft ?? typedText(value, field), draft !== undefined) };
}

/** @param {Field | Column} field @param {Keep} keep @returns {TypedInput} */
function choice(field, keep) {
  const input = make("select", { on: { change: () => keep(input.value || null) } });
  fillSelect(input, [["", openLabel(field)], ...field.options.map((option) => [option, option])]);
  const { element } = question(field.label, input, { help: helpOf(field), name: field.name });
  return { element, show: (value) => (input.value = String(value ?? "")) };
}

/** @param {Field | Column} field @param {Keep} keep @returns {TypedInput} */
function yesOrNo(field, keep) {
  /** @type {[string, string][]} */
  const options = [["ja", "ja"], ["nein", "nein"], ["", openLabel(field)]];
  const choose = (/** @type {string} */ answer) => keep(answer ? answer === "ja" : null);
  const { element, set } = radios(field.label, options, choose, { help: helpOf(field), name: field.name });
  element.classList.add("nebeneinander");
  return { element, show: (value) => set(value === undefined ? "" : formatValue(value, field.type)) };
}

/** @param {Field | Column} field */
function helpOf(field) {
  return "help" in field ? field.help : "";
}

/** @param {Field | Column} field */
function openLabel(field) {
  return "default" in field && field.default ? `noch offen (meist: ${field.default})` : "noch offen";
}
