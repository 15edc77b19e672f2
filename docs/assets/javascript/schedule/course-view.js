/** A course that follows the active profile and what the reader chooses in its form. */

import { holds } from "../profile/conditions.js";
import { currentValues, holidayTable } from "../profile/session.js";
import { CourseForm } from "./course-form.js";
import { pageSteps } from "./course-paper.js";
import { drawCourse } from "./course-picture.js";
import { courseOf, planSteps } from "./course-plan.js";
import { fillRows, packagesOf } from "./course-table.js";
import { CourseWarnings } from "./course-warnings.js";
import { publicHolidays } from "./holidays.js";

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
