/** Reads names and words as people type them: one line, no signs that mean something to a template. */

import { nameFault, strip } from "./typing.js";

/**
 * Returns a name, null where there is none, or what is wrong with it.
 * @param {string} text
 * @returns {{value: string | null} | {message: string}}
 */
export function readName(text) {
  const name = strip(text);
  const expected = name && nameFault(name);
  return expected ? { message: `Das passt hier nicht. Bitte ${expected}.` } : { value: name || null };
}
