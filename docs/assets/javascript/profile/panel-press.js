/** Waits with what moves the panel's content until a pressed button is let go: moved away meanwhile it loses its click. */

let isPressed = false;
/** @type {(() => void)[]} */
const waiting = [];

/**
 * Follows presses of mouse, pen and finger inside an element.
 * @param {HTMLElement} element
 */
export function followPresses(element) {
  element.addEventListener("pointerdown", press, { capture: true });
  element.addEventListener("click", release, { capture: true });
}

/**
 * Does something at once, or as soon as nothing is pressed any more.
 * @param {() => void} step
 */
export function whenReleased(step) {
  if (isPressed) waiting.push(step);
  else step();
}

function press() {
  isPressed = true;
  for (const name of ["pointerup", "pointercancel"]) window.addEventListener(name, letGo, { once: true });
}

function letGo() {
  window.setTimeout(release); // the click, if there is one, comes before
}

function release() {
  isPressed = false;
  for (const step of waiting.splice(0)) step();
}
