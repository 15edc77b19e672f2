/** The rows of a list: added, moved and removed by keyboard; the focus goes along, and it is said what happened. */

import { button, make } from "./elements.js";
import { listRow, partyRow } from "./panel-row-kinds.js";

/** @typedef {import("./types.js").Field} Field */
/** @typedef {import("./panel-model.js").PanelModel} PanelModel */
/** @typedef {import("./panel-row-kinds.js").TypedRow} TypedRow */

/**
 * Returns the editor of a list.
 * @param {PanelModel} model
 * @param {Field} field
 * @param {(message: string) => void} announce
 * @returns {{element: HTMLElement, refresh: () => void}}
 */
export function rowsEditor(model, field, announce) {
  const editor = new RowsEditor(model, field, announce);
  return { element: editor.element, refresh: () => editor.refresh() };
}

class RowsEditor {
  /** @type {TypedRow[]} */
  #rows = [];
  #stored = "";
  /** @type {HTMLElement[]} what is said below each row */
  #remarks = [];

  /** @param {PanelModel} model @param {Field} field @param {(message: string) => void} announce */
  constructor(model, field, announce) {
    this.model = model;
    this.field = field;
    this.announce = announce;
    this.kind = field.type === "Beteiligte" ? partyRow(model, field) : listRow(field);
    this.list = make("ol", { className: "zeilen" });
    this.adder = button("Zeile hinzufügen", () => this.#add());
    this.element = make("fieldset", { className: "frage liste" }, make("legend", {}, field.label));
    this.element.dataset.frage = field.name;
    if (field.help) this.element.append(make("p", { className: "hilfe" }, field.help));
    this.element.append(this.list, this.adder);
    this.adder.setAttribute("aria-label", `${field.label}: Zeile hinzufügen`);
  }

  /** Shows what is stored, unless that is what is shown already. */
  refresh() {
    const rows = this.#kept();
    if (JSON.stringify(rows) !== this.#stored) {
      this.#rows = structuredClone(rows);
      this.#stored = JSON.stringify(rows);
      this.#draw();
    }
    this.#remark();
  }

  /** @returns {TypedRow[]} */
  #kept() {
    const draft = this.model.draft(`felder.${this.field.name}`);
    if (draft) return JSON.parse(draft);
    const value = this.model.profile.felder?.[this.field.name] ?? [];
    return Array.isArray(value) ? value : this.kind.ofText(String(value));
  }

  #draw() {
    this.#remarks = this.#rows.map(() => make("p", { className: "beugung" }));
    this.list.replaceChildren(...this.#rows.map((row, index) => this.#row(row, index)));
    this.#remark();
  }

  #remark() {
    this.#remarks.forEach((line, index) => {
      const text = this.kind.remark(this.#rows[index]);
      if (line.textContent !== text) line.textContent = text;
      line.hidden = text === "";
    });
  }

  /** @param {TypedRow} row @param {number} index */
  #row(row, index) {
    const cells = make("div", { className: "zellen" }, ...this.kind.cells(row, () => this.#store()));
    const name = `${this.field.label}, Zeile ${index + 1}`;
    const parts = [cells, this.#remarks[index], this.#tools(index, name)];
    return make("li", {}, make("div", { role: "group", "aria-label": name }, ...parts));
  }

  /** @param {number} index @param {string} name */
  #tools(index, name) {
    const tool = (/** @type {string} */ label, /** @type {string} */ what, /** @type {() => void} */ click) =>
      button(label, click, { "aria-label": `${name}: ${what}`, "data-tat": what });
    const up = tool("↑", "nach oben", () => this.#move(index, -1));
    const down = tool("↓", "nach unten", () => this.#move(index, 1));
    up.disabled = index === 0;
    down.disabled = index === this.#rows.length - 1;
    return make("div", { className: "werkzeuge" }, up, down, tool("Entfernen", "entfernen", () => this.#remove(index)));
  }

  #add() {
    this.#rows.push({});
    this.#redrawn(`Zeile ${this.#rows.length} hinzugefügt.`);
    this.#focus(this.#rows.length - 1, "input, select, textarea");
  }

  /** @param {number} index @param {number} step */
  #move(index, step) {
    const [row] = this.#rows.splice(index, 1);
    this.#rows.splice(index + step, 0, row);
    this.#redrawn(`Zeile ${index + 1} ist jetzt Zeile ${index + step + 1}.`);
    this.#focus(index + step, step < 0 ? '[data-tat="nach oben"]' : '[data-tat="nach unten"]');
  }

  /** @param {number} index */
  #remove(index) {
    this.#rows.splice(index, 1);
    this.#redrawn(`Zeile ${index + 1} entfernt.`);
    this.#focus(Math.min(index, this.#rows.length - 1), '[data-tat="entfernen"]');
  }

  /** @param {string} message */
  #redrawn(message) {
    this.#draw();
    this.#store();
    this.announce(message);
  }

  /** Focuses a part of a row, or what is next to it. @param {number} index @param {string} selector */
  #focus(index, selector) {
    const row = this.list.children[index];
    const wanted = row?.querySelector(selector);
    const target = wanted && !wanted.disabled ? wanted : (row?.querySelector("button:enabled") ?? this.adder);
    target.focus();
  }

  #store() {
    const sound = this.#rows.map(this.kind.soundPart).filter((row) => Object.keys(row).length > 0);
    const draft = this.#rows.every(this.kind.isFinished) ? undefined : JSON.stringify(this.#rows);
    this.#stored = draft ?? JSON.stringify(sound);
    this.model.setField(this.field.name, sound, draft);
  }
}
