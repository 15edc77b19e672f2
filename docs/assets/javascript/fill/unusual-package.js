/** Says why a ZIP package from elsewhere is not read, of which the reader itself would only say that it is damaged. */

import { DEFLATED, ENCRYPTED, PackageError, STORED, directoryOf, headersOf, openZip } from "./package.js";

const LOCKED =
  "Die Datei ist mit einem Kennwort geschützt. Speichern Sie sie ohne Kennwort und laden Sie sie dann noch einmal.";
const PACKED_OTHERWISE =
  "Die Datei ist auf eine Art gepackt, die hier nicht gelesen wird. Speichern Sie sie in Word oder LibreOffice neu und laden Sie sie dann noch einmal.";
const TWICE = "Die Datei enthält einen Bestandteil zweimal und wird nicht gelesen.";
const LEADS_OUT = "Die Datei enthält einen Bestandteil, dessen Name aus ihr hinausführt, und wird nicht gelesen.";
const OUTSIDE = /^[/\\]|^[A-Za-z]:|\\|(^|\/)\.\.(\/|$)|\0/;
const IN_ZIP64 = 0xffffffff; // the number stands elsewhere, because it may be larger
const MANY_IN_ZIP64 = 0xffff;

/**
 * Throws PackageError with the reason where there is one; what is damaged is left to the reader.
 * @param {Uint8Array} bytes
 * @param {import("./package.js").Limits} limits
 */
export async function refuseUnusual(bytes, limits) {
  try {
    inspect(bytes);
  } catch (error) {
    if (error instanceof PackageError) throw error;
  }
  const listed = await openZip(bytes, limits).get("META-INF/manifest.xml")?.content(limits.inflated);
  if (new TextDecoder().decode(listed).includes(":encryption-data")) throw new PackageError(LOCKED);
}

/** @param {Uint8Array} bytes */
function inspect(bytes) {
  const directory = directoryOf(bytes);
  if (directory.count === MANY_IN_ZIP64 || directory.start === IN_ZIP64) throw new PackageError(PACKED_OTHERWISE);
  const seen = new Set();
  for (const header of headersOf(directory)) {
    const reason = seen.has(header.name) ? TWICE : reasonOf(header);
    if (reason) throw new PackageError(reason);
    seen.add(header.name);
  }
}

/** @param {import("./package.js").Header} header @returns {string} nothing where it is usual */
function reasonOf({ name, flags, method, packed, size, local }) {
  if (OUTSIDE.test(name)) return LEADS_OUT;
  if (flags & ENCRYPTED) return LOCKED;
  const isUsual = [STORED, DEFLATED].includes(method) && ![packed, size, local].includes(IN_ZIP64);
  return isUsual ? "" : PACKED_OTHERWISE;
}
