/** Fills a PPTX of ours by its marks; twin of pptx_fill.py. */

import { holds } from "../profile/conditions.js";
import { fillDataPart, readMarks, readPrompts } from "./data-part.js";
import { OfficePackage } from "./office-package.js";
import { fillFields, repeatRows } from "./pptx-fields.js";
import { settleSizes } from "./pptx-fit.js";
import { dropMark, marked, numbersOf } from "./pptx-xml.js";

/** @typedef {import("../profile/types.js").Values} Values */
/** @typedef {import("./tree.js").XmlElement} XmlElement */
/** @typedef {{marks: Map<number, import("./data-part.js").Mark>, prompts: Map<string, string>, missing: Set<number>}} Known */

/**
 * Returns the file filled: fillable (marks stay) or final (no marks, no data, no hints).
 * Throws PackageError where the file is damaged or none of ours.
 * @param {Uint8Array} bytes
 * @param {Values} values
 * @param {{final: boolean, record: string | null}} options the record goes into fillable files only
 * @returns {Promise<Uint8Array>}
 */
export async function fillPptx(bytes, values, { final, record }) {
  const file = new OfficePackage(bytes, "pptx");
  const data = await file.data();
  const marks = readMarks(data);
  const known = { marks, prompts: readPrompts(data), missing: missingOf(marks, values) };
  for (const slide of await file.related(file.main, "slide")) await fillSlide(file, slide, known, values, final);
  if (final) await file.unrelate(file.main, "customXml");
  else fillDataPart(data, values.texts, values.rows, record);
  await file.tidy();
  return file.toBytes();
}

/** @param {Known["marks"]} marks @param {Values} values @returns {Set<number>} those whose condition does not hold */
function missingOf(marks, { facts }) {
  const gone = [...marks.values()].filter(({ condition }) => condition !== null && !holds(condition, facts));
  return new Set(gone.map(({ number }) => number));
}

/** @param {OfficePackage} file @param {string} name @param {Known} known @param {Values} values @param {boolean} final */
async function fillSlide(file, name, known, values, final) {
  const roots = await file.trees([name, ...(await file.related(name, "notesSlide"))]);
  const [slide] = roots;
  const ownMarks = slide.elements("z:stelle").filter((mark) => marked(mark) === slide);
  if (ownMarks.some((mark) => isMissing(mark, known.missing))) return dropSlide(file, name);
  for (const root of roots) {
    decide(root, known.missing, final);
    repeatRows(root, known.marks, values.rows);
    fillFields(root, values, known.prompts, final);
  }
  settleSizes(slide);
  if (final) roots.flatMap((root) => root.elements("z:flaeche", "z:stelle")).forEach(dropMark);
}

/** @param {OfficePackage} file @param {string} name */
async function dropSlide(file, name) {
  const id = await file.unrelatePart(file.main, name);
  const [main] = await file.trees([file.main]);
  for (const item of main.elements("p:sldId")) if (item.get("r:id") === id) item.remove();
}

/** @param {XmlElement} mark @param {Set<number>} missing */
function isMissing(mark, missing) {
  return numbersOf(mark).some((number) => missing.has(number));
}

/** Removes what does not hold; what holds has no need of its hint. @param {XmlElement} root @param {Set<number>} missing @param {boolean} final */
function decide(root, missing, final) {
  const gone = final ? ["hinweis", "pruefhinweis"] : ["hinweis"];
  for (const mark of [...root.elements("z:flaeche"), ...root.elements("z:stelle")]) {
    if (isMissing(mark, missing) || gone.includes(mark.get("art") ?? "")) removeMarked(marked(mark));
  }
}

/** Removes an element, and the paragraph that would be left empty; a text body keeps one. @param {XmlElement} element */
function removeMarked(element) {
  const holder = element.parent;
  if (!holder) return;
  if (element.key === "a:p" && holder.children.filter(({ key }) => key === "a:p").length === 1) {
    for (const child of element.children) child.remove();
    return;
  }
  element.remove();
  if (holder.key === "a:p" && !holder.child("a:r")) removeMarked(holder);
}
