/** What endangers the days of a course: warnings in words, and which periods nobody has entered. */

import { button, make } from "../profile/elements.js";
import { visitPanel } from "../profile/visit.js";
import { PERIODS, missingKinds, periodsOf, warningsOf } from "./schedule-warnings.js";

/** @typedef {import("../profile/session.js").Session} Session */
/** @typedef {import("./schedule-warnings.js").Step} Step */
/** @typedef {import("./schedule-warnings.js").Warned} Warned */

export class CourseWarnings {
  constructor() {
    this.status = make("p", { role: "status" });
    this.list = make("ul");
    this.open = make("p");
    this.enter = button("Zeiten im Kommunenprofil eintragen", () => this.#enter());
    const heading = make("p", { className: "zwischenzeile" }, "Zeiten, die Termine gefährden");
    this.element = make("div", { className: "verlauf-warnungen", hidden: true }, heading, this.status, this.list, this.open, this.enter);
  }

  /**
   * Holds steps against the periods of the profile; without steps there is nothing to say.
   * @param {Step[]} steps
   * @param {Session | null} session
   */
  show(steps, session) {
    const periods = periodsOf(session?.profile.felder?.[PERIODS]);
    const warnings = warningsOf(steps, periods);
    const missing = missingKinds(periods, session?.values.facts.answers.foerderung === "ja");
    this.element.hidden = steps.length === 0;
    this.status.textContent = counted(warnings.length);
    this.list.replaceChildren(...warnings.map(item));
    this.list.hidden = warnings.length === 0;
    this.open.textContent = missing.length ? `Nicht eingetragen: ${missing.join(", ")}.` : "";
    this.open.hidden = missing.length === 0;
  }

  async #enter() {
    await visitPanel(PERIODS);
    this.enter.focus();
  }
}

/** @param {number} count */
function counted(count) {
  if (count === 0) return "Kein Termin fällt in eine eingetragene Zeit.";
  return count === 1 ? "In eine Zeit fallen Termine." : `In ${count} Zeiten fallen Termine.`;
}

/** @param {Warned} warned */
function item({ period, reason, steps }) {
  return make("li", {}, make("strong", {}, period), `: ${reason} Betroffen: ${steps.join("; ")}.`);
}
