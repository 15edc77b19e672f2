/** Texts that people type: which characters may stand in them, and how they are shown; twin of `profile_texts.py`. */

const MOST_CHARACTERS_OF_A_NAME = 120;
// control characters, halves of characters, what XML forbids and what tokens are made of
const UNFIT = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ue000\ue001\ufffe\uffff]/gu;
const NAME = /^[^<>{}\0-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029\ue000\ue001\ufeff\ufffe\uffff]+$/u;
const SPACE = " \\t\\n\\r\\u00a0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u3000\\u2028\\u2029";
const AROUND = new RegExp(`^[${SPACE}]+|[${SPACE}]+$`, "g");
const SHOWN = 60;

/** Spaces that stand between digits and units. */
export const SPACES = /[\u00a0\u202f\u2009]/g;

/** A value that does not fit: what is expected, and what to do about it. */
export class Unfit extends Error {
  /**
   * @param {string} expected
   * @param {string} [remedy]
   */
  constructor(expected, remedy = "") {
    super(expected);
    this.remedy = remedy;
  }
}

/**
 * Returns the text without space around it; control characters are none and stay to be refused.
 * @param {string} text
 */
export function strip(text) {
  return text.replace(AROUND, "");
}

/**
 * Tells what is wrong with a name: German words, or "" where it may stand.
 * @param {string} name  without space around it
 */
export function nameFault(name) {
  if (!name) return "ein Text, der nicht leer ist";
  if ([...name].length > MOST_CHARACTERS_OF_A_NAME) return `höchstens ${MOST_CHARACTERS_OF_A_NAME} Zeichen`;
  return NAME.test(name) ? "" : "keine spitzen oder geschweiften Klammern und keine Steuerzeichen";
}

/**
 * Returns a typed text, of one line or of many; throws Unfit for anything else.
 * @param {unknown} value
 * @param {string} type
 */
export function readText(value, type) {
  if (typeof value !== "string" && !Number.isInteger(value)) {
    throw new Unfit('ein Text; sieht er wie eine Zahl oder ein Datum aus, dann in geraden Anführungszeichen: "…"');
  }
  const text = strip(typeof value === "number" ? BigInt(value).toString() : String(value)).replace(/\r\n?/g, "\n");
  const unfit = text.search(UNFIT) >= 0;
  if (type === "Text" && (unfit || text.includes("\n"))) throw new Unfit("ein Text in einer Zeile, ohne Steuerzeichen");
  if (unfit) throw new Unfit("ein Text ohne Steuerzeichen");
  return text;
}

/**
 * Returns a value as it stands in a message: shortened, and in German where it is no text.
 * @param {unknown} value
 */
export function shown(value) {
  if (typeof value === "boolean") return value ? "ja" : "nein";
  if (value === null || value === undefined) return "leer";
  if (typeof value === "object") return Array.isArray(value) ? "Liste" : "Angaben";
  const characters = [...String(value).replace(UNFIT, "\ufffd")];
  return characters.length <= SHOWN ? characters.join("") : `${characters.slice(0, SHOWN).join("")}…`;
}
