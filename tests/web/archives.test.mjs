// @ts-check
// Web archives: each of their pages with its bytes, address, charset and when it was saved. Other files go to the core.

import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateSync, gzipSync } from "node:zlib";

import { pageOf, pagesOf } from "../../www/archives/open.js";

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

test("any other file is its own page, and is not read before it is asked for", async () => {
  for (const name of ["story.html", "story.mhtml", "letter.eml", "page.webarchive"]) {
    const given = file(name, PAGE);
    assert.deepEqual(await pageOf(given), { name, input: given, options: {} });
  }
});
