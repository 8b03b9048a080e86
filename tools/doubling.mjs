// @ts-check
// How the time of the WebAssembly to read a page and to write its article in every format grows when a hurtful shape is
// twice as long, and whether any page traps it:
// cargo run --example doubling 200 --write=target/shapes && node tools/doubling.mjs target/shapes

import { readFileSync } from "node:fs";

import { parse, toHtml, toJsonLd, toMarkdown, toNinjs, toText } from "../pkg/index.js";
import { LONGER, compare, shapesIn, worked } from "./twice.mjs";

const folder = process.argv[2] ?? "target/shapes";
const WRITERS = [toHtml, toJsonLd, toMarkdown, toNinjs, toText];
let trapped = 0;

/** @param {string} name @param {Buffer} page */
async function readAndWrite(name, page) {
  try {
    const article = await parse(page);
    for (const write of WRITERS) await write(article);
  } catch (error) {
    if (/** @type {{ code?: string }} */ (error).code !== "not-text") {
      console.error(name, error);
      trapped += 1;
    }
  }
}

const rows = [];
for (const name of shapesIn(folder)) {
  const pages = [1, 2].map((size) => readFileSync(`${folder}/${name}.${size}.html`));
  rows.push({ name, ...(await compare((size) => worked(() => readAndWrite(name, pages[size - 1])))) });
}
rows.sort((left, right) => left.ratio - right.ratio);
for (const { name, one, two, ratio } of rows) console.log(`${ratio.toFixed(2).padStart(6)} ${one.toFixed(1).padStart(9)} ms ${two.toFixed(1).padStart(9)} ms  ${name}`);
const longer = rows.filter((it) => it.ratio > LONGER).length;
console.log(`${rows.length} shapes, ${longer} with more than ${LONGER} times the time for twice the page, ${trapped} failures`);
if (trapped > 0 || longer > 0) process.exitCode = 1;
