/** The page „Das fehlt mir“: a proposal that begins with what somebody searched for, and the way to send it. */

import { copy } from "./copy.js";
import { button, make } from "./profile/elements.js";

const FORM = "vorschlag.yml"; // .github/ISSUE_TEMPLATE
const DESCRIPTION = "Vorschlag"; // .gitlab/issue_templates

/** @param {Document} page */
export function start(page) {
  const place = page.querySelector(".fehlt");
  if (!place) return;
  const wish = new URLSearchParams(location.search).get("q") ?? "";
  const text = make("textarea", { id: "fehlt-text", rows: 4, value: `Das fehlt mir: ${wish}\nWofür ich es brauche: ` });
  const status = make("span", { role: "status" });
  const say = (/** @type {string} */ message) => (status.textContent = message);
  const copyText = () => copy(text.value).then(() => say("Der Text ist kopiert."), () => say("Kopieren ist hier gesperrt. Markieren Sie den Text und drücken Sie Strg+C."));
  const send = sendLink(page, wish);
  place.append(make("label", { for: text.id }, "Ihr Vorschlag"), text, make("p", { className: "knoepfe" }, button("Text kopieren", copyText), ...send, status));
}

/** Returns the link to a new entry on the platform, where the address of the project is known. @param {Document} page @param {string} wish */
function sendLink(page, wish) {
  const project = /** @type {HTMLAnchorElement | null} */ (page.querySelector("a.md-source"));
  return project ? [make("a", { className: "knopf", href: newEntry(new URL(project.href), wish) }, "Auf der Plattform vorschlagen")] : [];
}

/** @param {URL} project @param {string} wish */
function newEntry(project, wish) {
  const title = `Das fehlt mir: ${wish}`;
  const base = project.href.replace(/\/$/, "");
  if (!project.hostname.includes("gitlab")) return `${base}/issues/new?${new URLSearchParams({ template: FORM, title, wofuer: wish })}`;
  return `${base}/-/issues/new?${new URLSearchParams({ issuable_template: DESCRIPTION, "issue[title]": title })}`;
}
