/** The panel "Ihre Kommune": a dialog beside the page, loaded when it is opened for the first time. */

import { button, make } from "./elements.js";
import { fieldsPart } from "./panel-fields.js";
import { filePart } from "./panel-file.js";
import { identityPart } from "./panel-identity.js";
import { PanelModel } from "./panel-model.js";
import { orderPart } from "./panel-order.js";
import { followPresses, whenReleased } from "./panel-press.js";
import { preparingPart } from "./panel-preparing.js";
import { profilesPart, titleOf } from "./panel-profiles.js";
import { samplesPart } from "./panel-samples.js";
import { wordsPart } from "./panel-words.js";
import { loadRegister } from "./register.js";
import { isLasting } from "./store.js";

/** @typedef {import("./panel-identity.js").Part} Part */
/** @typedef {import("./register.js").Register} Register */

const LASTING = "Das Profil liegt nur in diesem Browser, nichts wird übertragen. Leert Ihr Browser beim Schließen seine Daten, sichern Sie es als Datei.";
const FLEETING = "Dieser Browser behält das Profil nicht: Sein Speicher ist gesperrt oder voll. Sichern Sie es als Datei, bevor Sie diese Seite verlassen; auf der nächsten laden Sie es daraus.";

/** @type {Promise<Panel> | null} */
let open = null;

/**
 * Opens the panel, at a field if one is named; the focus goes back to where it was when the panel closes.
 * @param {{focusField?: string}} [wish]  a project field, a derived word or a key of the profile
 */
export async function openPanel({ focusField } = {}) {
  open ??= load();
  const panel = await open;
  if (focusField) panel.focusField(focusField);
}

async function load() {
  try {
    const [model, register] = await Promise.all([PanelModel.open(), loadRegister()]);
    return new Panel(model, register, () => (open = null));
  } catch (error) {
    open = null;
    throw error;
  }
}

class Panel {
  /** @type {Part[]} */
  #parts = [];
  #shown = "";

  /** @param {PanelModel} model @param {Register} register @param {() => void} onClose */
  constructor(model, register, onClose) {
    this.model = model;
    this.register = register;
    this.opener = /** @type {HTMLElement | null} */ (document.activeElement);
    this.status = make("p", { role: "status", className: "gespeichert" });
    this.fault = button("Zeigen", () => this.#showFault(), { className: "verweis", "aria-label": "Zeigen, was noch nicht passt" });
    this.spoken = make("p", { role: "status", className: "nur-gelesen" });
    this.notice = make("div", { role: "status", className: "meldung", hidden: true });
    this.storage = make("p", { className: "speicher" });
    this.content = make("div", { className: "inhalt" });
    this.dialog = this.#dialog();
    document.body.append(this.dialog);
    const unfollow = model.follow();
    model.onChange(() => whenReleased(() => this.#refresh()));
    const keepTyped = () => this.#focused()?.blur();
    model.onLeave(keepTyped);
    window.addEventListener("pagehide", keepTyped);
    this.dialog.addEventListener("close", () => {
      unfollow();
      window.removeEventListener("pagehide", keepTyped);
      this.dialog.remove();
      onClose();
      this.opener?.focus();
    });
    this.#build();
    this.dialog.showModal();
    this.#focusStart();
  }

  /** Brings an input into view and focuses it. @param {string} name */
  focusField(name) {
    const base = name.split(".")[0];
    const place = this.dialog.querySelector(`[data-frage="${CSS.escape(base)}"]`) ?? this.#wordOf(base);
    this.#focus(place?.querySelector("input:checked, input:not([type=radio]), select, textarea, button"));
  }

  /** Goes to the first input that holds something unfit, or to where something is missing. */
  #showFault() {
    const unfit = this.dialog.querySelector("[aria-invalid=true]");
    const [place = ""] = Object.keys(this.model.entry.drafts);
    if (unfit) this.#focus(unfit);
    else this.focusField(place.split(".").at(-1) ?? "");
  }

  /** @param {HTMLElement | null | undefined} element */
  #focus(element) {
    const group = element?.closest("details");
    if (group) group.open = true;
    element?.focus();
    element?.scrollIntoView({ block: "center" }); // with its message
  }

  /** Where a reader begins: at the name, or at the title of a profile that says something already. */
  #focusStart() {
    const isNew = Object.keys(this.model.profile).length === 0;
    /** @type {HTMLElement} */ (isNew ? this.dialog.querySelector("input") : this.title).focus();
  }

