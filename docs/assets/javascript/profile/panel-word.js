/** The editor of one derived word: a choice of the tables, or an own word with gender and genitive. */

import { checkProfile } from "./check.js";
import { button, fillSelect, make, question } from "./elements.js";
import { proposals } from "./proposals.js";
import { readName } from "./panel-name.js";
import { follow } from "./panel-typing.js";

/** @typedef {import("./types.js").DerivedWord} DerivedWord */
/** @typedef {import("./types.js").Override} Override */
/** @typedef {import("./types.js").Proposal} Proposal */
/** @typedef {import("./types.js").Words} Words */
/** @typedef {import("./panel-model.js").PanelModel} PanelModel */
/** @typedef {import("./panel-identity.js").Part} Part */

const GENDERS = [["", "bitte wählen"], ["f", "die"], ["m", "der"], ["n", "das"]];
const FOLLOW = "vorschlag";
const OWN = "eigenes";
const ABSENT = "keins";
const KEY = "schluessel:";
const ABBREVIATION = "gesetz_kurz"; // is never inflected

/**
 * Returns the editor of a word.
 * @param {PanelModel} model
 * @param {DerivedWord} word
 * @param {Partial<Words>} words  all that there are to choose from
 * @param {() => void} done
 * @returns {Part}
 */
export function wordEditor(model, word, words, done) {
  const editor = new WordEditor(model, word, words, done);
  return { element: editor.element, refresh: () => editor.refresh() };
}

class WordEditor {
  /** @type {string | null} */
  #wish = null; // a choice that needs more than the choice itself

  /** @param {PanelModel} model @param {DerivedWord} word @param {Partial<Words>} words @param {() => void} done */
  constructor(model, word, words, done) {
    this.model = model;
    this.base = word.base;
    this.words = words;
    this.select = make("select", { on: { change: () => this.#choose() } });
    this.word = this.#text("Wort", "So, wie es nach „der“, „die“ oder „das“ steht.", "wort");
    this.gender = make("select", { on: { change: () => this.#keep("genus", this.gender.value) } });
    fillSelect(this.gender, GENDERS);
    this.genderQuestion = question("Artikel", this.gender);
    this.genitive = this.#text("Genitiv", "Zum Beispiel: des „Stadtkollegiums“. Bei „die“ nicht nötig.", "gen");
    this.own = make("div", { className: "eigenwort" }, this.word.element, this.genderQuestion.element, this.genitive.element);
    const choice = question(word.label, this.select);
    this.element = make("div", { className: "worteditor" }, choice.element, this.own, button("Fertig", done));
    this.refresh();
  }

  /** Shows what holds now. */
  refresh() {
    const list = this.#proposals();
    fillSelect(this.select, this.#options(list));
    const choice = this.#wish ?? this.#stored();
    this.select.value = choice;
    const isNamed = list.some((proposal) => proposal.named && KEY + proposal.schluessel === choice);
    this.own.hidden = choice !== OWN && !isNamed;
    const isInflected = choice === OWN && this.base !== ABBREVIATION;
    this.genderQuestion.element.hidden = !isInflected;
    this.genitive.element.hidden = !isInflected;
    const parts = this.#parts();
    this.word.show(parts.wort ?? "");
    this.genitive.show(parts.gen ?? "");
    this.gender.value = parts.genus ?? "";
    this.#tell();
  }

  #proposals() {
    const { session } = this.model;
    return session ? proposals(this.base, this.#tables(session), session.profile) : [];
  }

  /** @param {import("./session.js").Session} session */
  #tables({ tables }) {
    return { ...tables, words: { ...tables.words, ...this.words } };
  }

  /** @param {Proposal[]} list @returns {string[][]} */
  #options(list) {
    const { [this.base]: _, ...werte } = this.model.session?.profile.werte ?? {};
    const proposed = this.model.textIf(this.base, { werte });
    const others = list.filter(({ text, when, schluessel }) => text !== proposed || when || KEY + schluessel === this.#stored());
    const known = others.map(({ schluessel, text, when, likely }) => {
      const words = schluessel === null ? "gibt es bei uns nicht" : text;
      return [schluessel === null ? ABSENT : KEY + schluessel, when ? `${words} (${when})` : words, likely ? "" : "Weitere"];
    });
    return [[FOLLOW, `Vorschlag: ${proposed || "gibt es hier nicht"}`], ...known, [OWN, "eigenes Wort …", "Eigenes"]];
  }

  /** What the profile says, as a choice. */
  #stored() {
    const override = this.model.profile.werte?.[this.base];
    if (override === null) return ABSENT;
    if (override?.schluessel) return KEY + override.schluessel;
    return override || this.model.draft(this.#place) !== undefined ? OWN : FOLLOW;
  }

  get #place() {
    return `werte.${this.base}`;
  }

  #choose() {
    const choice = this.select.value;
    const needsMore = choice === OWN || this.#proposals().some(({ named, schluessel }) => named && KEY + schluessel === choice);
    this.#wish = needsMore ? choice : null;
    if (choice === FOLLOW) this.model.setWord(this.base, undefined);
    else if (choice === ABSENT) this.model.setWord(this.base, null);
    else if (!needsMore) this.model.setWord(this.base, { schluessel: choice.slice(KEY.length) });
    else this.refresh();
    if (needsMore) this.own.querySelector("input")?.focus();
  }

  /** What is filled in, finished or not. @returns {Override} */
  #parts() {
    const draft = this.model.draft(this.#place);
    return draft ? JSON.parse(draft) : (this.model.profile.werte?.[this.base] ?? {});
  }

  /** @param {"wort" | "genus" | "gen"} part @param {string} text */
  #keep(part, text) {
    const { schluessel: _, ...parts } = /** @type {any} */ (this.#parts());
    if (text.trim()) parts[part] = text.trim();
    else delete parts[part];
    const choice = this.#wish ?? this.#stored();
    if (choice.startsWith(KEY)) parts.schluessel = choice.slice(KEY.length);
    const isSound = this.#faults(parts).length === 0;
    this.#wish = choice;
    if (isSound) this.model.setWord(this.base, parts);
    else this.model.setWord(this.base, undefined, JSON.stringify(parts));
  }

  /** @param {Override} parts */
  #faults(parts) {
    const { session } = this.model;
    if (!session) return [];
    const werte = { [this.base]: parts };
    return checkProfile({ ...session.profile, werte }, this.#tables(session), session.fields).faults.filter(({ place }) => place[1] === this.base);
  }

  #tell() {
    const parts = this.#parts();
    const isStated = Boolean(parts.wort) && !this.genderQuestion.element.hidden;
    this.word.tell(unfit(parts.wort) || (parts.genus && !parts.wort ? "Bitte das Wort eintragen." : ""));
    this.genderQuestion.tell(isStated && !parts.genus ? "Bitte den Artikel wählen." : "");
    const lacksGenitive = isStated && parts.genus && parts.genus !== "f" && !parts.gen;
    this.genitive.tell(unfit(parts.gen) || (lacksGenitive ? "Bitte den Genitiv eintragen." : ""));
  }

  /** @param {string} label @param {string} help @param {"wort" | "gen"} part */
  #text(label, help, part) {
    const input = make("input", { type: "text", autocomplete: "off" });
    const { element, tell } = question(label, input, { help });
    const typing = follow(input, tell, readName, (value, draft) => this.#keep(part, value ?? draft ?? ""));
    return { element, tell, show: (/** @type {string} */ text) => typing.show(text, false) };
  }
}

/** @param {string | undefined} text @returns {string} */
function unfit(text) {
  const reading = readName(text ?? "");
  return "message" in reading ? reading.message : "";
}
