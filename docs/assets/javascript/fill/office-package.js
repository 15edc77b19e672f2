/** A DOCX or PPTX package: parts, parsed when needed, with relationships that stay true; twin of office_container.py. */

import { ROOT } from "./data-part.js";
import { LIMITS, PackageError, openZip, writeZip } from "./package.js";
import { parseXml, serialiseXml } from "./xml.js";

/** @typedef {import("./tree.js").XmlElement} XmlElement */

/** The main part of each kind of file, and what to tell of a file without it. */
export const KINDS_OF_OFFICE = {
  docx: { main: "word/document.xml", refusal: "Die Datei ist kein Word-Dokument (DOCX)." },
  pptx: { main: "ppt/presentation.xml", refusal: "Die Datei ist keine PowerPoint-Datei (PPTX)." },
};
const TYPES_PART = "[Content_Types].xml";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

/** The parts of one file; what is not asked for stays packed as it is. */
export class OfficePackage {
  /** @param {Uint8Array} bytes @param {"docx" | "pptx"} kind @param {import("./package.js").Limits} [limits] */
  constructor(bytes, kind, limits = LIMITS) {
    /** @type {Map<string, import("./package.js").Entry>} */
    this.entries = openZip(bytes, limits);
    this.main = KINDS_OF_OFFICE[kind].main;
    this.left = limits.inflated;
    /** @type {Map<string, XmlElement>} */
    this.read = new Map();
    /** @type {Set<string>} what of it is written anew */
    this.changed = new Set();
    if (!this.entries.has(TYPES_PART) || !this.entries.has(this.main)) throw new PackageError(KINDS_OF_OFFICE[kind].refusal);
  }

  /** @param {string[]} names @returns {Promise<XmlElement[]>} the roots of those of the parts that are there, to be changed */
  async trees(names) {
    const present = names.filter((name) => this.entries.has(name));
    for (const name of present) this.changed.add(name);
    return Promise.all(present.map((name) => this.#tree(name)));
  }

  /** @returns {Promise<XmlElement>} the root of the data part, to be changed */
  async data() {
    for (const name of await this.related(this.main, "customXml")) {
      if (this.entries.has(name) && (await this.#tree(name)).key === ROOT) return (await this.trees([name]))[0];
    }
    throw new PackageError(
      "Das Dokument enthält keine Angaben des Zwillingsbaukastens. " +
        "Bitte die ausfüllbare Fassung neu herunterladen; eine Endfassung lässt sich nicht noch einmal füllen.",
    );
  }

  /** @param {string} source @param {string} kind @returns {Promise<string[]>} the parts that it has such a relationship to */
  async related(source, kind) {
    return (await this.#relationships(source, kind)).map((item) => targetOf(source, item));
  }

  /** @param {string} source @param {string} target @returns {Promise<string | null>} the id of the relationship removed */
  async unrelatePart(source, target) {
    const [found] = (await this.#relationships(source)).filter((item) => targetOf(source, item) === target);
    if (found) this.#drop(relationsOf(source), [found]);
    return found?.get("Id") ?? null;
  }

  /** @param {string} source @param {string[]} kinds */
  async unrelate(source, ...kinds) {
    this.#drop(relationsOf(source), await this.#relationships(source, ...kinds));
  }

  /**
   * Removes links and pictures that no element names any more, then parts that no relationship leads to. A document is
   * tidy when it comes to us: only what was changed can have lost a name, and only what lost a relationship its parts.
   */
  async tidy() {
    for (const source of [...this.changed]) {
      const items = await this.#relationships(source, "hyperlink", "image");
      const named = items.length ? namedIn(await this.#tree(source)) : new Set();
      this.#drop(relationsOf(source), items.filter((item) => !named.has(item.get("Id"))));
    }
    if (![...this.changed].some((name) => name.endsWith(".rels"))) return;
    await this.#dropUnreached();
    const types = await this.#tree(TYPES_PART);
    const isGone = (/** @type {string | null} */ part) => part !== null && !this.entries.has(part.replace(/^\/+/, ""));
    this.#drop(TYPES_PART, types.children.filter((item) => isGone(item.get("PartName"))));
  }

  /** @returns {Promise<Uint8Array>} the package as a file */
  toBytes() {
    const first = [TYPES_PART, "_rels/.rels", this.main];
    const others = [...this.entries.keys()].filter((name) => !first.includes(name)).sort();
    const names = [...first.filter((name) => this.entries.has(name)), ...others];
    return writeZip(names.map((name) => [name, this.#written(name)]));
  }

  /** @param {string} name */
  async #tree(name) {
    let root = this.read.get(name);
    if (!root) {
      const content = await /** @type {import("./package.js").Entry} */ (this.entries.get(name)).content(this.left);
      this.left -= content.length;
      root = parseXml(content);
      this.read.set(name, root);
    }
    return root;
  }

  /** @param {string} name @param {XmlElement[]} items of this part */
  #drop(name, items) {
    for (const item of items) item.remove();
    if (items.length) this.changed.add(name);
  }

  /** @param {string} name */
  #written(name) {
    const root = this.changed.has(name) ? this.read.get(name) : null;
    return root ? serialiseXml(root) : /** @type {import("./package.js").Entry} */ (this.entries.get(name));
  }

  /** @param {string} source @param {string[]} kinds all where none is named @returns {Promise<XmlElement[]>} */
  async #relationships(source, ...kinds) {
    const name = relationsOf(source);
    const types = kinds.map((kind) => RELATIONS + kind);
    const all = this.entries.has(name) ? (await this.#tree(name)).children : [];
    return all.filter((item) => !types.length || types.includes(item.get("Type") ?? ""));
  }

  async #dropUnreached() {
    const seen = new Set(["", TYPES_PART]);
    for (const source of seen) {
      for (const item of await this.#relationships(source)) {
        const target = targetOf(source, item);
        if (item.get("TargetMode") !== "External" && this.entries.has(target)) seen.add(target);
      }
    }
    for (const name of [...this.entries.keys()]) {
      if (seen.has(ownerOf(name) ?? name)) continue;
      this.entries.delete(name);
      this.read.delete(name);
    }
  }
}

/** @param {string} source */
function relationsOf(source) {
  const [folder, name] = split(source);
  return `${folder}_rels/${name}.rels`;
}

/** @param {string} name @returns {string | null} the part whose relationships it holds */
function ownerOf(name) {
  const match = /^(.*\/)?_rels\/([^/]*)\.rels$/.exec(name);
  return match && (match[1] ?? "") + match[2];
}

/** @param {string} source @param {XmlElement} relationship */
function targetOf(source, relationship) {
  const target = relationship.get("Target") ?? "";
  const steps = [];
  for (const step of (target.startsWith("/") ? target : split(source)[0] + target).split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "" && step !== ".") steps.push(step);
  }
  return steps.join("/");
}

/** @param {string} path */
function split(path) {
  const end = path.lastIndexOf("/") + 1;
  return [path.slice(0, end), path.slice(end)];
}

/** @param {XmlElement} root @returns {Set<string>} the relationships that the elements of a part name */
function namedIn(root) {
  /** @type {Set<string>} */
  const named = new Set();
  for (const { attributes } of root.elements()) {
    for (const [key, { value }] of attributes) if (key.startsWith("r:")) named.add(value);
  }
  return named;
}