  /** @returns {HTMLElement | null} what has the focus inside the panel */
  #focused() {
    return this.dialog.querySelector(":focus");
  }

  /** The row of the word that a derived field such as `rat_gen` shows. @param {string} name */
  #wordOf(name) {
    const rows = [...this.dialog.querySelectorAll("[data-frage]")].filter((row) => name.startsWith(`${row.dataset.frage}_`));
    return rows.sort((one, other) => other.dataset.frage.length - one.dataset.frage.length)[0];
  }

  #dialog() {
    this.title = make("h2", { id: "profil-titel", tabIndex: -1 }, "Ihre Kommune");
    const close = () => this.dialog.close();
    const cross = button("×", close, { "aria-label": "Schließen", className: "schliessen" });
    const head = make("div", { className: "kopf" }, this.title, make("div", { className: "stand" }, this.status, this.fault), cross);
    const done = button("Fertig", close, { className: "knopf" });
    this.buttons = make("div", { className: "knoepfe" });
    const foot = make("div", { className: "fuss" }, this.storage, make("div", { className: "knoepfe" }, this.buttons, done));
    const dialog = make("dialog", { className: "profil md-typeset", "aria-labelledby": this.title.id });
    dialog.append(head, this.notice, this.content, foot, this.spoken);
    dialog.addEventListener("keydown", (/** @type {Event} */ event) => event.stopPropagation()); // the theme has keys of its own
    this.#receiveDrops(dialog);
    followPresses(dialog);
    return dialog;
  }

  /** @param {HTMLDialogElement} dialog */
  #receiveDrops(dialog) {
    const mark = (/** @type {boolean} */ isOver) => dialog.classList.toggle("zieht", isOver);
    dialog.addEventListener("dragover", (event) => {
      event.preventDefault();
      mark(true);
    });
    dialog.addEventListener("dragleave", (event) => {
      if (!dialog.contains(/** @type {Node | null} */ (event.relatedTarget))) mark(false);
    });
    dialog.addEventListener("drop", (event) => {
      event.preventDefault();
      mark(false);
      void this.files?.take(event.dataTransfer?.files);
    });
  }

  #build() {
    const { model } = this;
    this.#shown = model.entry.id;
    const announce = (/** @type {string} */ message) => (this.spoken.textContent = message);
    const notify = (/** @type {string} */ message, /** @type {(() => void) | undefined} */ undo) => this.#notify(message, undo);
    const report = (/** @type {(Node | string)[]} */ ...content) => this.#report(...content);
    this.files = filePart({ model, notify, report });
    const profiles = profilesPart(model, notify);
    const identity = [identityPart(model, this.register), preparingPart(model), samplesPart(model), orderPart(model), wordsPart(model), fieldsPart(model, announce)];
    this.#parts = [...identity, this.files, profiles];
    this.buttons.replaceChildren(this.files.element);
    const stored = make("section", {}, make("h3", {}, "Gespeicherte Profile"), profiles.element);
    this.content.replaceChildren(...identity.map((part) => part.element), stored);
    this.#refresh();
  }

  #refresh() {
    if (this.model.entry.id !== this.#shown) {
      this.#build();
      this.content.scrollTop = 0;
      this.spoken.textContent = `Jetzt in Gebrauch: ${titleOf(this.model.entry)}.`;
      if (!this.#focused()) this.#focusStart();
      return;
    }
    for (const part of this.#parts) part.refresh();
    this.status.textContent = this.#statusText();
    this.fault.hidden = this.model.faults === 0;
    const isSafe = isLasting();
    this.storage.textContent = isSafe ? LASTING : FLEETING;
    this.storage.classList.toggle("warnung", !isSafe);
  }

  #statusText() {
    const { faults, profile } = this.model;
    if (Object.keys(profile).length === 0 && faults === 0) return "";
    const saved = isLasting() ? "Gespeichert" : "Nur, solange diese Seite offen ist";
    const faulty = faults === 1 ? "eine Angabe passt" : `${faults} Angaben passen`;
    return faults === 0 ? saved : `${saved}, ${faulty} noch nicht`;
  }

  /** @param {string} message @param {(() => void) | undefined} undo */
  #notify(message, undo) {
    const back = undo && button("Rückgängig", () => {
      this.notice.hidden = true;
      undo();
      this.dialog.querySelector("input")?.focus();
    });
    this.#report(message, ...(back ? [back] : []));
    (back ?? this.dialog.querySelector("input"))?.focus();
  }

  /** @param {...(Node | string)} content */
  #report(...content) {
    const away = () => {
      this.notice.hidden = true;
      this.title.focus();
    };
    const cross = button("×", away, { "aria-label": "Meldung schließen", className: "schliessen" });
    this.notice.replaceChildren(make("div", {}, ...content), cross);
    this.notice.hidden = false;
    this.notice.scrollIntoView({ block: "nearest" });
  }
}
