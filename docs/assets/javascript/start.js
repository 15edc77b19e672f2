/** Starts every component of a page; one that fails leaves the rest of the page alive. */

const COMPONENTS = [
  "./live.js",
  "./copy.js",
  "./terms.js",
  "./keyboard.js",
  "./profile/button.js",
  "./download.js",
  "./tables.js",
];

if (document.querySelector("figure.verlauf")) COMPONENTS.push("./schedule/course.js");
if (document.querySelector(".terminwarnungen")) COMPONENTS.push("./schedule/paper.js");

for (const path of COMPONENTS) {
  import(path)
    .then((component) => component.start(document))
    .catch((error) => console.error(`${path}: ${error}`));
}
