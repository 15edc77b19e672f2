/** The line above a filled text: for whom it is filled, what is still open, the switch for passages of others. */

import { button, make } from "../profile/elements.js";

/** @typedef {import("../fill/open-points.js").OpenPoint} OpenPoint */

const SHOWS_OTHERS = "zeigt-andere";

export class Bar {
  /**
   * @param {Element} root what is filled
   * @param {(field?: string) => void} openPanel
   */
  constructor(root, openPanel) {
    this.root = root;
    this.status = make("p", { role: "status" });
    this.enter = button("Fehlende Angaben eintragen", () => openPanel(this.firstOpen));
    this.others = button("", () => this.showOthers(!this.areOthersShown()), { role: "switch", "aria-checked": "false" });
    const group = { className: "profilleiste", role: "group", "aria-label": "Kommunenprofil" };
    this.element = make("div", group, this.status, this.enter, this.others);
    /** @type {string | undefined} */
    this.firstOpen = undefined;
  }

  /**
   * Says for whom the page is filled.
   * @param {string} municipality
   * @param {OpenPoint[]} open
   * @param {number} others how many passages are for others
   */
  tell(municipality, open, others) {
    this.firstOpen = open[0]?.name;
    const count = open.length === 1 ? "Eine Angabe fehlt noch." : `${open.length} Angaben fehlen noch.`;
    const rest = open.length === 0 ? "Alle Angaben sind da." : count;
    this.status.replaceChildren("Ausgefüllt für ", make("strong", {}, municipality), `. ${rest}`);
    this.enter.hidden = open.length === 0;
    this.others.textContent = `Passagen für andere zeigen (${others})`;
    this.others.hidden = others === 0;
    if (!this.element.isConnected) this.#place();
  }

  /** Says that the page could not be filled. */
  apologise() {
    this.status.textContent =
      "Ihr Kommunenprofil konnte auf dieser Seite nicht eingesetzt werden. Laden Sie die Seite neu.";
    this.enter.hidden = true;
    this.others.hidden = true;
    if (!this.element.isConnected) this.#place();
  }

  remove() {
    this.showOthers(false);
    this.element.remove();
  }

  areOthersShown() {
    return this.root.classList.contains(SHOWS_OTHERS);
  }

  /** @param {boolean} shown */
  showOthers(shown) {
    this.root.classList.toggle(SHOWS_OTHERS, shown);
    this.others.setAttribute("aria-checked", String(shown));
  }

  #place() {
    const text = this.root.querySelector(".dokument");
    if (text) (text.closest(".abschnitt") ?? text).before(this.element);
    else this.root.querySelector("h1")?.after(this.element);
  }
}
