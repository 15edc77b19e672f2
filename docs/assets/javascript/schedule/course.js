/** The course of a plan on its page: reckoned for the active profile, and with days as soon as somebody asks for them. */

import { activeProfile, onChange } from "../profile/store.js";

/** @param {Document} page */
export async function start(page) {
  await Promise.all([...page.querySelectorAll("figure.verlauf")].map((figure) => follow(/** @type {HTMLElement} */ (figure))));
}

/** @param {HTMLElement} figure */
async function follow(figure) {
  /** @type {import("./course-view.js").CourseView | null} */
  let view = null;
  const offer = offerOf(figure, async () => (await show()).focus());
  const show = async () => {
    const { CourseView } = await import("./course-view.js");
    view ??= new CourseView(figure);
    offer.remove();
    await view.follow();
    return view;
  };
  const followProfile = async () => {
    if (view || activeProfile()) await show();
  };
  onChange(() => followProfile().catch((error) => console.error(error)));
  await followProfile();
}

/** Offers days to readers without a profile. @param {HTMLElement} figure @param {() => Promise<void>} accept */
function offerOf(figure, accept) {
  const button = Object.assign(document.createElement("button"), { type: "button", className: "knopf leise" });
  button.textContent = "Termine ausrechnen";
  button.addEventListener("click", () => accept().catch((error) => console.error(error)));
  figure.prepend(button);
  return button;
}
