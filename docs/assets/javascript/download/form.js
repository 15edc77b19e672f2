/** What the dialog of a download shows and asks; nothing here fetches or fills. */

import { button, make, radios } from "../profile/elements.js";

/** @typedef {import("../profile/session.js").Session} Session */
/** @typedef {import("../fill/open-points.js").OpenPoint} OpenPoint */
/** @typedef {import("./subject.js").Subject} Subject */
/** @typedef {import("./filled.js").Choice} Choice */
/** @typedef {{enter: (field?: string) => void, save: () => void, print: () => void}} Actions */

const FORMATS = /** @type {[string, string][]} */ ([
  ["docx", "Word (DOCX)"],
  ["odt", "LibreOffice (ODT)"],
  ["pptx", "PowerPoint oder LibreOffice (PPTX)"],
]);
const VERSIONS = /** @type {[string, string][]} */ ([
  ["ausfuellbar", "Ausfüllbar: Felder bleiben Felder, Offenes lässt sich in der Datei ergänzen"],
  ["endfassung", "Endfassung: reiner Text mit Formatvorlagen, zum Abgeben"],
]);
const CARRIES = {
  profile:
    "Jede Datei enthält unsichtbar, was sie von Ihrem Kommunenprofil verwendet; so lässt sie sich hier später wieder einlesen.",
  values:
    "Die Datei enthält kein Kommunenprofil; unsichtbar sind nur die Werte ihrer Felder und der Stand ihrer Bausteine.",
  nothing: "Die Endfassung enthält nichts Unsichtbares.",
};

export class Form {
  /** @param {Subject} subject @param {Actions} actions */
  constructor(subject, actions) {
    this.subject = subject;
    this.actions = actions;
    this.formats = formatsOf(subject);
    this.format = this.formats[0][0];
    this.version = "ausfuellbar";
    this.whom = make("p", { className: "fuer-wen" });
    this.carries = make("p", { className: "traegt" });
    this.without = make("input", { type: "checkbox", on: { change: () => this.#tellCarried() } });
    this.openPoints = make("div", { className: "offene-punkte" });
    this.status = make("div", { className: "meldung", role: "status" });
    this.progress = make("progress", { max: subject.sources.length, hidden: true, "aria-label": "Fortschritt" });
    this.saving = button("Herunterladen", actions.save, { className: "knopf" });
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

  /** @returns {Choice} */
  choice() {
    const format = /** @type {Choice["format"]} */ (this.format);
    return { format, final: this.version === "endfassung", withProfile: !this.without.checked };
  }

  /** @param {Session} session */
  tellProfile({ values }) {
    const change = button("Kommunenprofil ändern", () => this.actions.enter(), { className: "verweis" });
    this.whom.replaceChildren("Für ", make("strong", {}, values.texts.kommune_ohne ?? ""), " ", change);
    this.status.replaceChildren();
  }

  /** @param {OpenPoint[]} points */
  tellOpenPoints(points) {
    const distinct = [...new Map(points.map((point) => [point.name, point])).values()];
    const heading = make("h3", {}, distinct.length === 0 ? "Keine offenen Punkte" : `Offene Punkte (${distinct.length})`);
    const items = distinct.map(({ name, label }) => make("li", {}, this.#entry(name, label)));
    const says = make("p", {}, "Diese Angaben fehlen noch; in der Datei stehen dort Platzhalter.");
    this.openPoints.replaceChildren(heading, ...(items.length === 0 ? [] : [says, make("ul", {}, ...items)]));
  }

  /** @param {number} done */
  tellProgress(done) {
    const { length } = this.subject.sources;
    this.saving.disabled = true;
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
    this.saving.disabled = false;
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

  #questions() {
    const format = radios("Für welches Programm?", this.formats, (value) => (this.format = value));
    const version = radios("Welche Fassung?", VERSIONS, (value) => {
      this.version = value;
      this.#tellCarried();
    });
    format.set(this.format);
    version.set(this.version);
    const without = make("label", { className: "ohne-profil" }, this.without, make("span", {}, "Ohne Profil speichern"));
    return [format.element, version.element, this.carries, without];
  }

  /** @returns {HTMLElement[]} */
  #printing() {
    if (this.subject.kit !== null) return [];
    const says = "öffnet den Druck; dort „Als PDF speichern“ wählen. Ein PDF/UA schreibt die Befehlszeile.";
    return [make("p", { className: "drucken" }, button("Als PDF drucken", this.actions.print), " ", says)];
  }

  #tellCarried() {
    const { final, withProfile } = this.choice();
    this.without.disabled = final;
    this.carries.textContent = final ? CARRIES.nothing : withProfile ? CARRIES.profile : CARRIES.values;
  }

  /** @param {string} name @param {string} label */
  #entry(name, label) {
    return button(label, () => this.actions.enter(name), { className: "verweis" });
  }

  /** @param {...HTMLElement} first @returns {HTMLElement} */
  #waysOut(...first) {
    const { kit, archive, copyView, sources } = this.subject;
    const unfilled = kit === null ? sources[0].files[this.format] : archive;
    const links = [make("li", {}, make("a", { href: unfilled, download: "" }, "Unausgefüllte Datei herunterladen"))];
    if (copyView) links.push(make("li", {}, make("a", { href: copyView }, "Ausgefüllten Text von der Seite kopieren")));
    links.forEach((item) => item.addEventListener("click", () => this.hide()));
    return make("ul", {}, ...first, ...links);
  }
}

/** @param {Subject} subject @returns {[string, string][]} what to choose from; sets of slides among papers come as they are */
function formatsOf({ sources }) {
  const known = FORMATS.filter(([format]) => sources.some(({ files }) => files[format]));
  const papers = known.filter(([format]) => format !== "pptx");
  return papers.length ? papers : known;
}
