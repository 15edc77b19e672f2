/** Opens the search: by its button in the header, by / and by Ctrl+K; what it needs is loaded only then. */

const TYPING = "input, textarea, select, [contenteditable]";

/** @param {Document} page */
export function start(page) {
  const form = /** @type {HTMLFormElement | null} */ (page.querySelector("form.suchform"));
  const opener = form?.querySelector("button");
  if (!form || !opener) return;
  opener.setAttribute("aria-haspopup", "dialog");
  const open = () => openSearch(page, form, opener).catch(() => form.submit()); // the list from A to Z needs no script
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void open();
  });
  page.addEventListener("keydown", (event) => {
    if (!isWish(event) || page.querySelector("dialog[open]")) return;
    event.preventDefault();
    void open();
  });
  showResults(page, form);
}

/** @param {Document} page @param {HTMLFormElement} form @param {HTMLElement} opener */
async function openSearch(page, form, opener) {
  const ownField = /** @type {HTMLElement | null} */ (page.querySelector(".suchseite input"));
  if (ownField) return ownField.focus();
  const { openDialog } = await import("./search-box/dialog.js");
  openDialog(page, opener, addressesOf(form));
}

/** Fills the page of results, where it is that page. @param {Document} page @param {HTMLFormElement} form */
function showResults(page, form) {
  const place = /** @type {HTMLElement | null} */ (page.querySelector(".suchseite"));
  if (!place) return;
  import("./search-box/results-page.js")
    .then(({ showPage }) => showPage(place, addressesOf(form)))
    .catch(() => place.append("Die Suche ließ sich nicht laden. Bitte laden Sie die Seite neu."));
}

/** @param {HTMLFormElement} form @returns {import("./search-box/finder.js").Addresses} */
function addressesOf({ dataset, action }) {
  const absolute = (/** @type {string} */ path) => new URL(path, document.baseURI).href;
  return { root: absolute(dataset.wurzel ?? ""), results: absolute(dataset.treffer ?? ""), missing: absolute(dataset.fehlt ?? ""), index: action };
}

/** @param {KeyboardEvent} event */
function isWish({ key, ctrlKey, metaKey, altKey, shiftKey, target }) {
  if (altKey) return false;
  if (key.toLowerCase() === "k") return ctrlKey !== metaKey && !shiftKey;
  return key === "/" && !ctrlKey && !metaKey && !(target instanceof Element && target.closest(TYPING));
}
