/** A DOCX package: parts, parsed when needed, with relationships that stay true; twin of docx_container.py. */

import { NAMESPACE } from "./data-part.js";
import { LIMITS, PackageError, openZip, writeZip } from "./package.js";
import { parseXml, serialiseXml } from "./xml.js";

export const DOCUMENT_PART = "word/document.xml";
const TYPES_PART = "[Content_Types].xml";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const REFERENCES = ["id", "embed", "link"]; // how elements name links and pictures
const FIRST = [TYPES_PART, "_rels/.rels", DOCUMENT_PART];

/** The parts of one DOCX file; what is not asked for stays packed as it is. */
export class DocxPackage {
  /** @param {Uint8Array} bytes @param {import("./package.js").Limits} [limits] */
  constructor(bytes, limits = LIMITS) {
    /** @type {Map<string, import("./package.js").Entry>} */
    this.entries = openZip(bytes, limits);
    this.left = limits.inflated;
    /** @type {Map<string, Element>} */
    this.trees = new Map();
    if (!this.has(TYPES_PART) || !this.has(DOCUMENT_PART)) {
      throw new PackageError("Die Datei ist kein Word-Dokument (DOCX).");
    }
  }

  /** @param {string} name */
  has(name) {
    return this.entries.has(name);
  }

  /** @param {string} name @returns {Element} the root of a part */
  tree(name) {
    let root = this.trees.get(name);
    if (!root) {
      const entry = this.entries.get(name);
      if (!entry) throw new PackageError(`Dem Dokument fehlt der Bestandteil „${name}“.`);
      const content = entry.content(this.left);
      this.left -= content.length;
      root = parseXml(content);
      this.trees.set(name, root);
    }
    return root;
  }

  /** @returns {string} the name of the data part */
  dataPart() {
    for (const name of this.related(DOCUMENT_PART, "customXml")) {
      const root = this.has(name) ? this.tree(name) : null;
      if (root?.localName === "angaben" && root.namespaceURI === NAMESPACE) return name;
    }
    throw new PackageError(
      "Das Dokument enthält keine Angaben des Zwillingsbaukastens. " +
        "Bitte die ausfüllbare Fassung neu herunterladen; eine Endfassung lässt sich nicht noch einmal füllen.",
    );
  }

  /** @param {string} source @param {string} kind @returns {string[]} parts that it has a relationship of that kind to */
  related(source, kind) {
    return this.#relationships(source, kind).map((item) => targetOf(source, item));
  }

  /** @param {string} source @param {string[]} kinds */
  unrelate(source, ...kinds) {
    for (const item of this.#relationships(source, ...kinds)) item.remove();
  }

  /** Removes links and pictures that no element names, then parts that no relationship leads to. */
  tidy() {
    for (const source of [...this.entries.keys()].filter((name) => this.has(relationsOf(name)))) {
      const items = this.#relationships(source, "hyperlink", "image");
      const named = items.length ? namedIn(this.tree(source)) : new Set();
      items.filter((item) => !named.has(item.getAttribute("Id"))).forEach((item) => item.remove());
    }
    this.#dropUnreached();
    for (const item of [...this.tree(TYPES_PART).children]) {
      const part = (item.getAttribute("PartName") ?? "").replace(/^\/+/, "");
      if (item.localName === "Override" && !this.has(part)) item.remove();
    }
  }

  /** @returns {Uint8Array} the package as a file */
  toBytes() {
    const others = [...this.entries.keys()].filter((name) => !FIRST.includes(name)).sort();
    const names = [...FIRST.filter((name) => this.has(name)), ...others];
    const packed = new Map([...this.entries, ...[...this.trees].map(written)]);
    return writeZip(names.map((name) => [name, /** @type {Uint8Array} */ (packed.get(name))]));
  }


  /** @param {string} source @param {string[]} kinds all where none is named @returns {Element[]} */
  #relationships(source, ...kinds) {
    const name = relationsOf(source);
    const types = kinds.map((kind) => `${RELATIONS}/${kind}`);
    const all = this.has(name) ? [...this.tree(name).children] : [];
    return types.length ? all.filter((item) => types.includes(item.getAttribute("Type") ?? "")) : all;
  }

  #dropUnreached() {
    const seen = new Set(["", TYPES_PART]);
    const waiting = [""];
    for (const source of waiting) {
      for (const item of this.#relationships(source).filter((one) => one.getAttribute("TargetMode") !== "External")) {
        const target = targetOf(source, item);
        if (seen.has(target) || !this.has(target)) continue;
        seen.add(target);
        waiting.push(target);
      }
    }
    for (const name of [...this.entries.keys()]) {
      if (seen.has(ownerOf(name) ?? name)) continue;
      this.entries.delete(name);
      this.trees.delete(name);
    }
  }
}

/** @param {[string, Element]} part @returns {[string, any]} */
function written([name, root]) {
  return [name, serialiseXml(root)];
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

/** @param {string} source @param {Element} relationship */
function targetOf(source, relationship) {
  const target = relationship.getAttribute("Target") ?? "";
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

/** @param {Element} root @returns {Set<string | null>} the relationships that the elements of a part name */
function namedIn(root) {
  const items = [...root.querySelectorAll(REFERENCES.map((name) => `[*|${name}]`).join())];
  return new Set(items.flatMap((item) => REFERENCES.map((name) => item.getAttributeNS(RELATIONS, name))));
}
