// @ts-check
// How the time of the WebAssembly grows when a hurtful shape is twice as long, and whether any page traps it:
// cargo run --example doubling 200 --write=target/shapes && node tools/doubling.mjs target/shapes

import { readFileSync, readdirSync } from "node:fs";

import { init, parseSync } from "../pkg/index.js";

const RUNS = 5;
const folder = process.argv[2] ?? "target/shapes";
await init();
let trapped = 0;

/** @param {string} name @param {Buffer} page */
function timeOf(name, page) {
  const started = performance.now();
  try {
    parseSync(page);
  } catch (error) {
    if (/** @type {{ code?: string }} */ (error).code !== "not-text") {
      console.error(name, error);
      trapped += 1;
    }
  }
  return performance.now() - started;
}

/** The best of some runs, by turns, so that another program slows both. @param {string} name */
function compare(name) {
  const [single, double] = [1, 2].map((size) => readFileSync(`${folder}/${name}.${size}.html`));
  let [one, two] = [Infinity, Infinity];
  for (let run = 0; run < RUNS; run += 1) {
    one = Math.min(one, timeOf(name, single));
    two = Math.min(two, timeOf(name, double));
  }
  return { name, one, two };
}

const names = readdirSync(folder).filter((it) => it.endsWith(".1.html")).map((it) => it.slice(0, -".1.html".length));
const rows = names.map(compare);
rows.sort((left, right) => left.two / left.one - right.two / right.one);
for (const { name, one, two } of rows) console.log(`${(two / one).toFixed(2).padStart(6)} ${one.toFixed(1).padStart(9)} ms ${two.toFixed(1).padStart(9)} ms  ${name}`);
console.log(`${names.length} shapes, ${trapped} failures`);
if (trapped > 0) process.exitCode = 1;
