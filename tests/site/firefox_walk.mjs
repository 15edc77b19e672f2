// The main walk in Firefox: name the municipality, read, download, drop the file on the panel. Called with the program, the
// address of a Vorlage and a folder for downloads; prints as JSON what a reader sees.

import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import puppeteer from "puppeteer-core";

const PATIENCE = 60_000; // milliseconds; a busy machine is no fault
const [executablePath, address, folder] = process.argv.slice(2);
const extraPrefsFirefox = {
  "browser.download.alwaysOpenPanel": false, // it would take the keys
  "browser.download.dir": folder,
  "browser.download.folderList": 2,
  "browser.helperApps.neverAsk.saveToDisk": "application/octet-stream",
};

const browser = await puppeteer.launch({ browser: "firefox", executablePath, headless: true, extraPrefsFirefox });
try {
  console.log(JSON.stringify(await walk(await browser.newPage())));
} finally {
  await browser.close();
}

async function walk(page) {
  const problems = [];
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  page.on("request", (request) => request.url().startsWith("http") && !request.url().startsWith(new URL(address).origin) && problems.push(request.url()));
  page.setDefaultTimeout(PATIENCE);
  await page.setViewport({ width: 1400, height: 900 });
  await page.goto(address);
  const empty = await heading(page, "Erwarteter Nutzen");
  await press(page, "Ihre Kommune");
  await type(page, "Name", "Musterfelden");
  await type(page, "Land", "Hessen");
  await type(page, "Kommunalform", "Stadt");
  await shows(page, "dialog.profil", "Stadt Musterfelden");
  await page.keyboard.press("Escape");
  await shows(page, "article", "Stadt Musterfelden");
  const live = await heading(page, "Erwarteter Nutzen");
  await press(page, "Ausgefüllt herunterladen");
  await press(page, "Herunterladen");
  const file = await downloaded();
  const profile = await stored(page);
  await page.evaluate(() => localStorage.clear());
  await page.goto(address);
  await press(page, "Ihre Kommune");
  await page.waitForSelector("dialog.profil");
  await drop(page, file);
  await shows(page, "dialog.profil", "Ausgefüllt für");
  return { empty, live, file, profile, restored: await stored(page), problems };
}

async function heading(page, beginning) {
  const words = (text) => [...document.querySelectorAll("article h3")].map((one) => one.innerText.trim()).find((one) => one.startsWith(text));
  return page.evaluate(words, beginning);
}

// Presses the button that is called so, and waits until there is one.
async function press(page, name) {
  const find = (wanted) => [...document.querySelectorAll("button")].reverse().find((one) => one.checkVisibility() && (one.getAttribute("aria-label") ?? one.innerText).trim() === wanted);
  const found = await page.waitForFunction(find, {}, name);
  await found.asElement().focus();
  await page.keyboard.press("Enter");
}

// Types into the input that is labelled so; in a list of choices that picks the one that begins so.
async function type(page, label, text) {
  const find = (wanted) => [...document.querySelectorAll("dialog.profil label")].find((one) => one.innerText.trim() === wanted)?.control;
  const ready = (wanted) => {
    const control = [...document.querySelectorAll("dialog.profil label")].find((one) => one.innerText.trim() === wanted)?.control;
    return control && !control.disabled && (control.options?.length ?? 2) > 1;
  };
  await page.waitForFunction(ready, {}, label);
  const input = await page.evaluateHandle(find, label);
  await input.asElement().focus();
  await page.keyboard.type(text);
  await page.keyboard.press("Tab");
}

async function shows(page, selector, text) {
  await page.waitForFunction((where, words) => document.querySelector(where)?.innerText.includes(words), {}, selector, text);
}

async function drop(page, name) {
  const letGo = (content, called) => {
    const bytes = Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0));
    const data = new DataTransfer();
    data.items.add(new File([bytes], called));
    document.querySelector("dialog.profil").dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true }));
  };
  await page.evaluate(letGo, readFileSync(join(folder, name), "base64"), name);
}

// Firefox writes under a name of its own first.
async function downloaded() {
  const end = Date.now() + PATIENCE;
  while (Date.now() < end) {
    const files = readdirSync(folder);
    if (files.length === 1 && files[0].includes("_") && statSync(join(folder, files[0])).size) return files[0];
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("nothing was downloaded");
}

async function stored(page) {
  return page.evaluate(() => {
    const { entries } = JSON.parse(localStorage.getItem("zwillingsbaukasten.kommunenprofil"));
    return entries.map((entry) => entry.profile);
  });
}
