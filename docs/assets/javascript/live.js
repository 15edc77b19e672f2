/** Fills the page for the active profile, when it loads and whenever the profile changes, in another tab too. */

import { activeProfile, onChange } from "./profile/store.js";

const MARKS = "[data-feld]:not([data-feld^='betreiber.']), [data-wenn]:not([data-wenn='nur:web'])";
const WAITING = "wird-gefuellt"; // before-paint.js sets it, the stylesheet hides the text meanwhile

/** @param {Document} page */
export async function start(page) {
  try {
    const root = page.querySelector("article");
    if (root?.querySelector(MARKS)) await followProfile(page, root);
  } finally {
    page.documentElement.classList.remove(WAITING);
  }
}

/** @param {Document} page @param {Element} root */
async function followProfile(page, root) {
  const live = new LivePage(page, root);
  onChange(() => live.follow().catch((error) => console.error(error)));
  const isFirst = page.documentElement.classList.contains(WAITING);
  await live.follow();
  if (isFirst && window.scrollY > 0) page.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
}

class LivePage {
  /** @param {Document} page @param {Element} root */
  constructor(page, root) {
    this.page = page;
    this.root = root;
    /** @type {import("./live/filling.js").Filling | null} */
    this.filling = null;
    this.turn = 0;
  }

  /** Shows what the active profile says now; only the newest call counts. */
  async follow() {
    const turn = ++this.turn;
    const isNewest = () => turn === this.turn;
    if (!this.filling && !activeProfile()) return;
    const { Filling } = await import("./live/filling.js");
    this.filling ??= new Filling(this.page, this.root);
    await this.filling.show(isNewest);
  }
}
