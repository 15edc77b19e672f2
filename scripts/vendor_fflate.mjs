// Writes the part of fflate that the browser needs (inflate, deflate) to standard output, as one small ES module.
import { build } from "esbuild";
import { readFileSync } from "node:fs";

const { version, license } = JSON.parse(readFileSync("node_modules/fflate/package.json", "utf8"));
const result = await build({
  stdin: { contents: 'export { Inflate, deflateSync } from "fflate";', resolveDir: "." },
  banner: { js: `// @ts-nocheck\n/*! fflate ${version}, ${license}, see fflate-license.txt; made by scripts/vendor_fflate.mjs */` },
  bundle: true,
  charset: "utf8",
  format: "esm",
  legalComments: "none",
  minify: true,
  write: false,
});
process.stdout.write(result.outputFiles[0].text);
