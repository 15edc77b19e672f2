/** The ODT container: what an ODT of ours must hold, and its manifest; twin of odt_container.py. */

import { metadata } from "./odt-metadata.js";
import { PackageError, openZip, writeZip } from "./package.js";
import { make } from "./tree.js";
import { serialiseXml } from "./xml.js";

export const DATA_PART = "zwillingsbaukasten/angaben.xml";
const MIMETYPE = "application/vnd.oasis.opendocument.text";
const MANIFEST = "META-INF/manifest.xml";
const SPACE = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0";
const OWN = ["mimetype", "content.xml", "styles.xml", "settings.xml", "meta.xml", DATA_PART];
/** @type {Record<string, string>} */
const MEDIA = { xml: "application/xml", rdf: "application/rdf+xml", png: "image/png", jpg: "image/jpeg", jpeg: "image/jpeg", gif: "image/gif", svg: "image/svg+xml" };

/** @typedef {Map<string, Uint8Array | import("./package.js").Entry>} Parts */

/** @param {Uint8Array} bytes @param {import("./package.js").Limits} [limits] */
export async function openOdt(bytes, limits) {
  const entries = openZip(bytes, limits);
  const kind = await entries.get("mimetype")?.content(1024);
  if (new TextDecoder().decode(kind).trim() !== MIMETYPE) {
    throw new PackageError("Die Datei ist kein OpenDocument-Text (ODT).");
  }
  for (const name of ["content.xml", "styles.xml"]) {
    if (!entries.has(name)) throw new PackageError(`Die Datei ist beschädigt: Der Bestandteil „${name}“ fehlt.`);
  }
  return entries;
}

/** @param {Parts} parts @returns {Promise<Uint8Array>} an ODT of the parts we know and the pictures in use */
export async function writeOdt(parts) {
  const names = [...parts.keys()];
  const shown = [...parts].filter(([name]) => name === "content.xml" || name === "styles.xml");
  const text = names.some(isPicture) ? (await Promise.all(shown.map(([, part]) => textOf(part)))).join("") : "";
  const kept = names.filter((name) => OWN.includes(name) || (isPicture(name) && text.includes(`"${name}"`)));
  /** @type {Parts} */
  const written = new Map([...parts].filter(([name]) => kept.includes(name)));
  const data = parts.get(DATA_PART);
  for (const [name, content] of data ? metadata(await textOf(data)) : []) written.set(name, content);
  written.set("mimetype", new TextEncoder().encode(MIMETYPE));
  written.set(MANIFEST, manifest([...written.keys()]));
  const place = (/** @type {string} */ name) => (name === "mimetype" ? "" : name);
  return writeZip([...written].sort(([a], [b]) => (place(a) < place(b) ? -1 : 1)));
}

/** @param {string} name */
function isPicture(name) {
  return name.startsWith("Pictures/");
}

/** @param {Uint8Array | import("./package.js").Entry} part */
async function textOf(part) {
  return new TextDecoder().decode(part instanceof Uint8Array ? part : await part.content());
}

/** @param {string[]} names */
function manifest(names) {
  const entries = names.filter((name) => name !== "mimetype" && name !== MANIFEST).sort().map((name) => {
    const type = MEDIA[name.split(".").pop()?.toLowerCase() ?? ""] ?? "application/octet-stream";
    return entry({ "manifest:full-path": name, "manifest:media-type": type });
  });
  const version = { "manifest:version": "1.3" };
  const whole = entry({ ...version, "manifest:full-path": "/", "manifest:media-type": MIMETYPE });
  return serialiseXml(make("manifest:manifest", { "xmlns:manifest": SPACE, ...version }, whole, ...entries));
}

/** @param {Record<string, string>} attributes */
function entry(attributes) {
  return make("manifest:file-entry", attributes);
}
