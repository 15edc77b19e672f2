/** The dialog that fills a download: format, open points, what the file carries, and the ways out where it is blocked. */

import { PackageError } from "../fill/package.js";
import { currentValues } from "../profile/session.js";
import { visitPanel } from "../profile/visit.js";
import { FetchError, filledFile, leftOf, nameOf, offer } from "./filled.js";
import { filledKit } from "./kit.js";
import { Form } from "./form.js";

/** @typedef {import("../profile/session.js").Session} Session */
/** @typedef {import("./subject.js").Subject} Subject */
/** @typedef {import("./subject.js").TableSource} TableSource */
/** @typedef {import("./filled.js").Filled} Filled */
/** @typedef {import("./filled.js").Left} Left */

const NOT_THERE = "Die Website hat die Datei nicht geliefert. Prüfen Sie die Verbindung und versuchen Sie es noch einmal.";

/**
 * Opens the dialog; where no profile says for whom, the panel comes first.
 * @param {Subject} subject
 */
export async function openDownload(subject) {
  if (!(await currentValues())) await visitPanel();
  const session = await currentValues();
  if (session) await new Download(subject, session).open();
}

class Download {
  /** @param {Subject} subject @param {Session} session */
  constructor(subject, session) {
    this.subject = subject;
    this.session = session;
    /** @type {Left[]} */
    this.left = [];
    this.looked = Promise.resolve(this.left);
    this.form = new Form(subject, {
      enter: (field) => this.#enter(field),
      save: () => this.#save(),
      print: () => this.#print(),
    });
  }

  async open() {
    this.form.show();
    await this.#look();
  }

  /** Looks up what is open for the session's profile. */
  async #look() {
    this.form.tellProfile(this.session);
    this.looked = this.#leftOpen();
    await this.#explained(async () => {
      this.left = await this.looked;
      this.form.tellLeft(this.left);
    });
  }

  /** @returns {Promise<Left[]>} of each Vorlage, or of the one table */
  async #leftOpen() {
    const { kit, sources, table } = this.subject;
    if (table) return [await leftOfTable(table, this.session)];
    return Promise.all(sources.map((source) => leftOfSource(source, this.session, kit !== null)));
  }

  /** Lets the reader fill in what is missing, and comes back. @param {string} [field] */
  async #enter(field) {
    this.form.hide();
    await visitPanel(field);
    const session = await currentValues();
    if (!session) return;
    this.session = session;
    this.form.show();
    await this.#look();
    this.form.goOn();
  }

  async #save() {
    await this.#explained(async () => {
      this.form.tellProgress(0);
      this.left = await this.looked; // somebody may be quicker than it is
      const file = await this.#file();
      offer(file);
      this.form.tellDone(file.name, () => offer(file));
    });
  }

  /** @returns {Promise<Filled>} */
  #file() {
    const { subject, session, form } = this;
    const choice = form.choice();
    if (subject.table) return filledTableOf(subject.table, session, choice.format);
    if (subject.kit === null) return filledFile(subject.sources[0], session, choice, this.left[0].shown);
    return filledKit(subject, session, choice, this.left, (done) => form.tellProgress(done));
  }

  #print() {
    this.form.hide();
    const title = document.title;
    const name = nameOf(this.subject.title, this.left[0]?.shown ?? [], this.session, "pdf", false);
    document.title = name.replace(/\.pdf$/, ""); // browsers propose it as the file's name
    window.addEventListener("afterprint", () => (document.title = title), { once: true });
    window.print();
  }

  /** @param {() => Promise<void>} step */
  async #explained(step) {
    try {
      await step();
    } catch (error) {
      if (!(error instanceof FetchError || error instanceof PackageError)) throw error;
      this.form.tellFault(error instanceof FetchError ? NOT_THERE : error.message);
    }
  }
}

/**
 * Returns what a Vorlage still asks for, in a Mappe with that of its tables.
 * @param {import("./subject.js").Source} source @param {Session} session @param {boolean} withTables
 */
async function leftOfSource(source, session, withTables) {
  const left = await leftOf(source, session);
  const more = withTables ? await tablePoints(source.tables, session) : [];
  const others = more.filter(({ name }) => !left.points.some((point) => point.name === name));
  return { ...left, points: [...left.points, ...others] };
}

/** @param {TableSource} table @param {Session} session @returns {Promise<Left>} */
async function leftOfTable(table, session) {
  const { gapsOfTable, openPointsOfTable } = await import("./tables.js");
  const [points, gaps] = await Promise.all([openPointsOfTable(table, session), gapsOfTable(table, session)]);
  return { points, gaps, shown: [] };
}

/** @param {TableSource[]} tables @param {Session} session */
async function tablePoints(tables, session) {
  if (tables.length === 0) return [];
  const { openPointsOfTable } = await import("./tables.js");
  return (await Promise.all(tables.map((table) => openPointsOfTable(table, session)))).flat();
}

/** @param {TableSource} table @param {Session} session @param {string} format */
async function filledTableOf(table, session, format) {
  const { filledTableFile } = await import("./tables.js");
  return filledTableFile(table, session, /** @type {import("./tables.js").TableFormat} */ (format));
}
