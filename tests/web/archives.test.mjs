// @ts-check
// Web archives: each of their pages with its bytes, address, charset and when it was saved. Other files go to the core.

import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateSync, gzipSync } from "node:zlib";

import { pageOf, pagesOf, PAGES_MAX } from "../../www/archives/open.js";
import { Problem } from "../../www/problem.js";
import { Changes } from "./changes.mjs";

const PAGE = "<!doctype html><html lang=\"ar\"><title>خبر</title><p>نص = 1</p></html>";

/** @param {string} name @param {(string | Uint8Array)[]} parts */
const file = (name, ...parts) => new File(/** @type {BlobPart[]} */ (parts), name);
/** @param {File} given */
async function all(given) {
  const pages = [];
  for await (const page of pagesOf(given)) pages.push({ ...page, text: await new Blob([/** @type {BlobPart} */ (page.input)]).text() });
  return pages;
}

/** @param {string} kind @param {string} uri @param {Uint8Array | string} block */
function record(kind, uri, block) {
  const head = `WARC/1.0\r\nWARC-Type: ${kind}\r\nWARC-Target-URI: ${uri}\r\nWARC-Date: 2024-05-31T10:40:00Z\r\nContent-Length: ${Buffer.byteLength(block)}\r\nContent-Type: ${kind === "resource" ? "text/html" : "application/http; msgtype=response"}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), Buffer.from(block), Buffer.from("\r\n\r\n")]);
}
/** @param {string} headers @param {Uint8Array | string} body @param {string} [status] */
const answer = (headers, body, status = "200 OK") => Buffer.concat([Buffer.from(`HTTP/1.1 ${status}\r\n${headers}\r\n\r\n`), Buffer.from(body)]);
const half = Math.floor(Buffer.byteLength(PAGE) / 2);
const bytes = Buffer.from(PAGE);
const chunked = Buffer.concat([Buffer.from(`${half.toString(16)};x=1\r\n`), bytes.subarray(0, half), Buffer.from(`\r\n${(bytes.length - half).toString(16)}\r\n`), bytes.subarray(half), Buffer.from("\r\n0\r\n\r\n")]);
const RECORDS = [
  record("warcinfo", "", "software: test"),
  record("request", "https://news.example/a", "GET / HTTP/1.1\r\n\r\n"),
  record("response", "https://news.example/a", answer("Content-Type: text/html; charset=utf-8", PAGE)),
  record("response", "https://news.example/p.png", answer("Content-Type: image/png", "x")),
  record("response", "https://news.example/gone", answer("Content-Type: text/html", PAGE, "404 Not Found")),
  record("response", "https://news.example/b", answer("content-type: text/html\r\ntransfer-encoding: chunked", chunked)),
  record("response", "https://news.example/c", answer("Content-Type: text/html\r\nContent-Encoding: gzip", gzipSync(PAGE))),
  record("response", "https://news.example/d", answer("Content-Type: text/html\r\nContent-Encoding: deflate", deflateSync(PAGE))),
  record("response", "https://news.example/e", answer("Content-Type: text/html\r\nTransfer-Encoding: chunked", PAGE)),
  record("resource", "https://news.example/f", PAGE),
];
const ADDRESSES = ["a", "b", "c", "d", "e", "f"].map((name) => `https://news.example/${name}`);

for (const [name, parts] of /** @type {[string, Uint8Array[]][]} */ ([
  ["pages.warc", RECORDS],
  ["pages.warc.gz", RECORDS.map((one) => gzipSync(one))],
  ["whole.warc.gz", [gzipSync(Buffer.concat(RECORDS))]],
  // Stored, not packed: the inner gzip's start is in plain sight and is no piece of its own.
  ["stored.warc.gz", RECORDS.map((one) => gzipSync(one, { level: 0 }))],
])) {
  test(`every HTML answer of ${name} is a page`, async () => {
    const pages = await all(file(name, ...parts));
    assert.deepEqual(pages.map((page) => page.name), ADDRESSES);
    assert.deepEqual(pages.map((page) => page.text), pages.map(() => PAGE));
    assert.deepEqual(pages[0].options, { url: "https://news.example/a", saved: "2024-05-31T10:40:00Z", contentType: "text/html; charset=utf-8" });
  });
}

test("a page of an archive is found again by its place, and damage is said", async () => {
  const archive = file("pages.warc.gz", ...RECORDS.map((one) => gzipSync(one)));
  assert.equal((await pageOf(archive, 2)).name, "https://news.example/c");
  await assert.rejects(pageOf(archive, 6), { code: "empty-input" });
  await assert.rejects(all(file("x.warc", "no archive")), { code: "not-text" });
  await assert.rejects(all(file("x.warc.gz", gzipSync(RECORDS[2]).subarray(0, 80))), { code: "not-text" });
});

test("behind a damaged record of a crawl the others are still read, and the damage is said", async () => {
  const pieces = RECORDS.map((one) => gzipSync(one));
  const cut = pieces[2].subarray(0, 80);
  for (const [place, parts] of /** @type {[string, Uint8Array[]][]} */ ([
    ["first", [cut, ...pieces.slice(3)]],
    ["in the middle", [...pieces.slice(0, 2), cut, ...pieces.slice(3)]],
    ["no record", [...pieces.slice(0, 2), gzipSync("no record"), ...pieces.slice(3)]],
  ])) {
    /** @type {string[]} */
    const names = [];
    const read = async () => {
      for await (const page of pagesOf(file("pages.warc.gz", ...parts))) names.push(page.name);
    };
    await assert.rejects(read(), { code: "not-text" }, place);
    assert.deepEqual(names, ADDRESSES.slice(1), place);
  }
});

test("of a very long crawl the first pages are read, and the rest is said to be left out", async () => {
  const one = record("resource", "https://news.example/a", "x");
  const crawl = (/** @type {number} */ pages) => file("long.warc", ...Array(pages).fill(one));
  const count = async (/** @type {File} */ given) => {
    let met = 0;
    try {
      for await (const page of pagesOf(given)) met += page.name ? 1 : 0;
    } catch (thrown) {
      return [met, /** @type {Problem} */ (thrown).code];
    }
    return [met];
  };
  assert.deepEqual(await count(crawl(PAGES_MAX)), [PAGES_MAX]);
  assert.deepEqual(await count(crawl(PAGES_MAX + 1)), [PAGES_MAX, "too-many-pages"]);
});

test("any other file is its own page, and is not read before it is asked for", async () => {
  for (const name of ["story.html", "story.mhtml", "letter.eml", "page.webarchive"]) {
    const given = file(name, PAGE);
    assert.deepEqual(await pageOf(given), { name, input: given, options: {} });
  }
});

/** How often something is unpacked while this runs. @param {() => Promise<unknown>} work */
async function unpackings(work) {
  const Real = globalThis.DecompressionStream;
  let count = 0;
  globalThis.DecompressionStream = class extends Real {
    /** @param {CompressionFormat} format */
    constructor(format) {
      super(format);
      count += 1;
    }
  };
  await work().finally(() => (globalThis.DecompressionStream = Real));
  return count;
}

test("a piece that is too large is tried once, and a file of nothing but starts is given up", async () => {
  const read = (/** @type {Uint8Array[]} */ ...parts) => unpackings(() => assert.rejects(all(file("x.warc.gz", ...parts)), { code: "not-text" }));
  const zeros = gzipSync(Buffer.alloc(257 << 20), { level: 1 });
  assert.equal(await read(zeros, ...Array(20).fill(gzipSync(RECORDS[2]))), 21);
  const starts = Buffer.concat(Array(1 << 18).fill(Buffer.from([0x1f, 0x8b, 8, 0])));
  assert.ok((await read(starts)) < 5_000);
});

test("headers that hurt are read at once", async () => {
  const quotes = `"${"\\\"".repeat(30_000)}`;
  const hurtful = record("response", "https://news.example/a", answer(`Content-Type: text/html; a=${quotes}`, PAGE));
  const small = Buffer.from("WARC/1.0\r\nContent-Length: 0\r\n\r\n\r\n\r\n".repeat(2_000));
  const chunks = answer("Content-Type: text/html\r\nTransfer-Encoding: chunked", `${"1\r\nx\r\n".repeat(200_000)}0\r\n\r\n`);
  const started = performance.now();
  const pages = await all(file("x.warc", ...Array(20).fill(hurtful), small, record("response", "https://news.example/b", chunks)));
  assert.equal(pages.length, 21);
  assert.equal(pages[20].text, "x".repeat(200_000));
  assert.ok(performance.now() - started < 20_000, `${performance.now() - started} ms`);
});

// FUZZ_SECONDS=600 FUZZ_SEED=7 node --test tests/web/archives.test.mjs
test("a changed archive gives pages and at the most an error of a known kind", async (context) => {
  const changes = new Changes(Number(process.env.FUZZ_SEED ?? 1));
  const pieces = RECORDS.map((one) => gzipSync(one));
  const seeds = [Buffer.concat(RECORDS), Buffer.concat(pieces), gzipSync(Buffer.concat(RECORDS)), Buffer.concat(RECORDS.map((one) => gzipSync(one, { level: 0 })))];
  const words = ["WARC/1.0\r\n", "WARC-Type: response\r\n", "Content-Length: ", "Content-Length: 99999999999\r\n", "HTTP/1.1 200 OK\r\n", "Content-Type: text/html\r\n", "Content-Encoding: gzip\r\n", "Content-Encoding: br\r\n", "Transfer-Encoding: chunked\r\n", "WARC-Date: 2024", "\r\n", "\r\n\r\n", "\n", "ffffffff\r\n", "-1", "\"", "\\", ";", " "].map((it) => Buffer.from(it))
    .concat([Buffer.from([0x1f, 0x8b, 8, 0]), pieces[2], gzipSync("")]);
  const until = performance.now() + 1_000 * Number(process.env.FUZZ_SECONDS ?? 0);
  const counts = { inputs: 0, pages: 0, errors: 0 };
  let slowest = 0;
  while (counts.inputs < 500 || performance.now() < until) {
    const input = changes.of(seeds, words);
    // Half of the changes are made inside of what is packed.
    const given = file(changes.oneIn(4) ? "x.warc" : "x.warc.gz", changes.oneIn(2) ? gzipSync(input, { level: 1 }) : input);
    const place = `input ${counts.inputs} of seed ${changes.seed}`;
    const before = process.cpuUsage();
    try {
      for await (const { name, input: page, options } of pagesOf(given)) {
        counts.pages += 1;
        assert.equal(typeof name, "string", place);
        assert.ok(page instanceof Blob && (await page.arrayBuffer()).byteLength === page.size, place);
        assert.match(options.url ?? "https://x", /^https?:\/\//iu, place);
        assert.match(options.saved ?? "2024-05-31T10:40:00Z", /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/u, place);
      }
    } catch (error) {
      assert.ok(error instanceof Problem && error.code === "not-text", `${place}: ${error}`);
      counts.errors += 1;
    }
    const { user, system } = process.cpuUsage(before);
    slowest = Math.max(slowest, (user + system) / 1000);
    assert.ok(slowest < 5_000, `${place}: ${slowest} ms`);
    counts.inputs += 1;
  }
  context.diagnostic(`${JSON.stringify(counts)}, the slowest in ${slowest.toFixed()} ms`);
  assert.ok(counts.inputs / 10 < counts.errors && counts.inputs / 10 < counts.pages);
});
