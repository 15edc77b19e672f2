/** The button "Ihre Kommune" in the header of every page; the panel itself is loaded when it is needed. */

import { activeProfile, onChange, takeDamage } from "./store.js";

const NAME = "Ihre Kommune";
const TOWN_HALL = "M12 3 2 8v2h20V8L12 3M4 12v6h3v-6H4m6.500 0v6h3v-6h-3M17 12v6h3v-6h-3M2 20v2h20v-2H2Z";
const FAILED = "Das Kommunenprofil ließ sich nicht laden. Bitte prüfen Sie die Verbindung und laden Sie die Seite neu.";
const DAMAGED = "Das gespeicherte Kommunenprofil war beschädigt und ließ sich nicht lesen. Bitte füllen Sie es neu aus oder laden Sie es aus Ihrer Datei.";

/** @param {Document} page */
export function start(page) {
  const header = page.querySelector(".md-header__inner");
  if (!header) return;
  const label = page.createElement("span");
  const opener = page.createElement("button");
  opener.type = "button";
  opener.className = "profilknopf";
  opener.setAttribute("aria-haspopup", "dialog");
  opener.append(icon(page), label);
  const tell = (/** @type {string} */ message) => header.after(notice(page, opener, message));
  opener.addEventListener("click", () => open(opener).catch(() => tell(FAILED)));
  const show = () => {
    const name = activeProfile()?.kommune ?? "";
    label.textContent = name || NAME;
    opener.setAttribute("aria-label", name ? `${NAME}: ${name}` : NAME);
    opener.classList.toggle("aktiv", name !== "");
  };
  show();
  onChange(show);
  header.querySelector(".md-header__title")?.after(opener);
  if (takeDamage()) tell(DAMAGED);
}

/** @param {HTMLElement} opener */
async function open(opener) {
  const { openPanel } = await import("./panel.js");
  opener.focus();
  await openPanel();
}

/** @param {Document} page */
function icon(page) {
  const space = "http://www.w3.org/2000/svg";
  const svg = page.createElementNS(space, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const path = page.createElementNS(space, "path");
  path.setAttribute("d", TOWN_HALL);
  svg.append(path);
  return svg;
}

/** @param {Document} page @param {HTMLElement} opener @param {string} message */
function notice(page, opener, message) {
  const bar = page.createElement("div");
  bar.className = "profilmeldung";
  const text = page.createElement("p");
  text.setAttribute("role", "status");
  const away = page.createElement("button");
  away.type = "button";
  away.textContent = "Verstanden";
  away.addEventListener("click", () => {
    bar.remove();
    opener.focus();
  });
  bar.append(text, away);
  window.setTimeout(() => (text.textContent = message)); // read out only when it changes after it is there
  return bar;
}
