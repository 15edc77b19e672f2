/** Finds the data part of a DOCX, ODT or PPTX of ours. */

import { ROOT } from "./data-part.js";
import { DATA, dataIn } from "./odt-metadata.js";
import { DATA_PART, openOdt } from "./odt-package.js";
import { KINDS_OF_OFFICE, OfficePackage } from "./office-package.js";
import { LIMITS, PackageError, openZip } from "./package.js";
import { parseXml } from "./xml.js";

const NO_DATA =
  "Die Datei enthält keine Angaben des Zwillingsbaukastens: Eine Endfassung hat keine, und manche Programme entfernen sie " +
  "beim Speichern. Nehmen Sie die heruntergeladene ausfüllbare Datei.";

/**
 * Returns the root of the data part; throws PackageError where there is none.
 * @param {Uint8Array} bytes
 * @param {import("./package.js").Limits} [limits]
 * @returns {Promise<import("./tree.js").XmlElement>}
 */
export async function dataOf(bytes, limits = LIMITS) {
  const entries = openZip(bytes, limits);
  if (entries.has(KINDS_OF_OFFICE.pptx.main)) return new OfficePackage(bytes, "pptx", limits).data();
  if (!entries.has("mimetype")) return new OfficePackage(bytes, "docx", limits).data();
  const parts = await openOdt(bytes, limits);
  const [data, again] = await Promise.all([DATA_PART, DATA].map((name) => parts.get(name)?.content(limits.inflated)));
  const root = data ? parseXml(data) : again && dataIn(again);
  if (root?.key === ROOT) return root;
  throw new PackageError(NO_DATA);
}
