/** Space and page breaks between the blocks of a DOCX; twin of docx_layout.mend_blocks and docx_spacing.py. */

import { keepShortTables } from "./docx-tables.js";
import {
  WORD,
  child,
  dropProperty,
  elements,
  is,
  make,
  paragraphStyle,
  setKeepNext,
  setProperty,
  setValue,
  visibleText,
} from "./docx-xml.js";
import { withoutSpaceAtEnd } from "./text.js";

const LISTS = ["ListBullet", "ListNumber", "ListContinue"];
const HINT = "NoteHeading";
const AFTER_TABLE = "200";
const AFTER_LIST = "120";
const HINT_BEFORE_TABLE = "120";
const BEFORE_TABLE = "160";
/** @type {Record<string, string[]>} */
const OURS = { before: [AFTER_TABLE], after: [AFTER_LIST, HINT_BEFORE_TABLE, BEFORE_TABLE] };
const SEPARATOR = { before: "0", after: "0", line: "200", lineRule: "exact" };

/** @param {Element} root every cell and note ends with a paragraph, no table touches the next one */
export function mendBlocks(root) {
  for (const holder of elements(root, "tc", "footnote", "body")) {
    const blocks = [...holder.children].filter((item) => is(item, "p", "tbl", "sdt"));
    if (is(holder, "body")) {
      if (!blocks.length) holder.prepend(make(holder, "p"));
    } else if (!is(blocks.at(-1), "p")) {
      holder.append(make(holder, "p"));
    }
    pairs(blocks).forEach(([first, second]) => is(first, "tbl") && is(second, "tbl") && first.after(make(holder, "p")));
    lowerSeparators(holder);
  }
}

/** @param {Element} root settling again gives the same: what stands from an earlier time goes first */
export function settleSpacing(root) {
  keepShortTables(root);
  for (const body of elements(root, "body")) {
    const blocks = [...body.children].filter((item) => is(item, "p", "tbl"));
    blocks.forEach(forget);
    for (const [first, second] of pairs(blocks)) {
      part(first, second);
      keepAnnounced(first, second);
    }
  }
}

/** @param {Element} holder the paragraphs between two tables become as high as the space below a table */
function lowerSeparators(holder) {
  const blocks = [...holder.children].filter((item) => is(item, "p", "tbl"));
  blocks.forEach((table, place) => {
    const [between, following] = [blocks[place + 1], blocks[place + 2]];
    if (!is(table, "tbl") || !is(following, "tbl") || !is(between, "p")) return;
    if (!child(between, "r")) setProperty(between, make(between, "spacing", SEPARATOR));
  });
}

/** @param {Element} block */
function forget(block) {
  const spacing = child(block, "pPr", "spacing");
  const isOurs = (/** @type {Attr} */ { namespaceURI, localName, value }) =>
    namespaceURI === WORD && !!OURS[localName]?.includes(value);
  if (spacing && [...spacing.attributes].every(isOurs)) dropProperty(block, "spacing");
}

/** @param {Element} first @param {Element} second */
function part(first, second) {
  const isHint = paragraphStyle(first) === HINT;
  if (is(first, "tbl")) {
    // headings have more space of their own
    if (is(second, "p") && !paragraphStyle(second).startsWith("Heading")) setSpacing(second, "before", AFTER_TABLE);
  } else if (is(second, "tbl")) {
    if (isHint || isList(first) || paragraphStyle(first) === "BodyText") {
      setSpacing(first, "after", isHint ? HINT_BEFORE_TABLE : BEFORE_TABLE);
    }
  } else if (isList(first) && !isList(second)) {
    setSpacing(first, "after", AFTER_LIST);
  }
}

/** @param {Element} paragraph @param {string} side @param {string} space */
function setSpacing(paragraph, side, space) {
  const spacing = child(paragraph, "pPr", "spacing");
  if (!spacing) setProperty(paragraph, make(paragraph, "spacing", { [side]: space }));
  else if (!spacing.hasAttributeNS(WORD, "line")) setValue(spacing, space, side);
}

/** @param {Element} first @param {Element} second */
function keepAnnounced(first, second) {
  if (paragraphStyle(first) === "BodyText" && withoutSpaceAtEnd(visibleText(first)).endsWith(":")) {
    setKeepNext(first, is(second, "tbl") || isList(second));
  }
}

/** @param {Element} block */
function isList(block) {
  return is(block, "p") && LISTS.includes(paragraphStyle(block).replace(/[23]+$/, ""));
}

/** @param {Element[]} blocks @returns {[Element, Element][]} */
function pairs(blocks) {
  return blocks.slice(1).map((second, place) => [blocks[place], second]);
}
