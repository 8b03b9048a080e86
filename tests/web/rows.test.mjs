// @ts-check
// The rows of the table of many: each page of each file has one of its own.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Rows } from "../../www/many/rows.js";

const file = (/** @type {string} */ name) => new File([], name);

test("a page of an archive has the row that it got when it was met", () => {
  const rows = new Rows([file("a.warc"), file("b.warc")]);
  const [a, b] = rows.all;
  assert.equal(rows.ofPage(a, 0), a);
  const later = [rows.ofPage(b, 1), rows.ofPage(a, 1), rows.ofPage(a, 2)];
  assert.deepEqual(rows.all.slice(2), later);
  assert.deepEqual(later.map(({ id, file: { name }, page }) => [id, name, page]), [[2, "b.warc", 1], [3, "a.warc", 1], [4, "a.warc", 2]]);
  assert.equal(rows.ofPage(a, 2), later[2]);
  assert.equal(rows.ofPage(later[2], 1), later[2], "pages before the one that is read again are none of its own");
  assert.equal(rows.all.length, 5);
});

test("an archive may have very many pages", () => {
  const rows = new Rows(Array.from({ length: 1000 }, (_, at) => file(`${at}.html`)));
  const [first] = rows.all;
  const started = performance.now();
  for (let page = 0; page < 100_000; page += 1) rows.ofPage(first, page);
  assert.equal(rows.all.length, 1000 + 99_999);
  assert.ok(performance.now() - started < 5_000, `${performance.now() - started} ms`);
});
