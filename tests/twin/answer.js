/**
 * Answers questions with the modules of the browser: one JSON line in, one JSON line out. The first line holds the files
 * of `daten/` by name for every set of project fields: {"set": {"umriss.json": "…"}}.
 */

import { createInterface } from "node:readline";
import { checkProfile, readValue, sentence } from "../../docs/assets/javascript/profile/check.js";
import { withSources } from "../../docs/assets/javascript/profile/computed.js";
import { holds } from "../../docs/assets/javascript/profile/conditions.js";
import { formatValue } from "../../docs/assets/javascript/profile/formatting.js";
import { deriveValues } from "../../docs/assets/javascript/profile/derive.js";
import { derivedWords, orderProposal } from "../../docs/assets/javascript/profile/derived-words.js";
import { proposals } from "../../docs/assets/javascript/profile/proposals.js";
import { barsOf, ticksOf } from "../../docs/assets/javascript/schedule/gantt.js";
import { publicHolidays } from "../../docs/assets/javascript/schedule/holidays.js";
import { planFrom, planUntil } from "../../docs/assets/javascript/schedule/schedule-dates.js";
import { milestoneDay, usualStart, workingDay } from "../../docs/assets/javascript/schedule/working-days.js";
import { paperSteps } from "../../docs/assets/javascript/schedule/schedule-paper.js";
import { missingKinds, periodsOf, warningsOf } from "../../docs/assets/javascript/schedule/schedule-warnings.js";
import { schedule, waitingFor } from "../../docs/assets/javascript/schedule/schedule.js";
import { loadTables, loadWords } from "../../docs/assets/javascript/profile/tables.js";

const ANSWERS = {
  profile: ({ profile }, tables) => {
    const { fields } = tables.outline;
    const checked = checkProfile(profile, tables, fields);
    if (!checked.profile) return checked;
    const again = checkProfile(JSON.parse(JSON.stringify(checked.profile)), tables, fields);
    return { ...checked, again: again.profile, values: plain(deriveValues(checked.profile, tables, fields)) };
  },
  input: ({ text, field }) => {
    const read = readValue(text, field);
    if ("fault" in read) return { sentence: sentence(read.fault) };
    return { value: read.value, text: read.value === null ? "" : formatValue(read.value, field.type) };
  },
  holds: ({ condition, facts }) => holds(condition, { ...facts, has: new Set(facts.has), groups: new Set(facts.groups) }),
  proposals: ({ profile, base }, tables, words) => proposals(base, { ...tables, words: { ...tables.words, ...words } }, profile),
  order: ({ profile }, tables) => orderProposal(tables, profile),
  sources: ({ names }, tables) => [...withSources(names, tables.outline.fields)].sort(),
  holidays: async ({ land }, _tables, _words, readJson) => [...publicHolidays(await readJson("feiertage.json"), land)],
  weeks: ({ tasks }) => Object.fromEntries(schedule(tasks)),
  dates: async ({ start, target, tasks, land }, _tables, _words, readJson) => {
    const off = publicHolidays(await readJson("feiertage.json"), land);
    const begun = performance.now();
    const { slots, ...plan } = start ? planFrom(start, tasks, off) : planUntil(target, tasks, off);
    return { ...plan, slots: Object.fromEntries(slots), milliseconds: performance.now() - begun };
  },
  day: async ({ day, count, week, land }, _tables, _words, readJson) => {
    const off = publicHolidays(await readJson("feiertage.json"), land);
    return [workingDay(day, count, off), milestoneDay(day, week, off), usualStart(day)];
  },
  warnings: ({ steps, rows, withGrant }) => {
    const periods = periodsOf(rows);
    return { warnings: warningsOf(steps, periods), missing: missingKinds(periods, withGrant) };
  },
  bars: ({ packages, tasks, most }) => {
    const slots = schedule(tasks);
    const whole = Math.max(...[...slots.values()].map(({ end }) => end));
    return { bars: barsOf(packages, slots, whole), ticks: ticksOf(whole, most) };
  },
  waiting: ({ others, dropped }) => waitingFor(others, new Map(Object.entries(dropped))),
  paper: ({ profile, shown }, { outline, countDays }) => paperSteps(shown, profile.felder, outline.fields, countDays),
  words: ({ profile }, tables) => derivedWords(tables, profile),
};

function plain({ texts, rows, facts }) {
  return { texts, rows, facts: { ...facts, has: [...facts.has].sort(), groups: [...facts.groups].sort() } };
}

let sets = null;
for await (const line of createInterface({ input: process.stdin })) {
  const question = JSON.parse(line);
  if (!sets) {
    sets = question;
    continue;
  }
  const readJson = async (name) => JSON.parse(sets[question.set][name]);
  const tables = await loadTables(readJson, question.profile);
  const answer = await ANSWERS[question.ask](question, tables, await loadWords(readJson), readJson);
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
