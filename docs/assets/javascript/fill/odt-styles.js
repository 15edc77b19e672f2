/** Automatic styles of an ODT; twin of the part of odt_styles.py that filling needs. */

import { children, get, make } from "./odt-xml.js";

/** @param {Element} content @returns {Element} made when there are none */
export function automaticStyles(content) {
  const [found] = children(content, "office:automatic-styles");
  if (found) return found;
  const [body] = children(content, "office:body");
  return content.insertBefore(make(content, "office:automatic-styles"), body ?? null);
}

/** @param {Element} content removes automatic styles that nothing names */
export function pruneAutomaticStyles(content) {
  const automatic = automaticStyles(content);
  const named = namesIn([content, ...content.querySelectorAll("*")].filter((item) => !automatic.contains(item)));
  for (;;) {
    const used = new Set([...named, ...namesIn([automatic, ...automatic.querySelectorAll("*")])]);
    const unused = [...automatic.children].filter((style) => !used.has(get(style, "style:name") ?? ""));
    if (!unused.length) return;
    for (const style of unused) style.remove();
  }
}

/** @param {Element} content @param {Element} paragraph @param {string} name directly or through an automatic style */
export function isBasedOn(content, paragraph, name) {
  const own = get(paragraph, "text:style-name");
  if (own === name) return true;
  const styles = [...automaticStyles(content).children].filter((style) => get(style, "style:name") === own);
  return styles.some((style) => get(style, "style:parent-style-name") === name);
}

/** @param {Element[]} items @returns {Set<string>} */
function namesIn(items) {
  const attributes = items.flatMap((item) => [...item.attributes]);
  return new Set(attributes.filter(({ localName }) => localName.endsWith("style-name")).map(({ value }) => value));
}
