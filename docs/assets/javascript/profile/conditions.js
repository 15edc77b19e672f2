/** Who sees which variant; twin of `macros/condition_logic.py`. The build has checked every condition. */

/** @typedef {import("./types.js").Facts} Facts */

const NOT = /^nicht\s+/;

/**
 * Tells whether a condition such as `land:HE, nicht stadt + feld:foerderung=ja` holds; `nur:web` never does.
 * @param {string} text
 * @param {Facts} facts
 * @returns {boolean}
 */
export function holds(text, facts) {
  return text.split(",").some((alternative) => alternative.split("+").every((term) => termHolds(term.trim(), facts)));
}

/**
 * @param {string} term
 * @param {Facts} facts
 */
function termHolds(term, facts) {
  const atom = term.replace(NOT, "");
  return atomHolds(atom, facts) !== (atom !== term);
}

/**
 * @param {string} atom
 * @param {Facts} facts
 */
function atomHolds(atom, facts) {
  if (!atom.includes(":")) return atom === facts.form || facts.groups.has(atom);
  const [kind, name] = split(atom, ":");
  if (kind === "land") return name === facts.land;
  if (kind === "hat") return facts.has.has(name);
  if (kind !== "feld") return false;
  const [field, value] = split(name, "=");
  return Object.hasOwn(facts.answers, field) && facts.answers[field] === value;
}

/**
 * @param {string} text
 * @param {string} separator
 */
function split(text, separator) {
  const at = text.indexOf(separator);
  return [text.slice(0, at).trim(), text.slice(at + 1).trim()];
}
