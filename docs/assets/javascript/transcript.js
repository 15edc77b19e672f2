/** Writes a part of a page as plain text or as HTML without anything that belongs to the wiki only. */

const FURNITURE = ".footnote-backref, .kopierleiste, .profilleiste, .tabellenleiste, script, style";
const HINTS_KEPT = `${FURNITURE}, .nur-web, .fuer-andere, .entfallen, .folie`;
const LEFT_OUT = `.variantenhinweis, ${HINTS_KEPT}`;
const UNWRAPPED = "span, section, div, th > button, a.begriff, a.footnote-ref";
/** @type {Record<string, string[]>} */
const KEPT = { a: ["href"], ol: ["start"], td: ["colspan", "rowspan"], th: ["colspan", "rowspan"] };

/**
 * Returns a part of a page as plain text: numbers and bullets are signs, cells of a table stand apart by tabs.
 * @param {Element} element
 * @returns {string}
 */
export function plainText(element) {
  const copy = without(element, HINTS_KEPT);
  return blocks(copy, "").join("\n\n").replace(/\u00a0/g, " ").trim() + "\n";
}

/**
 * Returns a part of a page as HTML without marks, colours, hints and fonts; the target's own style applies.
 * @param {Element} element
 * @returns {string}
 */
export function richText(element) {
  const copy = without(element, LEFT_OUT);
  for (const wrapper of [...copy.querySelectorAll(UNWRAPPED)]) {
    wrapper.replaceWith(...wrapper.childNodes);
  }
  for (const child of copy.querySelectorAll("*")) {
    stripAttributes(child);
  }
  for (const picture of [...copy.querySelectorAll("img")]) {
    picture.replaceWith(picture.getAttribute("alt") ?? "");
  }
  copy.normalize();
  return copy.innerHTML.trim();
}

/** @param {Element} element @param {string} selector @returns {Element} */
function without(element, selector) {
  const copy = /** @type {Element} */ (element.cloneNode(true));
  for (const hidden of [...copy.querySelectorAll(`${selector}, [hidden]`)]) {
    hidden.remove();
  }
  for (const row of copy.querySelectorAll("tr[data-platz]:first-child")) bringInOrder(row.parentElement);
  return copy;
}

/** Brings the rows of a table, which a reader may have sorted, into the order of the text. @param {Element | null} body */
function bringInOrder(body) {
  const rows = /** @type {HTMLElement[]} */ ([...(body?.children ?? [])]);
  body?.append(...rows.sort((one, other) => Number(one.dataset.platz) - Number(other.dataset.platz)));
}

/** @param {Element} element */
function stripAttributes(element) {
  const kept = KEPT[element.localName] ?? [];
  for (const { name, value } of [...element.attributes]) {
    const stays = kept.includes(name) && (name !== "href" || value.startsWith("https:"));
    if (!stays && !(element.localName === "img" && name === "alt")) {
      element.removeAttribute(name);
    }
  }
  if (element.localName === "a" && !element.hasAttribute("href")) {
    element.replaceWith(...element.childNodes);
  }
}

/** @param {Element} element @param {string} indent @returns {string[]} */
function blocks(element, indent) {
  const found = [];
  let words = "";
  const finish = () => {
    if (squeezed(words)) found.push(indent + squeezed(words));
    words = "";
  };
  for (const node of element.childNodes) {
    if (!(node instanceof Element)) {
      words += node.textContent ?? "";
    } else if (isInline(node)) {
      words += inlineText(node);
    } else {
      finish();
      found.push(...block(node, indent));
    }
  }
  finish();
  return found;
}

/** @param {Element} node @param {string} indent @returns {string[]} */
function block(node, indent) {
  if (node.localName === "ul" || node.localName === "ol") return [list(node, indent)];
  if (node.localName === "table") return [table(node)];
  if (node.localName === "hr") return [];
  return blocks(node, indent);
}

/** @param {Element} element @param {string} indent @returns {string} */
function list(element, indent) {
  let number = Number(element.getAttribute("start") ?? 1);
  const lines = [];
  for (const item of element.children) {
    const sign = element.localName === "ol" ? `${number++}.` : "•";
    const [first = "", ...rest] = blocks(item, `${indent}   `);
    lines.push(`${indent}${sign} ${first.trim()}`, ...rest);
  }
  return lines.join("\n");
}

/** @param {Element} element @returns {string} */
function table(element) {
  const caption = squeezed(element.querySelector("caption")?.textContent ?? "");
  const rows = [...element.querySelectorAll("tr")].map((row) =>
    [...row.children].map((cell) => blocks(cell, "").join(" ").replace(/\s+/g, " ")).join("\t"),
  );
  return [...(caption ? [caption] : []), ...rows].join("\n");
}

/** @param {Element} node @returns {string} */
function inlineText(node) {
  if (node.localName === "br") return "\n";
  if (node.localName === "img") return node.getAttribute("alt") ?? "";
  if (node.localName === "sup") return ` (${squeezed(node.textContent ?? "")})`;
  return [...node.childNodes].map((child) => (child instanceof Element ? inlineText(child) : child.textContent)).join("");
}

/** @param {Element} node @returns {boolean} */
function isInline(node) {
  return ["a", "span", "strong", "em", "code", "sup", "br", "img"].includes(node.localName);
}

/** @param {string} text @returns {string} */
function squeezed(text) {
  return text.replace(/[ \t\r\f\u00a0]*\n[ \t\r\f\u00a0]*/g, "\n").replace(/[ \t\r\f\u00a0]+/g, " ").replace(/\n+/g, " ").trim();
}
