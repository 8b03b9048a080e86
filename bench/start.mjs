// @ts-check
// Prints how long it takes from the import of Khabar to its first article, in Chromium and in Node.
//
//   node bench/start.mjs [--repeats N]
//
// Cold: a browser that has never seen the files, or a fresh process. Warm: a later visit with the same browser profile.

import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { loadavg } from "node:os";
import { parseArgs } from "node:util";

import { withProfile } from "./browser/chromium.mjs";
import { median } from "./table.mjs";

const { values } = parseArgs({ options: { repeats: { type: "string", default: "7" } } });
const repeats = Number(values.repeats);

const PAGE = new URL("../tests/pages/en-long-read/page.html", import.meta.url);

/** Visits after which a profile is warm: Chromium keeps what it compiled of a module from about the third on. */
const VISITS_BEFORE_WARM = 4;
/** Milliseconds for Chromium to write to its profile what it compiled. */
const WRITING = 1500;

/** What stands at the start of a program: it ends with `parse` at hand. @type {Record<string, (base: string) => string>} */
const STARTS = {
  "khabar, inlined": (base) => `const { parse } = await import("${base}index.js");`,
  "khabar/slim, its module loaded": (base) => `const { init, parse } = await import("${base}slim.js"); await init(await load("${base}khabar.wasm"));`,
};
const STREAMED = {
  "khabar/slim, its module streamed": (/** @type {string} */ base) =>
    `const { init, parse } = await import("${base}slim.js"); await init(WebAssembly.compileStreaming(fetch("${base}khabar.wasm")));`,
};

/** A program that gives milliseconds: until `parse` is at hand, to the first article, and for the same page again. @param {string} start */
const timing = (start) => `
  const begun = performance.now();
  ${start}
  const ready = performance.now();
  await parse(html);
  const first = performance.now();
  await parse(html);
  return [ready - begun, first - begun, performance.now() - first];`;

/**
 * @param {import("playwright-core").BrowserContext} context
 * @param {string} address
 * @param {string} start
 * @param {string} html
 * @returns {Promise<number[]>}
 */
async function visit(context, address, start, html) {
  const tab = await context.newPage();
  await tab.goto(address);
  const times = await tab.evaluate(`(async (html) => { const load = (url) => url; ${timing(start)} })(${JSON.stringify(html)})`);
  await tab.close();
  return /** @type {number[]} */ (times);
}

/** @param {string} start @param {string} html */
async function inChromium(start, html) {
  /** @type {number[][]} */
  const cold = [];
  /** @type {number[][]} */
  const warm = [];
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    await withProfile(async (context, address) => {
      cold.push(await visit(context, address, start, html));
      for (let again = 1; again < VISITS_BEFORE_WARM; again += 1) await visit(context, address, start, html);
      await new Promise((done) => setTimeout(done, WRITING));
      warm.push(await visit(context, address, start, html));
    });
  }
  return { cold, warm };
}

/** @param {string} start @param {string} file */
function inNode(start, file) {
  const program = `
    import { readFileSync } from "node:fs";
    const html = readFileSync(new URL("${file}"), "utf8");
    const load = (url) => readFileSync(new URL(url));
    console.log(JSON.stringify(await (async () => { ${timing(start)} })()));`;
  return Array.from({ length: repeats }, () => {
    const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "--eval", program], { encoding: "utf8" });
    if (!stdout) throw new Error(stderr);
    return /** @type {number[]} */ (JSON.parse(stdout));
  });
}

/** @param {string} name @param {number[][]} runs */
function show(name, runs) {
  const all = runs.map((it) => it[1]);
  // The best start whole, not the best of each column: its parts belong together.
  const best = runs[all.indexOf(Math.min(...all))];
  const cells = [...best, median(all)].map((it) => it.toFixed(1).padStart(16));
  console.log(`${name.padEnd(46)}${cells.join("")}${Math.max(...all).toFixed(1).padStart(16)}`);
}

const html = readFileSync(PAGE, "utf8");
console.log(`Milliseconds of the best of ${repeats} starts, and the first article's median and worst; load ${loadavg()[0].toFixed(1)}; the page has ${(html.length / 1000).toFixed(0)} KB.\n`);
console.log(`${"".padEnd(46)}${["parse at hand", "first article", "second article", "first, median", "first, worst"].map((it) => it.padStart(16)).join("")}`);
for (const [name, start] of Object.entries({ ...STARTS, ...STREAMED })) {
  const { cold, warm } = await inChromium(start("/pkg/"), html);
  show(`Chromium, cold, ${name}`, cold);
  show(`Chromium, warm, ${name}`, warm);
}
for (const [name, start] of Object.entries(STARTS)) {
  show(`Node, ${name}`, inNode(start(new URL("../pkg/", import.meta.url).href), PAGE.href));
}
