// @ts-check
// Prints how long the page takes to be ready, beside an empty page of the same bytes, and what a paste costs its main thread.
//
//   node tools/build-page.mjs && node bench/page.mjs [--repeats N]
//
// Ready: the first view stands, and the worker has said that its WebAssembly is compiled. Every visit is a first one, in a
// browser context of its own. The served page is visited on this machine, where bytes cost nothing, and over a line.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";

import { paste, start } from "../tests/web/browser.mjs";
import { median } from "./table.mjs";

const { values } = parseArgs({ options: { repeats: { type: "string", default: "15" } } });
const repeats = Number(values.repeats);

const ONE_FILE = fileURLToPath(new URL("../dist/khabar.html", import.meta.url));
/** How many times as long as an empty page of the same bytes the page may take. */
const AIM = 1.5;
/** Characters of the page that is pasted. */
const PASTED = 200_000;
/** A usual line at home: bytes a millisecond, and milliseconds until an answer begins. */
const LINE = { rate: 1_250, delay: 40 };
/** Bytes that are given at a time. */
const PART = 16_384;
/** A file of a few letters, whose address stands in for that of an empty page. */
const EMPTY = "khabar/generated/version.js";

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {import("playwright-core").Browser} Browser */

/** Notes when the worker said that it is ready, and when the first view stood. */
function watchReady() {
  const times = { ready: 0, view: 0 };
  Object.assign(globalThis, { times });
  const Own = Worker;
  globalThis.Worker = class extends Own {
    /** @param {string | URL} url @param {WorkerOptions} [options] */
    constructor(url, options) {
      super(url, options);
      this.addEventListener("message", ({ data }) => data.ready && (times.ready ||= performance.now()));
    }
  };
  document.addEventListener("DOMContentLoaded", () => {
    if (document.getElementById("draft")) times.view = performance.now();
  });
}

/**
 * @param {Browser} browser
 * @param {string} address
 * @param {() => number | false} end Run in the page: milliseconds since the visit began, once it is over.
 */
async function visit(browser, address, end) {
  const context = await browser.newContext({ serviceWorkers: "block" });
  const page = await context.newPage();
  await page.addInitScript(watchReady);
  await page.goto(address, { waitUntil: "commit" });
  const ended = await page.waitForFunction(end, null, { polling: 20 });
  const time = Number(await ended.jsonValue());
  const parts = await page.evaluate(() => Reflect.get(globalThis, "times"));
  await context.close();
  return { time, ...parts };
}

const whenReady = () => {
  const { ready, view } = /** @type {{ ready: number, view: number }} */ (Reflect.get(globalThis, "times"));
  return ready > 0 && view > 0 && Math.max(ready, view);
};
const whenLoaded = () => {
  const [{ loadEventEnd }] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
  return loadEventEnd > 0 && loadEventEnd;
};
const whenFetched = () => /** @type {number | false} */ (Reflect.get(globalThis, "fetched") ?? false);

/**
 * An empty page of the same size: the scripts of the one-file page stand in it as text that is never run.
 *
 * @param {string} folder
 */
function inertFile(folder) {
  const path = join(folder, "inert.html");
  writeFileSync(path, readFileSync(ONE_FILE, "utf8").replaceAll("<script>", '<script type="text/plain">'));
  return pathToFileURL(path).href;
}

/**
 * The files that a visit to the served page asks for, those of its worker included.
 *
 * @param {Browser} browser
 * @param {string} address
 */
async function askedFor(browser, address) {
  const context = await browser.newContext({ serviceWorkers: "block" });
  /** @type {Set<string>} */
  const asked = new Set();
  context.on("request", (request) => asked.add(request.url()));
  const page = await context.newPage();
  await page.addInitScript(watchReady);
  await page.goto(address);
  await page.waitForFunction(whenReady);
  await context.close();
  return [...asked].map((one) => one.slice(address.length));
}

