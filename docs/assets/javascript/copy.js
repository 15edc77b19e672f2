/** Buttons that copy a text, plainly or with its formatting. */

import { plainText, richText } from "./transcript.js";

/** @param {Document} page */
export function start(page) {
  for (const text of page.querySelectorAll("[data-kopieren]")) {
    text.before(bar(page, text));
  }
}

/**
 * Returns the two buttons for a text, and the place that says when it is done.
 * @param {Document} page
 * @param {Element} text
 */
function bar(page, text) {
  const name = text.getAttribute("data-kopieren") ?? "";
  const holder = page.createElement("div");
  holder.className = "kopierleiste";
  const status = page.createElement("span");
  status.setAttribute("role", "status");
  const plain = button(page, "Text kopieren", `${name}: Text kopieren`, async () => {
    await copy(plainText(text));
    status.textContent = "Text ist kopiert.";
  });
  const rich = button(page, "Mit Formatierung kopieren", `${name}: mit Formatierung kopieren`, async () => {
    await copy(plainText(text), richText(text));
    status.textContent = "Text ist mit Formatierung kopiert.";
  });
  holder.append(plain, rich, status);
  return holder;
}

/**
 * @param {Document} page
 * @param {string} label
 * @param {string} name
 * @param {() => Promise<void>} action
 */
function button(page, label, name, action) {
  const element = page.createElement("button");
  element.type = "button";
  element.className = "knopf";
  element.textContent = label;
  element.setAttribute("aria-label", name);
  element.addEventListener("click", () => action().catch(() => explain(element)));
  return element;
}

/** @param {HTMLElement} element */
function explain(element) {
  const status = element.parentElement?.querySelector('[role="status"]');
  if (status) status.textContent = "Kopieren ist hier gesperrt. Markieren Sie den Text und drücken Sie Strg+C.";
}

/**
 * Puts a text into the clipboard; an intranet without https has only the older way.
 * @param {string} plain
 * @param {string} [rich]
 */
export async function copy(plain, rich) {
  if (navigator.clipboard && (!rich || typeof ClipboardItem !== "undefined")) {
    if (!rich) return navigator.clipboard.writeText(plain);
    const types = { "text/plain": plain, "text/html": rich };
    const parts = Object.entries(types).map(([type, text]) => [type, new Blob([text], { type })]);
    return navigator.clipboard.write([new ClipboardItem(Object.fromEntries(parts))]);
  }
  copyByEvent(plain, rich);
}

/** @param {string} plain @param {string} [rich] */
function copyByEvent(plain, rich) {
  const fill = (/** @type {ClipboardEvent} */ event) => {
    event.preventDefault();
    event.clipboardData?.setData("text/plain", plain);
    if (rich) event.clipboardData?.setData("text/html", rich);
  };
  document.addEventListener("copy", fill, { once: true });
  const done = document.execCommand("copy");
  document.removeEventListener("copy", fill);
  if (!done) throw new Error("copying is not allowed");
}
