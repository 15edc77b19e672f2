/** Space and page breaks between the blocks of a DOCX; twin of docx_layout.mend_blocks and docx_spacing.py. */

import { keepShortTables } from "./docx-tables.js";
import { dropProperty, paragraphStyle, setKeepNext, setProperty, visibleText } from "./docx-xml.js";
import { withoutSpaceAtEnd } from "./text.js";
import { make } from "./tree.js";

/** @typedef {import("./tree.js").XmlElement} XmlElement */

const LISTS = ["ListBullet", "ListNumber", "ListContinue"];
const HINT = "NoteHeading";
const AFTER_TABLE = "200";
const AFTER_LIST = "120";
const HINT_BEFORE_TABLE = "120";
const BEFORE_TABLE = "160";
/** @type {Record<string, string[]>} */
const OURS = { "w:before": [AFTER_TABLE], "w:after": [AFTER_LIST, HINT_BEFORE_TABLE, BEFORE_TABLE] };
const NONE = { "w:before": "0", "w:after": "0" };
const EXACT = { "w:lineRule": "exact" };
const SEPARATOR = { ...NONE, "w:line": "200", ...EXACT };
const CLOSING = { ...NONE, "w:line": "20", ...EXACT };

/** @param {XmlElement} root every cell and note ends with a paragraph, no table touches the next one */
export function mendBlocks(root) {
  for (const holder of root.elements("w:tc", "w:footnote", "w:body")) {
    const blocks = blocksIn(holder, "w:p", "w:tbl", "w:sdt");
    if (holder.key === "w:body") closeBody(holder, blocks.at(-1));
    else if (blocks.at(-1)?.key !== "w:p") holder.append(make("w:p"));
    for (const [first, second] of pairs(blocks)) if (isTable(first) && isTable(second)) first.after(make("w:p"));
    lowerSeparators(holder);
  }
}

/** @param {XmlElement} root settling again gives the same: what stands from an earlier time goes first */
export function settleSpacing(root) {
  keepShortTables(root);
  const body = root.child("w:body");
  const blocks = body ? blocksIn(body, "w:p", "w:tbl") : [];
  blocks.forEach(forget);
  for (const [first, second] of pairs(blocks)) {
    part(first, second);
    keepAnnounced(first, second);
  }
}

/** @param {XmlElement} body @param {XmlElement | undefined} last its last block; a paragraph follows a table at the end */
function closeBody(body, last) {
  if (!last) body.prepend(make("w:p"));
  else if (isTable(last)) last.after(make("w:p", {}, make("w:pPr", {}, make("w:spacing", CLOSING))));
}

/** @param {XmlElement} holder the paragraphs between two tables become as high as the space below a table */
function lowerSeparators(holder) {
  const blocks = blocksIn(holder, "w:p", "w:tbl");
  blocks.forEach((table, place) => {
    const [between, following] = [blocks[place + 1], blocks[place + 2]];
    if (!isTable(table) || !isTable(following) || isTable(between) || between.child("w:r")) return;
    setProperty(between, make("w:spacing", SEPARATOR));
  });
}

/** @param {XmlElement} block */
function forget(block) {
  const spacing = block.child("w:pPr", "w:spacing");
  if (!spacing) return;
  if ([...spacing.attributes].every(([key, { value }]) => OURS[key]?.includes(value))) dropProperty(block, "w:spacing");
}

/** @param {XmlElement} first @param {XmlElement} second */
function part(first, second) {
  const isHint = paragraphStyle(first) === HINT;
  if (isTable(first)) {
    // headings have more space of their own
    if (!isTable(second) && !paragraphStyle(second).startsWith("Heading")) setSpacing(second, "w:before", AFTER_TABLE);
  } else if (isTable(second)) {
    if (isHint || isList(first) || paragraphStyle(first) === "BodyText") {
      setSpacing(first, "w:after", isHint ? HINT_BEFORE_TABLE : BEFORE_TABLE);
    }
  } else if (isList(first) && !isList(second)) {
    setSpacing(first, "w:after", AFTER_LIST);
  }
}

/** @param {XmlElement} paragraph @param {string} side @param {string} space */
function setSpacing(paragraph, side, space) {
  const spacing = paragraph.child("w:pPr", "w:spacing");
  if (!spacing) setProperty(paragraph, make("w:spacing", { [side]: space }));
  else if (spacing.get("w:line") === null) spacing.set(side, space);
}

/** @param {XmlElement} first @param {XmlElement} second */
function keepAnnounced(first, second) {
  if (paragraphStyle(first) === "BodyText" && withoutSpaceAtEnd(visibleText(first)).endsWith(":")) {
    setKeepNext(first, isTable(second) || isList(second));
  }
}

/** @param {XmlElement} holder @param {string[]} keys @returns {XmlElement[]} */
function blocksIn(holder, ...keys) {
  return holder.children.filter(({ key }) => keys.includes(key));
}

/** @param {XmlElement | undefined} block */
function isTable(block) {
  return block?.key === "w:tbl";
}

/** @param {XmlElement} block */
function isList(block) {
  return LISTS.includes(paragraphStyle(block).replace(/[23]+$/, ""));
}

/** @param {XmlElement[]} blocks @returns {[XmlElement, XmlElement][]} */
function pairs(blocks) {
  return blocks.slice(1).map((second, place) => [blocks[place], second]);
}
