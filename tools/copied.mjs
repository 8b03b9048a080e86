// @ts-check
// Writes what a reader gets who marks all of a page and copies it, as Chromium's `innerText` gives it, for each page of the
// corpora:
//
//   node tools/copied.mjs [FOLDER] [CORPUS …]     (target/copied, and all corpora)
//
// `tools/corpora.py --copied FOLDER` measures on it. Nothing is fetched and no script of a page runs, so that what a
// style sheet would hide stands in the text too: it is somewhat noisier than what a real reader copies.

import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";

import { chromium as driver } from "playwright-core";

import { chromium, quietFlags } from "./find-chromium.mjs";

const CORPORA = fileURLToPath(new URL("../../shared/corpora", import.meta.url));
const PAGES_AT_ONCE = 4;
/** Milliseconds after which a page is left out. */
const PATIENCE = 20_000;

const [folder = "target/copied", ...chosen] = process.argv.slice(2);
if (!existsSync(CORPORA)) {
  console.log("the corpora of real pages are not here: expected ../shared/corpora beside the project; nothing written");
  process.exit(0);
}
const corpora = chosen.length ? chosen : readdirSync(CORPORA, { withFileTypes: true }).filter((it) => it.isDirectory()).map((it) => it.name);

/** @typedef {{ corpus: string, id: string, html: string, charset?: string }} Row */

/** @type {Row[]} */
const rows = corpora.flatMap((corpus) =>
  readFileSync(join(CORPORA, corpus, "docs.jsonl"), "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => ({ ...JSON.parse(line), corpus })),
);
const browser = await driver.launch({ executablePath: chromium(), args: quietFlags });
let done = 0;
let lost = 0;

/**
 * @param {import("playwright-core").Page} page
 * @param {Row} row
 */
async function copy(page, row) {
  const body = gunzipSync(readFileSync(join(CORPORA, row.corpus, row.html)));
  await page.unrouteAll();
  await page.route("**/*", (route) =>
    route.request().isNavigationRequest() && route.request().frame() === page.mainFrame()
      ? route.fulfill({
          body,
          headers: {
            "content-type": `text/html; charset=${row.charset ?? "utf-8"}`,
            "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'",
          },
        })
      : route.abort(),
  );
  await page.goto("http://copied.invalid/", { waitUntil: "domcontentloaded", timeout: PATIENCE });
  return page.evaluate(() => document.body.innerText);
}

async function worker() {
  let page = await browser.newPage();
  for (let row = rows.shift(); row; row = rows.shift()) {
    mkdirSync(join(folder, row.corpus), { recursive: true });
    try {
      writeFileSync(join(folder, row.corpus, `${encodeURIComponent(row.id)}.txt`), await copy(page, row));
    } catch (error) {
      lost += 1;
      console.error(`${row.corpus} ${row.id}: ${String(error).split("\n")[0]}`);
      await page.close();
      page = await browser.newPage();
    }
    done += 1;
    if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${done + rows.length}`);
  }
}

await Promise.all(Array.from({ length: PAGES_AT_ONCE }, worker));
await browser.close();
console.log(`${done - lost} pages written to ${folder}, ${lost} left out`);
