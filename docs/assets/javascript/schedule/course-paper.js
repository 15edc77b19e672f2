/** The days that the text of a page shows, and what endangers them. */

import { currentValues } from "../profile/session.js";
import { CourseWarnings } from "./course-warnings.js";
import { paperSteps } from "./schedule-paper.js";

/** @typedef {import("../profile/session.js").Session} Session */

export class PaperWarnings {
  #turn = 0;

  /** @param {Element} place */
  constructor(place) {
    this.warnings = new CourseWarnings();
    place.append(this.warnings.element);
  }

  /** Shows the warnings for the active profile; only the newest call counts. */
  async follow() {
    const turn = ++this.#turn;
    const session = await currentValues();
    if (turn === this.#turn) this.warnings.show(pageSteps(session), session);
  }
}

/**
 * Returns the days of the text on the page as steps.
 * @param {Session | null} session
 * @returns {import("./schedule-warnings.js").Step[]}
 */
export function pageSteps(session) {
  if (!session) return [];
  const { profile, fields, tables } = session;
  const spans = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("article [data-feld]"));
  const shown = [...spans].map((span) => span.dataset.feld ?? "");
  return paperSteps(shown, profile.felder ?? {}, fields, tables.countDays);
}
