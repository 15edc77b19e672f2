/** Checks what a reader typed or loaded; twin of `macros/profile.py`. */

import { checkScalar, checkValues, fault, isEmpty, isRow } from "./check-values.js";
import { schemaFaults } from "./check-schema.js";
import { choices } from "./entry.js";
import { LAW_ABBREVIATION, MAY_BE_ABSENT, OVERRIDABLE, PERSONS } from "./names.js";
import { nearest } from "./nearest.js";
import { shown, strip } from "./typing.js";

/** @typedef {import("./types.js").Column} Column */
/** @typedef {import("./types.js").Fault} Fault */
/** @typedef {import("./types.js").Field} Field */
/** @typedef {import("./types.js").Fields} Fields */
/** @typedef {import("./types.js").Override} Override */
/** @typedef {import("./types.js").Profile} Profile */
/** @typedef {import("./types.js").Scalar} Scalar */
/** @typedef {import("./tables.js").Tables} Tables */
/** @typedef {(string | number)[]} Place */

const EXAMPLE = "{wort: Stadtkollegium, genus: n, gen: Stadtkollegiums}";

/**
 * Returns the checked profile in canonical form, or every fault at once.
 * @param {unknown} raw
 * @param {Tables} tables  of the Länder that `laenderOf(raw)` names
 * @param {Fields} fields
 * @returns {{profile: Profile | null, faults: Fault[]}}
 */
export function checkProfile(raw, tables, fields) {
  const given = isRow(raw) ? withoutEmpty(raw, (value) => value === null || value === "") : raw;
  const wrong = schemaFaults(given);
  if (wrong.length) return { profile: null, faults: wrong };
  const profile = /** @type {Profile} */ (given);
  const faults = placeFaults(profile, tables);
  if (!faults.length) {
    faults.push(...preparingFaults(profile, tables), ...orderedFaults(profile, tables), ...wordFaults(profile, tables));
  }
  const values = checkValues(profile.felder ?? {}, fields, tables.outline, profile.land, faults);
  return faults.length ? { profile: null, faults } : { profile: canonical(profile, values), faults };
}

/**
 * Returns the value of one input (no list) in canonical form, null where it is empty, or what is wrong with it.
 * @param {string | boolean} text
 * @param {Field | Column} field
 * @returns {{value: Scalar | null} | {fault: Fault}}
 */
export function readValue(text, field) {
  if (isEmpty(text)) return { value: null };
  /** @type {Fault[]} */
  const faults = [];
  const value = checkScalar(text, field, [field.name], faults);
  return faults.length ? { fault: faults[0] } : { value };
}

/**
 * Returns a fault in at most two polite sentences.
 * @param {Fault} wrong
 */
export function sentence({ found, expected, remedy }) {
  const second = remedy || (expected && `Möglich ist ${expected}.`);
  return `Bitte prüfen Sie diese Angabe: ${found}. ${second}`.trim();
}

/**
 * @param {Record<string, unknown>} record
 * @param {(value: unknown) => boolean} empty
 */
function withoutEmpty(record, empty) {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => !empty(value)));
}

/**
 * @param {Profile} profile
 * @param {Profile["felder"]} felder
 * @returns {Profile}
 */
function canonical(profile, felder) {
  const words = Object.entries(profile.werte ?? {});
  const { vorbereitende, werte } = profile;
  return {
    .../** @type {Profile} */ (stripped(profile)),
    ...(vorbereitende && { vorbereitende: { kommune: strip(vorbereitende.kommune), form: vorbereitende.form } }),
    ...(werte && { werte: Object.fromEntries(words.map(([base, word]) => [base, word && stripped(word)])) }),
    ...(profile.felder && { felder }),
  };
}

/**
 * Returns a record without null, its texts without space around them.
 * @param {object} record
 * @returns {Record<string, any>}
 */
function stripped(record) {
  const given = withoutEmpty({ ...record }, (value) => value === null);
  return Object.fromEntries(Object.entries(given).map(([key, value]) => [key, typeof value === "string" ? strip(value) : value]));
}

/**
 * @param {Profile} profile
 * @param {Tables} tables
 * @returns {Fault[]}
 */
function placeFaults({ land, form }, { outline: { laender } }) {
  if (!Object.hasOwn(laender, land)) {
    const known = Object.keys(laender).find((key) => laender[key].name === land);
    const remedy = known ? `${land} hat das Kürzel ${known}.` : nearest(land, Object.keys(laender));
    const expected = `eines von: ${Object.keys(laender).join(", ")}`;
    return [fault(["land"], `unbekanntes Land „${shown(land)}“`, expected, remedy)];
  }
  const forms = Object.keys(laender[land].forms);
  if (forms.includes(form)) return [];
  const found = `die Form „${shown(form)}“ gibt es in ${laender[land].name} nicht`;
  return [fault(["form"], found, `eine von: ${forms.join(", ")}`, nearest(form, forms))];
}

/**
 * @param {Profile} profile
 * @param {Tables} tables
 * @returns {Fault[]}
 */
