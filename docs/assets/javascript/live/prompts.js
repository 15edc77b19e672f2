/** Makes the prompts that are still open in a filled page lead to the panel, at their field. */

import { fieldOf, openPrompts } from "../fill/open-points.js";

const HINT = "Im Kommunenprofil eintragen";

/**
 * Makes buttons of the open prompts. Each field is one stop of the tab key, where it is first asked for; the pointer
 * may use every prompt.
 * @param {Element} root
 * @returns {() => void} takes everything back
 */
export function offerPrompts(root) {
  /** @type {Set<string>} */
  const met = new Set();
  const prompts = openPrompts(root).filter((span) => !span.closest("a, button, summary"));
  for (const span of prompts) {
    span.setAttribute("role", "button");
    span.setAttribute("tabindex", met.has(fieldOf(span)) ? "-1" : "0");
    span.title = HINT;
    met.add(fieldOf(span));
  }
  return () => prompts.forEach((span) => ["role", "tabindex", "title"].forEach((name) => span.removeAttribute(name)));
}

/**
 * Calls back with the field of a prompt that is clicked, or chosen by Enter or the space bar.
 * @param {Element} root
 * @param {(field: string) => void} open
 */
export function onPrompt(root, open) {
  root.addEventListener("click", (event) => {
    const span = promptOf(event);
    if (span) open(fieldOf(span));
  });
  root.addEventListener("keydown", (event) => {
    const span = promptOf(event);
    if (!span || !["Enter", " "].includes(/** @type {KeyboardEvent} */ (event).key)) return;
    event.preventDefault();
    open(fieldOf(span));
  });
}

/** @param {Event} event @returns {HTMLElement | null} */
function promptOf(event) {
  return event.target instanceof Element ? event.target.closest("span[data-feld][role=button]") : null;
}
