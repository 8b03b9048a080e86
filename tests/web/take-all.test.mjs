// @ts-check
// What the table of many is taken away as: names of files, and a ZIP file that holds what it says.

import assert from "node:assert/strict";
import { test } from "node:test";

import { markdownZip, uniqueNames } from "../../www/many/take-all.js";
import { entry, zip } from "../../www/many/zip.js";

/** @typedef {import("../../www/many/rows.js").Row} Row */

/** @param {string[]} headlines */
const rowsOf = (headlines) => headlines.map((headline) => /** @type {Row} */ (/** @type {unknown} */ ({ digest: { headline, authors: [], warnings: [] }, json: new Blob(["{}"]) })));
const TOO_LARGE = { code: "zip-too-large" };

test("headlines that are alike get numbers, and no two files have one name", () => {
  assert.deepEqual(uniqueNames(rowsOf(["Rain", "rain", "Rain 2", "Rain", "Rain 2", ""])), ["Rain.md", "rain-2.md", "Rain-2-2.md", "Rain-3.md", "Rain-2-3.md", "article.md"]);
});

test("as many headlines as one likes may be alike", () => {
  const many = 40_000;
  const started = performance.now();
  const names = uniqueNames(rowsOf(Array(many).fill("Rain")));
  assert.equal(names.at(-1), `Rain-${many}.md`);
  assert.ok(performance.now() - started < 5_000, `${performance.now() - started} ms`);
});

test("a ZIP file takes as many entries as it can count, and no more", async () => {
  const one = entry("a.md", "");
  const end = new DataView(await zip(Array(65_535).fill(one)).slice(-22).arrayBuffer());
  assert.equal(end.getUint16(10, true), 65_535);
  assert.throws(() => zip(Array(65_536).fill(one)), TOO_LARGE);
});

test("a ZIP file takes as many bytes as it can tell, and no more", async () => {
  const sized = (/** @type {number} */ size) => ({ ...entry("a", ""), size });
  // A header and a name before an entry; another of each, which only the list of entries has.
  const around = 30 + 1 + 46 + 1;
  const end = new DataView(await zip([sized(2 ** 32 - 1 - around)]).slice(-22).arrayBuffer());
  assert.equal(end.getUint32(16, true), 2 ** 32 - 1 - around + 31);
  assert.throws(() => zip([sized(2 ** 32 - around)]), TOO_LARGE);
  assert.throws(() => zip([sized(2 ** 31), sized(2 ** 31)]), TOO_LARGE);
});

test("more articles than a ZIP file holds are refused before one is written", async () => {
  let asked = 0;
  const workers = {
    each: async () => void (asked += 1),
    end: () => {},
  };
  const batch = /** @type {import("../../www/many/batch.js").Batch} */ (/** @type {unknown} */ ({ workers }));
  const write = (/** @type {number} */ count) => markdownZip(rowsOf(Array(count).fill("Rain")), batch, new AbortController().signal, () => {});
  await assert.rejects(write(65_535), TOO_LARGE);
  assert.equal(asked, 0);
  await write(65_534);
  assert.equal(asked, 1);
});
