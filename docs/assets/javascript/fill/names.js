/** Speaking names of files: ASCII, at most 80 characters, never today's date; twin of service.file_name. */

export const MOST_CHARACTERS = 80;
/** @type {Record<string, string>} */
const PAIRS = { ä: "ae", ö: "oe", ü: "ue", Ä: "Ae", Ö: "Oe", Ü: "Ue", ß: "ss", ł: "l", Ł: "L", ø: "o", Ø: "O" };

/**
 * Returns the name of a filled file, such as „2028-06-14_Beschlussvorlage_Stadt-Muenzdorf.docx“.
 * @param {{title: string, municipality: string, day: string | null, format: string, final: boolean}} parts
 *   municipality as `kommune_ohne` gives it; day is the ISO date of the Sitzungstermin, if there is one
 * @returns {string}
 */
export function fileName({ title, municipality, day, format, final }) {
  const parts = [day ?? "", title.split(":")[0], municipality];
  const stem = parts.filter((part) => part !== "").map(ascii).join("_");
  const suffix = `${final ? "_Endfassung" : ""}.${format}`;
  return stem.slice(0, MOST_CHARACTERS - suffix.length).replace(/[-_]+$/, "") + suffix;
}

/** Returns a text in ASCII, with hyphens for what is no letter or digit. @param {string} text */
export function ascii(text) {
  const plain = text.replace(/[äöüÄÖÜßłŁøØ]/g, (letter) => PAIRS[letter]).normalize("NFKD").replace(/[^\x00-\x7f]/g, "");
  return plain.replace(/[^A-Za-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
}
