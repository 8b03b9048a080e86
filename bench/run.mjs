// @ts-check
// Prints Khabar's time beside that of others, in Chromium, in Node and natively.
//
//   node bench/run.mjs [browser] [node] [native] [--pages N] [--repeats N] [--json FILE]
//
// `npm ci --prefix bench` brings those that are measured beside it; what is not installed is named and left out.

import { writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { parseArgs } from "node:util";

import { measure as browser } from "./browser/measure.mjs";
import { measure as native } from "./native/measure.mjs";
import { measure as node } from "./node/measure.mjs";
import { sample } from "./pages.mjs";
import { LEGEND, table } from "./table.mjs";
import { nothingYet } from "./turns.js";

const RUNTIMES = { browser, node, native };

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { pages: { type: "string", default: "150" }, repeats: { type: "string", default: "3" }, json: { type: "string" } },
});
const chosen = Object.entries(RUNTIMES).filter(([name]) => positionals.length === 0 || positionals.includes(name));
const repeats = Number(values.repeats);
const before = loadavg()[0];
const { source, pages } = sample(Number(values.pages));

/** @param {string} name */
const progress = (name) => (/** @type {number} */ done) => {
  if (process.stderr.isTTY) process.stderr.write(`\r${name}: ${done} of ${pages.length}${done === pages.length ? "\n" : ""}`);
};

/** @type {import("./turns.js").Measured[]} */
const all = [];
for (const [name, measure] of chosen) {
  try {
    all.push(await measure(pages, repeats, progress(name)));
  } catch (error) {
    all.push(nothingYet(name, [], { [name]: String(error).split("\n")[0] }));
  }
}
if (values.json) {
  writeFileSync(values.json, JSON.stringify({ source, pages: pages.map(({ html, ...page }) => ({ ...page, length: html.length })), all }));
}
console.log(`${source}; ${repeats} repeats`);
console.log(`${cpus().length} × ${cpus()[0].model}, load ${before.toFixed(1)} before and ${loadavg()[0].toFixed(1)} after\n`);
console.log(`${table(all, pages)}\n\n${LEGEND}`);
