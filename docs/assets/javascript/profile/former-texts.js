/** Texts of profiles from before their field held rows of municipalities: kept until somebody has made rows of them. */

/** @typedef {import("./types.js").Fields} Fields */
/** @typedef {import("./types.js").Profile} Profile */

/**
 * Returns the texts that stand where rows belong now, by field.
 * @param {any} raw  a profile, checked or not
 * @param {Fields} fields
 * @returns {Record<string, any>}
 */
export function formerTexts(raw, fields) {
  const isFormer = (/** @type {[string, unknown]} */ [name, value]) =>
    typeof value === "string" && Object.hasOwn(fields, name) && fields[name].type === "Beteiligte";
  return Object.fromEntries(Object.entries(Object(raw?.felder)).filter(isFormer));
}

/**
 * Returns a checked profile with the former texts that its source has, for the panel to show.
 * @template {Partial<Profile>} Some
 * @param {Some} profile
 * @param {any} raw  the profile before it was checked
 * @param {Fields} fields
 * @returns {Some}
 */
export function withFormerTexts(profile, raw, fields) {
  const texts = formerTexts(raw, fields);
  return Object.keys(texts).length > 0 ? { ...profile, felder: { ...profile.felder, ...texts } } : profile;
}
