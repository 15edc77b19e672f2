/** The tables of one data sheet: their headings sort, a line above them filters, and nothing of it reaches the paper. */

import { make } from "../profile/elements.js";
import { FilterBar } from "./filter-bar.js";
import { choicesOf, isThere, shownText } from "./rows.js";
import { orderOf } from "./sorting.js";

/** @typedef {import("./sorting.js").Direction} Direction */
/** @typedef {import("./filter-bar.js").Filter} Filter */

const ROLE = "Rolle";
const PART = "Zuständigkeit";
const HEAD = "Verwaltungsspitze";
const OFFICE = '[data-feld="spitze_rolle"]';
/** @type {Record<Direction, string>} */
const DIRECTIONS = { ascending: "aufsteigend", descending: "absteigend" };
const WORDS = new Intl.Collator("de", { numeric: true });

export class SheetTable {
  /** @param {HTMLTableElement[]} tables one for each group of rows */
  constructor(tables) {
    this.tables = tables;
    /** @type {HTMLTableRowElement[]} */
    this.rows = tables.flatMap((table) => [...table.tBodies].flatMap((body) => [...body.rows]));
    this.rows.forEach((row, place) => (row.dataset.platz = String(place)));
    this.choices = new Map(this.rows.map((row) => [row, choicesOf(row)]));
    this.roleColumns = (tables[0].dataset.rollen ?? "").split("|").filter(Boolean);
    this.group = tables[0].dataset.gruppe ?? "";
    this.column = -1;
    /** @type {Direction} */
    this.direction = "ascending";
    this.bar = new FilterBar("Tabelle", this.#filters(), () => this.apply());
    frameOf(tables[0]).before(this.bar.element);
    for (const table of tables) this.#putButtons(table);
    this.apply();
  }

  /** Sorts and filters the rows as the page is filled now. */
  apply() {
    if (this.column < 0) this.restoreOrder();
    else this.tables.forEach((table) => this.#sort(table));
    this.tables.forEach((table) => this.#markHeading(table));
    const there = this.rows.filter(isThere);
    const shown = there.filter((row) => this.#isWanted(row));
    for (const row of this.rows) row.toggleAttribute("data-gefiltert", there.includes(row) && !shown.includes(row));
    for (const table of this.tables) {
      frameOf(table).toggleAttribute("data-gefiltert", !shown.some((row) => table.contains(row)) && there.length > 0);
    }
    this.#nameOffice();
    this.bar.tell(shown.length, there.length, this.#orderInWords());
  }

  /** Brings the rows into the order of the sheet, for paper. */
  restoreOrder() {
    for (const body of this.tables.flatMap((table) => [...table.tBodies])) {
      put(body, inOrder(body));
    }
  }

  /** @returns {Filter[]} */
  #filters() {
    const filters = [];
    if (this.group) filters.push(filter(this.group, this.tables.map(captionOf)));
    if (this.roleColumns.length > 0) {
      filters.push(filter(ROLE, this.#values(this.roleColumns).sort(WORDS.compare)));
      filters.push({ label: PART, all: "jede", values: this.roleColumns });
    }
    const labels = new Set([...this.choices.values()].flatMap((choices) => [...choices.keys()]));
    for (const label of [...labels].filter((label) => !this.roleColumns.includes(label))) {
      filters.push(filter(label, this.#values([label]).sort(WORDS.compare)));
    }
    return filters;
  }

  /** Calls the head of administration in the choices as the rows do. */
  #nameOffice() {
    const cell = this.tables.map((table) => table.querySelector(OFFICE)).find(Boolean);
    for (const label of this.bar.selects.keys()) this.bar.rename(label, HEAD, cell ? shownText(cell) : HEAD);
  }

  /** @param {string[]} labels @returns {string[]} */
  #values(labels) {
    const found = [...this.choices.values()].flatMap((choices) => labels.flatMap((label) => choices.get(label) ?? []));
    return [...new Set(found)];
  }

  /** @param {HTMLTableRowElement} row */
  #isWanted(row) {
    const choices = this.choices.get(row) ?? new Map();
    const table = /** @type {HTMLTableElement} */ (row.closest("table"));
    const role = this.bar.chosen(ROLE);
    const part = this.bar.chosen(PART);
    const parts = part ? [part] : this.roleColumns;
    const plays = !role || parts.some((label) => (choices.get(label) ?? []).includes(role));
    const takesPart = !part || role !== "" || (choices.get(part) ?? []).length > 0;
    const isInGroup = !this.group || [captionOf(table), ""].includes(this.bar.chosen(this.group));
    const hasChoices = [...choices].every(([label, values]) => [...values, ""].includes(this.bar.chosen(label)));
    return plays && takesPart && isInGroup && hasChoices && holdsWords(row, this.bar.words);
  }

  /** @param {HTMLTableElement} table */
  #putButtons(table) {
    headingsOf(table).forEach((cell, column) => {
      const button = make("button", { type: "button", className: "sortieren", on: { click: () => this.#turn(column) } });
      button.append(...cell.childNodes);
      cell.append(button);
    });
  }

  /** Sorts by a column: upward, then downward, then as the sheet has it. @param {number} column */
  #turn(column) {
    if (this.column !== column) [this.column, this.direction] = [column, "ascending"];
    else if (this.direction === "ascending") this.direction = "descending";
    else this.column = -1;
    this.apply();
  }

  /** @param {HTMLTableElement} table */
  #markHeading(table) {
    headingsOf(table).forEach((cell, column) => {
      if (column === this.column) cell.setAttribute("aria-sort", this.direction);
      else cell.removeAttribute("aria-sort");
    });
  }

  /** @param {HTMLTableElement} table */
  #sort(table) {
    for (const body of table.tBodies) {
      const rows = inOrder(body);
      const texts = rows.map((row) => shownText(row.cells[this.column]));
      put(body, orderOf(texts, this.direction).map((place) => rows[place]));
    }
  }

  #orderInWords() {
    const cell = headingsOf(this.tables[0])[this.column];
    if (!cell) return "";
    const within = this.group ? ` je ${this.group}` : "";
    return `${DIRECTIONS[this.direction]} nach ${shownText(cell)} sortiert${within}`;
  }
}

/** @param {string} label @param {string[]} values @returns {Filter} */
function filter(label, values) {
  return { label, all: "alle", values };
}

/** @param {HTMLTableElement} table @returns {string} */
function captionOf(table) {
  return table.caption ? shownText(table.caption) : "";
}

/** Returns what the theme puts around a wide table, or the table itself. @param {HTMLElement} table @returns {Element} */
function frameOf(table) {
  return table.closest(".md-typeset__scrollwrap") ?? table;
}

/** @param {HTMLTableRowElement} row @param {string} words */
function holdsWords(row, words) {
  return !words || shownText(row).toLocaleLowerCase("de").includes(words);
}

/** @param {HTMLTableElement} table @returns {HTMLTableCellElement[]} */
function headingsOf(table) {
  return [...(table.tHead?.rows[0]?.cells ?? [])];
}

/** Returns the rows as the sheet has them. @param {HTMLTableSectionElement} body */
function inOrder(body) {
  return [...body.rows].sort((one, other) => Number(one.dataset.platz) - Number(other.dataset.platz));
}

/** Moves rows only where their order changes, so that focus stays. @param {HTMLElement} body @param {Element[]} rows */
function put(body, rows) {
  if (rows.some((row, place) => body.children[place] !== row)) body.append(...rows);
}
