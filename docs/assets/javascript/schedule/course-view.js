/** A course that follows the active profile and what the reader chooses in its form. */

import { holds } from "../profile/conditions.js";
import { currentValues, holidayTable } from "../profile/session.js";
import { CourseForm } from "./course-form.js";
import { drawCourse } from "./course-picture.js";
import { courseOf, planSteps } from "./course-plan.js";
import { fillRows, packagesOf } from "./course-table.js";
import { CourseWarnings } from "./course-warnings.js";
import { publicHolidays } from "./holidays.js";
import { paperSteps } from "./schedule-paper.js";

/** @typedef {import("../profile/session.js").Session} Session */
/** @typedef {import("./course-plan.js").Course} Course */

export class CourseView {
  #turn = 0;

  /** @param {HTMLElement} figure */
  constructor(figure) {
    this.figure = figure;
    this.packages = packagesOf(figure);
    this.form = new CourseForm(() => this.follow().catch((error) => console.error(error)));
    this.warnings = new CourseWarnings();
    figure.prepend(this.form.element);
    figure.append(this.warnings.element);
  }

  /** Shows the course for the active profile; only the newest call counts. */
  async follow() {
    const turn = ++this.#turn;
    const [session, table] = await Promise.all([currentValues(), holidayTable()]);
    if (turn !== this.#turn) return;
    const off = publicHolidays(table, session?.profile.land ?? null);
    const anchor = this.form.anchorFor(session);
    const isThere = (/** @type {string} */ condition) => !session || holds(condition, session.values.facts);
    const course = courseOf(this.packages, isThere, anchor, off);
    drawCourse(this.figure, course, off);
    fillRows(this.figure, course);
    this.form.tell(course, session, Object.keys(table));
    this.warnings.show(course.plan ? [...pageSteps(session), ...planSteps(course)] : [], session);
  }

  /** Leads the reader to the day that is asked for. */
  focus() {
    this.form.focus();
  }
}

/** Returns the days of the text on the same page. @param {Session | null} session */
function pageSteps(session) {
  if (!session) return [];
  const { profile, fields, tables } = session;
  const spans = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("article [data-feld]"));
  const shown = [...spans].map((span) => span.dataset.feld ?? "");
  return paperSteps(shown, profile.felder ?? {}, fields, tables.countDays);
}
