/** Finds the data part of a DOCX, ODT or PPTX of ours. */

import { ROOT } from "./data-part.js";
import { DATA_PART, openOdt } from "./odt-package.js";
import { KINDS_OF_OFFICE, OfficePackage } from "./office-package.js";
import { LIMITS, PackageError, openZip } from "./package.js";
import { parseXml } from "./xml.js";

const NO_DATA =
  "Die Datei enthält keine Angaben des Zwillingsbaukastens: LibreOffice entfernt sie, wenn es eine ODT-Datei speichert, " +
  "und eine Endfassung hat keine. Nehmen Sie die heruntergeladene ausfüllbare Datei oder eine DOCX-Datei.";

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
  const content = await (await openOdt(bytes, limits)).get(DATA_PART)?.content(limits.inflated);
  const root = content && parseXml(content);
  if (root?.key === ROOT) return root;
  throw new PackageError(NO_DATA);
}
