/**
 * Reads formulas of our workbooks; each becomes a function that reckons in a place.
 *
 * Programs that do not reckon, such as a protected view, show what a file says its formulas come to. The formulas
 * themselves say how, so whatever Python writes is reckoned here without a second description of it.
 */

import { PackageError } from "../package.js";
import { FUNCTIONS } from "./functions.js";
import { added, compared, divided, joinedText, multiplied, subtracted } from "./operators.js";

/** @typedef {import("./operators.js").Value} Value */
/** @typedef {{cell: (sheet: string, name: string) => Value, range: (sheet: string, cells: string) => Value[], name: (name: string) => Result}} Book */
/** @typedef {{book: Book, sheet: string}} Place  the sheet that references without a name mean */
/** @typedef {Value | Value[]} Result  what a cell or what a range holds */
/** @typedef {(place: Place) => Result} Formula */

// text (1), number (2), reference with its sheet (3, 4), name (5) or sign (6)
const TOKEN =
  /\s*(?:"((?:[^"]|"")*)"|(\d+(?:\.\d+)?)|(?:([A-Za-z]\w*)!)?(\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?)(?![\w(])|([A-Za-z_]\w*)|(<=|>=|<>|[-+*/&=<>(),]))/y;
/** @type {[string, (left: Value, right: Value) => Value][][]} */
const LEVELS = [
  ["=", "<>", "<", ">", "<=", ">="].map((sign) => [sign, (left, right) => compared(sign, left, right)]),
  [["&", joinedText]],
  [["+", added], ["-", subtracted]],
  [["*", multiplied], ["/", divided]],
];

/** @type {Map<string, Formula>} */
const known = new Map();

/** @param {string} text without the sign that starts a formula @returns {Formula} */
export function formulaOf(text) {
  let formula = known.get(text);
  if (!formula) {
    const reader = new Reader(text);
    formula = reader.level(0);
    if (!reader.isDone) throw notRead(text);
    known.set(text, formula);
  }
  return formula;
}

/** @param {Result} result @returns {Value} the one value that a formula needs in this place */
function single(result) {
  return Array.isArray(result) ? result[0] : result;
}

/** @param {string} text */
function notRead(text) {
  return new PackageError(`Eine Formel der Tabelle ist nicht zu lesen: ${text.slice(0, 80)}`);
}

class Reader {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
    this.at = 0;
    this.next();
  }

  get isDone() {
    return this.token === null;
  }

  /** Goes to the next token. */
  next() {
    TOKEN.lastIndex = this.at;
    this.token = this.at < this.text.length ? TOKEN.exec(this.text) : null;
    if (!this.token && this.at < this.text.length) throw notRead(this.text);
    this.at = this.token ? TOKEN.lastIndex : this.text.length;
  }

  /** @param {string} sign @returns {boolean} whether it stood here; then it is behind us */
  takes(sign) {
    const found = this.token?.[6] === sign;
    if (found) this.next();
    return found;
  }

  /** @param {number} depth of operators; the loosest first @returns {Formula} */
  level(depth) {
    if (depth === LEVELS.length) return this.signed();
    let left = this.level(depth + 1);
    for (let found = this.operator(depth); found; found = this.operator(depth)) {
      const [first, second, reckon] = [left, this.level(depth + 1), found];
      left = (place) => reckon(single(first(place)), single(second(place)));
    }
    return left;
  }

  /** @param {number} depth */
  operator(depth) {
    return LEVELS[depth].find(([sign]) => this.takes(sign))?.[1];
  }

  /** @returns {Formula} */
  signed() {
    if (!this.takes("-")) return this.operand();
    const operand = this.signed();
    return (place) => subtracted(0, single(operand(place)));
  }

  /** @returns {Formula} */
  operand() {
    const [, text, number, sheet, cells, name] = this.token ?? [];
    if (this.takes("(")) return this.closed(this.level(0));
    if (!this.token || this.token[6]) throw notRead(this.text);
    this.next();
    if (text !== undefined) return () => text.replaceAll('""', '"');
    if (number) return () => Number(number);
    if (cells) return reference(sheet, cells.replaceAll("$", ""));
    return this.takes("(") ? this.call(name) : ({ book }) => book.name(name);
  }

  /** @param {string} name @returns {Formula} */
  call(name) {
    const call = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : null;
    if (!call) throw notRead(this.text);
    /** @type {Formula[]} */
    const parts = [];
    do parts.push(this.level(0));
    while (this.takes(","));
    return this.closed((place) => call(...parts.map((part) => () => part(place))));
  }

  /** @param {Formula} formula @returns {Formula} the same, its bracket closed */
  closed(formula) {
    if (!this.takes(")")) throw notRead(this.text);
    return formula;
  }
}

/** @param {string | undefined} sheet @param {string} cells @returns {Formula} */
function reference(sheet, cells) {
  if (cells.includes(":")) return (place) => place.book.range(sheet ?? place.sheet, cells);
  return (place) => place.book.cell(sheet ?? place.sheet, cells);
}
