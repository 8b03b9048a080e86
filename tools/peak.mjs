// @ts-check
// The memory that one page takes in WebAssembly: node tools/peak.mjs MEGABYTES. The page is that of examples/peak.rs.

import { parse, toHtml } from "../pkg/index.js";

/** @param {number} at */
function piece(at) {
  const words = `<p class=text>On day ${at} of the rain, ${at % 97} streets in the <a href=/town/${at}>old town</a> stood under water, and the mayor of ward ${at % 31} said that the crews had been at work all night.</p>`;
  const picture = `<figure><img src=/${at}.jpg width=600 height=400 alt='Ward ${at}'><figcaption>Ward ${at} in the rain</figcaption></figure>`;
  return at % 20 === 0 ? words + picture : words;
}

const megabytes = Number(process.argv[2] ?? 1);
await parse("<h1>Rain floods the old town</h1><p>Streets stood under water.");
const pieces = ["<html lang=en><article><h1>Rain floods the old town</h1>"];
for (let at = 0, length = pieces[0].length; length < megabytes * 1e6; at += 1) length += pieces[pieces.push(piece(at)) - 1].length;
const page = new TextEncoder().encode(pieces.join(""));
const before = process.resourceUsage().maxRSS;
const article = await parse(page);
const written = (await toHtml(article)).length;
const codes = article.warnings.map((it) => it.code);
console.log(`${megabytes} MB in, ${written} characters out, ${Math.round((process.resourceUsage().maxRSS - before) / 1000)} MB more at the most; warnings: ${codes}`);
