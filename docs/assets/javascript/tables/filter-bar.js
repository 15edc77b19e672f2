/** The line above a data sheet: what its rows can be filtered by, how many are shown, the way back to all of them. */

import { button, freshId, make } from "../profile/elements.js";

/**
 * @typedef {object} Filter
 * @property {string} label
 * @property {string} all  what the choice says that leaves all rows
 * @property {string[]} values
 */

export class FilterBar {
  /**
   * @param {string} name of the table
   * @param {Filter[]} filters
   * @param {() => void} onChange
   */
  constructor(name, filters, onChange) {
    this.input = make("input", { type: "search", autocomplete: "off", on: { input: onChange } });
    /** @type {Map<string, HTMLSelectElement>} */
    this.selects = new Map(filters.map((filter) => [filter.label, choice(filter, onChange)]));
    this.reset = button("Alle Zeilen zeigen", () => this.clear(onChange));
    this.status = make("p", { role: "status" });
    const questions = [...this.selects].map(([label, select]) => labelled(label, select));
    const settings = { className: "tabellenleiste", role: "group", "aria-label": `${name} filtern` };
    this.element = make("div", settings, labelled("Enthält", this.input), ...questions, this.reset, this.status);
  }

  /** @returns {string} what rows must hold, in small letters */
  get words() {
    return this.input.value.trim().toLocaleLowerCase("de");
  }

  /** @param {string} label @returns {string} the value that rows must have, or "" */
  chosen(label) {
    return this.selects.get(label)?.value ?? "";
  }

  /** @param {() => void} onChange */
  clear(onChange) {
    this.input.value = "";
    for (const select of this.selects.values()) select.value = "";
    onChange();
    this.input.focus();
  }

  /** Says otherwise what a choice is called. @param {string} label @param {string} value @param {string} words */
  rename(label, value, words) {
    const options = [...(this.selects.get(label)?.options ?? [])];
    for (const option of options.filter((one) => one.value === value && one.text !== words)) option.text = words;
  }

  /**
   * Says how many rows are shown, and how they are sorted.
   * @param {number} shown
   * @param {number} all
   * @param {string} order
   */
  tell(shown, all, order) {
    const count = `${shown} von ${all} Zeilen`;
    const words = order ? `${count}, ${order}` : count;
    if (this.status.textContent !== words) this.status.textContent = words;
    this.reset.hidden = shown === all && !this.words && [...this.selects.values()].every((select) => !select.value);
  }
}

/** @param {Filter} filter @param {() => void} onChange @returns {HTMLSelectElement} */
function choice({ all, values }, onChange) {
  const options = [make("option", { value: "" }, all), ...values.map((value) => make("option", { value }, value))];
  return make("select", { on: { change: onChange } }, ...options);
}

/** @param {string} label @param {HTMLElement} input @returns {HTMLElement} */
function labelled(label, input) {
  input.id = freshId("filter");
  return make("div", {}, make("label", { for: input.id }, label), input);
}
