/** Where the marks of an ODT stand: sections, ids, bookmark pairs; twin of odt_places.py. */

import { below } from "./data-part.js";
import { removeElement, removeRange } from "./odt-removal.js";
import { PackageError } from "./package.js";

/** @typedef {import("./tree.js").XmlElement} XmlElement */

const MARK = /^zbk_[vhd]\d+(\.\d+)*$/;
const MARKING = ["text:section", "text:bookmark-start", "text:bookmark-end"];

/** @typedef {{element: XmlElement, end: XmlElement | null}} Place a marked element, or with `end` the range between two */

/** @param {XmlElement} content @returns {Map<string, Place>} by name, such as `zbk_v1`; torn or doubled ones are refused */
export function findPlaces(content) {
  const places = new Map();
  const opened = new Map();
  for (const [element, name] of marked(content)) {
    const isEnd = element.key === "text:bookmark-end";
    if (element.key === "text:bookmark-start") {
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

/** @param {Place} place @param {XmlElement} content whether it has not gone with something around it */
export function isIn({ element, end }, content) {
  return content.contains(element) && (!end || content.contains(end));
}

/** @param {Place} place @param {XmlElement} content removes what the mark covers, and husks around it */
export function removePlace(place, content) {
  if (!isIn(place, content)) return;
  if (place.end) removeRange(place.element, place.end, content);
  else removeElement(place.element, content);
}

/** @param {XmlElement} content dissolves the marks; what they covered stays */
export function unmark(content) {
  for (const [element] of marked(content)) {
    if (element.key === "text:section") element.replace(...element.nodes);
    else if (MARKING.includes(element.key)) element.remove();
    else element.drop("xml:id");
  }
}

/** @param {XmlElement} data @param {XmlElement} content the data part loses the marks that are no longer in the text */
export function keepKnownMarks(data, content) {
  const known = findPlaces(content);
  for (const mark of below(data, "marken", "marke")) if (!known.has(`zbk_v${mark.get("id")}`)) mark.remove();
}

/** @param {XmlElement} content @returns {[XmlElement, string][]} */
function marked(content) {
  const found = content.elements().filter((element) => MARK.test(nameOf(element)));
  return found.map((element) => [element, nameOf(element)]);
}

/** @param {XmlElement} element */
function nameOf(element) {
  return element.get(MARKING.includes(element.key) ? "text:name" : "xml:id") ?? "";
}

/** @param {boolean} condition @param {string} name */
function refuse(condition, name) {
  if (condition) {
    throw new PackageError(`Die Datei ist beschädigt: Die Marke „${name}“ steht doppelt oder ist unvollständig.`);
  }
}
