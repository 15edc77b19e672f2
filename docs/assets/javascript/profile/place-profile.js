/** What a place of the register says of a profile. */

/** @typedef {import("./types.js").Outline} Outline */
/** @typedef {import("./types.js").Profile} Profile */
/** @typedef {import("./register.js").Place} Place */

/**
 * Returns Land, form and preparing body of a place; what the tables do not know is undefined.
 * @param {Outline} outline
 * @param {Place} place
 * @returns {Partial<Profile>}
 */
export function profileOfPlace(outline, { land, form, body, bodyForm }) {
  const known = outline.laender[land]?.forms[form];
  const prepares = known && known.preparing !== "none" && body;
  const second = prepares ? { kommune: body, form: bodyForm || (known.usualPreparing ?? "") } : undefined;
  return { land, form: known ? form : undefined, vorbereitende: second };
}
