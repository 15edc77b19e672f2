// What the tests call in the browser; the site's own modules do the work.
import { fillDocx } from "/fill/docx.js";
import { fileName } from "/fill/names.js";
import { fillOdt } from "/fill/odt.js";
import { fillPptx } from "/fill/pptx.js";
import { openZip, writeZip } from "/fill/package.js";
import { recall } from "/fill/recall.js";
import { profileRecord, usedFields } from "/fill/record.js";
import { filledTable, openFields, sheetGaps } from "/fill/tables/filled-table.js";
import { heightOf } from "/fill/tables/heights.js";
import { parseXml, serialiseXml } from "/fill/xml.js";
import { loadOutline } from "/profile/tables.js";
import { withEdits } from "/recall/edits.js";

const fillers = { docx: fillDocx, odt: fillOdt, pptx: fillPptx };

const calls = {
  async fill({ format, file, values, final, record }) {
    return packed(await fillers[format](unpacked(file), read(values), { final, record }));
  },
  async table({ sheet, format, values, situation, file, holidays }) {
    const source = { workbook: async () => unpacked(file), holidays: async () => JSON.parse(holidays) };
    return packed(await filledTable(JSON.parse(sheet), format, read(values), situation, source));
  },
  heights: ({ cells }) => cells.map(([text, width]) => heightOf(text, width)),
  async edits({ outline, shown }) {
    const { fields } = await loadOutline(async () => JSON.parse(outline));
    return withEdits({ profile: { kommune: "A" }, values: { texts: {}, rows: {} }, fields }, shown).profile;
  },
  sheetGaps: ({ sheet, values }) => sheetGaps(JSON.parse(sheet), read(values)),
  openFields: ({ sheet, values }) => openFields(JSON.parse(sheet), read(values)),
  recall({ file, padding }) {
    const content = unpacked(file);
    const bytes = new Uint8Array(content.length + padding);
    bytes.set(content);
    return recall(bytes);
  },
  async rewrite({ file }) {
    const contents = [...openZip(unpacked(file))].map(async ([name, entry]) => [name, await entry.content()]);
    return packed(await writeZip(await Promise.all(contents)));
  },
  xml: ({ text }) => new TextDecoder().decode(serialiseXml(parseXml(new TextEncoder().encode(text)))),
  name: (parts) => fileName(parts),
  record: async ({ profile, file, fields }) => profileRecord(profile, await usedFields(unpacked(file), fields)),
};

/** Answers a list of calls; one that fails answers with its message, the kind of error and the time it took. */
window.answer = async (list) => {
  const answers = [];
  for (const [name, options] of list) answers.push(await answerTo(name, options));
  return answers;
};

async function answerTo(name, options) {
  const start = performance.now();
  try {
    return { result: await calls[name](options) };
  } catch (error) {
    return { error: error.message, kind: error.constructor.name, seconds: (performance.now() - start) / 1000 };
  }
}

function read({ facts, ...values }) {
  return { ...values, facts: { ...facts, has: new Set(facts.has), groups: new Set(facts.groups) } };
}

function unpacked(text) {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

function packed(bytes) {
  let letters = "";
  for (let place = 0; place < bytes.length; place += 8192) {
    letters += String.fromCharCode(...bytes.subarray(place, place + 8192));
  }
  return btoa(letters);
}
