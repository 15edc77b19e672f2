/** The ODT container: what an ODT of ours must hold, and its manifest; twin of odt_container.py. */

import { make, set, space } from "./odt-xml.js";
import { PackageError, openZip, writeZip } from "./package.js";
import { parseXml, serialiseXml } from "./xml.js";

export const DATA_PART = "zwillingsbaukasten/angaben.xml";
const MIMETYPE = "application/vnd.oasis.opendocument.text";
const MANIFEST = "META-INF/manifest.xml";
const OWN = ["mimetype", "content.xml", "styles.xml", "settings.xml", "meta.xml", DATA_PART];
/** @type {Record<string, string>} */
const MEDIA = { xml: "application/xml", png: "image/png", jpg: "image/jpeg", jpeg: "image/jpeg", gif: "image/gif", svg: "image/svg+xml" };

/** @typedef {Map<string, Uint8Array | import("./package.js").Entry>} Parts */

/** @param {Uint8Array} bytes @param {import("./package.js").Limits} [limits] */
export function openOdt(bytes, limits) {
  const entries = openZip(bytes, limits);
  const kind = entries.get("mimetype")?.content(1024) ?? new Uint8Array();
  if (new TextDecoder().decode(kind).trim() !== MIMETYPE) {
    throw new PackageError("Die Datei ist kein OpenDocument-Text (ODT).");
  }
  for (const name of ["content.xml", "styles.xml"]) {
    if (!entries.has(name)) throw new PackageError(`Die Datei ist beschädigt: Der Bestandteil „${name}“ fehlt.`);
  }
  return entries;
}

/** @param {Parts} parts @returns {Uint8Array} an ODT of the parts we know and the pictures in use */
export function writeOdt(parts) {
  const names = [...parts.keys()];
  const shown = [...parts].filter(([name]) => name === "content.xml" || name === "styles.xml");
  const text = names.some(isPicture) ? shown.map(([, part]) => textOf(part)).join("") : "";
  const kept = names.filter((name) => OWN.includes(name) || (isPicture(name) && text.includes(`"${name}"`)));
  /** @type {Parts} */
  const written = new Map([...parts].filter(([name]) => kept.includes(name)));
  written.set("mimetype", new TextEncoder().encode(MIMETYPE));
  written.set(MANIFEST, manifest(kept));
  const place = (/** @type {string} */ name) => (name === "mimetype" ? "" : name);
  return writeZip([...written].sort(([a], [b]) => (place(a) < place(b) ? -1 : 1)));
}

/** @param {string} name */
function isPicture(name) {
  return name.startsWith("Pictures/");
}

/** @param {Uint8Array | import("./package.js").Entry} part */
function textOf(part) {
  return new TextDecoder().decode(part instanceof Uint8Array ? part : part.content());
}

/** @param {string[]} names */
function manifest(names) {
  const root = parseXml(new TextEncoder().encode(`<manifest:manifest xmlns:manifest="${space("manifest")}"/>`));
  set(root, "manifest:version", "1.3");
  addEntry(root, "/", MIMETYPE, { "manifest:version": "1.3" });
  for (const name of names.filter((one) => one !== "mimetype" && one !== MANIFEST).sort()) {
    addEntry(root, name, MEDIA[name.split(".").pop()?.toLowerCase() ?? ""] ?? "application/octet-stream");
  }
  return serialiseXml(root);
}

/** @param {Element} root @param {string} path @param {string} type @param {Record<string, string>} [more] */
function addEntry(root, path, type, more = {}) {
  const attributes = { ...more, "manifest:full-path": path, "manifest:media-type": type };
  root.append(make(root, "manifest:file-entry", attributes));
}
