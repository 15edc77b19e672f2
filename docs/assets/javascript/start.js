/** Starts every component of a page; one that fails leaves the rest of the page alive. */

const EVERYWHERE = [
  "./live.js",
  "./copy.js",
  "./terms.js",
  "./keyboard.js",
  "./profile/button.js",
  "./download.js",
  "./search-box.js",
  "./tables.js",
];
const WHERE_NEEDED = {
  ".katalog": "./catalogue.js",
  ".fehlt": "./missing.js",
  "figure.verlauf": "./schedule/course.js",
  ".terminwarnungen": "./schedule/paper.js",
};

const needed = Object.entries(WHERE_NEEDED).filter(([place]) => document.querySelector(place));

for (const path of [...EVERYWHERE, ...needed.map(([, component]) => component)]) {
  import(path)
    .then((component) => component.start(document))
    .catch((error) => console.error(`${path}: ${error}`));
}
