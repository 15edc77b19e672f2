/** What endangers the days of a paper on its way to the meeting, below its text; loads what finds it for a profile only. */

import { activeProfile, onChange } from "../profile/store.js";

/** @param {Document} page */
export async function start(page) {
  const place = page.querySelector(".terminwarnungen");
  if (!place) return;
  /** @type {import("./course-paper.js").PaperWarnings | null} */
  let shown = null;
  const follow = async () => {
    if (!shown && !activeProfile()) return;
    const { PaperWarnings } = await import("./course-paper.js");
    shown ??= new PaperWarnings(place);
    await shown.follow();
  };
  onChange(() => follow().catch((error) => console.error(error)));
  await follow();
}
