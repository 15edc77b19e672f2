/** Space and page breaks between the blocks of an ODT; twin of odt_layout.py. */

import { automaticStyles, isBasedOn } from "./odt-styles.js";
import { lettersIn, withoutSpaceAtEnd } from "./text.js";
import { make } from "./tree.js";

/** @typedef {import("./tree.js").XmlElement} XmlElement */

const BODY = "Text_20_body";
const ANNOUNCING = "ZbkAnkuendigung";
const CODE = "Preformatted_20_Text";
const LAST_OF_CODE = "ZbkCodeEnde";
const CLOSING = "ZbkSchluss";
const KEPT = "ZbkHalt_";
const END = "_20_End";
const LISTS = ["List_20_1", "Numbering_20_1"];
// a short table has at most this many rows, and letters without spaces; a longer one would leave too much paper empty
const MOST_ROWS = 6;
const MOST_TEXT = 500;

/** @param {XmlElement} content settling again gives the same: what stands from an earlier time goes first */
export function settleLayout(content) {
  releaseRows(content);
  endLists(content);
  keepTables(content);
  keepAnnounced(content);
  endCode(content);
  closeText(content);
}

/** @param {XmlElement} content the last paragraph of each list has LibreOffice's own style for it */
function endLists(content) {
  for (const paragraph of content.elements("text:p")) {
    const name = styleOf(paragraph).replace(/_20_End$/, "");
    if (LISTS.includes(name)) setStyle(paragraph, name);
  }
  for (const list of content.elements("text:list").filter((item) => !item.above("text:list"))) {
    const last = list.elements("text:list-item").flatMap((item) => item.children.filter(({ key }) => key === "text:p")).at(-1);
    if (last && LISTS.includes(styleOf(last))) setStyle(last, styleOf(last) + END);
  }
}

/** @param {XmlElement} content */
function releaseRows(content) {
  for (const paragraph of content.elements("text:p")) {
    if (styleOf(paragraph).startsWith(KEPT)) setStyle(paragraph, styleOf(paragraph).slice(KEPT.length));
  }
}

/** @param {XmlElement} content keeps short tables on one page; of others the first two rows, and the last two */
function keepTables(content) {
  const styles = new Map(automaticStyles(content).children.map((style) => [style.get("style:name") ?? "", style]));
  for (const table of content.elements("table:table")) {
    const rows = table.children.filter(({ key }) => key === "table:table-row");
    const isShort = rows.length <= MOST_ROWS && lettersIn(table.text) <= MOST_TEXT;
    const properties = styles.get(table.get("table:style-name") ?? "")?.child("style:table-properties");
    properties?.set("style:may-break-between-rows", isShort ? "false" : "true");
    if (isShort) continue;
    for (const row of [...rows.slice(0, -1).slice(0, 1), ...rows.slice(-2, -1)]) keepRow(content, row, styles);
  }
}

/** @param {XmlElement} content @param {XmlElement} row its first paragraph keeps it @param {Map<string, XmlElement>} styles */
function keepRow(content, row, styles) {
  const [paragraph] = row.elements("text:p");
  const base = paragraph ? styleOf(paragraph) : KEPT;
  if (base.startsWith(KEPT)) return;
  setStyle(paragraph, KEPT + base);
  if (styles.has(KEPT + base)) return;
  const style = keptStyle(base, styles.get(base));
  styles.set(KEPT + base, style);
  automaticStyles(content).append(style);
}

/** @param {string} base the style that it goes on with, which therefore stays @param {XmlElement | undefined} automatic */
function keptStyle(base, automatic) {
  const style = automatic?.copy() ?? make("style:style", { "style:family": "paragraph", "style:parent-style-name": base });
  style.set("style:name", KEPT + base);
  style.set("style:next-style-name", base);
  if (!style.child("style:paragraph-properties")) style.prepend(make("style:paragraph-properties"));
  style.child("style:paragraph-properties")?.set("fo:keep-with-next", "always");
  return style;
}

/** @param {XmlElement} content a paragraph that ends with a colon stays with the list or table that it announces */
function keepAnnounced(content) {
  for (const paragraph of content.elements("text:p")) {
    if (![BODY, ANNOUNCING].includes(styleOf(paragraph))) continue;
    const announces = withoutSpaceAtEnd(paragraph.text).endsWith(":");
    const isKept = announces && ["text:list", "table:table"].includes(blockAfter(paragraph)?.key ?? "");
    setStyle(paragraph, isKept ? ANNOUNCING : BODY);
  }
  define(content, ANNOUNCING, BODY, { "fo:keep-with-next": "always" });
}

/** @param {XmlElement} content parts a block of code, each line of which is a paragraph, from what follows it */
function endCode(content) {
  for (const paragraph of content.elements("text:p")) {
    const following = paragraph.next;
    if (!following || !isBasedOn(content, paragraph, CODE)) continue;
    setStyle(paragraph, isBasedOn(content, following, CODE) ? CODE : LAST_OF_CODE);
  }
  define(content, LAST_OF_CODE, CODE, { "fo:margin-bottom": "8pt" });
}

/** @param {XmlElement} content ends a text after its last table with a line as good as invisible */
function closeText(content) {
  for (const paragraph of content.elements("text:p")) {
    if (styleOf(paragraph) === CLOSING) paragraph.remove();
  }
  for (const body of content.elements("office:text")) {
    let last = body.children.at(-1);
    while (last?.key === "text:section" && last.children.length) last = last.children.at(-1);
    if (last?.key !== "table:table") continue;
    body.append(make("text:p", { "text:style-name": CLOSING }));
    define(content, CLOSING, BODY, { "fo:margin-top": "0pt", "fo:margin-bottom": "0pt", "fo:line-height": "1pt" });
  }
}

/** @param {XmlElement} block @returns {XmlElement | null} what a reader meets next; sections are no blocks of their own */
function blockAfter(block) {
  let following = block.next;
  if (!following) return block.parent?.key === "text:section" ? blockAfter(block.parent) : null;
  while (following.key === "text:section" && following.children.length) following = following.children[0];
  return following;
}

/** @param {XmlElement} content @param {string} name @param {string} parent @param {Record<string, string>} properties */
function define(content, name, parent, properties) {
  const automatic = automaticStyles(content);
  if (automatic.children.some((style) => style.get("style:name") === name)) return;
  const attributes = { "style:name": name, "style:family": "paragraph", "style:parent-style-name": parent };
  automatic.append(make("style:style", attributes, make("style:paragraph-properties", properties)));
}

/** @param {XmlElement} paragraph */
function styleOf(paragraph) {
  return paragraph.get("text:style-name") ?? "";
}

/** @param {XmlElement} paragraph @param {string} name */
function setStyle(paragraph, name) {
  paragraph.set("text:style-name", name);
}
