/** The calendar writer: milestones as all-day events (RFC 5545); twin of `macros/documents/table_ical.py`. */

import { milestoneDay } from "../../schedule/working-days.js";
import { textOf } from "./rows.js";

/** @typedef {import("./rows.js").Row} Row */
/** @typedef {import("./rows.js").SheetData} SheetData */
/** @typedef {Record<string, string>} Prompts */

const LONGEST_LINE = 75; // bytes of a line, its end not counted
/** @type {Record<string, string>} */
const ESCAPED = { "\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": "" };

/**
 * Returns milestones, counted from a start, as a calendar.
 * @param {SheetData} sheet
 * @param {Row[]} rows
 * @param {Prompts} prompts
 * @param {string} start  ISO date
 * @param {Set<string>} holidays  ISO dates
 * @returns {Uint8Array}
 */
export function writeIcal(sheet, rows, prompts, start, holidays) {
  const lines = [
    ...["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Zwillingsbaukasten//Meilensteine//DE", "CALSCALE:GREGORIAN"],
    ...[`X-WR-CALNAME:${escapedText(sheet.titel)}`, "X-WR-TIMEZONE:Europe/Berlin"],
    ...rows.flatMap((row) => eventOf(sheet, row, prompts, milestoneDay(start, Number(row.zellen.woche), holidays))),
    "END:VCALENDAR",
  ];
  return new TextEncoder().encode(lines.map((line) => `${folded(line)}\r\n`).join(""));
}

/** @param {SheetData} sheet @param {Row} row @param {Prompts} prompts @param {string} day @returns {string[]} */
function eventOf(sheet, { zellen }, prompts, day) {
  const number = textOf(zellen.nr, prompts);
  const reached = `Kriterium: ${textOf(zellen.kriterium, prompts)}`;
  const about = `${reached}\nWer entscheidet: ${textOf(zellen.entscheidung, prompts)}`;
  return [
    "BEGIN:VEVENT",
    `UID:${sheet.id}-${number}@zwillingsbaukasten`,
    `DTSTAMP:${compact(sheet.stand)}T000000Z`,
    `DTSTART;VALUE=DATE:${compact(day)}`,
    `DTEND;VALUE=DATE:${compact(dayAfter(day))}`,
    `SUMMARY:${escapedText(number)} ${escapedText(textOf(zellen.meilenstein, prompts))}`,
    `DESCRIPTION:${escapedText(about)}`,
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ];
}

/** @param {string} day */
function compact(day) {
  return day.replaceAll("-", "");
}

/** @param {string} day */
function dayAfter(day) {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

/** @param {string} text */
function escapedText(text) {
  return text.replace(/[\\;,\n\r]/g, (sign) => ESCAPED[sign]);
}

/** Cuts a line into pieces of no more than 75 bytes, never inside a character. @param {string} line */
function folded(line) {
  const pieces = [""];
  let bytes = 0;
  for (const sign of line) {
    const size = new TextEncoder().encode(sign).length;
    if (bytes + size > LONGEST_LINE) {
      pieces.push(" ");
      bytes = 1;
    }
    pieces[pieces.length - 1] += sign;
    bytes += size;
  }
  return pieces.join("\r\n");
}
