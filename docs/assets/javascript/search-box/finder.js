/** A search field with its results: finds while somebody types, says how many, lets the arrow keys walk. */

import { button, freshId, make } from "../profile/elements.js";
import { onChange } from "../profile/store.js";
import { Engine } from "./engine.js";
import { hitItem } from "./hits.js";
import { rankedFor } from "./profile-rank.js";
import { correction, instead } from "./words.js";

/** @typedef {{root: string, results: string, missing: string, index: string}} Addresses  all absolute */
/** @typedef {import("./worker.js").Answer} Answer */
/** @typedef {{most: number, close?: () => void}} Settings  how many results stand there at first; what leaves the search */

const PAUSE = 60; // milliseconds without a key until the search begins
const LONG_PAUSE = 600; // until places are looked up, which load more
const ORDINARY = ["exact", "synonym"]; // words that the texts know are no names of places
const MOST_COUNTED = 100; // so many the search gives at most
const FAILED = "Die Suche ließ sich nicht laden. Bitte prüfen Sie die Verbindung, oder suchen Sie in der Liste ";

export class Finder {
  #timer = 0;
  #more = 0;
  #turn = 0;
  /** @type {Engine | null} */
  #engine = null;

  /** @param {Addresses} addresses @param {Settings} settings */
  constructor(addresses, settings) {
    this.addresses = addresses;
    this.settings = settings;
    const id = freshId("suche");
    this.input = make("input", { id, type: "search", name: "q", autocomplete: "off", spellcheck: false, enterKeyHint: "search", on: { input: () => this.#findSoon(), focus: () => this.#start() } });
    this.input.setAttribute("autocapitalize", "off");
    const send = make("button", { type: "submit", className: "knopf" }, settings.close ? "Alle Treffer" : "Suchen");
    const parts = [make("label", { for: id }, "Suchen nach"), make("div", { className: "suchzeile" }, this.input, send)];
    if (settings.close) parts[1].append(button("×", settings.close, { "aria-label": "Suche schließen", className: "schliessen" }));
    this.form = make("form", { role: "search", method: "get", action: addresses.results, "aria-label": "Suche" }, ...parts);
    this.status = make("p", { role: "status", className: "suchstatus" });
    this.notes = make("div", { className: "suchhinweise" });
    this.list = make("ul", { className: "treffer" });
    this.rest = make("div", { className: "weitere" });
    this.output = make("div", { className: "suchergebnis" }, this.status, this.notes, this.list, this.rest);
    for (const part of [this.form, this.output]) part.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => this.#walk(event));
    onChange(() => this.#find());
  }

  /** Puts words into the field and searches for them. @param {string} query */
  show(query) {
    this.input.value = query;
    this.#more = 0;
    this.#find();
  }

  #start() {
    this.#engine ??= new Engine((answer) => void this.#take(answer), () => this.#fail());
  }

  #findSoon() {
    window.clearTimeout(this.#timer);
    this.#more = 0;
    this.#timer = window.setTimeout(() => this.#find(), PAUSE);
  }

  #find() {
    const query = this.input.value.trim();
    if (!query) return this.#clear();
    this.#start();
    this.#engine?.ask(query);
  }

  #clear() {
    this.#turn += 1;
    this.status.textContent = "";
    for (const part of [this.notes, this.list, this.rest]) part.replaceChildren();
  }

  #fail() {
    this.#engine = null;
    this.#clear();
    this.status.replaceChildren(FAILED, make("a", { href: this.addresses.index }, "von A bis Z"), ".");
  }

  /** @param {Answer} answer */
  async #take({ query, hits, told, isWhole }) {
    const turn = ++this.#turn;
    const ranked = await rankedFor(hits);
    if (turn !== this.#turn) return;
    const isOver = isWhole || hits.length > 0;
    this.notes.replaceChildren(...this.#said(query, hits.length, told, isOver));
    const shown = ranked.slice(0, this.settings.most + this.#more);
    this.#list(shown.map((hit) => hitItem(hit, this.addresses.root)));
    this.#showRest(query, ranked.length - shown.length);
    this.status.textContent = isOver ? counted(hits.length) : "Sucht …";
    const { offersFor } = await import("./offers.js");
    await this.#offer(turn, offersFor(query, () => this.input.focus()));
    if (isWhole) window.setTimeout(() => void this.#offerPlaces(turn, told), LONG_PAUSE);
  }

  /** Shows results; one that has the focus keeps it, wherever it stands now. @param {HTMLElement[]} items */
  #list(items) {
    const link = this.list.contains(document.activeElement) ? document.activeElement : null;
    this.list.replaceChildren(...items);
    if (!(link instanceof HTMLAnchorElement)) return;
    const links = [...this.list.querySelectorAll("a")];
    (links.find(({ pathname }) => pathname === link.pathname) ?? links[0] ?? this.input).focus();
  }

  /** @param {string} query @param {number} count @param {Answer["told"]} told @param {boolean} isOver */
  #said(query, count, told, isOver) {
    const search = (/** @type {string} */ words) => this.#searchFor(words);
    if (count > 0) return correction(told, search);
    return isOver ? instead(query, told, this.addresses, search) : [];
  }

  /** @param {number} turn @param {Promise<HTMLElement[]>} offers */
  async #offer(turn, offers) {
    const made = await offers;
    if (turn === this.#turn) this.notes.append(...made);
  }

  /** @param {number} turn @param {Answer["told"]} told */
  async #offerPlaces(turn, { words }) {
    if (turn !== this.#turn) return;
    const names = words.filter(({ reason }) => !ORDINARY.includes(reason)).map(({ typed }) => typed);
    const { placeOffersFor } = await import("./offers.js");
    await this.#offer(turn, placeOffersFor(names, () => this.input.focus()));
  }

  /** @param {string} query @param {number} rest */
  #showRest(query, rest) {
    const address = `${this.addresses.results}?${new URLSearchParams({ q: query })}`;
    const more = this.settings.close
      ? make("a", { href: address }, `${rest} weitere Treffer`)
      : button("Weitere Treffer zeigen", () => this.#showMore(), {});
    this.rest.replaceChildren(...(rest > 0 ? [more] : []));
  }

  #showMore() {
    const first = this.list.children.length;
    this.#more += this.settings.most;
    const seen = new MutationObserver(() => {
      seen.disconnect();
      /** @type {HTMLElement | null} */ (this.list.children[first]?.querySelector("a"))?.focus();
    });
    seen.observe(this.list, { childList: true });
    this.#find();
  }

  /** @param {string} words */
  #searchFor(words) {
    this.show(words);
    this.input.focus();
  }

  /** @param {KeyboardEvent} event */
  #walk(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
    const stops = [this.input, ...this.list.querySelectorAll("a")];
    const at = stops.indexOf(/** @type {any} */ (document.activeElement));
    const next = stops[Math.min(Math.max((at < 0 ? 0 : at) + step, 0), stops.length - 1)];
    event.preventDefault();
    next.focus();
  }
}

/** @param {number} count */
function counted(count) {
  if (count === 0) return "Kein Treffer";
  return count < MOST_COUNTED ? `${count} Treffer` : `Mindestens ${count} Treffer`;
}
