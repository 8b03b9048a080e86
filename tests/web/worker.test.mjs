// @ts-check
// The page outlives its core: a stuck or crashed one is ended and replaced. A stand-in for the package fails on demand.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { paste, seen, start } from "./browser.mjs";

const CORE = `
  export async function parse(input) {
    if (input.includes("get stuck")) for (;;);
    if (input.includes("fall over")) throw new WebAssembly.RuntimeError("unreachable");
    return {
      kind: "news", headline: input, direction: "ltr", confidence: 1, warnings: [],
      body: [{ type: "paragraph", content: [{ text: input }] }], stats: { words: 2, characters: 9, readingMinutes: 1 },
    };
  }
  export const toMarkdown = (article) => article.headline, toHtml = toMarkdown, toText = toMarkdown, toNinjs = toMarkdown, toJsonLd = toMarkdown;
`;

/** @type {Awaited<ReturnType<typeof start>>} */
let site;
before(async () => {
  site = await start();
});
after(() => site.stop());

test("a stuck page can be cancelled, and the next one is read", async () => {
  const { page, watch } = await site.open({ core: CORE });
  await paste(page, { "text/plain": "get stuck" });
  await page.click(".status-button");
  await page.waitForFunction(() => document.getElementById("status")?.textContent === "Cancelled.");
  await paste(page, { "text/plain": "all well" });
  assert.equal((await seen(page)).headline, "all well");
  assert.deepEqual(watch.errors, []);
});

test("a new page takes the place of one that is stuck", async () => {
  const { page } = await site.open({ core: CORE });
  await paste(page, { "text/plain": "get stuck" });
  await page.waitForSelector(".status-working");
  await paste(page, { "text/plain": "all well" });
  assert.equal((await seen(page)).headline, "all well");
});

test("a crash is owned up to, and the next page is read", async () => {
  const { page } = await site.open({ core: CORE });
  await paste(page, { "text/plain": "fall over" });
  await page.waitForSelector('[data-code="crashed"]');
  assert.match(await page.locator(".notice").innerText(), /our fault[^]*unreachable/u);
  await paste(page, { "text/plain": "all well" });
  assert.equal((await seen(page)).headline, "all well");
});

test("a core that cannot load is a clear message, not silence", async () => {
  const { page } = await site.open({ core: "throw new Error('no such core')" });
  await paste(page, { "text/plain": "all well" });
  await page.waitForSelector('[data-code="crashed"]');
});
