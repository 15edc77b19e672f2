/** Makes the prompts that are still open in a filled page lead to the panel, at their field. */

import { askedField } from "../profile/computed.js";
import { fieldOf, openPrompts } from "../fill/open-points.js";

const HINT = "Im Kommunenprofil eintragen";

/**
 * Makes buttons of the open prompts. Each field that the team must fill in is one stop of the tab key, where it is first asked for; the pointer
 * may use every prompt.
 * @param {Element} root
 * @param {import("../profile/types.js").Fields} fields
 * @returns {() => void} takes everything back
 */
export function offerPrompts(root, fields) {
  /** @type {Set<string>} */
  const met = new Set();
  const prompts = openPrompts(root).filter((span) => !span.closest("a, button, summary"));
  for (const span of prompts) {
    span.setAttribute("role", "button");
    const asked = askedField(fieldOf(span), fields);
    span.setAttribute("tabindex", met.has(asked) ? "-1" : "0");
    span.title = HINT;
    met.add(asked);
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
