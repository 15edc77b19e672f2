/** The XML of OpenDocument text: names, and the moves on its tree that we need; twin of odt_tree.py. */

import { XML } from "./xml.js";

const URN = "urn:oasis:names:tc:opendocument:xmlns:";
/** @type {Record<string, string>} */
const NAMESPACES = {
  fo: `${URN}xsl-fo-compatible:1.0`,
  draw: `${URN}drawing:1.0`,
  xlink: "http://www.w3.org/1999/xlink",
  xml: XML,
};

/** @param {string} prefix */
export function space(prefix) {
  return NAMESPACES[prefix] ?? `${URN}${prefix}:1.0`;
}

/**
 * Returns a new element; names are prefixed, such as `text:p`.
 * @param {Element} near
 * @param {string} name
 * @param {Record<string, string>} [attributes]
 */
export function make(near, name, attributes = {}) {
  const element = near.ownerDocument.createElementNS(space(name.split(":")[0]), name);
  for (const [key, setting] of Object.entries(attributes)) set(element, key, setting);
  return element;
}

/** @param {Element} element @param {string} name @returns {string | null} */
export function get(element, name) {
  const [prefix, local] = name.split(":");
  return element.getAttributeNS(space(prefix), local);
}

/** @param {Element} element @param {string} name @param {string} setting */
export function set(element, name, setting) {
  element.setAttributeNS(space(name.split(":")[0]), name, setting);
}

/** @param {Element | null | undefined} node @param {string[]} names whether it is one of these elements */
export function is(node, ...names) {
  return !!node && names.some((name) => {
    const [prefix, local] = name.split(":");
    return node.localName === local && node.namespaceURI === space(prefix);
  });
}

/** @param {Element} root @param {string[]} names @returns {Element[]} all below it, in the order of the text */
export function elements(root, ...names) {
  if (names.length === 1) {
    const [prefix, local] = names[0].split(":");
    return [...root.getElementsByTagNameNS(space(prefix), local)];
  }
  const locals = names.map((name) => name.split(":")[1]).join();
  return [...root.querySelectorAll(locals)].filter((item) => is(item, ...names));
}

/** @param {Element} element @param {string[]} names @returns {Element[]} */
export function children(element, ...names) {
  return [...element.children].filter((item) => is(item, ...names));
}

/** @param {Element | null} element @param {string[]} names @returns {Element | null} the nearest above it */
export function above(element, ...names) {
  let found = element?.parentElement ?? null;
  while (found && !is(found, ...names)) found = found.parentElement;
  return found;
}

/** @param {Element} element puts its content in its place */
export function unwrap(element) {
  if (element.parentNode) element.replaceWith(...element.childNodes);
}

/** @param {Element} element @returns {Element | null} the paragraph or heading that holds it */
export function paragraphOf(element) {
  return above(element, "text:p", "text:h");
}

/** @param {Element | null} element @returns {string} */
export function textOf(element) {
  return element?.textContent ?? "";
}
