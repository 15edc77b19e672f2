/** Where the marks of an ODT stand: sections, ids, bookmark pairs; twin of odt_places.py. */

import { below } from "./data-part.js";
import { removeElement, removeRange } from "./odt-removal.js";
import { get, is, space, unwrap } from "./odt-xml.js";
import { PackageError } from "./package.js";

const MARK = /^zbk_[vhd]\d+(\.\d+)*$/;
const NAMED = ["text:section", "text:bookmark-start", "text:bookmark-end"];
const LOCALS = NAMED.map((name) => name.split(":")[1]).join();

/** @typedef {{element: Element, end: Element | null}} Place a marked element, or with `end` the range between two */

/** @param {Element} content @returns {Map<string, Place>} by name, such as `zbk_v1`; torn or doubled ones are refused */
export function findPlaces(content) {
  const places = new Map();
  const opened = new Map();
  for (const [element, name] of marked(content)) {
    const isEnd = is(element, "text:bookmark-end");
    if (is(element, "text:bookmark-start")) {
      refuse(opened.has(name), name);
      opened.set(name, element);
      continue;
    }
    refuse(places.has(name) || isEnd !== opened.has(name), name);
    places.set(name, isEnd ? { element: opened.get(name), end: element } : { element, end: null });
  }
  for (const name of opened.keys()) refuse(!places.has(name), name);
  return places;
}

/** @param {Place} place @param {Element} content whether it has not gone with something around it */
export function isIn({ element, end }, content) {
  return content.contains(element) && (!end || content.contains(end));
}

/** @param {Place} place @param {Element} content removes what the mark covers, and husks around it */
export function removePlace(place, content) {
  if (!isIn(place, content)) return;
  if (place.end) removeRange(place.element, place.end, content);
  else removeElement(place.element, content);
}

/** @param {Element} content dissolves the marks; what they covered stays */
export function unmark(content) {
  for (const [element] of marked(content)) {
    if (is(element, "text:section")) unwrap(element);
    else if (is(element, ...NAMED)) element.remove();
    else element.removeAttributeNS(space("xml"), "id");
  }
}

/** @param {Element} data @param {Element} content the data part loses the marks that are no longer in the text */
export function keepKnownMarks(data, content) {
  const known = findPlaces(content);
  for (const mark of below(data, "marken", "marke")) if (!known.has(`zbk_v${mark.getAttribute("id")}`)) mark.remove();
}

/** @param {Element} content @returns {[Element, string][]} */
function marked(content) {
  const found = [...content.querySelectorAll(`${LOCALS},[*|id]`)];
  return found.filter((element) => MARK.test(nameOf(element))).map((element) => [element, nameOf(element)]);
}

/** @param {Element} element */
function nameOf(element) {
  return get(element, is(element, ...NAMED) ? "text:name" : "xml:id") ?? "";
}

/** @param {boolean} condition @param {string} name */
function refuse(condition, name) {
  if (condition) {
    throw new PackageError(`Die Datei ist beschädigt: Die Marke „${name}“ steht doppelt oder ist unvollständig.`);
  }
}
