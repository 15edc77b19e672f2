/** Space and page breaks between the blocks of an ODT; twin of odt_layout.py. */

import { automaticStyles, isBasedOn } from "./odt-styles.js";
import { above, children, elements, get, is, make, set, textOf } from "./odt-xml.js";
import { lettersIn, withoutSpaceAtEnd } from "./text.js";

const BODY = "Text_20_body";
const ANNOUNCING = "ZbkAnkuendigung";
const CODE = "Preformatted_20_Text";
const LAST_OF_CODE = "ZbkCodeEnde";
const CLOSING = "ZbkSchluss";
const END = "_20_End";
const LISTS = ["List_20_1", "Numbering_20_1"];
// a short table has at most this many rows, and letters without spaces; a longer one would leave too much paper empty
const MOST_ROWS = 6;
const MOST_TEXT = 500;

/** @param {Element} content settling again gives the same: what stands from an earlier time goes first */
export function settleLayout(content) {
  endLists(content);
  keepShortTables(content);
  keepAnnounced(content);
  endCode(content);
  closeText(content);
}

/** @param {Element} content the last paragraph of each list has LibreOffice's own style for it */
function endLists(content) {
  for (const paragraph of elements(content, "text:p")) {
    const name = styleOf(paragraph).replace(/_20_End$/, "");
    if (LISTS.includes(name)) setStyle(paragraph, name);
  }
  for (const list of elements(content, "text:list").filter((item) => !above(item, "text:list"))) {
    const last = elements(list, "text:list-item").flatMap((item) => children(item, "text:p")).at(-1);
    if (last && LISTS.includes(styleOf(last))) setStyle(last, styleOf(last) + END);
  }
}

/** @param {Element} content */
function keepShortTables(content) {
  const styles = new Map([...automaticStyles(content).children].map((style) => [get(style, "style:name"), style]));
  for (const table of elements(content, "table:table")) {
    const style = styles.get(get(table, "table:style-name"));
    const [properties] = style ? children(style, "style:table-properties") : [];
    const rows = children(table, "table:table-row").length;
    const isShort = rows <= MOST_ROWS && lettersIn(textOf(table)) <= MOST_TEXT;
    if (properties) set(properties, "style:may-break-between-rows", isShort ? "false" : "true");
  }
}

/** @param {Element} content a paragraph that ends with a colon stays with the list or table that it announces */
function keepAnnounced(content) {
  for (const paragraph of elements(content, "text:p")) {
    if (![BODY, ANNOUNCING].includes(styleOf(paragraph))) continue;
    const announces = withoutSpaceAtEnd(textOf(paragraph)).endsWith(":");
    const isKept = announces && is(blockAfter(paragraph), "text:list", "table:table");
    setStyle(paragraph, isKept ? ANNOUNCING : BODY);
  }
  define(content, ANNOUNCING, BODY, { "fo:keep-with-next": "always" });
}

/** @param {Element} content parts a block of code, each line of which is a paragraph, from what follows it */
function endCode(content) {
  for (const paragraph of elements(content, "text:p")) {
    const following = paragraph.nextElementSibling;
    if (!following || !isBasedOn(content, paragraph, CODE)) continue;
    setStyle(paragraph, isBasedOn(content, following, CODE) ? CODE : LAST_OF_CODE);
  }
  define(content, LAST_OF_CODE, CODE, { "fo:margin-bottom": "8pt" });
}

/** @param {Element} content ends a text after its last table with a line as good as invisible */
function closeText(content) {
  for (const paragraph of elements(content, "text:p")) {
    if (styleOf(paragraph) === CLOSING) paragraph.remove();
  }
  for (const body of elements(content, "office:text")) {
    let last = body.lastElementChild;
    while (last?.lastElementChild && is(last, "text:section")) last = last.lastElementChild;
    if (!is(last, "table:table")) continue;
    body.append(make(content, "text:p", { "text:style-name": CLOSING }));
    define(content, CLOSING, BODY, { "fo:margin-top": "0pt", "fo:margin-bottom": "0pt", "fo:line-height": "1pt" });
  }
}

/** @param {Element} block @returns {Element | null} what a reader meets next; sections are no blocks of their own */
function blockAfter(block) {
  let following = block.nextElementSibling;
  const holder = block.parentElement;
  if (!following) return holder && is(holder, "text:section") ? blockAfter(holder) : null;
  while (is(following, "text:section") && following?.firstElementChild) following = following.firstElementChild;
  return following;
}

/** @param {Element} content @param {string} name @param {string} parent @param {Record<string, string>} properties */
function define(content, name, parent, properties) {
  const automatic = automaticStyles(content);
  if ([...automatic.children].some((style) => get(style, "style:name") === name)) return;
  const attributes = { "style:name": name, "style:family": "paragraph", "style:parent-style-name": parent };
  const style = make(content, "style:style", attributes);
  style.append(make(content, "style:paragraph-properties", properties));
  automatic.append(style);
}

/** @param {Element} paragraph */
function styleOf(paragraph) {
  return get(paragraph, "text:style-name") ?? "";
}

/** @param {Element} paragraph @param {string} name */
function setStyle(paragraph, name) {
  set(paragraph, "text:style-name", name);
}
