/** A page that is filled for the active profile: text, tables of contents, open prompts, the line above. */

import { openPoints } from "../fill/open-points.js";
import { FOR_OTHERS, fillPage } from "../fill/page.js";
import { askedField } from "../profile/computed.js";
import { pageFields } from "../profile/page-fields.js";
import { currentValuesOf } from "../profile/session.js";
import { visitPanel } from "../profile/visit.js";
import { Bar } from "./bar.js";
import { followHeadings } from "./outline.js";
import { offerPrompts, onPrompt } from "./prompts.js";

/** @typedef {import("../profile/session.js").Session} Session */

/** Tells other components that texts on the page have changed. */
const CHANGED = "zwillingsbaukasten:text";

export class Filling {
  /** @param {Document} page @param {Element} root */
  constructor(page, root) {
    this.page = page;
    this.root = root;
    this.bar = new Bar(root, (field) => this.#openPanel(field));
    /** @type {(() => void)[]} */
    this.undo = [];
    /** @type {import("../profile/types.js").Fields} */
    this.fields = {};
    onPrompt(root, (field) => this.#openPanel(askedField(field, this.fields)));
  }

  /**
   * Fills the page for the active profile, or brings its prompts back where there is none.
   * @param {() => boolean} isWanted whether this is still what the reader waits for, once the values are there
   */
  async show(isWanted) {
    try {
      const session = await currentValuesOf(pageFields(this.root, null));
      if (isWanted()) this.#keepFocus(() => this.#apply(session));
    } catch (error) {
      this.#takeBack();
      this.bar.apologise();
      throw error;
    } finally {
      this.page.dispatchEvent(new CustomEvent(CHANGED));
    }
  }

  /** @param {Session | null} session */
  #apply(session) {
    this.#takeBack();
    if (session) this.#fill(session);
    else this.bar.remove();
  }

  /** Keeps the focus on a prompt that gets its value and so takes no focus by itself. @param {() => void} change */
  #keepFocus(change) {
    const focused = /** @type {HTMLElement | null} */ (this.page.activeElement);
    change();
    if (focused && focused !== this.page.activeElement && this.root.contains(focused)) focusAgain(focused);
  }

  /** @param {Session} session */
  #fill({ values, fields }) {
    this.fields = fields;
    this.undo.push(fillPage(this.root, values));
    this.undo.push(followHeadings(this.page, this.root));
    this.undo.push(offerPrompts(this.root, fields));
    const others = this.root.querySelectorAll(`.${FOR_OTHERS}:not(.${FOR_OTHERS} *)`).length;
    this.bar.tell(values.texts.kommune_ohne ?? "", openPoints(this.root, fields), others);
  }

  #takeBack() {
    this.undo.splice(0).reverse().forEach((step) => step());
  }

  /** @param {string} [field] */
  async #openPanel(field) {
    const opener = /** @type {HTMLElement | null} */ (this.page.activeElement);
    await visitPanel(field);
    if (opener && opener !== this.page.body && this.page.activeElement === this.page.body) focusAgain(opener);
  }
}

/** Returns the focus to where the reader was, for as long as it stays there. @param {HTMLElement} element */
function focusAgain(element) {
  element.tabIndex = -1;
  element.focus();
  element.addEventListener("blur", () => element.role || element.removeAttribute("tabindex"), { once: true });
}
