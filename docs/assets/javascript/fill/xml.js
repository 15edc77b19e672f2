/**
 * XML of office packages: guarded reading, stable writing; twin of documents/xml.py.
 *
 * The browser's DOM takes ten times as long for parts with many namespaces as what stands here: elements keep the text
 * of their tag as it was read, and texts stay escaped, so that what nobody changes is only copied.
 */

import { PackageError } from "./package.js";
import { XmlElement, escaped, refuse, unescaped } from "./tree.js";

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const DEEPEST = 256;
const HEAD = 4096; // letters in which a document type is looked for; later it would be unreadable anyway
const XML = "http://www.w3.org/XML/1998/namespace";
const ODF = "urn:oasis:names:tc:opendocument:xmlns:";
// the prefixes that our code knows these namespaces by, whatever a file calls them; others of ODF are called by their end
const PREFIXES = new Map([
  [XML, "xml:"],
  ["http://www.w3.org/1999/xlink", "xlink:"],
  ["http://schemas.openxmlformats.org/wordprocessingml/2006/main", "w:"],
  ["http://schemas.openxmlformats.org/officeDocument/2006/relationships", "r:"],
  ["http://schemas.openxmlformats.org/spreadsheetml/2006/main", "s:"],
  ["http://schemas.openxmlformats.org/drawingml/2006/main", "a:"],
  ["http://schemas.openxmlformats.org/presentationml/2006/main", "p:"],
  ["urn:zwillingsbaukasten:angaben:1", "z:"],
  ["urn:zwillingsbaukasten:angaben:1#", "zd:"],
  [`${ODF}drawing:1.0`, "draw:"],
  [`${ODF}xsl-fo-compatible:1.0`, "fo:"],
]);
const NOWHERE = "\0"; // no part has this character
const ALL_SPACES = { xml: XML, "": "" };
const MOST_KNOWN = 20000; // tags
const CONTROLS = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/;
// comment, instruction, CDATA section (1) or tag (closing 2, name 3, attributes 4, alone 5)
const TOKEN =
  /<(?:!--[^]*?--|\?[^]*?\?|!\[CDATA\[([^]*?)\]\]|(\/?)([^\s/<>!?="'&]+)((?:\s+[^\s/<>="'&]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?))>/y;
const ATTRIBUTE = /([^\s=]+)\s*=\s*(["'])([^]*?)\2/g;

/** @typedef {Record<string, string>} Spaces namespaces by prefix */
/** @typedef {Map<string, Tag>} Known tags as they are written, in the scope of the same namespaces */
/**
 * @typedef {{pattern: XmlElement, isAlone: boolean, end: string, spaces: Spaces, known: Known}} Tag what a tag that was read
 * means: the element, how it is closed, and what holds within it
 */
/** @typedef {{element: XmlElement, tag: Tag}} Opened */

/** @type {Known} tags of earlier parts and files: documents of ours share most of them, and a Mappe has many documents */
const known = new Map();
let countOfKnown = 0;

/**
 * Returns the root of an XML part; throws PackageError where it is broken or has a document type.
 * @param {Uint8Array} content
 * @returns {XmlElement}
 */
export function parseXml(content) {
  const text = decoded(content);
  const page = new XmlElement("");
  const tag = { pattern: page, isAlone: false, end: NOWHERE, spaces: ALL_SPACES, known: knownSoFar() };
  const open = [{ element: page, tag }];
  for (let place = 0; place < text.length; ) place = readOne(text, place, open);
  const [root] = page.children;
  if (open.length > 1 || !root) refuse();
  root.parent = null;
  return root;
}

/** @param {XmlElement} root @returns {Uint8Array} an XML part in UTF-8 with a declaration */
export function serialiseXml(root) {
  return new TextEncoder().encode(DECLARATION + root.markup());
}

/** @returns {Known} forgotten where it has grown too large */
function knownSoFar() {
  if (countOfKnown > MOST_KNOWN) {
    known.clear();
    countOfKnown = 0;
  }
  return known;
}

/** @param {Uint8Array} content @returns {string} */
function decoded(content) {
  let text = "";
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(content);
    if (text.includes("\r")) text = text.replace(/\r\n?/g, "\n");
  } catch {
    refuse();
  }
  if (text.slice(0, HEAD).includes("<!DOCTYPE")) {
    throw new PackageError("Ein Bestandteil der Datei enthält eine Dokumenttypangabe und wird nicht gelesen.");
  }
  return CONTROLS.test(text) ? refuse() : text;
}

/**
 * Reads one tag or text; most tags stand there many times, and to look them up is cheaper than to read them again.
 * @param {string} text @param {number} place @param {Opened[]} open @returns {number} the place after it
 */
function readOne(text, place, open) {
  const { end, known } = open[open.length - 1].tag;
  if (text.startsWith(end, place)) {
    open.pop();
    return place + end.length;
  }
  if (text[place] !== "<") {
    const next = text.indexOf("<", place);
    return addText(text.slice(place, next < 0 ? text.length : next), open) + place;
  }
  const written = text.slice(place, text.indexOf(">", place) + 1);
  const tag = known.get(written);
  if (!tag) return readNew(text, place, open);
  addElement(tag, open);
  return place + written.length;
}

/** @param {string} words as they are written @param {Opened[]} open @returns {number} how long they are */
function addText(words, open) {
  unescaped(words);
  if (open.length > 1) open[open.length - 1].element.nodes.push(words);
  else if (words.trim()) refuse();
  return words.length;
}

/** @param {Tag} tag @param {Opened[]} open */
function addElement(tag, open) {
  const outer = open[open.length - 1].element;
  if (open.length > DEEPEST || (open.length === 1 && outer.nodes.length)) refuse();
  const element = tag.pattern.bare();
  element.parent = outer;
  outer.nodes.push(element);
  if (!tag.isAlone) open.push({ element, tag });
}

/** @param {string} text @param {number} place @param {Opened[]} open @returns {number} the place after it */
function readNew(text, place, open) {
  const outer = open[open.length - 1];
  TOKEN.lastIndex = place;
  const [written, data, closing, name, attributes, alone] = TOKEN.exec(text) ?? refuse();
  if (closing) {
    if (outer.element.name !== name || attributes || alone) refuse();
    open.pop();
  } else if (name) {
    const tag = tagOf(name, attributes, !!alone, outer.tag);
    outer.tag.known.set(written, tag);
    countOfKnown += 1;
    addElement(tag, open);
  } else if (data !== undefined) {
    if (open.length === 1) refuse();
    addText(escaped(data), open);
  }
  return place + written.length;
}

/** @param {string} name @param {string} attributes @param {boolean} isAlone @param {Tag} outer @returns {Tag} */
function tagOf(name, attributes, isAlone, outer) {
  const pairs = [...attributes.matchAll(ATTRIBUTE)];
  const spaces = declared(pairs, outer.spaces);
  const pattern = new XmlElement(name, keyOf(name, spaces), attributesOf(pairs, spaces), name + attributes);
  return { pattern, isAlone, end: `</${name}>`, spaces, known: spaces === outer.spaces ? outer.known : new Map() };
}

/** @param {RegExpExecArray[]} pairs @param {Spaces} outer @returns {Spaces} */
function declared(pairs, outer) {
  let spaces = outer;
  for (const [, key, , value] of pairs) {
    if (/^xmlns(:|$)/.test(key)) spaces = { ...spaces, [key.slice("xmlns:".length)]: unescaped(value) };
  }
  return spaces;
}

/** @param {RegExpExecArray[]} pairs @param {Spaces} spaces @returns {import("./tree.js").Attributes} */
function attributesOf(pairs, spaces) {
  const read = pairs.map(([, name, , value]) => {
    const key = name.includes(":") && !name.startsWith("xmlns:") ? keyOf(name, spaces) : name;
    return /** @type {const} */ ([key, { name, value: unescaped(value.replace(/[\t\n]/g, " ")) }]);
  });
  const attributes = new Map(read);
  return attributes.size === pairs.length ? attributes : refuse();
}

/** @param {string} name as it is written @param {Spaces} spaces @returns {string} the name as our code knows it */
function keyOf(name, spaces) {
  const end = name.indexOf(":");
  const prefix = name.slice(0, Math.max(end, 0));
  const space = Object.hasOwn(spaces, prefix) ? spaces[prefix] : refuse();
  const rest = space.startsWith(ODF) ? space.slice(ODF.length).replace("1.0", "") : space && `{${space}}`;
  return (PREFIXES.get(space) ?? rest) + name.slice(end + 1);
}
