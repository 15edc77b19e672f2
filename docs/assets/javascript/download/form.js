/** What the dialog of a download shows and asks; nothing here fetches or fills. */

import { button, make, radios } from "../profile/elements.js";
import { gapsView } from "./gaps-view.js";
import { ofDocuments, ofTable } from "./questions.js";

/** @typedef {import("../profile/session.js").Session} Session */
/** @typedef {import("../fill/open-points.js").OpenPoint} OpenPoint */
/** @typedef {import("./subject.js").Subject} Subject */
/** @typedef {import("./filled.js").Choice} Choice */
/** @typedef {{enter: (field?: string) => void, save: () => void, print: () => void}} Actions */

const START = "projektbeginn"; // as the code of tables, which is loaded later, calls it

export class Form {
  /** @param {Subject} subject @param {Actions} actions */
  constructor(subject, actions) {
    this.subject = subject;
    this.actions = actions;
    this.questions = subject.table ? ofTable(subject.table) : ofDocuments(subject.sources);
    this.format = this.questions.formats[0][0];
    this.version = "ausfuellbar";
    this.whom = make("p", { className: "fuer-wen" });
    this.carries = make("p", { className: "traegt" });
    this.without = make("input", { type: "checkbox", on: { change: () => this.#tellCarried() } });
    this.openPoints = make("div", { className: "offene-punkte" });
    this.status = make("div", { className: "meldung", role: "status" });
    this.progress = make("progress", { max: this.#count(), hidden: true, "aria-label": "Fortschritt" });
    this.saving = button("Herunterladen", () => this.#isBusy() || actions.save(), { className: "knopf" });
    this.dialog = this.#dialog();
    this.#tellCarried();
  }

  show() {
    if (!this.dialog.isConnected) document.body.append(this.dialog);
    this.dialog.showModal();
  }

  hide() {
    this.dialog.close();
  }

  /** Lets somebody who comes back from the panel go on at the next open point. */
  goOn() {
    (this.openPoints.querySelector("button") ?? this.saving).focus();
  }

  /** @returns {Choice} */
  choice() {
    return { format: this.format, final: this.version === "endfassung", withProfile: !this.without.checked };
  }

  /** @param {Session} session */
  tellProfile({ values }) {
    const change = button("Kommunenprofil ändern", () => this.actions.enter(), { className: "verweis" });
    this.whom.replaceChildren("Für ", make("strong", {}, values.texts.kommune_ohne ?? ""), " ", change);
    this.status.replaceChildren();
  }

  /** @param {import("./filled.js").Left[]} left  of each Vorlage, or of the one table */
  tellLeft(left) {
    const points = left.flatMap((one) => one.points);
    const gaps = gapsView(left, this.subject.sources.map(({ title }) => title));
    this.openPoints.replaceChildren(...this.#points(points, gaps.length > 0), ...gaps);
  }

  /** @param {OpenPoint[]} points @param {boolean} hasGaps @returns {HTMLElement[]} */
  #points(points, hasGaps) {
    if (points.length === 0) return [make("h3", {}, hasGaps ? "Alle Angaben sind da" : "Keine offenen Punkte")];
    const distinct = [...new Map(points.map((point) => [point.name, point])).values()];
    const items = distinct.map(({ name, label }) => make("li", {}, this.#entry(name, label)));
    const says = make("p", {}, `Diese Angaben fehlen noch; in der Datei stehen dort Platzhalter.${this.#withoutStart(distinct)}`);
    return [make("h3", {}, `Offene Punkte (${distinct.length})`), says, make("ul", {}, ...items)];
  }

  /** @param {number} done */
  tellProgress(done) {
    const length = this.#count();
    this.saving.setAttribute("aria-disabled", "true"); // disabled, it would lose the focus
    this.progress.hidden = length === 1;
    this.progress.value = done;
    this.status.replaceChildren(length === 1 ? "Wird ausgefüllt …" : `${done} von ${length} Dokumenten ausgefüllt …`);
  }

  /** @param {string} name @param {() => void} again */
  tellDone(name, again) {
    const said = make("p", {}, "Fertig: ", make("strong", {}, name));
    const lost = make("p", {}, "Nichts angekommen? Dann hat Ihr Browser die erzeugte Datei blockiert. So geht es auch:");
    this.#say(said, lost, this.#waysOut(make("li", {}, button("Noch einmal versuchen", again, { className: "verweis" }))));
  }

  /** @param {string} message */
  tellFault(message) {
    this.#say(make("p", { className: "fehler" }, message), this.#waysOut());
  }

  /** @param {...Node} content */
  #say(...content) {
    this.saving.removeAttribute("aria-disabled");
    this.progress.hidden = true;
    this.status.replaceChildren(...content);
    this.status.scrollIntoView({ block: "nearest" });
  }

  /** @returns {HTMLDialogElement} */
  #dialog() {
    const heading = make("h2", { id: "ausfuellen-titel" }, "Ausgefüllt herunterladen");
    const title = make("p", { className: "wovon" }, this.subject.title);
    const close = button("Schließen", () => this.hide());
    const settings = { className: "ausfuellen-dialog md-typeset", "aria-labelledby": heading.id };
    const buttons = make("div", { className: "knoepfe" }, this.saving, close);
    const content = [heading, title, this.whom, ...this.#questions(), this.openPoints, ...this.#printing()];
    const dialog = make("dialog", settings, ...content, this.progress, this.status, buttons);
    dialog.addEventListener("close", () => dialog.remove());
    dialog.addEventListener("keydown", (/** @type {Event} */ event) => event.stopPropagation()); // the theme has keys of its own
    return dialog;
  }

  #isBusy() {
    return this.saving.hasAttribute("aria-disabled");
  }

  #questions() {
    const { formats, versions } = this.questions;
    const format = radios("Für welches Programm?", formats, (value) => {
      this.format = value;
      this.#tellCarried();
    });
    const version = radios("Welche Fassung?", versions, (value) => {
      this.version = value;
      this.#tellCarried();
    });
    format.set(this.format);
    format.element.querySelector("input:checked")?.setAttribute("autofocus", "");
    if (versions.length === 0) return [format.element, this.carries];
    version.set(this.version);
    const without = make("label", { className: "ohne-profil" }, this.without, make("span", {}, "Ohne Profil speichern"));
    return [format.element, version.element, this.carries, without];
  }

  /** @returns {HTMLElement[]} */
  #printing() {
    if (this.subject.kit !== null || this.subject.table) return [];
    const says = "öffnet den Druck; dort „Als PDF speichern“ wählen. Ein PDF/UA schreibt die Befehlszeile.";
    return [make("p", { className: "drucken" }, button("Als PDF drucken", this.actions.print), " ", says)];
  }

  #tellCarried() {
    const choice = this.choice();
    this.without.disabled = choice.final;
    this.carries.textContent = this.questions.carries(choice);
  }

  /** Says what tables do where nobody has said when the weeks begin. @param {OpenPoint[]} points */
  #withoutStart(points) {
    const reckons = this.subject.table !== null || this.subject.sources.some(({ tables }) => this.subject.kit && tables.length > 0);
    if (!reckons || !points.some(({ name }) => name === START)) return "";
    return " Ohne „Beginn der Planung“ rechnen Tabellen ab dem Datum, das darin vorgegeben ist; ein Kalender entsteht nicht.";
  }

  /** Returns how many are filled, one after the other. */
  #count() {
    return Math.max(1, this.subject.sources.length);
  }

  /** @param {string} name @param {string} label */
  #entry(name, label) {
    return button(label, () => this.actions.enter(name), { className: "verweis" });
  }

  /** @param {...HTMLElement} first @returns {HTMLElement} */
  #waysOut(...first) {
    const { kit, archive, copyView, sources, table } = this.subject;
    const { files } = table ?? sources[0];
    const unfilled = kit === null ? (files[this.format] ?? files.xlsx) : archive;
    const links = [make("li", {}, make("a", { href: unfilled, download: "" }, "Unausgefüllte Datei herunterladen"))];
    if (copyView) links.push(make("li", {}, make("a", { href: copyView }, "Ausgefüllten Text von der Seite kopieren")));
    links.forEach((item) => item.addEventListener("click", () => this.hide()));
    return make("ul", {}, ...first, ...links);
  }
}
