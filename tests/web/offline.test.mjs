// @ts-check
// What the page does behind a network that keeps silent, and how a new version comes in.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, test } from "node:test";

import { seen, start } from "./browser.mjs";

/** Milliseconds. The page is given up for what is kept after 3 s, and all else follows from it at once. */
const SHOWN_MS_MAX = 12_000;
/** Milliseconds for a new version to be kept, on a busy machine too. */
const KEPT_MS_MAX = 20_000;

/** @type {Awaited<ReturnType<typeof start>>} */
let site;
/** Stands between, so that it can keep silent and change what it hands on. @type {import("node:http").Server} */
let between;
let address = "";
/** @type {(path: string) => boolean} */
let isSilent = () => false;
/** @type {Record<string, (text: string) => string>} */
let changes = {};

before(async () => {
  site = await start();
  between = createServer((request, response) => {
    const path = request.url ?? "/";
    if (isSilent(path)) return;
    void (async () => {
      const answer = await fetch(site.address + path);
      const bytes = Buffer.from(await answer.arrayBuffer());
      const change = changes[path.split("?")[0]];
      response.writeHead(answer.status, Object.fromEntries([...answer.headers].filter(([name]) => !/^(?:content-length|transfer-encoding|connection|keep-alive|date)$/u.test(name))));
      response.end(change ? change(bytes.toString()) : bytes);
    })();
  });
  await new Promise((resolve) => between.listen(0, "127.0.0.1", () => resolve(undefined)));
  address = `http://127.0.0.1:${/** @type {import("node:net").AddressInfo} */ (between.address()).port}`;
});
after(async () => {
  between.closeAllConnections();
  between.close();
  await site.stop();
});

/** A page that the service worker looks after. */
async function open() {
  isSilent = () => false;
  changes = {};
  const { page: first } = await site.open({ browser: { serviceWorkers: "allow" } });
  await first.context().unrouteAll();
  const page = await first.context().newPage();
  await page.goto(`${address}/?lang=en`);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null, null, { timeout: 30_000 });
  return page;
}

test("a network that keeps silent does not hold the page up", async () => {
  const page = await open();
  isSilent = () => true;
  const begun = performance.now();
  await page.goto(`${address}/?lang=en`);
  await page.click("#sample-en");
  assert.equal((await seen(page)).headline, "The library that lends out seeds");
  const ms = performance.now() - begun;
  console.log(`behind a silent network: article after ${Math.round(ms)} ms`);
  assert.ok(ms < SHOWN_MS_MAX, `${ms} ms`);
  await page.context().close();
});

test("one file that does not come is taken from what is kept", async () => {
  const page = await open();
  isSilent = (path) => path.startsWith("/views/why.js");
  await page.goto(`${address}/?lang=en`);
  await page.click("#sample-en", { timeout: SHOWN_MS_MAX });
  assert.equal((await seen(page)).headline, "The library that lends out seeds");
  await page.context().close();
});

test("a new version is there at the first visit, and then kept as a whole", async () => {
  const page = await open();
  changes = {
    "/strings/en.js": (text) => text.replace("Paste a news page.", "Paste the news."),
    "/samples/en.html": (text) => text.replaceAll("The library that lends out seeds", "The library that lends out bees"),
  };
  await page.goto(`${address}/?lang=en`);
  assert.match(await page.locator(".intake-title").innerText(), /^Paste the news\./u);
  // The sample was not asked for, and is new all the same.
  const isKept = () => page.evaluate(async () => (await (await caches.match("samples/en.html"))?.text())?.includes("lends out bees"));
  for (const end = performance.now() + KEPT_MS_MAX; !(await isKept()); await page.waitForTimeout(50)) assert.ok(performance.now() < end, "not kept");
  await page.context().setOffline(true);
  isSilent = () => true;
  await page.goto(`${address}/?lang=en`);
  assert.match(await page.locator(".intake-title").innerText(), /^Paste the news\./u);
  await page.click("#sample-en");
  assert.equal((await seen(page)).headline, "The library that lends out bees");
  await page.context().close();
});
