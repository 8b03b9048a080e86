// @ts-check
// Measures time and memory against the size of a page, in Node, and draws docs/growth.svg.
//
//   node bench/growth.mjs [--repeats N]
//
// The pages are made here: sentences of a page of ours, mixed so that none comes twice, in the markup of a news page.

import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";

import { instantiate } from "../pkg/generated/khabar.js";
import { plot } from "./plot.mjs";

const { values } = parseArgs({ options: { repeats: { type: "string", default: "7" } } });
const repeats = Number(values.repeats);

/** Characters of the pages: from a note to more than any news page has. */
const SIZES = [10_000, 20_000, 50_000, 100_000, 200_000, 500_000, 1_000_000, 2_000_000, 5_000_000, 10_000_000];
/** Sizes from which on the fixed costs of a page no longer bend the line. */
const STEADY_FROM = 100_000;

const words = readFileSync(new URL("../tests/pages/en-long-read/page.html", import.meta.url), "utf8")
  .replaceAll(/<(script|style)\b.*?<\/\1\s*>|<[^>]*>/gisu, " ").match(/\p{L}+/gu) ?? [];

/** Numbers that look drawn by chance and are the same in every run. @param {number} seed */
function dice(seed) {
  let state = seed;
  return (/** @type {number} */ below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** @param {number} size @returns {string} */
function pageOf(size) {
  const roll = dice(1);
  const phrase = (/** @type {number} */ length) => {
    const from = roll(words.length - length);
    return words.slice(from, from + length).join(" ");
  };
  const sentence = () => `${phrase(6 + roll(10))}, ${phrase(4 + roll(12))} ${1 + roll(9000)} ${phrase(3 + roll(5))}.`;
  const paragraph = () => `<p>${sentence()} <a href="/story/${roll(1e6)}">${phrase(3)}</a> ${sentence()} ${sentence()}</p>\n`;
  const links = () => `<aside class="related"><ul>${Array.from({ length: 5 }, () => `<li><a href="/story/${roll(1e6)}">${phrase(7)}</a></li>`).join("")}</ul></aside>\n`;
  const figure = () => `<figure><img src="/photo/${roll(1e6)}.jpg" alt="${phrase(5)}"><figcaption>${phrase(9)}</figcaption></figure>\n`;
  const parts = [`<!doctype html><html lang="en"><head><title>${phrase(7)}</title><meta name="author" content="Iris Coyle"></head><body><nav>${links()}</nav><article><h1>${phrase(8)}</h1>\n`];
  for (let length = 0, at = 1; length < size; at += 1) {
    let part = paragraph();
    if (at % 8 === 0) part += `<h2>${phrase(5)}</h2>\n`;
    if (at % 12 === 0) part += links();
    if (at % 20 === 0) part += figure();
    parts.push(part);
    length += part.length;
  }
  return `${parts.join("")}</article></body></html>`;
}

const module = await WebAssembly.compile(readFileSync(new URL("../pkg/khabar.wasm", import.meta.url)));

/** @param {string} html */
function measure(html) {
  const { parse } = instantiate(module);
  const times = Array.from({ length: repeats }, () => {
    const started = performance.now();
    parse(html, "{}");
    return performance.now() - started;
  });
  // Memory of WebAssembly never shrinks, so what a fresh instance has after a page was its peak.
  const fresh = instantiate(module);
  fresh.parse(html, "{}");
  // What else the machine does only adds, so the best of them is nearest to what the page costs.
  return { time: Math.min(...times), memory: fresh.memoryBytes() };
}

/** The power of the size with which a value grows: 1 is linear. @param {[number, number][]} points */
function exponent(points) {
  const logs = points.filter(([size]) => size >= STEADY_FROM).map((point) => point.map(Math.log));
  const mean = (/** @type {number} */ axis) => logs.reduce((all, it) => all + it[axis], 0) / logs.length;
  const [x, y] = [mean(0), mean(1)];
  const both = logs.reduce((all, it) => all + (it[0] - x) * (it[1] - y), 0);
  return both / logs.reduce((all, it) => all + (it[0] - x) ** 2, 0);
}

// Compiled and warm before the first that counts.
for (let times = 0; times < 30; times += 1) measure(pageOf(SIZES[3]));
/** @type {[number, number][]} */
const time = [];
/** @type {[number, number][]} */
const memory = [];
console.log("       KB          ms   ms a MB   memory, MB");
for (const size of SIZES) {
  const html = pageOf(size);
  const measured = measure(html);
  time.push([html.length, measured.time]);
  memory.push([html.length, measured.memory]);
  const cells = [(html.length / 1e3).toFixed(0).padStart(9), measured.time.toFixed(1).padStart(12)];
  console.log(`${cells.join("")}${((measured.time * 1e6) / html.length).toFixed(0).padStart(10)}${(measured.memory / 1e6).toFixed(1).padStart(13)}`);
}
const powers = { time: exponent(time).toFixed(2), memory: exponent(memory).toFixed(2) };
console.log(`from ${STEADY_FROM / 1000} KB on, time grows with the size to the power of ${powers.time}, memory to that of ${powers.memory}`);
writeFileSync(new URL("../docs/growth.svg", import.meta.url), plot([
  { title: `Time (of the size to the power of ${powers.time})`, points: time, unit: (it) => (it < 1000 ? `${it} ms` : `${it / 1000} s`) },
  { title: `Peak memory of WebAssembly (${powers.memory})`, points: memory, unit: (it) => `${it / 1e6} MB` },
]));
