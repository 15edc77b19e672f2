/** The small form of a course: from which day it counts, forward or backward, and what comes of it. */

import { readValue, sentence } from "../profile/check.js";
import { make, question, radios } from "../profile/elements.js";
import { fromTo, shortDay } from "./course-days.js";

/** @typedef {import("../profile/session.js").Session} Session */
/** @typedef {import("./course-plan.js").Anchor} Anchor */
/** @typedef {import("./course-plan.js").Course} Course */

const START = "projektbeginn";
const HELP = "Tag, Monat und Jahr, etwa 14.6.2028. Bleibt auf dieser Seite und ändert das Kommunenprofil nicht.";
const FORWARD = { label: "Beginn", type: "Datum", options: [], name: "beginn" };
const BACKWARD = { label: "Zieltermin", type: "Datum", options: [], name: "ziel" };

export class CourseForm {
  #backward = false;
  /** What the reader has typed, forward and backward. @type {Map<boolean, string>} */
  #typed = new Map();

  /** @param {() => void} changed */
  constructor(changed) {
    const choose = (/** @type {string} */ way) => this.#choose(way === "rueckwaerts", changed);
    /** @type {[string, string][]} */
    const ways = [["vorwaerts", "vorwärts ab dem Beginn"], ["rueckwaerts", "rückwärts ab einem Zieltermin"]];
    const way = radios("Termine ausrechnen", ways, choose);
    way.set("vorwaerts");
    this.input = make("input", { type: "text", autocomplete: "off", on: { change: () => this.#type(changed) } });
    this.day = question(FORWARD.label, this.input, { help: HELP });
    this.label = /** @type {HTMLElement} */ (this.day.element.querySelector("label"));
    this.land = make("p", { className: "hilfe" });
    this.status = make("p", { role: "status" });
    this.element = make("div", { className: "verlauf-form" }, way.element, this.day.element, this.land, this.status);
  }

  focus() {
    this.input.focus();
  }

  /**
   * Returns the day to count from: what the reader has typed, otherwise the beginning in the profile.
   * @param {Session | null} session
   * @returns {Anchor | null}
   */
  anchorFor(session) {
    const stated = this.#backward ? undefined : session?.profile.felder?.[START];
    const text = this.#typed.get(this.#backward) ?? (typeof stated === "string" ? shortDay(stated) : "");
    if (document.activeElement !== this.input) this.input.value = text;
    const read = readValue(text, /** @type {any} */ (this.#backward ? BACKWARD : FORWARD));
    this.day.tell("fault" in read ? sentence(read.fault) : "");
    return "fault" in read || !read.value ? null : { backward: this.#backward, day: String(read.value) };
  }

  /**
   * Says what has come of it.
   * @param {Course} course
   * @param {Session | null} session
   * @param {string[]} years  whose public holidays are known
   */
  tell({ plan, packages, whole }, session, years) {
    const land = session?.tables.outline.laender[session.profile.land]?.name;
    this.land.textContent = land
      ? `Feiertage zählen nicht als Arbeitstage: ${land}, aus dem Kommunenprofil.`
      : "Ohne Kommunenprofil zählen nur die bundesweiten Feiertage, und alle Arbeitspakete gelten.";
    const result = plan ? fromTo(plan.start, plan.end) : `in ${whole} Wochen`;
    const last = years[years.length - 1];
    const isKnown = !plan || (years.includes(plan.start.slice(0, 4)) && years.includes(plan.end.slice(0, 4)));
    const limit = isKnown ? "" : ` Feiertage sind nur von ${years[0]} bis ${last} bekannt.`;
    this.status.textContent = `${packages.length} Arbeitspakete ${result}.${limit}`;
  }

  /** @param {boolean} backward @param {() => void} changed */
  #choose(backward, changed) {
    this.#backward = backward;
    this.label.textContent = (backward ? BACKWARD : FORWARD).label;
    changed();
  }

  /** @param {() => void} changed */
  #type(changed) {
    this.#typed.set(this.#backward, this.input.value);
    if (!this.input.value.trim()) this.#typed.delete(this.#backward);
    changed();
  }
}