/**
 * An empty page that fetches all the served page consists of, at once, and does nothing with it.
 *
 * @param {Browser} browser
 * @param {string} address
 * @param {string[]} files
 */
async function visitInert(browser, address, files) {
  const context = await browser.newContext({ serviceWorkers: "block" });
  const page = await context.newPage();
  await page.addInitScript((all) => {
    void Promise.all(all.map(async (one) => (await fetch(one)).arrayBuffer())).then(() => Object.assign(globalThis, { fetched: performance.now() }));
  }, files.map((one) => address + one));
  await page.goto(address + EMPTY, { waitUntil: "commit" });
  const ended = await page.waitForFunction(whenFetched, null, { polling: 20 });
  const time = Number(await ended.jsonValue());
  await context.close();
  return { time };
}

/**
 * Hands on what a server gives as a line would, whose rate all answers share.
 *
 * @param {string} from
 */
async function lineTo(from) {
  const sleep = (/** @type {number} */ ms) => new Promise((done) => setTimeout(done, ms));
  let free = 0;
  const server = createServer(async ({ url }, response) => {
    const [answer] = await Promise.all([fetch(new URL(url ?? "/", from)), sleep(LINE.delay)]);
    response.writeHead(answer.status, { "content-type": answer.headers.get("content-type") ?? "text/plain" });
    const bytes = new Uint8Array(await answer.arrayBuffer());
    for (let at = 0; at < bytes.length; at += PART) {
      const part = bytes.subarray(at, at + PART);
      free = Math.max(free, performance.now()) + part.length / LINE.rate;
      await sleep(free - performance.now());
      response.write(part);
    }
    response.end();
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", () => done(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { address: `http://127.0.0.1:${port}/`, close };
}

/** A page of the wanted length: an article of forty paragraphs among menus, teasers and scripts, as pages of that size have them. */
function largePage() {
  const words = (/** @type {number} */ at) => `The council met for the ${at}th time this year, the mayor said on Monday, and voted on the bridge, the school and the market hall after a long debate. `;
  const paragraphs = Array.from({ length: 40 }, (_, at) => `<p class="story-text">${words(at)}${words(at + 100)}<a href="/town/${at}">More about the bridge</a></p>`).join("\n");
  const teasers = Array.from({ length: 250 }, (_, at) => `<li class="teaser"><a href="/story/${at}"><img src="/pictures/${at}.jpg" alt=""><h3>Teaser number ${at} of the day</h3></a><span class="time">${at} minutes ago</span></li>`).join("\n");
  const head = `<!doctype html><html lang="en"><head><title>Council votes on the bridge</title><meta property="og:title" content="Council votes on the bridge"></head><body><nav><ul>${teasers}</ul></nav><main><article><h1>Council votes on the bridge</h1>${paragraphs}</article></main><aside><ul>${teasers}</ul></aside>`;
  const script = "window.settings = window.settings || []; window.settings.push({ slot: 'side', size: [300, 250] });\n";
  return `${head}<script>${script.repeat(Math.ceil((PASTED - head.length) / script.length))}</script></body></html>`;
}

/**
 * @param {Browser} browser
 * @param {string} address
 * @param {string} html
 */
async function pasteInto(browser, address, html) {
  const context = await browser.newContext({ serviceWorkers: "block", viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.addInitScript(watchReady);
  await page.goto(address);
  await page.waitForFunction(whenReady);
  await page.evaluate(() => new Promise((done) => setTimeout(done, 300))); // What loading left to be done is not the paste's.
  const session = await context.newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const spent = async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return 1000 * (metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN);
  };
  await page.evaluate(() => {
    const seen = { longest: 0, wall: 0 };
    Object.assign(globalThis, { seen });
    new PerformanceObserver((list) => list.getEntries().forEach((one) => (seen.longest = Math.max(seen.longest, one.duration)))).observe({ type: "longtask" });
    document.addEventListener("paste", () => {
      const begun = performance.now();
      const look = () => {
        if (!document.querySelector(".article .body > p")) return requestAnimationFrame(look);
        // The frame that shows it is drawn once the next task begins.
        setTimeout(() => (seen.wall = performance.now() - begun));
      };
      requestAnimationFrame(look);
    }, { capture: true, once: true });
  });
  const before = await spent();
  await paste(page, { "text/plain": html });
  await page.waitForFunction(() => Reflect.get(globalThis, "seen").wall > 0, null, { polling: 20 });
  const main = (await spent()) - before;
  const { longest, wall } = await page.evaluate(() => Reflect.get(globalThis, "seen"));
  await context.close();
  return { main, longest, wall };
}

/** @param {string} name @param {number[]} times */
function show(name, times) {
  const cells = [median(times), Math.min(...times), Math.max(...times)].map((it) => it.toFixed(0).padStart(10));
  console.log(`${name.padEnd(52)}${cells.join("")}`);
}

/** @param {string} name @param {Awaited<ReturnType<typeof visit>>[]} own @param {{ time: number }[]} inert */
function compare(name, own, inert) {
  show(`${name}: ready`, own.map((it) => it.time));
  show("  its first view", own.map((it) => it.view));
  show("  an empty page of the same bytes", inert.map((it) => it.time));
  const ratios = own.map((it, at) => it.time / inert[at].time);
  console.log(`  ratio, median of the turns ${median(ratios).toFixed(2)}, at most ${AIM} is aimed at\n`);
}

const folder = mkdtempSync(join(tmpdir(), "khabar-page-"));
const site = await start();
const line = await lineTo(site.address);
try {
  const { browser } = site;
  const served = `${site.address}/`;
  const [file, inert] = [pathToFileURL(ONE_FILE).href, inertFile(folder)];
  const files = await askedFor(browser, served);
  const html = largePage();
  /** @type {Awaited<ReturnType<typeof visit>>[][]} */
  const [fileTimes, servedTimes, lineTimes] = [[], [], []];
  /** @type {{ time: number }[][]} */
  const [inertFileTimes, inertServedTimes, inertLineTimes] = [[], [], []];
  /** @type {Awaited<ReturnType<typeof pasteInto>>[][]} */
  const [filePastes, servedPastes] = [[], []];
  for (let turn = 0; turn < repeats; turn += 1) {
    fileTimes.push(await visit(browser, file, whenReady));
    inertFileTimes.push(/** @type {{ time: number }} */ (await visit(browser, inert, whenLoaded)));
    servedTimes.push(await visit(browser, served, whenReady));
    inertServedTimes.push(await visitInert(browser, served, files));
    lineTimes.push(await visit(browser, line.address, whenReady));
    inertLineTimes.push(await visitInert(browser, line.address, files));
    filePastes.push(await pasteInto(browser, file, html));
    servedPastes.push(await pasteInto(browser, served, html));
  }
  console.log(`Milliseconds of ${repeats} turns; load ${loadavg()[0].toFixed(1)}\n`);
  console.log(`${"".padEnd(52)}${["median", "least", "most"].map((it) => it.padStart(10)).join("")}`);
  compare("dist/khabar.html", fileTimes, inertFileTimes);
  compare(`the served page, ${files.length} files`, servedTimes, inertServedTimes);
  compare(`the same over ${(LINE.rate * 8) / 1000} Mbit/s with ${LINE.delay} ms`, lineTimes, inertLineTimes);
  for (const [name, pastes] of /** @type {const} */ ([["dist/khabar.html", filePastes], ["the served page", servedPastes]])) {
    show(`A paste of ${(html.length / 1000).toFixed(0)} KB into ${name}, main thread`, pastes.map((it) => it.main));
    show("  its longest task, 0 when none took 50", pastes.map((it) => it.longest));
    show("  till the article is visible", pastes.map((it) => it.wall));
  }
} finally {
  line.close();
  await site.stop();
  rmSync(folder, { recursive: true });
}
