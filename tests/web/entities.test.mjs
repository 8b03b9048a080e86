// @ts-check
// Named character references mean here what they mean in a browser.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";

import { chromium } from "playwright-core";

import { parse } from "../../pkg/index.js";

const LIST = new URL("../../crates/web_atoms/entities.txt", import.meta.url);
const names = readFileSync(LIST, "utf8").trimEnd().split("\n").map((it) => it.split(" ")[0]);

/** What may stand behind a name: the end of a sentence, a letter, a digit, another sign. */
const ENDS = ["", " is the sign", "q1", "1", "=2", ";"];

/** @type {import("playwright-core").Browser} */
let browser;

before(async () => {
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--headless", "--no-sandbox"] });
});
after(() => browser.close());

/** White space and what a page writes into words unseen. @param {string} text */
const plain = (text) => text.replaceAll(/[\u00AD\u200B\uFEFF]/gu, "").replaceAll(/\s+/gu, " ").trim();

test("each name, each beginning of one, and each with something behind it", async () => {
  const lines = names.flatMap((name) => {
    const beginning = name.slice(0, Math.ceil(name.length / 2));
    return [...ENDS.map((it) => `&${name}${it}`), `&${beginning} `, `&${name.slice(0, -1)}`];
  });
  assert.ok(2_000 < names.length);
  const page = await browser.newPage();
  const wanted = await page.evaluate((/** @type {string[]} */ all) => all.map((it) => {
    return new DOMParser().parseFromString(`<p>a ${it}</p>`, "text/html").querySelector("p")?.textContent ?? "";
  }), lines);
  for (let at = 0; at < lines.length; at += 2_000) {
    const part = lines.slice(at, at + 2_000);
    const { passages } = await parse(part.map((it, index) => `<p>${index} a ${it}</p>`).join(""), { passages: true });
    const texts = new Map(passages?.map(({ text }) => [Number.parseInt(text, 10), text]));
    for (const [index, line] of part.entries()) {
      assert.equal(plain(texts.get(index) ?? ""), plain(`${index} ${wanted[at + index]}`), line);
    }
  }
});
