// Times filling one DOCX here and with docxtemplater, in turns, in the page that has both; and filling a whole Mappe.
async ({ modules, files, marked, plain, values, texts, turns }) => {
  const { fillDocx } = await import(`${modules}fill/docx.js`);
  const { writeZip } = await import(`${modules}fill/package.js`);
  const unpacked = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const facts = { ...values.facts, has: new Set(values.facts.has), groups: new Set(values.facts.groups) };
  const fill = (bytes) => fillDocx(bytes, { ...values, facts }, { final: false, record: "{}" });
  const template = (bytes) => {
    const document = new docxtemplater(new PizZip(bytes), { paragraphLoop: true, linebreaks: true });
    document.render(texts);
    return document.getZip().generate({ type: "uint8array", compression: "DEFLATE" });
  };
  const kit = async (list) => {
    const filled = [];
    for (const bytes of list) filled.push([`${filled.length}.docx`, await fill(bytes)]);
    return writeZip(filled);
  };
  const tasks = { ours: [fill, unpacked(marked)], theirs: [template, unpacked(plain)], kit: [kit, files.map(unpacked)] };
  const times = { ours: [], theirs: [], kit: [] };
  for (let turn = 0; turn < turns; turn += 1) {
    for (const [name, [task, input]] of Object.entries(tasks)) {
      const start = performance.now();
      await task(input);
      times[name].push(performance.now() - start);
    }
  }
  return times;
}
