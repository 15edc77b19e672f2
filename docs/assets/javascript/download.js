/** The buttons „Ausgefüllt herunterladen“; what they need is loaded when somebody uses one. */

/** @param {Document} page */
export function start(page) {
  for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (page.querySelectorAll(".ausfuellen button"))) {
    button.disabled = false;
    button.addEventListener("click", () => open(page, button).catch((error) => console.error(error)));
  }
}

/** @param {Document} page @param {Element} button */
async function open(page, button) {
  const [{ subjectOf }, { openDownload }] = await Promise.all([
    import("./download/subject.js"),
    import("./download/dialog.js"),
  ]);
  await openDownload(subjectOf(page, button));
}
