/** WordprocessingML in small words: setting properties, writing and reading text; twin of docx_xml.py. */

import { PackageError } from "./package.js";
import { escaped, make } from "./tree.js";

/** @typedef {import("./tree.js").XmlElement} XmlElement */

// the schema wants the properties of a paragraph in this order
const ORDER =
  "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens spacing ind contextualSpacing jc"
    .split(" ")
    .map((name) => `w:${name}`);
/** @type {Record<string, string>} */
const SIGNS = { "w:br": "\n", "w:tab": "\t" };

/** @param {XmlElement | null | undefined} element @param {string} [attribute] @returns {string} */
export function value(element, attribute = "w:val") {
  return element?.get(attribute) ?? "";
}

/** @param {XmlElement} start @param {XmlElement} end @returns {XmlElement[]} the siblings between two siblings */
export function between(start, end) {
  const siblings = start.parent?.children ?? [];
  const [first, last] = [siblings.indexOf(start), siblings.indexOf(end)];
  if (last > first) return siblings.slice(first + 1, last);
  throw new PackageError("Anfang und Ende einer Marke gehören nicht zusammen. Bitte das Dokument neu herunterladen.");
}

/** @param {XmlElement} paragraph */
export function paragraphStyle(paragraph) {
  return value(paragraph.child("w:pPr", "w:pStyle"));
}

/** @param {XmlElement} paragraph @param {XmlElement} wanted put in its right place, instead of an older one of that name */
export function setProperty(paragraph, wanted) {
  dropProperty(paragraph, wanted.key);
  let properties = paragraph.child("w:pPr");
  if (!properties) {
    properties = make("w:pPr");
    paragraph.prepend(properties);
  }
  const following = properties.children.find((item) => rank(item) > rank(wanted));
  if (following) following.before(wanted);
  else properties.append(wanted);
}

/** @param {XmlElement} paragraph @param {string} key */
export function dropProperty(paragraph, key) {
  for (const item of paragraph.child("w:pPr")?.children ?? []) if (item.key === key) item.remove();
}

/** @param {XmlElement} paragraph @param {boolean} keep on one page with the next one */
export function setKeepNext(paragraph, keep) {
  if (keep) setProperty(paragraph, make("w:keepNext"));
  else dropProperty(paragraph, "w:keepNext");
}

/** @param {string} text @returns {XmlElement[]} `w:t` with all spaces, `w:br`, `w:tab` */
export function textRuns(text) {
  return text.split(/([\n\t])/).flatMap((piece) => {
    if (piece === "\n") return [make("w:br")];
    if (piece === "\t") return [make("w:tab")];
    return piece ? [make("w:t", { "xml:space": "preserve" }, escaped(piece))] : [];
  });
}

/** @param {XmlElement} element @returns {string} as a reader sees it: line breaks and tabs included */
export function visibleText(element) {
  return element.elements("w:t", ...Object.keys(SIGNS)).map((item) => SIGNS[item.key] ?? item.text).join("");
}

/** @param {XmlElement} item */
function rank(item) {
  const place = ORDER.indexOf(item.key);
  return place < 0 ? ORDER.length : place;
}
