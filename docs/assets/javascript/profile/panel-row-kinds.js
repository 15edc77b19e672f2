/** What one row of a list holds: typed columns, or a municipality that takes part. */

import { fillSelect, make, question } from "./elements.js";
import { readName } from "./panel-name.js";
import { readTyped, typedInput } from "./panel-input.js";
import { follow } from "./panel-typing.js";

/** @typedef {import("./types.js").Column} Column */
/** @typedef {import("./types.js").Field} Field */
/** @typedef {import("./types.js").Row} Row */
/** @typedef {import("./panel-model.js").PanelModel} PanelModel */
/** @typedef {Record<string, any>} TypedRow  cells by name: values, or what was typed and does not fit */

const PARTY_KEYS = ["kommune", "form", "land"];

/**
 * @typedef {object} RowKind
 * @property {(row: TypedRow, store: () => void) => HTMLElement[]} cells  inputs that write into the row
 * @property {(row: TypedRow) => Row} soundPart  what of it may stand in a profile
 * @property {(row: TypedRow) => boolean} isFinished  whether all of it may
 * @property {(row: TypedRow) => string} remark  what is said below the row, or ""
 * @property {(text: string) => TypedRow[]} ofText  the rows that a text becomes which stood here before
 */

/** @param {Field} field @returns {RowKind} */
export function listRow(field) {
  const faulty = (/** @type {TypedRow} */ row) =>
    field.columns.filter((column) => column.name in row && "message" in readTyped(row[column.name], column));
  return {
    cells: (row, store) => field.columns.map((column) => cell(row, column, store)),
    soundPart: (row) => without(row, faulty(row)),
    isFinished: (row) => faulty(row).length === 0,
    remark: () => "",
    ofText: () => [],
  };
}

/** @param {PanelModel} model @param {Field} field @returns {RowKind} */
export function partyRow(model, field) {
  const landOf = (/** @type {TypedRow} */ row) => row.land ?? model.profile.land ?? "";
  const isWhole = (/** @type {TypedRow} */ row) =>
    Boolean(row.kommune && "value" in readName(row.kommune) && model.outline.laender[landOf(row)]?.forms[row.form]);
  return {
    cells: (row, store) => partyCells(model, row, landOf, store),
    soundPart: (row) => (isWhole(row) ? { ...row } : {}),
    isFinished: (row) => Object.keys(row).length === 0 || isWhole(row),
    remark: (row) => (isWhole(row) ? inflected(model, field, row) : lacking(row)),
    ofText: (text) => text.split("\n").flatMap((line) => (line.trim() ? [{ kommune: line.trim() }] : [])),
  };
}

/** @param {TypedRow} row @param {Column} column @param {() => void} store */
function cell(row, column, store) {
  const { element, show } = typedInput(column, (value, draft) => put(row, column.name, value ?? draft, store));
  const value = row[column.name];
  const isDraft = value !== undefined && "message" in readTyped(value, column);
  show(isDraft ? undefined : value, isDraft ? value : undefined);
  return element;
}

/**
 * @param {PanelModel} model
 * @param {TypedRow} row
 * @param {(row: TypedRow) => string} landOf
 * @param {() => void} store
 */
function partyCells(model, row, landOf, store) {
  const { laender } = model.outline;
  const forms = () => Object.entries(laender[landOf(row)]?.forms ?? {});
  const formSelect = make("select", { on: { change: () => put(row, "form", formSelect.value, store) } });
  const fillForms = () => fillSelect(formSelect, [["", "bitte wählen"], ...forms().map(([key, { label }]) => [key, label])]);
  const landSelect = make("select", {
    on: {
      change: () => {
        put(row, "land", landSelect.value, store);
        fillForms();
        put(row, "form", formSelect.value, store);
      },
    },
  });
  const own = laender[model.profile.land ?? ""]?.name;
  fillSelect(landSelect, [["", own ? `${own} (wie eigene)` : "bitte wählen"], ...Object.entries(laender).map(([key, { name }]) => [key, name])]);
  landSelect.value = row.land ?? "";
  fillForms();
  formSelect.value = row.form ?? "";
  return [nameCell(row, store), question("Land", landSelect).element, question("Kommunalform", formSelect).element];
}

/**
 * Returns how a party reads in a text, as soon as its words are there.
 * @param {PanelModel} model
 * @param {Field} field
 * @param {TypedRow} row
 */
function inflected(model, field, row) {
  const known = /** @type {Row[]} */ (model.session?.profile.felder?.[field.name] ?? []);
  const at = known.findIndex((party) => PARTY_KEYS.every((key) => party[key] === row[key]));
  const texts = model.session?.values.rows[field.name]?.[at];
  return texts ? `Im Text: mit ${texts.kommune_dat}, vertreten durch ${texts.vertretende_akk}` : "";
}

/** @param {TypedRow} row */
function lacking(row) {
  if (!row.kommune) return row.form || row.land ? "Es fehlt noch der Name der Kommune." : "";
  return row.form ? "" : "Es fehlt noch die Kommunalform.";
}

/** @param {TypedRow} row @param {() => void} store */
function nameCell(row, store) {
  const input = make("input", { type: "text", autocomplete: "off", value: row.kommune ?? "" });
  const { element, tell } = question("Kommune", input);
  follow(input, tell, readName, (value, draft) => put(row, "kommune", value ?? draft, store));
  if (row.kommune) tell(/** @type {any} */ (readName(row.kommune)).message ?? "");
  return element;
}

/** @param {TypedRow} row @param {string} name @param {any} value @param {() => void} store */
function put(row, name, value, store) {
  if (value === undefined || value === null || value === "") delete row[name];
  else row[name] = value;
  store();
}

/** @param {TypedRow} row @param {Column[]} columns @returns {Row} */
function without(row, columns) {
  return Object.fromEntries(Object.entries(row).filter(([name]) => columns.every((column) => column.name !== name)));
}
