// @ts-check
// How the time of the WebAssembly grows when a hurtful shape is twice as long, and whether any page traps it:
// cargo run --example doubling 200 --write=target/shapes && node tools/doubling.mjs target/shapes

import { readFileSync, readdirSync } from "node:fs";

import { init, parseSync } from "../pkg/index.js";

const RUNS = 3;
const folder = process.argv[2] ?? "target/shapes";
await init();
let trapped = 0;

/** @param {string} file The best of some runs, in milliseconds. */
function best(file) {
  const page = readFileSync(`${folder}/${file}`);
  const times = Array.from({ length: RUNS }, () => {
    const started = performance.now();
    try {
      parseSync(page);
    } catch (error) {
      if (/** @type {{ code?: string }} */ (error).code !== "not-text") {
        console.error(file, error);
        trapped += 1;
      }
    }
    return performance.now() - started;
  });
  return Math.min(...times);
}

const names = readdirSync(folder).filter((it) => it.endsWith(".1.html")).map((it) => it.slice(0, -".1.html".length));
const rows = names.map((name) => ({ name, one: best(`${name}.1.html`), two: best(`${name}.2.html`) }));
rows.sort((left, right) => left.two / left.one - right.two / right.one);
for (const { name, one, two } of rows) console.log(`${(two / one).toFixed(2).padStart(6)} ${one.toFixed(1).padStart(9)} ms ${two.toFixed(1).padStart(9)} ms  ${name}`);
console.log(`${names.length} shapes, ${trapped} failures`);
if (trapped > 0) process.exitCode = 1;
