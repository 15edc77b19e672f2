/**
 * XML of office packages: guarded reading, stable writing; twin of documents/xml.py.
 *
 * The browser's DOMParser and XMLSerializer take ten times as long for parts with many namespaces as what stands here,
 * and each browser's serialiser has faults of its own with prefixes and line breaks in attributes.
 */

import { PackageError } from "./package.js";
import { cleanText, isClean } from "./text.js";

export const XML = "http://www.w3.org/XML/1998/namespace";
const XMLNS = "http://www.w3.org/2000/xmlns/";
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const DEEPEST = 256;
/** @type {Record<string, string>} */
const NAMED = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };
// comment, instruction, CDATA section (1), tag (closing 2, name 3, attributes 4, alone 5) or text (6)
const TOKEN =
  /<(?:!--[^]*?--|\?[^]*?\?|!\[CDATA\[([^]*?)\]\]|(\/?)([^\s/<>!?="'&]+)((?:\s+[^\s/<>="'&]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?))>|([^<]+)/y;
const ATTRIBUTE = /([^\s=]+)\s*=\s*(["'])([^]*?)\2/g;

/** @typedef {Record<string, string>} Spaces namespaces by prefix */
/** @typedef {{node: Node, spaces: Spaces, known: Map<string, Opened>}} Opened an element, and tags met in its scope */

/**
 * Returns the root of an XML part; throws PackageError where it is broken or has a document type.
 * @param {Uint8Array} content
 * @returns {Element}
 */
export function parseXml(content) {
  const text = decoded(content);
  const page = document.implementation.createDocument(null, null);
  /** @type {Opened[]} */
  const open = [{ node: page, spaces: { xml: XML, xmlns: XMLNS, "": "" }, known: new Map() }];
  for (TOKEN.lastIndex = 0; TOKEN.lastIndex < text.length; ) add(TOKEN.exec(text) ?? refuse(), open, page);
  if (open.length > 1 || !page.documentElement) refuse();
  return page.documentElement;
}

/** @param {Element} root @returns {Uint8Array} an XML part in UTF-8 with a declaration */
export function serialiseXml(root) {
  return new TextEncoder().encode(DECLARATION + markup(root));
}

/** @param {Uint8Array} content @returns {string} */
function decoded(content) {
  let text = "";
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(content).replace(/\r\n?/g, "\n");
  } catch {
    refuse();
  }
  if (text.includes("<!DOCTYPE")) {
    throw new PackageError("Ein Bestandteil der Datei enthält eine Dokumenttypangabe und wird nicht gelesen.");
  }
  return isClean(text) ? text : refuse();
}

/** @param {RegExpExecArray} token @param {Opened[]} open @param {XMLDocument} page */
function add([, data, closing, name, attributes, alone, text], open, page) {
  const outer = open[open.length - 1];
  const { node } = outer;
  if (name === undefined) {
    const words = data ?? unescaped(text ?? "");
    if (words && node !== page) node.appendChild(page.createTextNode(words));
    else if (words.trim()) refuse();
  } else if (closing) {
    if (node.nodeName !== name || attributes || alone) refuse();
    open.pop();
  } else {
    if (open.length > DEEPEST || (node === page && page.documentElement)) refuse();
    const child = opened(name, attributes, outer, page);
    node.appendChild(child.node);
    if (!alone) open.push(child);
  }
}

/**
 * Returns a new element; most tags of a document stand there many times, and copying one is cheaper than making it.
 * @param {string} name @param {string} attributes @param {Opened} outer @param {XMLDocument} page @returns {Opened}
 */
function opened(name, attributes, outer, page) {
  const tag = name + attributes;
  const known = outer.known.get(tag);
  if (known) return { ...known, node: known.node.cloneNode(false) };
  const made = elementOf(name, attributes, outer, page);
  outer.known.set(tag, made);
  return made;
}

/** @param {string} name @param {string} attributes @param {Opened} outer @param {XMLDocument} page @returns {Opened} */
function elementOf(name, attributes, outer, page) {
  const pairs = attributes ? [...attributes.matchAll(ATTRIBUTE)] : [];
  const spaces = declared(pairs, outer.spaces);
  const node = page.createElementNS(spaceOf(name, spaces), name);
  for (const [, key, , value] of pairs) {
    const space = key === "xmlns" ? XMLNS : key.includes(":") ? spaceOf(key, spaces) : null;
    node.setAttributeNS(space, key, unescaped(value.replace(/[\t\n]/g, " ")));
  }
  if (node.attributes.length !== pairs.length) refuse();
  return { node, spaces, known: spaces === outer.spaces ? outer.known : new Map() };
}

/** @param {RegExpExecArray[]} pairs @param {Spaces} outer @returns {Spaces} */
function declared(pairs, outer) {
  let spaces = outer;
  for (const [, key, , value] of pairs) {
    if (/^xmlns(:|$)/.test(key)) spaces = { ...spaces, [key.slice("xmlns:".length)]: unescaped(value) };
  }
  return spaces;
}

/** @param {string} name @param {Spaces} spaces */
function spaceOf(name, spaces) {
  const prefix = name.slice(0, Math.max(name.indexOf(":"), 0));
  return Object.hasOwn(spaces, prefix) ? spaces[prefix] : refuse();
}

/** @param {string} text */
function unescaped(text) {
  if (!text.includes("&")) return text;
  return text.replace(/&(?:#x([0-9a-fA-F]+);|#(\d+);|(lt|gt|amp|quot|apos);)?/g, (_, hex, decimal, name) => {
    if (name) return NAMED[name];
    const sign = codePoint(hex ? parseInt(hex, 16) : Number(decimal));
    return sign && cleanText(sign) ? sign : refuse();
  });
}

/** @param {number} code */
function codePoint(code) {
  return code <= 0x10ffff ? String.fromCodePoint(code) : "";
}

/** @param {Node} node @returns {string} */
function markup(node) {
  if (node.nodeType === Node.TEXT_NODE) return escaped(node.nodeValue ?? "", /[&<>\r]/g);
  const element = /** @type {Element} */ (node);
  let written = `<${element.nodeName}`;
  for (const name of element.getAttributeNames()) {
    written += ` ${name}="${escaped(element.getAttribute(name) ?? "", /[&<>"\t\n\r]/g)}"`;
  }
  if (!element.firstChild) return `${written}/>`;
  written += ">";
  for (const child of element.childNodes) written += markup(child);
  return `${written}</${element.nodeName}>`;
}

/** @param {string} text @param {RegExp} signs */
function escaped(text, signs) {
  return text.replace(signs, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** @returns {never} */
function refuse() {
  throw new PackageError("Ein Bestandteil der Datei ist kein lesbares XML.");
}
