/** Fields and repeated rows of an ODT; twin of odt_fields.py, odt_rows.py and odt_marks.declare_fields. */

import { own } from "./data-part.js";
import { isBlank, literal } from "./text.js";
import { escaped, make } from "./tree.js";

/** @typedef {import("./tree.js").XmlElement} XmlElement */

// what OpenDocument would fold or drop: breaks, tabs, runs of spaces, spaces at the edges
const SPECIAL = /(\n|\t|^ +| +(?=\n?$)|(?<= ) +)/;
const NAMED = ["text:section", "text:bookmark", "text:bookmark-start", "text:bookmark-end"];
const BEFORE_DECLARATIONS = ["text:tracked-changes", "text:variable-decls", "text:sequence-decls", "office:forms"];

/** @param {XmlElement} content @param {Record<string, string>} texts a field without value keeps its prompt */
export function fillFields(content, texts) {
  for (const shown of content.elements("text:user-field-get")) {
    const text = literal(own(texts, shown.get("text:name") ?? "") ?? "");
    if (isBlank(text)) continue;
    shown.text = text;
    dropPlaceholder(shown);
  }
}

/** @param {XmlElement} content replaces every user field by its text */
export function freezeFields(content) {
  for (const shown of content.elements("text:user-field-get")) {
    dropPlaceholder(shown);
    const pieces = shown.text.split(SPECIAL);
    shown.replace(...pieces.map((piece, place) => (place % 2 ? special(piece) : escaped(piece))));
  }
}

/** @param {XmlElement} content declares the user fields in use: each once, its value the text shown */
export function declareFields(content) {
  const values = new Map();
  for (const shown of content.elements("text:user-field-get").reverse()) {
    values.set(shown.get("text:name") ?? "", shown.text);
  }
  for (const old of content.elements("text:user-field-decls")) old.remove();
  const body = content.child("office:body", "office:text");
  if (!body || !values.size) return;
  const declarations = [...values.keys()].sort().map((name) => declaration(name, values.get(name)));
  const made = make("text:user-field-decls", {}, ...declarations);
  const following = body.children.find(({ key }) => !BEFORE_DECLARATIONS.includes(key));
  if (following) following.before(made);
  else body.append(made);
}

/** @param {XmlElement} row @param {string} list @param {number} count field `L.column` becomes `L.1.column`, mark `zbk_v5` `zbk_v5.1` */
export function repeatRow(row, list, count) {
  for (let number = 1; number <= count; number += 1) {
    const copy = row.copy();
    renameFields(copy, list, number);
    renameMarks(copy, number);
    row.before(copy);
  }
  row.remove();
}

/** @param {XmlElement} shown */
function dropPlaceholder(shown) {
  for (let span = shown.above("text:span"); span; ) {
    const outer = span.above("text:span");
    if (span.get("text:style-name") === "Placeholder") span.replace(...span.nodes);
    span = outer;
  }
}

/** @param {string} piece */
function special(piece) {
  if (piece === "\n") return make("text:line-break");
  return piece === "\t" ? make("text:tab") : make("text:s", { "text:c": String(piece.length) });
}

/** @param {string} name @param {string} text */
function declaration(name, text) {
  const attributes = { "office:value-type": "string", "office:string-value": text, "text:name": name };
  return make("text:user-field-decl", attributes);
}

/** @param {XmlElement} row @param {string} list @param {number} number */
function renameFields(row, list, number) {
  for (const shown of row.elements("text:user-field-get")) {
    const name = shown.get("text:name") ?? "";
    if (name.split(".")[0] === list) shown.set("text:name", `${list}.${number}.${name.slice(list.length + 1)}`);
  }
}

/** @param {XmlElement} row @param {number} number */
function renameMarks(row, number) {
  for (const element of row.elements()) {
    for (const name of ["xml:id", "text:id", ...(NAMED.includes(element.key) ? ["text:name"] : [])]) {
      const old = element.get(name);
      if (old !== null) element.set(name, `${old}.${number}`);
    }
  }
}
