/**
 * Fills a page of the wiki by its marks, and takes it back; twin of `macros/documents/html_fill.py`.
 *
 * Nothing is removed: what does not belong to the filled text gets a class, so that it can come back.
 */

import { holds } from "../profile/conditions.js";
import { cleanText } from "./text.js";

/** @typedef {import("../profile/types.js").Values} Values */
/** @typedef {import("../profile/types.js").Facts} Facts */
/** @typedef {(() => void)[]} Undo steps that take back what was done, last one first */

/** A passage for other municipalities; readers may show it. */
export const FOR_OTHERS = "fuer-andere";
/** What the filled text has no use for: hints, the pattern of repeated rows, what variants left empty. */
export const DROPPED = "entfallen";
/** A field with its value. */
export const FILLED = "gefuellt";
const HOLDS = "gilt";
const FURNITURE = "[data-search-exclude]";
const GONE = `.${FOR_OTHERS}, .${DROPPED}`;

/**
 * Decides variants, repeats rows and fills fields below an element that is not filled yet.
 * @param {Element} root
 * @param {Values} values
 * @returns {() => void} takes everything back
 */
export function fillPage(root, values) {
  /** @type {Undo} */
  const undo = [];
  decideVariants(root, values.facts, undo);
  dropHints(root, undo);
  repeatRows(root, values.rows, undo);
  fillFields(root, values.texts, undo);
  tidy(root, undo);
  renumberNotes(root, undo);
  return () => undo.splice(0).reverse().forEach((step) => step());
}

/**
 * Returns the text of an element as the filled page shows it, in one line.
 * @param {Element} element
 * @returns {string}
 */
export function filledText(element) {
  return pieces(element).join("").replace(/\s+/g, " ").trim();
}

/**
 * Tells whether an element belongs to the filled text.
 * @param {Element} element
 * @returns {boolean}
 */
export function isThere(element) {
  return !element.closest(GONE);
}

/** @param {Element} root @param {Facts} facts @param {Undo} undo */
function decideVariants(root, facts, undo) {
  for (const element of root.querySelectorAll("[data-wenn]")) {
    const condition = element.getAttribute("data-wenn") ?? "";
    if (condition === "nur:web") continue;
    addClass(element, holds(condition, facts) ? HOLDS : FOR_OTHERS, undo);
  }
}

/** @param {Element} root @param {Undo} undo */
function dropHints(root, undo) {
  drop(thereOf(root, ".variantenhinweis"), undo);
}

/** @param {Element} root @param {Values["rows"]} rows @param {Undo} undo */
function repeatRows(root, rows, undo) {
  for (const row of thereOf(root, "tr[data-liste]")) {
    const name = row.getAttribute("data-liste") ?? "";
    const entries = own(rows, name) ?? [];
    for (const entry of entries) {
      const filled = /** @type {Element} */ (row.cloneNode(true));
      filled.removeAttribute("data-liste");
      row.before(filled);
      undo.push(() => filled.remove());
      const texts = Object.entries(entry).map(([column, text]) => [`${name}.${column}`, text]);
      fillFields(filled, Object.fromEntries(texts), []);
    }
    if (entries.length > 0) drop([row], undo);
  }
}

/** @param {Element} root @param {Record<string, string>} texts @param {Undo} undo */
function fillFields(root, texts, undo) {
  for (const span of root.querySelectorAll("span[data-feld]")) {
    const text = own(texts, span.getAttribute("data-feld") ?? "");
    if (!text) continue;
    const prompt = [...span.childNodes];
    span.replaceChildren(...lines(span.ownerDocument, cleanText(text)));
    undo.push(() => span.replaceChildren(...prompt));
    addClass(span, FILLED, undo);
  }
}

/** @param {Document} page @param {string} text @returns {(string | Node)[]} */
function lines(page, text) {
  return text.split("\n").flatMap((line, index) => (index === 0 ? [line] : [page.createElement("br"), line]));
}

/** Drops what the variants left empty; furniture around the text is not theirs. @param {Element} root @param {Undo} undo */
function tidy(root, undo) {
  drop(thereOf(root, "table").filter((table) => thereOf(table, "tbody > tr").length === 0), undo);
  drop(writtenOf(root, "ul, ol").filter((list) => ![...list.children].some(isItem)), undo);
  drop(writtenOf(root, "p").filter(isEmpty), undo);
}

/** @param {Element} root @param {string} selector */
function writtenOf(root, selector) {
  return thereOf(root, selector).filter((element) => !element.closest(FURNITURE));
}

/** @param {Element} element */
function isItem(element) {
  return element.localName === "li" && isThere(element);
}

/**
 * Tells whether nothing stands in an element but spaces; what only marks a text counts as that text.
 * @param {Node} node
 * @returns {boolean}
 */
function isEmpty(node) {
  return [...node.childNodes].every((child) => {
    if (child.nodeType !== Node.ELEMENT_NODE) return !/[^ \t\r\n]/.test(child.textContent ?? "");
    const element = /** @type {Element} */ (child);
    if (element.matches(GONE)) return true;
    return element.matches(`span.${HOLDS}, span.${FILLED}`) && isEmpty(element);
  });
}

/** @param {Element} root @param {Undo} undo */
function renumberNotes(root, undo) {
  const links = thereOf(root, "a.footnote-ref");
  const order = [...new Set(links.map((link) => link.getAttribute("href")))];
  for (const link of links) {
    const before = link.textContent;
    link.textContent = String(order.indexOf(link.getAttribute("href")) + 1);
    undo.push(() => (link.textContent = before));
  }
  const notes = thereOf(root, "div.footnote li");
  drop(notes.filter((note) => !order.includes(`#${note.id}`)), undo);
  drop(thereOf(root, "div.footnote").filter((holder) => thereOf(holder, "li").length === 0), undo);
}

/** @param {Element} root @param {string} selector @returns {Element[]} */
function thereOf(root, selector) {
  return [...root.querySelectorAll(selector)].filter(isThere);
}

/** @param {Iterable<Element>} elements @param {Undo} undo */
function drop(elements, undo) {
  for (const element of elements) addClass(element, DROPPED, undo);
}

/** @param {Element} element @param {string} name @param {Undo} undo */
function addClass(element, name, undo) {
  const before = element.getAttribute("class");
  element.classList.add(name);
  undo.push(() => (before === null ? element.removeAttribute("class") : element.setAttribute("class", before)));
}

/** @param {Node} node @returns {string[]} */
function pieces(node) {
  return [...node.childNodes].flatMap((child) => {
    if (child.nodeType !== Node.ELEMENT_NODE) return [child.textContent ?? ""];
    const element = /** @type {Element} */ (child);
    if (element.matches(GONE)) return [];
    return element.localName === "br" ? [" "] : pieces(element);
  });
}

/**
 * Returns an object's own entry: a field may be called like something every object has.
 * @template T
 * @param {Record<string, T>} entries
 * @param {string} name
 * @returns {T | undefined}
 */
function own(entries, name) {
  return Object.hasOwn(entries, name) ? entries[name] : undefined;
}
