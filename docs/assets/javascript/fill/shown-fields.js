/** What a document says of its fields as it stands now: Word writes edits into the data part, LibreOffice into the text. */

import { below, cut } from "./data-part.js";
import { visibleText } from "./docx-xml.js";
import { KINDS_OF_OFFICE } from "./office-package.js";
import { openZip } from "./package.js";
import { parseXml } from "./xml.js";

/** @typedef {import("./tree.js").XmlElement} XmlElement */
/**
 * @typedef {Record<string, string[]>} Shown  by field what its data say, then what its text says where that is something
 * else; a list's column is `list.2.column`, rows counted from 1
 */

const OF_FIELD = /\/z:felder\[1\]\/z:feld\[@name='([^']+)'\]/;
const OF_ROW = /\/z:liste\[@name='([^']+)'\]\[1\]\/z:zeile\[(\d+)\]\/z:feld\[@name='([^']+)'\]/;
const PROMPT = /^\s*\[[^[\]]+\]\s*$/; // where the data have lost what the prompt of a field is

/**
 * Returns what each field of a document of ours says, empty where only a prompt stands.
 * @param {Uint8Array} bytes
 * @param {XmlElement} root of its data part
 * @param {import("./package.js").Limits} limits
 * @returns {Promise<Shown>}
 */
export async function shownFields(bytes, root, limits) {
  const { texts, prompts } = toldBy(root);
  const shown = Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, [text]]));
  for (const [key, text] of await inText(openZip(bytes, limits), limits.inflated)) {
    const said = Object.hasOwn(shown, key) ? shown[key] : [];
    const isPrompt = Object.hasOwn(prompts, key) ? isSame(text, prompts[key]) : PROMPT.test(text);
    if (!isPrompt && ![...said, ""].some((one) => isSame(one, text))) shown[key] = [...said, text];
  }
  return shown;
}

/** Tells whether two texts differ in spaces at most: programs fold and change these. @param {string} one @param {string} other */
export function isSame(one, other) {
  return folded(one) === folded(other);
}

/** @param {XmlElement} root @returns {{texts: Record<string, string>, prompts: Record<string, string>}} */
function toldBy(root) {
  const single = below(root, "felder", "feld").map((field) => /** @type {const} */ ([field.get("name") ?? "", field]));
  const listed = below(root, "listen", "liste").flatMap((list) =>
    below(list, "zeile").flatMap((row, at) =>
      below(row, "feld").map((field) => /** @type {const} */ ([`${list.get("name")}.${at + 1}.${field.get("name")}`, field])),
    ),
  );
  const all = [...single, ...listed].filter(([, field]) => field.get("name")); // LibreOffice 7 takes names from bound ones
  const texts = Object.fromEntries(all.map(([key, field]) => [key, field.text]));
  return { texts, prompts: Object.fromEntries(all.map(([key, field]) => [key, field.get("anzeige") ?? ""])) };
}

/** @param {Map<string, import("./package.js").Entry>} entries @param {number} limit @returns {Promise<[string, string][]>} */
async function inText(entries, limit) {
  const odt = entries.has("mimetype");
  const entry = entries.get(odt ? "content.xml" : KINDS_OF_OFFICE.docx.main);
  if (!entry) return [];
  const root = parseXml(await entry.content(limit));
  return odt ? declared(root) : controlled(root);
}

/** @param {XmlElement} root @returns {[string, string][]} what the user fields of an ODT are declared to say */
function declared(root) {
  return root.elements("text:user-field-decl").map((item) => {
    const [list, column] = cut(item.get("text:name") ?? "");
    const key = column && !column.includes(".") ? `${list}.1.${column}` : (item.get("text:name") ?? "");
    return [key, item.get("office:string-value") ?? ""];
  });
}

/** @param {XmlElement} root @returns {[string, string][]} what the content controls of a DOCX show */
function controlled(root) {
  return root.elements("w:sdt").flatMap((control) => {
    const binding = control.child("w:sdtPr", "w:dataBinding");
    const content = control.child("w:sdtContent");
    const isPrompt = control.child("w:sdtPr", "w:showingPlcHdr") !== null;
    if (!content || isPrompt || !binding) return [];
    const key = keyOf(binding.get("w:xpath") ?? "");
    return key ? [/** @type {[string, string]} */ ([key, visibleText(content)])] : [];
  });
}

/** @param {string} path @returns {string} the field that a control is bound to, or "" */
function keyOf(path) {
  const row = OF_ROW.exec(path);
  return row ? row.slice(1).join(".") : (OF_FIELD.exec(path)?.[1] ?? "");
}

/** @param {string} text */
function folded(text) {
  return text.replace(/\s+/g, " ").trim();
}
