/** Every derived word as a proposal: confirmed, replaced by another of the tables, or by an own word. */

import { button, make } from "./elements.js";
import { derivedWords } from "./derived-words.js";
import { everyWord } from "./session.js";

/** @typedef {import("./types.js").DerivedWord} DerivedWord */
/** @typedef {import("./panel-model.js").PanelModel} PanelModel */
/** @typedef {import("./panel-identity.js").Part} Part */

/**
 * Returns the list of derived words.
 * @param {PanelModel} model
 * @returns {Part}
 */
export function wordsPart(model) {
  const intro = "Vorschläge aus den Tabellen. Maßgeblich ist Ihre Hauptsatzung: Jedes Wort lässt sich ersetzen.";
  const open = make("p", { className: "hinweis" });
  const list = make("ul", { className: "woerter" });
  const element = make("section", {}, make("h3", {}, "Bezeichnungen"), make("p", { className: "hilfe" }, intro), open, list);
  /** @type {Map<string, WordRow>} */
  const rows = new Map();
  return { element, refresh };

  function refresh() {
    const { session } = model;
    element.hidden = !session;
    if (!session) return;
    const words = derivedWords(session.tables, session.profile);
    const bases = words.map((word) => word.base);
    for (const word of words) {
      if (!rows.has(word.base)) rows.set(word.base, new WordRow(model, word.base));
      rows.get(word.base)?.show(word);
    }
    if (bases.join() !== [...list.children].map((row) => row.dataset.frage).join()) {
      list.replaceChildren(...bases.map((base) => /** @type {WordRow} */ (rows.get(base)).element));
    }
    const asked = words.filter((word) => isAsked(model, word)).length;
    open.textContent = asked === 0 ? "" : openText(asked);
    open.hidden = asked === 0;
  }
}

class WordRow {
  /** @type {DerivedWord | null} */
  #word = null;
  /** @type {Part | null} */
  #editor = null;

  /** @param {PanelModel} model @param {string} base */
  constructor(model, base) {
    this.model = model;
    this.label = make("span", { className: "wortart" });
    this.text = make("span", { className: "wort" });
    this.change = button("Ändern", () => this.#toggle(), { "aria-expanded": "false" });
    this.yes = button("Ja", () => this.#confirm());
    this.ask = make("p", { className: "rueckfrage" }, make("span", {}, "Heißt das bei Ihnen so? "), this.yes);
    this.head = make("div", { className: "wortzeile" }, this.label, this.text, this.change);
    this.element = make("li", {}, this.head, this.ask);
    this.element.dataset.frage = base;
  }

  /** @param {DerivedWord} word */
  show(word) {
    this.#word = word;
    this.label.textContent = word.label;
    this.text.textContent = word.text || "gibt es hier nicht";
    this.text.classList.toggle("fehlt", !word.text);
    this.change.setAttribute("aria-label", `${word.label} ändern`);
    this.yes.setAttribute("aria-label", `Ja, „${word.text}“ heißt bei uns so`);
    this.ask.hidden = !isAsked(this.model, word);
    this.element.classList.toggle("eigenes", word.replaced);
    if (this.model.draft(`werte.${word.base}`) !== undefined && !this.#editor) void this.#open();
    this.#editor?.refresh();
  }

  async #toggle() {
    if (this.#editor) this.#close();
    else {
      await this.#open();
      this.element.querySelector("select, input")?.focus();
    }
  }

  async #open() {
    const [{ wordEditor }, words] = await Promise.all([import("./panel-word.js"), everyWord()]);
    if (this.#editor) return; // asked for twice while it was loading
    const word = /** @type {DerivedWord} */ (this.#word);
    this.#editor = wordEditor(this.model, word, words, () => this.#close());
    this.element.append(this.#editor.element);
    this.change.setAttribute("aria-expanded", "true");
  }

  /** Closes the editor, unless it holds something unfinished. */
  #close() {
    const unfinished = this.model.draft(`werte.${this.#word?.base}`) !== undefined && this.element.querySelector("[aria-invalid=true]");
    if (unfinished) return unfinished.focus();
    this.#editor?.element.remove();
    this.#editor = null;
    this.change.setAttribute("aria-expanded", "false");
    this.change.focus();
  }

  #confirm() {
    const word = /** @type {DerivedWord} */ (this.#word);
    this.model.confirm(word.base, word.text);
    this.change.focus();
  }
}

/** @param {PanelModel} model @param {DerivedWord} word */
function isAsked(model, word) {
  return word.unverified && !word.replaced && word.text !== "" && model.entry.confirmed[word.base] !== word.text;
}

/** @param {number} count */
function openText(count) {
  const words = count === 1 ? "Ein Wort ist" : `${count} Wörter sind`;
  return `${words} für Ihre Kommune nicht nachgelesen. Bitte bestätigen oder ändern.`;
}
