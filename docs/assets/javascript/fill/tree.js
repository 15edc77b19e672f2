/** Elements of an XML part and the moves among them; what lxml is to Python, as far as filling needs it. */

import { PackageError } from "./package.js";
import { isClean } from "./text.js";

/** @type {Record<string, string>} */
const NAMED = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

/** @typedef {Map<string, {name: string, value: string}>} Attributes by key, with the name as it is written */

/**
 * An element: `name` is written, `key` is the name as our code knows it, with a prefix that does not depend on the file.
 * Strings among its nodes are texts as they are written, with their entities.
 */
export class XmlElement {
  /** @param {string} name @param {string} [key] @param {Attributes} [attributes] @param {string | null} [tag] as it was read */
  constructor(name, key = name, attributes = new Map(), tag = null) {
    this.name = name;
    this.key = key;
    this.attributes = attributes;
    this.tag = tag;
    /** @type {(XmlElement | string)[]} */
    this.nodes = [];
    /** @type {XmlElement | null} */
    this.parent = null;
  }

  /** @param {string} key @returns {string | null} */
  get(key) {
    return this.attributes.get(key)?.value ?? null;
  }

  /** @param {string} key @param {string} value */
  set(key, value) {
    const name = this.attributes.get(key)?.name ?? key;
    this.attributes = new Map(this.attributes).set(key, { name, value }); // others may share the old ones
    this.tag = null;
  }

  /** @param {string} key */
  drop(key) {
    this.attributes = new Map(this.attributes);
    this.attributes.delete(key);
    this.tag = null;
  }

  /** @returns {string} all text below it */
  get text() {
    return this.nodes.map((node) => (typeof node === "string" ? unescaped(node) : node.text)).join("");
  }

  set text(text) {
    this.fill(...(text ? [escaped(text)] : []));
  }

  /** @returns {XmlElement[]} */
  get children() {
    return this.nodes.filter((node) => typeof node !== "string");
  }

  /** @param {string[]} keys @returns {XmlElement | null} the first child of that name, of that the first … */
  child(...keys) {
    /** @type {XmlElement | undefined} */
    let found = this;
    for (const key of keys) {
      found = /** @type {XmlElement | undefined} */ (found?.nodes.find((node) => typeof node !== "string" && node.key === key));
    }
    return found ?? null;
  }

  /** @param {string[]} keys @returns {XmlElement[]} it and all below it, in the order of the text; all where none is named */
  elements(...keys) {
    /** @type {XmlElement[]} */
    const found = [];
    collect(this, keys, found);
    return found;
  }

  /** @param {string[]} keys @returns {XmlElement | null} the nearest around it of these names */
  above(...keys) {
    let found = this.parent;
    while (found && !keys.includes(found.key)) found = found.parent;
    return found;
  }

  /** @param {XmlElement} other @returns {boolean} whether it is the other one or stands around it */
  contains(other) {
    /** @type {XmlElement | null} */
    let item = other;
    while (item && item !== this) item = item.parent;
    return item === this;
  }

  /** @returns {XmlElement | null} the element after it */
  get next() {
    return this.beside(1);
  }

  /** @returns {XmlElement | null} the element before it */
  get previous() {
    return this.beside(-1);
  }

  /** @param {number} step */
  beside(step) {
    const siblings = this.parent?.children ?? [];
    return siblings[siblings.indexOf(this) + step] ?? null;
  }

  remove() {
    this.parent?.nodes.splice(this.parent.nodes.indexOf(this), 1);
    this.parent = null;
  }

  /** @param {(XmlElement | string)[]} nodes take its place */
  replace(...nodes) {
    this.before(...nodes);
    this.remove();
  }

  /** @param {(XmlElement | string)[]} nodes */
  before(...nodes) {
    const holder = this.parent;
    const own = holder?.adopted(nodes) ?? []; // one of them may have stood before it
    holder?.nodes.splice(holder.nodes.indexOf(this), 0, ...own);
  }

