/** Restores the profile that a document carries, as a new one; what the reader has stored stays as it is. */

import { checkProfile } from "../profile/check.js";
import { USUAL } from "../fill/record.js";
import { formerTexts, withFormerTexts } from "../profile/former-texts.js";
import { sessionOf } from "../profile/session.js";
import { withEdits } from "./edits.js";
import { activate, activeEntry, newEntry, profiles, remove, save } from "../profile/store.js";

/** @typedef {import("../profile/types.js").Profile} Profile */
/** @typedef {import("../profile/store.js").Entry} Entry */
/** @typedef {import("./edits.js").Misfit} Misfit */
/** @typedef {{title: string, municipality: string, isNew: boolean, undo: () => void, taken: string[], misfits: Misfit[]}} Restored */

/**
 * Makes the profile of a document the active one and returns what it is called now, or null where it cannot be read.
 * A stored profile that says everything the document says is taken instead of a new one.
 * @param {string} record JSON as the document carries it
 * @param {string} document title of the document
 * @param {import("../fill/shown-fields.js").Shown} shown  what the document says of its fields, changed by hand or not
 * @returns {Promise<Restored | null>}
 */
export async function restore(record, document, shown) {
  const raw = parsed(record);
  const session = await sessionOf(raw);
  if (!session) return null;
  const before = activeEntry()?.id;
  const municipality = session.values.texts.kommune_ohne ?? session.profile.kommune;
  const { profile: edited, taken, misfits } = withEdits(session, shown);
  const profile = withFormerTexts(edited, raw, session.fields);
  const known = await knownEntry(profile);
  const entry = known ?? named(profile, `${municipality} (aus ${document})`);
  if (known) activate(known.id);
  else save(entry);
  const undo = () => takeBack(entry.id, !known, before);
  const lost = [...unfit(raw, session), ...misfits];
  return { title: entry.title || municipality, municipality, isNew: !known, undo, taken, misfits: lost };
}

/**
 * Returns what of a stored profile fits nothing any more: a field was renamed, a choice is gone.
 * @param {any} raw
 * @param {import("../profile/session.js").Session} session
 * @returns {Misfit[]}
 */
function unfit(raw, { tables, fields }) {
  const former = formerTexts(raw, fields);
  const { faults } = checkProfile(raw, tables, fields);
  const lost = faults.filter(({ place: [group, name] }) => !(group === "felder" && name in former));
  return lost.map(({ place: [group, name = ""], found, expected }) => {
    const label = Object.hasOwn(fields, name) ? fields[name].label : String(name || group);
    return { label, text: found, expected };
  });
}

/** Returns the stored entry that says all that a profile says. @param {Profile} profile @returns {Promise<Entry | null>} */
async function knownEntry(profile) {
  for (const entry of profiles()) {
    const stored = await sessionOf(entry.profile);
    if (stored && contains({ ...USUAL, ...stored.profile }, profile)) return entry;
  }
  return null;
}

/** @param {string} id @param {boolean} isNew @param {string | undefined} before */
function takeBack(id, isNew, before) {
  if (isNew) remove(id);
  if (before) activate(before);
}

/** @param {Profile} profile @param {string} title @returns {Entry} */
function named(profile, title) {
  const taken = new Set(profiles().map((entry) => entry.title));
  let free = title;
  for (let number = 2; taken.has(free); number += 1) free = `${title} (${number})`;
  return { ...newEntry(profile), title: free };
}

/** Tells whether a profile says all that another one says. @param {any} whole @param {any} part @returns {boolean} */
function contains(whole, part) {
  if (Array.isArray(part)) {
    return whole?.length === part.length && part.every((item, index) => contains(whole[index], item));
  }
  if (typeof part !== "object" || part === null) return whole === part;
  if (typeof whole !== "object" || whole === null) return false;
  return Object.keys(part).every((key) => Object.hasOwn(whole, key) && contains(whole[key], part[key]));
}

/** @param {string} record @returns {any} */
function parsed(record) {
  try {
    return JSON.parse(record);
  } catch {
    return null;
  }
}