function preparingFaults({ land, form, vorbereitende }, { outline }) {
  const { name, forms } = outline.laender[land];
  const { preparing, usualPreparing } = forms[form];
  const place = ["vorbereitende"];
  if (!vorbereitende) {
    const found = `für die Form „${form}“ in ${name} fehlt die Körperschaft, deren Verwaltung vorbereitet`;
    const expected = `vorbereitende: {kommune: …, form: ${usualPreparing}}`;
    return preparing === "required" ? [fault(place, found, expected)] : [];
  }
  const faults = [];
  if (preparing === "none") {
    const found = `bei der Form „${form}“ in ${name} bereitet keine andere Körperschaft vor`;
    faults.push(fault(place, found, "", "Die Zeile „vorbereitende“ löschen."));
  }
  const known = [...Object.keys(forms), ...outline.bodies];
  if (!known.includes(vorbereitende.form)) {
    const expected = `eine Form in ${name} (${Object.keys(forms).join(", ")}) oder ein Schlüssel unter koerperschaften`;
    const found = `unbekannte Form „${shown(vorbereitende.form)}“`;
    faults.push(fault([...place, "form"], found, expected, nearest(vorbereitende.form, new Set(known))));
  }
  return faults;
}

/**
 * @param {Profile} profile
 * @param {Tables} tables
 * @returns {Fault[]}
 */
function orderedFaults({ land, form, auftrag_an, werte }, { laender }) {
  const collegium = laender[land].formen[form].verwaltungsorgan || werte?.verwaltungsorgan;
  if (auftrag_an !== "verwaltungsorgan" || collegium) return [];
  const found = `bei der Form „${form}“ in ${land} leitet kein Kollegium die Verwaltung`;
  return [fault(["auftrag_an"], found, "verwaltung oder verwaltungsspitze")];
}

/**
 * @param {Profile} profile
 * @param {Tables} tables
 * @returns {Fault[]}
 */
function wordFaults({ land, werte }, tables) {
  return Object.entries(werte ?? {}).flatMap(([base, word]) => {
    const place = ["werte", base];
    if (!OVERRIDABLE.includes(base)) {
      const expected = `eines von: ${OVERRIDABLE.join(", ")}`;
      return [fault(place, `unter „werte“ gibt es „${shown(base)}“ nicht`, expected, nearest(base, OVERRIDABLE))];
    }
    if (word) return isGiven(word.schluessel) ? keyFaults(place, base, word, tables, land) : ownWordFaults(place, base, word);
    if (MAY_BE_ABSENT.includes(base)) return [];
    return [fault(place, `„${base}“ ist leer`, "", "Einen Schlüssel oder ein Wort nennen, oder die Zeile löschen.")];
  });
}

/** @param {string | null | undefined} value */
function isGiven(value) {
  return value !== undefined && value !== null;
}

/**
 * @param {Place} place
 * @param {string} base
 * @param {Override} word
 * @param {Tables} tables
 * @param {string} land
 * @returns {Fault[]}
 */
function keyFaults(place, base, word, tables, land) {
  const known = choices(base, tables.words, tables.laender[land]) ?? {};
  const key = word.schluessel ?? "";
  if (!Object.hasOwn(known, key)) {
    const keys = Object.keys(known);
    const expected = keys.length ? `einer von: ${keys.join(", ")}` : "wort, genus und gen";
    return [fault([...place, "schluessel"], `„${shown(key)}“ ist kein Schlüssel für „${base}“`, expected, nearest(key, keys))];
  }
  const faults = [];
  const named = hasNickname(known[key]);
  if (named !== isGiven(word.wort)) {
    const found = named ? "der Beiname fehlt" : "schluessel und wort zugleich";
    faults.push(fault(place, found, "", named ? "wort: Klingenstadt" : "Nur eines von beiden nennen."));
  }
  if (isGiven(word.gen) || (isGiven(word.genus) && !PERSONS.includes(base))) {
    faults.push(fault(place, "zu einem Schlüssel gehören weder genus noch gen", "", "Beide Angaben löschen."));
  } else if (word.genus === "n") {
    faults.push(fault([...place, "genus"], "ein Amt ist weiblich (f) oder männlich (m)"));
  }
  return faults;
}

/**
 * Tells whether a word of the tables needs a nickname such as Klingenstadt.
 * @param {object} entry
 */
function hasNickname(entry) {
  return "formen" in entry && JSON.stringify(entry.formen).includes("{beiname}");
}

/**
 * @param {Place} place
 * @param {string} base
 * @param {Override} word
 * @returns {Fault[]}
 */
function ownWordFaults(place, base, { wort, genus, gen }) {
  if (!isGiven(wort)) return [fault(place, `„${base}“ hat weder schluessel noch wort`, EXAMPLE)];
  if (base === LAW_ABBREVIATION) return [];
  if (!isGiven(genus)) {
    return [fault(place, `zu „${strip(wort ?? "")}“ fehlt das Geschlecht`, `genus: m, f oder n; etwa ${EXAMPLE}`)];
  }
  if (isGiven(gen) || genus === "f") return [];
  return [fault(place, `zu „${strip(wort ?? "")}“ fehlt der Genitiv`, `gen: …; etwa ${EXAMPLE}`)];
}
