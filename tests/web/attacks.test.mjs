// @ts-check
// Every attack in every place, exported and shown to a browser: nothing runs, and nothing is asked for but an article's
// own pictures. The table's CSV is read back as well.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { marked } from "marked";
import { chromium } from "playwright-core";

import { parseSync, toHtml, toJsonLd, toMarkdown, toNinjs } from "../../pkg/index.js";
import { quietFlags } from "../../tools/find-chromium.mjs";
import { csv } from "../../www/many/csv.js";
import { allowed, attacks, places } from "./corpus.mjs";

const HOST = "http://gazette.example";
/** Attacks on one page; each of them is there once a place, in three formats. */
const AT_ONCE = 8;
/** Says what would be refused, and refuses nothing. */
const POLICY = "default-src 'none'; img-src * data:; base-uri 'none'; form-action 'none'";
/** Names of events that a hand, a key or a load causes. */
const EVENTS = ["auxclick", "blur", "click", "contextmenu", "dblclick", "error", "focus", "focusin", "input", "keydown", "load", "mouseover", "pointerenter", "toggle"];

const ALL = attacks();
/** @type {import("playwright-core").Browser} */
let browser;
/** @type {import("playwright-core").Page} */
let page;
/** The page that the host gives next. */
let document_ = "";
/** @type {{ address: string, type: string }[]} */
let asked = [];

before(async () => {
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: quietFlags });
  page = await browser.newPage();
  page.on("dialog", (dialog) => dialog.dismiss());
  await page.addInitScript(() => {
    const seen = { hits: 0, refused: /** @type {string[]} */ ([]) };
    Object.assign(globalThis, { seen, hit: () => (seen.hits += 1) });
    // Pictures are compared with those of the article; Chromium names an address that is none here as well.
    document.addEventListener("securitypolicyviolation", (event) => event.violatedDirective !== "img-src" && seen.refused.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
    document.addEventListener("click", (event) => event.preventDefault(), true);
  });
  await page.context().route(() => true, (route) => {
    const request = route.request();
    if (request.url() === `${HOST}/`) {
      const headers = { "content-security-policy-report-only": POLICY, "content-type": "text/html; charset=utf-8" };
      return route.fulfill({ headers, body: document_ });
    }
    asked.push({ address: request.url(), type: request.resourceType() });
    return route.abort();
  });
});
after(() => browser.close());

/**
 * Shows a document, moves and presses everything in it, and parses it a second time from what the browser writes.
 *
 * @param {string} html
 */
async function show(html) {
  document_ = `<!doctype html><meta charset="utf-8"><title>Shown</title><body>${html}`;
  asked = [];
  await page.goto(`${HOST}/`, { waitUntil: "load" });
  await page.evaluate((events) => {
    const again = document.createElement("div");
    again.append(document.createRange().createContextualFragment(document.body.getHTML()));
    document.body.append(again);
    for (const one of document.querySelectorAll("body *")) {
      for (const name of events) one.dispatchEvent(new Event(name, { bubbles: false, cancelable: true }));
    }
  }, EVENTS);
  return page.evaluate(() => /** @type {{ hits: number, refused: string[] }} */ (Reflect.get(globalThis, "seen")));
}

/**
 * What stands in a part of the page that may not, by Chromium's own reading of it.
 *
 * @param {string} part A selector.
 * @param {Record<string, string[]>} rules
 */
function unlisted(part, rules) {
  return page.evaluate(([selector, allowedOnes]) => Array.from(document.querySelectorAll(`${selector} *`)).flatMap((one) => {
    const names = /** @type {Record<string, string[]>} */ (allowedOnes)[one.localName];
    const isForeign = one.namespaceURI !== "http://www.w3.org/1999/xhtml";
    const bad = names ? one.getAttributeNames().filter((name) => !names.includes(name)) : ["element"];
    const leads = /** @type {string | undefined} */ (Reflect.get(one, "href") ?? Reflect.get(one, "src"));
    // The reader of Markdown makes links of bare addresses by itself, of ftp: too.
    const isSafe = leads === undefined || /^(?:https?:|mailto:|tel:|ftp:|data:image\/(?!svg))/u.test(leads);
    return isForeign || bad.length > 0 || !isSafe ? [`<${one.localName}> ${bad} ${leads ?? ""}`] : [];
  }), /** @type {const} */ ([part, rules]));
}

