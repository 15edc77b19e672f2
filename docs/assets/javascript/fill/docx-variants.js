/** Variants and repeating rows of a DOCX; twin of docx_variants.py. */

import { holds } from "../profile/conditions.js";
import { own } from "./data-part.js";
import { bookmarkPairs, dropBookmarks, nameOf } from "./docx-bookmarks.js";
import { VARIANT_PREFIX, bindToRow, isField, tagOf } from "./docx-controls.js";
import { removeBetween, removeRuns, removeTableWithoutRows } from "./docx-remove.js";

/** @typedef {import("./data-part.js").Mark} Mark */
/** @typedef {import("./tree.js").XmlElement} XmlElement */
/** @typedef {import("../profile/types.js").Values} Values */

/** @param {XmlElement} root @param {Map<number, Mark>} marks @param {import("../profile/types.js").Facts} facts */
export function decideVariants(root, marks, facts) {
  const gone = decider(marks, facts);
  for (const [start, end] of bookmarkPairs(root, VARIANT_PREFIX)) {
    if (root.contains(start) && gone(nameOf(start))) removeBetween(start, end);
  }
  for (const control of root.elements("w:sdt")) {
    if (!root.contains(control) || isField(control) || !gone(tagOf(control))) continue;
    if (control.above("w:p")) {
      removeRuns([control]);
    } else {
      const table = control.above("w:tbl");
      control.remove();
      removeTableWithoutRows(table);
    }
  }
}

/** @param {XmlElement} root @param {Map<number, Mark>} marks @param {Values["rows"]} rows */
export function repeatRows(root, marks, rows) {
  const patterns = new Map();
  for (const control of root.elements("w:sdt")) {
    const tag = tagOf(control);
    const list = markOf(tag, marks)?.listName ?? null;
    if (list === null) continue;
    if (patterns.has(tag)) {
      control.remove();
      continue;
    }
    patterns.set(tag, control);
    bind(control, list, 1);
  }
  for (const [tag, control] of patterns) {
    const list = markOf(tag, marks)?.listName ?? "";
    for (let number = own(rows, list)?.length ?? 0; number > 1; number -= 1) control.after(copyOf(control, list, number));
  }
}

/** @param {Map<number, Mark>} marks @param {import("../profile/types.js").Facts} facts */
function decider(marks, facts) {
  const decided = new Map();
  return (/** @type {string} */ name) => {
    const condition = markOf(name, marks)?.condition ?? null;
    if (condition === null) return false;
    if (!decided.has(condition)) decided.set(condition, !holds(condition, facts));
    return decided.get(condition);
  };
}

/** @param {string} name @param {Map<number, Mark>} marks */
function markOf(name, marks) {
  const digits = name.startsWith(VARIANT_PREFIX) ? name.slice(VARIANT_PREFIX.length) : "";
  return /^\d+$/.test(digits) ? marks.get(Number(digits)) : undefined;
}

/** @param {XmlElement} control @param {string} list @param {number} number anchors and notes stay in the first row */
function copyOf(control, list, number) {
  const further = control.copy();
  dropBookmarks(bookmarkPairs(further));
  for (const note of further.elements("w:footnoteReference")) note.above("w:r")?.remove();
  bind(further, list, number);
  return further;
}

/** @param {XmlElement} control @param {string} list @param {number} number */
function bind(control, list, number) {
  for (const field of control.elements("w:sdt")) {
    if (isField(field) && tagOf(field).startsWith(`${list}.`)) bindToRow(field, number);
  }
}
