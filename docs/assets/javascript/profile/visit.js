/** A visit to the panel from somewhere that goes on afterwards. */

/**
 * Opens the panel, at a field if one is named, and waits until the reader has closed it.
 * @param {string} [field]
 */
export async function visitPanel(field) {
  const { openPanel } = await import("./panel.js");
  await openPanel(field ? { focusField: field } : {});
  const panel = document.querySelector("dialog.profil[open]");
  if (panel) await new Promise((resolve) => panel.addEventListener("close", resolve, { once: true }));
}
