/** WordprocessingML in small words: making elements, finding them, setting properties; twin of docx_xml.py. */

import { PackageError } from "./package.js";
import { XML } from "./xml.js";

export const WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
// the schema wants the properties of a paragraph in this order
const ORDER =
  "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens spacing ind contextualSpacing jc".split(
    " ",
  );

/**
 * Returns a new element for the tree of `near`.
 * @param {Element} near
 * @param {string} name
 * @param {Record<string, string>} [attributes]
 * @param {(Node | string)[]} children
 */
export function make(near, name, attributes = {}, ...children) {
  const element = near.ownerDocument.createElementNS(WORD, `w:${name}`);
  for (const [key, setting] of Object.entries(attributes)) setValue(element, setting, key);
  element.append(...children);
  return element;
}

/** @param {Element | null | undefined} element @param {string} [attribute] @returns {string} */
export function value(element, attribute = "val") {
  return element?.getAttributeNS(WORD, attribute) ?? "";
}

/** @param {Element} element @param {string} setting @param {string} [attribute] */
export function setValue(element, setting, attribute = "val") {
  element.setAttributeNS(WORD, `w:${attribute}`, setting);
}

/** @param {Element | null | undefined} node @param {string[]} names whether it is one of these Word elements */
export function is(node, ...names) {
  return !!node && names.includes(node.localName) && node.namespaceURI === WORD;
}

/** @param {Element} root @param {string[]} names @returns {Element[]} it and all below it, in the order of the text */
export function elements(root, ...names) {
  if (names.length === 1) {
    const found = root.getElementsByTagNameNS(WORD, names[0]);
    return is(root, ...names) ? [root, ...found] : [...found];
  }
  return [root, ...root.querySelectorAll(names.join())].filter((item) => is(item, ...names));
}

/** @param {Element | null} element @param {string[]} path @returns {Element | null} the first child, of that the first … */
export function child(element, ...path) {
  let found = element;
  for (const name of path) {
    found = found?.firstElementChild ?? null;
    while (found && !is(found, name)) found = found.nextElementSibling;
  }
  return found;
}

/** @param {Element} element @param {string} name @returns {Element | null} */
export function ancestor(element, name) {
  let above = element.parentElement;
  while (above && !is(above, name)) above = above.parentElement;
  return above;
}

/** @param {Element} start @param {Element} end @returns {Element[]} the siblings between two siblings */
export function between(start, end) {
  const found = [];
  for (let item = start.nextElementSibling; item; item = item.nextElementSibling) {
    if (item === end) return found;
    found.push(item);
  }
  throw new PackageError("Anfang und Ende einer Marke gehören nicht zusammen. Bitte das Dokument neu herunterladen.");
}

/** @param {Element} paragraph */
export function paragraphStyle(paragraph) {
  return value(child(paragraph, "pPr", "pStyle"));
}

/** @param {Element} paragraph @param {Element} wanted put in its right place, instead of an older one of that name */
export function setProperty(paragraph, wanted) {
  dropProperty(paragraph, wanted.localName);
  let properties = child(paragraph, "pPr");
  if (!properties) {
    properties = make(paragraph, "pPr");
    paragraph.prepend(properties);
  }
  const following = [...properties.children].find((item) => rank(item) > rank(wanted));
  properties.insertBefore(wanted, following ?? null);
}

/** @param {Element} paragraph @param {string} name */
export function dropProperty(paragraph, name) {
  for (const item of [...(child(paragraph, "pPr")?.children ?? [])]) {
    if (is(item, name)) item.remove();
  }
}

/** @param {Element} paragraph @param {boolean} keep on one page with the next one */
export function setKeepNext(paragraph, keep) {
  if (keep) setProperty(paragraph, make(paragraph, "keepNext"));
  else dropProperty(paragraph, "keepNext");
}

/** @param {Element} near @param {string} text @returns {Element[]} `w:t` with all spaces, `w:br`, `w:tab` */
export function textRuns(near, text) {
  return text.split(/([\n\t])/).flatMap((piece) => {
    if (piece === "\n") return [make(near, "br")];
    if (piece === "\t") return [make(near, "tab")];
    return piece ? [textElement(near, piece)] : [];
  });
}

/** @param {Element} element @returns {string} as a reader sees it: line breaks and tabs included */
export function visibleText(element) {
  /** @type {Record<string, string>} */
  const signs = { br: "\n", tab: "\t" };
  return elements(element, "t", "br", "tab").map((item) => signs[item.localName] ?? item.textContent).join("");
}

/** @param {Element} near @param {string} piece */
function textElement(near, piece) {
  const element = make(near, "t", {}, piece);
  element.setAttributeNS(XML, "xml:space", "preserve");
  return element;
}

/** @param {Element} item */
function rank(item) {
  const place = ORDER.indexOf(item.localName);
  return place < 0 ? ORDER.length : place;
}