/**
 * @param {string} attack
 * @returns {Promise<string[]>} Each different output, in every format that is shown as HTML or stands in a page.
 */
async function outputs(attack) {
  const shown = new Set();
  for (const place of places()) {
    try {
      const article = parseSync(place.with(attack), { url: `${HOST}/gates` });
      const [html, markdown, jsonLd, ninjs] = await Promise.all([toHtml, toMarkdown, toJsonLd, toNinjs].map((write) => write(article)));
      shown.add(`<div class="as-html">${html}</div>`).add(`<script type="application/ld+json">${jsonLd}</script>`);
      shown.add(`<div class="as-markdown">${await marked.parse(markdown)}</div>`);
      for (const body of /** @type {{ contentType: string, value: string }[]} */ (JSON.parse(ninjs).bodies ?? [])) {
        if (body.contentType === "text/html") shown.add(`<div class="as-html">${body.value}</div>`);
      }
    } catch (error) {
      // A page of control characters is no text.
      if (/** @type {{ code?: string }} */ (error).code !== "not-text") throw error;
    }
  }
  return Array.from(shown);
}

test("no attack runs or loads anything when its article is shown", async () => {
  const rules = allowed();
  for (let at = 0; at < ALL.length; at += AT_ONCE) {
    const some = ALL.slice(at, at + AT_ONCE);
    const html = (await Promise.all(some.map(outputs))).flat();
    const { hits, refused } = await show(html.join("\n"));
    assert.ok(html.length >= 4 * some.length);
    const about = some.join("\n");
    assert.equal(hits, 0, about);
    assert.deepEqual(refused, [], about);
    assert.deepEqual(await unlisted(".as-html", rules.html), [], about);
    assert.deepEqual(await unlisted(".as-markdown", rules.rendered), [], about);
    const scripts = html.filter((part) => part.startsWith("<script")).length;
    assert.equal(await page.locator("script").count(), 2 * scripts, `${about}\nscripts that are not ours`);
    const pictures = await page.evaluate(() => Array.from(document.images, (one) => one.src.split("#")[0]));
    const others = asked.filter(({ address, type }) => type !== "image" || !pictures.includes(address));
    assert.deepEqual(others, [], about);
    assert.equal(page.url(), `${HOST}/`, about);
  }
});

test("the browser notices attacks that nobody cleaned", async () => {
  let noticed = 0;
  const some = ALL.filter((_, at) => at % 5 === 0);
  for (const attack of some) {
    const { hits, refused } = await show(`<p>Before ${attack} behind</p>`).catch(() => ({ hits: 1, refused: [] }));
    noticed += Number(hits > 0 || refused.length > 0 || asked.length > 0);
  }
  assert.ok(noticed > some.length / 3, `${noticed} of ${some.length}`);
});

/** @param {string} text @returns {string[][]} The cells, by RFC 4180. */
function cellsOf(text) {
  const rows = [[""]];
  for (let at = 0, quoted = false; at < text.length; at += 1) {
    const row = rows[rows.length - 1];
    if (text[at] === '"') {
      if (quoted && text[at + 1] === '"') row[row.length - 1] += text[(at += 1)];
      else quoted = !quoted;
    } else if (!quoted && text[at] === ",") row.push("");
    else if (!quoted && text.startsWith("\r\n", at)) {
      rows.push([""]);
      at += 1;
    } else row[row.length - 1] += text[at];
  }
  return rows.slice(0, -1);
}

test("no attack becomes a formula or another cell of the table", () => {
  const rows = ALL.map((attack, id) => ({
    id, file: new File([], attack), page: 0, name: attack, state: /** @type {const} */ ("done"), code: attack,
    digest: /** @type {import("../../www/many/digest.js").Digest} */ (/** @type {unknown} */ ({
      headline: attack, published: attack, authors: [attack, attack], section: attack, site: attack, url: attack, language: attack, kind: attack, warnings: [attack],
    })),
  }));
  const [head, ...cells] = cellsOf(csv(rows).slice(1));
  assert.equal(cells.length, ALL.length);
  for (const [at, row] of cells.entries()) {
    assert.equal(row.length, head.length, ALL[at]);
    assert.ok(row[1].endsWith(ALL[at]), ALL[at]);
    for (const cell of row) assert.doesNotMatch(cell, /^[^\p{L}\p{N}\p{S}\p{P}]*[=+\-@|%＝＋－＠]/u, ALL[at]);
  }
});
