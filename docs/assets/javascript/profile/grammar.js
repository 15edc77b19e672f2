/** From a profile to its words: all of it; a page that only shows values takes `derive.js` alone. */

export { deriveValues } from "./derive.js";
export { derivedWords, orderProposal, proposals } from "./proposals.js";
