/** Fields and repeating rows on slides: texts into runs, a row for each entry of a list; twin of pptx_fields.py. */

import { own, textOf } from "./data-part.js";
import { markList, marked, numbersOf } from "./pptx-xml.js";
import { escaped, make } from "./tree.js";

/** @typedef {import("../profile/types.js").Values} Values */
/** @typedef {import("./tree.js").XmlElement} XmlElement */
/** @typedef {Map<number, import("./data-part.js").Mark>} Marks */

/** @param {XmlElement} root @param {Marks} marks @param {Values["rows"]} rows */
export function repeatRows(root, marks, rows) {
  const seen = new Set();
  for (const mark of root.elements("z:stelle")) {
    const row = marked(mark);
    if (row.key !== "a:tr") continue;
    for (const number of numbersOf(mark)) {
      const name = marks.get(number)?.listName ?? null;
      if (name === null) continue;
      if (seen.has(number)) row.remove(); // of an earlier filling
      else repeat(row, own(rows, name) ?? []);
      seen.add(number);
    }
  }
}

/** @param {XmlElement} root @param {Values} values @param {Map<string, string>} prompts @param {boolean} final */
export function fillFields(root, values, prompts, final) {
  for (const mark of root.elements("z:stelle")) if (mark.get("folge")) marked(mark).remove();
  for (const mark of root.elements("z:stelle")) {
    const name = mark.get("feld");
    if (!name) continue;
    const text = textOf(name, Number(mark.get("zeile") ?? "1"), values);
    show(marked(mark), text || (prompts.get(name) ?? `[${name}]`), !text && !final);
  }
}

/** @param {XmlElement} row @param {Record<string, string>[]} entries */
function repeat(row, entries) {
  const copies = entries.slice(1).map((_, index) => numberedRow(row.copy(), index + 2));
  row.after(...copies);
  numberedRow(row, 1);
}

/** @param {XmlElement} row @param {number} number */
function numberedRow(row, number) {
  for (const mark of row.elements("z:stelle")) {
    if (mark.get("feld")?.includes(".")) mark.set("zeile", String(number));
  }
  return row;
}

/** @param {XmlElement} run @param {string} text @param {boolean} isPrompt */
function show(run, text, isPrompt) {
  const [look, words] = [run.child("a:rPr"), run.child("a:t")];
  if (!look || !words) return;
  look.drop("u");
  if (isPrompt) look.set("u", "dotted");
  const [first, ...others] = text.split("\n");
  words.text = first;
  run.after(...others.flatMap((line) => [make("a:br", {}, continued(look)), following(look, line)]));
}

/** @param {XmlElement} look @param {string} line */
function following(look, line) {
  return make("a:r", {}, continued(look), make("a:t", {}, ...(line ? [escaped(line)] : [])));
}

/** @param {XmlElement} look @returns {XmlElement} the same with a mark that says what it continues, instead of the field's */
function continued(look) {
  const copied = look.copy();
  for (const child of copied.children) if (child.key === "a:extLst") child.remove();
  const marks = look.elements("z:stelle")[0]?.get("marken");
  copied.append(markList({ ...(marks ? { marken: marks } : {}), folge: "ja" }));
  return copied;
}
