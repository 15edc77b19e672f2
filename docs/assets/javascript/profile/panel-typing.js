/** What happens while somebody types: it is kept at once, and what does not fit is named when they leave the input. */

import { whenReleased } from "./panel-press.js";

const PAUSE = 350; // milliseconds without a key until what was typed is kept

/**
 * @typedef {object} Typing
 * @property {(text: string, isDraft: boolean) => void} show  shows what is stored, unless somebody is typing here
 * @property {() => void} flush  keeps what is typed now
 *
 * @typedef {{value: any} | {message: string}} Reading
 */

/**
 * Follows an input.
 * @param {HTMLInputElement | HTMLTextAreaElement} input
 * @param {(message: string) => void} tell
 * @param {(text: string) => Reading} read
 * @param {(value: any, draft?: string) => void} keep  gets the value, or what was typed and does not fit
 * @returns {Typing}
 */
export function follow(input, tell, read, keep) {
  let timer = 0;
  let kept = input.value;
  /** @type {{text: string, isDraft: boolean} | null} what to show as soon as nobody is typing here any more */
  let waiting = null;
  const commit = (/** @type {boolean} */ isLeaving) => {
    window.clearTimeout(timer);
    const text = input.value;
    const reading = read(text);
    const message = "message" in reading ? reading.message : "";
    if (isLeaving || !message) whenReleased(() => tell(message));
    if (text === kept) return;
    kept = text;
    waiting = null;
    if ("message" in reading) keep(null, text);
    else keep(reading.value);
  };
  const write = (/** @type {string} */ text, /** @type {boolean} */ isDraft) => {
    waiting = null;
    input.value = text;
    kept = input.value;
    const reading = isDraft ? read(text) : { value: text };
    tell("message" in reading ? reading.message : "");
  };
  input.addEventListener("input", () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(commit, PAUSE, false);
  });
  input.addEventListener("change", () => commit(true));
  input.addEventListener("blur", () => {
    commit(true);
    if (waiting) write(waiting.text, waiting.isDraft);
  });
  return {
    flush: () => commit(true),
    show: (text, isDraft) => {
      if (input === document.activeElement) waiting = { text, isDraft };
      else write(text, isDraft);
    },
  };
}
