/** Three sentences as they will stand in papers, so that everybody sees at once whether the words are right. */

import { make } from "./elements.js";

/** @typedef {import("./panel-model.js").PanelModel} PanelModel */
/** @typedef {import("./panel-identity.js").Part} Part */

const SENTENCES = [
  "{rat_voll_gross} stimmt der Vorlage {spitze_gen} zu.",
  "{beauftragte_gross} wird {beauftragt_verb}, {rat_dat} bis zur nächsten Sitzung {rat_gen} zu berichten.",
  "{kommune_in_gross} arbeitet {verwaltung} an einem Digitalen Zwilling; {kommune} stellt {kommune_poss_mz_akk} Daten dafür bereit.",
];
/** @type {Record<string, string>} */
const MISSING = { kommune: "der Name", land: "das Land", form: "die Kommunalform" };

/** @param {PanelModel} model @returns {Part} */
export function samplesPart(model) {
  const list = make("ul", { className: "proben" });
  const hint = make("p", { className: "hilfe" });
  const heading = make("h3", { id: "profil-proben" }, "So liest es sich");
  const element = make("section", { className: "probe", "aria-labelledby": heading.id }, heading, hint, list);
  return {
    element,
    refresh: () => {
      const { session } = model;
      list.replaceChildren(...(session ? SENTENCES.map((sentence) => make("li", {}, ...told(sentence, session.values.texts))) : []));
      list.hidden = !session;
      hint.textContent = session ? "" : missingWords(model);
      hint.hidden = Boolean(session);
    },
  };
}

/** @param {string} sentence @param {Record<string, string>} texts @returns {(Node | string)[]} */
function told(sentence, texts) {
  return sentence.split(/\{(\w+)\}/).map((part, index) => (index % 2 ? make("span", { className: "feld" }, texts[part] ?? "") : part));
}

/** @param {PanelModel} model */
function missingWords(model) {
  const given = Object.entries(model.profile).filter(([, value]) => value).map(([key]) => key);
  const missing = Object.keys(MISSING).filter((key) => !given.includes(key)).map((key) => MISSING[key]);
  if (missing.length === 0 && model.form?.preparing === "required") missing.push("die vorbereitende Verwaltung");
  return `Hier stehen gleich Sätze in Ihren Worten. Es fehlt noch: ${missing.join(", ")}.`;
}
