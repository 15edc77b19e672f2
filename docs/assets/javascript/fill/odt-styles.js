/** Automatic styles of an ODT; twin of the part of odt_styles.py that filling needs. */

import { make } from "./tree.js";

/** @typedef {import("./tree.js").XmlElement} XmlElement */

/** @param {XmlElement} content @returns {XmlElement} made when there are none */
export function automaticStyles(content) {
  const found = content.child("office:automatic-styles");
  if (found) return found;
  const made = make("office:automatic-styles");
  const body = content.child("office:body");
  if (body) body.before(made);
  else content.append(made);
  return made;
}

/** @param {XmlElement} content removes automatic styles that nothing names */
export function pruneAutomaticStyles(content) {
  const automatic = automaticStyles(content);
  const named = namesIn(content.children.filter((item) => item !== automatic));
  for (;;) {
    const used = new Set([...named, ...namesIn([automatic])]);
    const unused = automatic.children.filter((style) => !used.has(style.get("style:name") ?? ""));
    if (!unused.length) return;
    for (const style of unused) style.remove();
  }
}

/** @param {XmlElement} content @param {XmlElement} paragraph @param {string} name directly or through an automatic style */
export function isBasedOn(content, paragraph, name) {
  const own = paragraph.get("text:style-name");
  if (own === name) return true;
  const styles = automaticStyles(content).children.filter((style) => style.get("style:name") === own);
  return styles.some((style) => style.get("style:parent-style-name") === name);
}

/** @param {XmlElement[]} items @returns {Set<string>} the styles that they and what they hold name */
function namesIn(items) {
  const attributes = items.flatMap((item) => item.elements()).flatMap((item) => [...item.attributes]);
  return new Set(attributes.filter(([key]) => key.endsWith("style-name")).map(([, { value }]) => value));
}
