// @ts-check
// Folders dropped and chosen: every page in them is found, in order, and what is none is left aside.

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, afterEach, before, test } from "node:test";

import { start } from "./browser.mjs";

const SAMPLE = readFileSync(new URL("../../www/samples/en.html", import.meta.url), "utf8");
/** Folders inside of each other; more than a browser gives of a folder at once. */
const DEPTH = 12;
const MANY = 250;

/** @type {Awaited<ReturnType<typeof start>>} */
let site;
/** @type {import("./browser.mjs").Page} */
let page;
/** @type {import("./browser.mjs").Watch} */
let watch;
/** @type {string} */
let folder;

before(async () => {
  site = await start();
  folder = mkdtempSync(join(tmpdir(), "khabar-folder-"));
  const write = (/** @type {string} */ name, /** @type {string} */ text) => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  };
  for (const name of ["news/page 10.html", "news/page 9.htm", "news/deep/story.txt", "news/.hidden.html", "news/style.css", "news/picture.png"]) {
    write(name, SAMPLE.replaceAll("The library that lends out seeds", name));
  }
  write("news/page 9_files/frame.html", "<p>An advert</p>");
  write("news/other_files/kept.html", SAMPLE.replaceAll("The library that lends out seeds", "kept"));
  write(`deep/${Array.from({ length: DEPTH }, (_, index) => `level ${index}`).join("/")}/end.html`, SAMPLE);
  for (let index = 0; index < MANY; index += 1) write(`many/${index}.html`, `<p>${index}</p>`);
  write("empty/picture.png", "x");
});
after(async () => {
  await site.stop();
  rmSync(folder, { recursive: true });
});
afterEach(async () => {
  assert.deepEqual(watch.errors, []);
  await page.context().close();
});

/** Drops files and folders of the disk as a hand does. @param {string[]} names */
async function dropped(names) {
  ({ page, watch } = await site.open());
  const devtools = await page.context().newCDPSession(page);
  const data = { items: [], files: names.map((name) => join(folder, name)), dragOperationsMask: 1 };
  for (const type of /** @type {const} */ (["dragEnter", "dragOver", "drop"])) {
    await devtools.send("Input.dispatchDragEvent", { type, x: 300, y: 300, data });
  }
}
const names = () => page.locator(".many-table tr[data-state] .many-name, .many-table tr[data-state]").evaluateAll((rows) =>
  rows.map((row) => /** @type {HTMLElement} */ (row).innerText.match(/(?:news|deep)\/[^\n\t]*\.(?:html?|txt)/u)?.[0]).filter(Boolean));
/** @param {number} count */
const finished = (count) => page.waitForFunction((all) => new RegExp(`^${all} read in`, "u").test(document.getElementById("many-state")?.textContent ?? ""), count, { timeout: 60_000 });

test("a dropped folder gives its pages with their paths, in the order of their names", async () => {
  await dropped(["news"]);
  await finished(4);
  assert.deepEqual([...new Set(await names())], ["news/deep/story.txt", "news/other_files/kept.html", "news/page 9.htm", "news/page 10.html"]);
});

test("folders inside of folders, and more files than a browser gives at once, are all found", async () => {
  await dropped(["many", "deep"]);
  await page.waitForSelector(".many-table");
  assert.equal(await page.locator("#many-title").innerText(), `${MANY + 1} pages`);
});

test("a folder beside a file is read with it", async () => {
  await dropped(["news/page 9.htm", "news/deep"]);
  await finished(2);
});

test("a folder without pages is said to have none", async () => {
  await dropped(["empty"]);
  await page.waitForSelector('[data-code="empty-folder"]');
});

test("a chosen folder gives the same pages", async () => {
  ({ page, watch } = await site.open());
  assert.equal(await page.locator("#open-folder").isVisible(), true);
  await page.setInputFiles("#folder", join(folder, "news"));
  await finished(4);
  assert.deepEqual([...new Set(await names())], ["news/deep/story.txt", "news/other_files/kept.html", "news/page 9.htm", "news/page 10.html"]);
});
