/**
 * The data part once more, as metadata of the document: LibreOffice keeps that when it saves, and no other foreign part;
 * twin of odt_metadata.py.
 */

import { escaped } from "./tree.js";
import { parseXml } from "./xml.js";

export const LIST = "manifest.rdf";
export const DATA = "zwillingsbaukasten/angaben.rdf";
const RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
const PACKAGE = "http://docs.oasis-open.org/ns/office/1.2/meta/pkg#";
const OURS = "urn:zwillingsbaukasten:angaben:1#";
const DECLARATION_OF_DATA = /^<\?xml[^>]*\?>\s*/;

/**
 * Returns the parts that say again what a data part says: the list of such parts, and the data as one text.
 * @param {string} data
 * @returns {[string, Uint8Array][]}
 */
export function metadata(data) {
  const text = escaped(data.replace(DECLARATION_OF_DATA, ""));
  const kept = `<rdf:Description rdf:about=""><z:daten>${text}</z:daten></rdf:Description>`;
  const listed =
    `<rdf:Description rdf:about=""><rdf:type rdf:resource="${PACKAGE}Document"/>` +
    `<pkg:hasPart rdf:resource="${DATA}"/></rdf:Description>` +
    `<rdf:Description rdf:about="${DATA}"><rdf:type rdf:resource="${PACKAGE}MetadataFile"/></rdf:Description>`;
  return [
    [LIST, part("pkg", PACKAGE, listed)],
    [DATA, part("z", OURS, kept)],
  ];
}

/**
 * Returns the root of the data that stands in such a part, or null.
 * @param {Uint8Array} content
 * @returns {import("./tree.js").XmlElement | null}
 */
export function dataIn(content) {
  const [kept] = parseXml(content).elements("zd:daten");
  return kept ? parseXml(new TextEncoder().encode(kept.text)) : null;
}

/** @param {string} prefix @param {string} space @param {string} content */
function part(prefix, space, content) {
  const start = `<rdf:RDF xmlns:rdf="${RDF}" xmlns:${prefix}="${space}">`;
  return new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8"?>\n${start}${content}</rdf:RDF>\n`);
}