  /** @param {(XmlElement | string)[]} nodes */
  after(...nodes) {
    const holder = this.parent;
    const own = holder?.adopted(nodes) ?? [];
    holder?.nodes.splice(holder.nodes.indexOf(this) + 1, 0, ...own);
  }

  /** @param {(XmlElement | string)[]} nodes */
  append(...nodes) {
    this.nodes.push(...this.adopted(nodes));
  }

  /** @param {(XmlElement | string)[]} nodes */
  prepend(...nodes) {
    this.nodes.unshift(...this.adopted(nodes));
  }

  /** @param {(XmlElement | string)[]} nodes become all that it holds */
  fill(...nodes) {
    for (const child of this.children) child.parent = null;
    this.nodes = [];
    this.append(...nodes);
  }

  /** @returns {XmlElement} a copy without what it holds */
  bare() {
    return new XmlElement(this.name, this.key, this.attributes, this.tag);
  }

  /** @returns {XmlElement} a copy with all that it holds */
  copy() {
    const copy = this.bare();
    copy.append(...this.nodes.map((node) => (typeof node === "string" ? node : node.copy())));
    return copy;
  }

  /** @param {string} [before] what is written already: one text that only grows is cheapest @returns {string} that and its own */
  markup(before = "") {
    this.tag ??= [...this.attributes.values()].reduce((tag, { name, value }) => `${tag} ${name}="${quoted(value)}"`, this.name);
    if (!this.nodes.some((node) => node !== "")) return `${before}<${this.tag}/>`;
    let text = `${before}<${this.tag}>`;
    for (const node of this.nodes) text = typeof node === "string" ? text + node : node.markup(text);
    return `${text}</${this.name}>`;
  }

  /** @param {(XmlElement | string)[]} nodes @returns {(XmlElement | string)[]} the same, taken from where they stood */
  adopted(nodes) {
    for (const node of nodes) {
      if (typeof node === "string") continue;
      node.remove();
      node.parent = this;
    }
    return nodes;
  }
}

/**
 * Returns a new element; a text among what it holds must be escaped.
 * @param {string} key
 * @param {Record<string, string>} [attributes]
 * @param {(XmlElement | string)[]} nodes
 */
export function make(key, attributes = {}, ...nodes) {
  const pairs = Object.entries(attributes).map(([name, value]) => /** @type {const} */ ([name, { name, value }]));
  const element = new XmlElement(key, key, new Map(pairs));
  element.append(...nodes);
  return element;
}

/** @param {string} text @param {RegExp} [signs] @returns {string} as it is written between tags */
export function escaped(text, signs = /[&<>\r]/g) {
  return text.replace(signs, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** @param {string} text as it is written @returns {string} what it says; throws PackageError where that is nothing */
export function unescaped(text) {
  if (!text.includes("&")) return text;
  return text.replace(/&(?:#x([0-9a-fA-F]+);|#(\d+);|(lt|gt|amp|quot|apos);)?/g, (_, hex, decimal, name) => {
    if (name) return NAMED[name];
    const code = hex ? parseInt(hex, 16) : Number(decimal);
    const sign = code <= 0x10ffff ? String.fromCodePoint(code) : "";
    return sign && isClean(sign) ? sign : refuse();
  });
}

/** @returns {never} */
export function refuse() {
  throw new PackageError("Ein Bestandteil der Datei ist kein lesbares XML.");
}

/** @param {string} text @returns {string} as it is written between quotes */
function quoted(text) {
  return escaped(text, /[&<>"\t\n\r]/g);
}

/** @param {XmlElement} item @param {string[]} keys @param {XmlElement[]} found */
function collect(item, keys, found) {
  if (!keys.length || keys.includes(item.key)) found.push(item);
  const { nodes } = item;
  for (let place = 0; place < nodes.length; place += 1) {
    const node = nodes[place];
    if (typeof node !== "string") collect(node, keys, found);
  }
}
