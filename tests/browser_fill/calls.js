// What the tests call in the browser; the site's own modules do the work.
import { fillDocx } from "/fill/docx.js";
import { fileName } from "/fill/names.js";
import { fillOdt } from "/fill/odt.js";
import { readZip, writeZip } from "/fill/package.js";
import { recall } from "/fill/recall.js";
import { profileRecord, usedFields } from "/fill/record.js";
import { parseXml, serialiseXml } from "/fill/xml.js";

const fillers = { docx: fillDocx, odt: fillOdt };

const calls = {
  fill({ format, file, values, final, record }) {
    const facts = { ...values.facts, has: new Set(values.facts.has), groups: new Set(values.facts.groups) };
    return packed(fillers[format](unpacked(file), { ...values, facts }, { final, record }));
  },
  recall({ file, padding }) {
    const content = unpacked(file);
    const bytes = new Uint8Array(content.length + padding);
    bytes.set(content);
    return recall(bytes);
  },
  rewrite: ({ file }) => packed(writeZip(readZip(unpacked(file)))),
  xml: ({ text }) => new TextDecoder().decode(serialiseXml(parseXml(new TextEncoder().encode(text)))),
  name: (parts) => fileName(parts),
  record: ({ profile, file, fields }) => profileRecord(profile, usedFields(unpacked(file), fields)),
};

/** Answers a list of calls; one that fails answers with its message, the kind of error and the time it took. */
window.answer = (list) =>
  list.map(([name, options]) => {
    const start = performance.now();
    try {
      return { result: calls[name](options) };
    } catch (error) {
      return { error: error.message, kind: error.constructor.name, seconds: (performance.now() - start) / 1000 };
    }
  });

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
