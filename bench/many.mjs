// @ts-check
// Prints how many pages a second are read by one and more workers, in Chromium and Node, and by processes of the command line.
//
//   node bench/many.mjs [--pages N] [--repeats N]

import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, openSync, closeSync, writeFileSync } from "node:fs";
import { availableParallelism, loadavg } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

import { withChromium } from "./browser/chromium.mjs";
import { sample } from "./pages.mjs";

const { values } = parseArgs({ options: { pages: { type: "string", default: "150" }, repeats: { type: "string", default: "3" } } });
const repeats = Number(values.repeats);
const root = fileURLToPath(new URL("..", import.meta.url));

const { source, pages } = sample(Number(values.pages));
const inputs = pages.filter((it) => it.sampled).map(({ html, url }) => ({ input: html, options: { url } }));
const megabytes = inputs.reduce((all, it) => all + it.input.length, 0) / 1e6;

/** One worker, two, and as many as the machine has processors. */
const SIZES = [...new Set([1, 2, availableParallelism()])];

/**
 * Reads all pages with a pool: once so that its workers are warm, then as often as told. It runs in Node and in the tab.
 *
 * @param {{ entry: string, size: number, inputs: any[], repeats: number }} run
 * @returns {Promise<number[]>} milliseconds of each time
 */
async function readAll({ entry, size, inputs: given, repeats: times }) {
  const { Pool } = await import(entry);
  const pool = new Pool({ size });
  const spent = [];
  for (let time = 0; time <= times; time += 1) {
    const started = performance.now();
    for await (const { error } of pool.parseEach(given)) if (error) throw error;
    spent.push(performance.now() - started);
  }
  pool.close();
  return spent.slice(1);
}

/** @param {number} size @returns {Promise<number[]>} */
const inNode = (size) => readAll({ entry: new URL("../pkg/pool.js", import.meta.url).href, size, inputs, repeats });

/** @param {number} size @returns {Promise<number[]>} */
const inChromium = (size) => withChromium(async (browser, address) => {
  const tab = await browser.newPage();
  await tab.goto(address);
  return tab.evaluate(readAll, { entry: "/pkg/pool.js", size, inputs, repeats });
});

/** Builds the command line and gives it the records, cut into as many files as processes will run. @param {number} size */
async function natively(size) {
  const folder = join(root, "target", "bench-many");
  mkdirSync(folder, { recursive: true });
  const files = Array.from({ length: size }, (_, part) => {
    const file = join(folder, `${part}.jsonl`);
    const mine = inputs.filter((_, at) => at % size === part);
    writeFileSync(file, mine.map(({ input, options }, at) => `${JSON.stringify({ id: at, html: input, ...options })}\n`).join(""));
    return file;
  });
  const spent = [];
  for (let time = 0; time < repeats; time += 1) {
    const started = performance.now();
    await Promise.all(files.map(async (file) => {
      const records = openSync(file, "r");
      const [code] = await once(spawn(join(root, "target", "release", "khabar"), ["--jsonl"], { stdio: [records, "ignore", "inherit"] }), "exit");
      closeSync(records);
      if (code !== 0) throw new Error(`khabar --jsonl ended with ${code}`);
    }));
    spent.push(performance.now() - started);
  }
  return spent;
}

/** @param {string} name @param {string} unit @param {(size: number) => Promise<number[]>} run */
async function show(name, unit, run) {
  /** @type {number | undefined} */
  let alone;
  for (const size of SIZES) {
    const times = await run(size);
    const time = Math.min(...times);
    alone ??= time;
    const cells = [
      (inputs.length / (time / 1e3)).toFixed(0), (megabytes / (time / 1e3)).toFixed(1), (alone / time).toFixed(2),
      `${((100 * (Math.max(...times) - Math.min(...times))) / time).toFixed(0)} %`,
    ];
    console.log(`${`${name}, ${size} ${unit}${size === 1 ? "" : "s"}`.padEnd(36)}${cells.map((it) => it.padStart(14)).join("")}`);
  }
}

console.log(`${source}: the even sample, ${inputs.length} pages, ${megabytes.toFixed(1)} million characters, the best of ${repeats} times;`);
console.log(`${availableParallelism()} processors, load at the start ${loadavg()[0].toFixed(1)}\n`);
console.log(`${"".padEnd(36)}${["pages a second", "MB a second", "times alone", "spread"].map((it) => it.padStart(14)).join("")}`);
await show("Chromium, khabar/pool", "worker", inChromium);
await show("Node, khabar/pool", "worker", inNode);
const built = spawnSync("cargo", ["build", "--release", "--quiet"], { cwd: root, stdio: "inherit" });
if (built.status === 0) await show("khabar --jsonl", "part", natively);
else console.log("khabar --jsonl: not measured: it could not be built");
