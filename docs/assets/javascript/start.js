/** Starts every component of a page; one that fails leaves the rest of the page alive. */

const COMPONENTS = ["./copy.js", "./terms.js", "./keyboard.js"];

for (const path of COMPONENTS) {
  import(path)
    .then((component) => component.start(document))
    .catch((error) => console.error(`${path}: ${error}`));
}
