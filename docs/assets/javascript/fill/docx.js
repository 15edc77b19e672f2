/** Fills a DOCX of ours by its marks; twin of docx_fill.py. */

import { fillDataPart, readMarks, readPrompts, textOf } from "./data-part.js";
import { OWN_PREFIX, bookmarkPairs, dropBookmarks, dropLoneEnds, dropUnusedAnchors, renumber } from "./docx-bookmarks.js";
import { isField, rowOf, showPrompt, showText, tagOf } from "./docx-controls.js";
import { mendBlocks, settleSpacing } from "./docx-layout.js";
import { dropLostLinks, dropLostNotes, removeMarked } from "./docx-remove.js";
import { refreshTableTitles } from "./docx-tables.js";
import { decideVariants, repeatRows } from "./docx-variants.js";
import { OfficePackage } from "./office-package.js";

const FOOTNOTES_PART = "word/footnotes.xml";
const HINT_PREFIX = "zbk_h";
const NOTICE_PREFIX = "zbk_d";

/** @typedef {import("../profile/types.js").Values} Values */
/** @typedef {import("./tree.js").XmlElement} XmlElement */

/**
 * Returns the file filled: fillable (marks stay) or final (no marks, no data, no hints).
 * Throws PackageError where the file is damaged or none of ours.
 * @param {Uint8Array} bytes
 * @param {Values} values
 * @param {{final: boolean, record: string | null}} options the record goes into fillable files only
 * @returns {Promise<Uint8Array>}
 */
export async function fillDocx(bytes, values, { final, record }) {
  const file = new OfficePackage(bytes, "docx");
  const data = await file.data();
  const roots = await file.trees([file.main, FOOTNOTES_PART]);
  decide(roots, readMarks(data), values, final);
  const prompts = readPrompts(data);
  for (const root of roots) {
    fillFields(root, values, prompts, final);
    mendBlocks(root);
    refreshTableTitles(root);
    settleSpacing(root);
  }
  if (final) {
    roots.forEach(dropMarks);
    await file.unrelate(file.main, "customXml", "glossaryDocument");
  } else {
    fillDataPart(data, values.texts, values.rows, record);
  }
  dropUnusedAnchors(roots);
  renumber(roots);
  await file.tidy();
  return file.toBytes();
}

/** @param {XmlElement[]} roots @param {Map<number, import("./data-part.js").Mark>} marks @param {Values} values @param {boolean} final */
function decide(roots, marks, values, final) {
  for (const root of roots) {
    decideVariants(root, marks, values.facts);
    // every variant that is still there holds, so its hint has done its work
    removeMarked(root, HINT_PREFIX);
    repeatRows(root, marks, values.rows);
    if (final) removeMarked(root, NOTICE_PREFIX);
    dropLoneEnds(root);
  }
  const [document, footnotes] = roots;
  if (footnotes) dropLostNotes(document, footnotes);
  dropLostLinks(roots);
}

/** @param {XmlElement} root @param {Values} values @param {Map<string, string>} prompts @param {boolean} final */
function fillFields(root, values, prompts, final) {
  for (const control of root.elements("w:sdt").filter(isField)) {
    const name = tagOf(control);
    const text = textOf(name, rowOf(control), values);
    if (text) showText(control, text);
    else showPrompt(control, prompts.get(name) ?? `[${name}]`, !final);
  }
}

/** @param {XmlElement} root unwraps all content controls and removes our bookmarks; what they hold stays as plain text */
function dropMarks(root) {
  for (const control of root.elements("w:sdt")) control.replace(...(control.child("w:sdtContent")?.children ?? []));
  dropBookmarks(bookmarkPairs(root, OWN_PREFIX));
}
