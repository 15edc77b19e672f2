/** Fields and repeated rows of an ODT; twin of odt_fields.py, odt_rows.py and odt_marks.declare_fields. */

import { own } from "./data-part.js";
import { above, children, elements, get, is, make, set, textOf, unwrap } from "./odt-xml.js";
import { isBlank } from "./text.js";

// what OpenDocument would fold or drop: breaks, tabs, runs of spaces, spaces at the edges
const SPECIAL = /(\n|\t|^ +| +(?=\n?$)|(?<= ) +)/;
const NAMED = ["text:section", "text:bookmark", "text:bookmark-start", "text:bookmark-end"];
const BEFORE_DECLARATIONS = ["text:tracked-changes", "text:variable-decls", "text:sequence-decls", "office:forms"];

/** @param {Element} content @param {Record<string, string>} texts a field without value keeps its prompt */
export function fillFields(content, texts) {
  for (const shown of elements(content, "text:user-field-get")) {
    const text = own(texts, get(shown, "text:name") ?? "") ?? "";
    if (isBlank(text)) continue;
    shown.textContent = text;
    dropPlaceholder(shown);
  }
}

/** @param {Element} content replaces every user field by its text */
export function freezeFields(content) {
  for (const shown of elements(content, "text:user-field-get")) {
    dropPlaceholder(shown);
    const pieces = textOf(shown).split(SPECIAL);
    shown.replaceChildren(...pieces.map((piece, place) => (place % 2 ? special(shown, piece) : piece)));
    unwrap(shown);
  }
}

/** @param {Element} content declares the user fields in use: each once, its value the text shown */
export function declareFields(content) {
  const values = new Map();
  for (const shown of elements(content, "text:user-field-get").reverse()) {
    values.set(get(shown, "text:name") ?? "", textOf(shown));
  }
  for (const old of elements(content, "text:user-field-decls")) old.remove();
  const [body] = children(content, "office:body").flatMap((item) => children(item, "office:text"));
  if (!body || !values.size) return;
  const declarations = make(body, "text:user-field-decls");
  for (const name of [...values.keys()].sort()) declarations.append(declaration(body, name, values.get(name)));
  body.insertBefore(declarations, [...body.children].find((item) => !is(item, ...BEFORE_DECLARATIONS)) ?? null);
}

/** @param {Element} row @param {string} list @param {number} count field `L.column` becomes `L.1.column`, mark `zbk_v5` `zbk_v5.1` */
export function repeatRow(row, list, count) {
  for (let number = 1; number <= count; number += 1) {
    const copy = /** @type {Element} */ (row.cloneNode(true));
    renameFields(copy, list, number);
    renameMarks(copy, number);
    row.before(copy);
  }
  row.remove();
}

/** @param {Element} shown */
function dropPlaceholder(shown) {
  for (let span = above(shown, "text:span"); span; ) {
    const outer = above(span, "text:span");
    if (get(span, "text:style-name") === "Placeholder") unwrap(span);
    span = outer;
  }
}

/** @param {Element} near @param {string} piece */
function special(near, piece) {
  if (piece === "\n") return make(near, "text:line-break");
  return piece === "\t" ? make(near, "text:tab") : make(near, "text:s", { "text:c": String(piece.length) });
}

/** @param {Element} near @param {string} name @param {string} text */
function declaration(near, name, text) {
  const attributes = { "office:value-type": "string", "office:string-value": text, "text:name": name };
  return make(near, "text:user-field-decl", attributes);
}

/** @param {Element} row @param {string} list @param {number} number */
function renameFields(row, list, number) {
  for (const shown of elements(row, "text:user-field-get")) {
    const name = get(shown, "text:name") ?? "";
    if (name.split(".")[0] === list) set(shown, "text:name", `${list}.${number}.${name.slice(list.length + 1)}`);
  }
}

/** @param {Element} row @param {number} number */
function renameMarks(row, number) {
  for (const element of [row, ...row.querySelectorAll("*")]) {
    for (const name of ["xml:id", "text:id", ...(is(element, ...NAMED) ? ["text:name"] : [])]) {
      const old = get(element, name);
      if (old !== null) set(element, name, `${old}.${number}`);
    }
  }
}
