// @ts-check
// Every attack in every place, exported and shown to a browser: nothing runs, and nothing is asked for but an article's
// own pictures. The table's CSV is read back as well.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { marked } from "marked";

import { parseSync, toHtml, toJsonLd, toMarkdown, toNinjs } from "../../pkg/index.js";
import { csv } from "../../www/many/csv.js";
import { allowed, attacks, places } from "./corpus.mjs";
import { HOST, open } from "./screen.mjs";

/** Attacks on one page; each of them is there once a place, in three formats. */
const AT_ONCE = 8;

const ALL = attacks();
/** @type {Awaited<ReturnType<typeof open>>} */
let screen;

before(async () => {
  screen = await open();
});
after(() => screen.close());

/**
 * What stands in a part of the page that may not, by Chromium's own reading of it.
 *
 * @param {string} part A selector.
 * @param {Record<string, string[]>} rules
 */
function unlisted(part, rules) {
  return screen.page.evaluate(([selector, allowedOnes]) => Array.from(document.querySelectorAll(`${selector} *`)).flatMap((one) => {
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
    const { hits, refused, others } = await screen.show(html.join("\n"));
    assert.ok(html.length >= 4 * some.length);
    const about = some.join("\n");
    assert.equal(hits, 0, about);
    assert.deepEqual(refused, [], about);
    assert.deepEqual(await unlisted(".as-html", rules.html), [], about);
    assert.deepEqual(await unlisted(".as-markdown", rules.rendered), [], about);
    const scripts = html.filter((part) => part.startsWith("<script")).length;
    assert.equal(await screen.page.locator("script").count(), 2 * scripts, `${about}\nscripts that are not ours`);
    assert.deepEqual(others, [], about);
    assert.equal(screen.page.url(), `${HOST}/`, about);
  }
});

test("the browser notices attacks that nobody cleaned", async (context) => {
  const some = ALL.filter((_, at) => at % 5 === 0);
  let noticed = 0;
  for (const attack of some) noticed += Number(await screen.notices(`<p>Before ${attack} behind</p>`));
  context.diagnostic(`${noticed} of ${some.length} attacks run or load something as they stand`);
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
