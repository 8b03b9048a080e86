// @ts-check
// Archives and their pages: each opener gives the page's bytes, its address, its charset and when it was saved.

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
/** @param {string} text */
const quotedPrintable = (text) => [...Buffer.from(text)].map((byte, index) =>
  (byte < 32 || byte > 126 || byte === 61 ? `=${byte.toString(16).toUpperCase().padStart(2, "0")}` : String.fromCharCode(byte)) + (index % 30 === 29 ? "=\r\n" : "")).join("");

const MHTML = [
  "From: <Saved by Blink>", "Snapshot-Content-Location: https://news.example/story", "Subject: a", "Date: Tue, 21 Dec 2021 10:40:00 +0300",
  "MIME-Version: 1.0", "Content-Type: multipart/related;", "\ttype=\"text/html\";", "\tboundary=\"----Mark----\"", "", "",
  "------Mark----", "Content-Type: text/css", "", "p { color: red }",
  "------Mark----", "Content-Type: text/html", "Content-ID: <frame-1@mhtml.blink>", "Content-Transfer-Encoding: quoted-printable", "Content-Location: https://news.example/story", "",
  quotedPrintable(PAGE), "------Mark----", "Content-Type: image/png", "Content-Transfer-Encoding: base64", "", "iVBORw0KGgo=", "------Mark------", "",
].join("\r\n");

test("a saved page (.mhtml) gives its HTML, address and date", async () => {
  const [page] = await all(file("story.mhtml", MHTML));
  assert.equal(page.text, PAGE);
  assert.deepEqual(page.options, { url: "https://news.example/story", saved: "2021-12-21T07:40:00Z", contentType: "text/html" });
});

test("a file that ends early still gives its page", async () => {
  const [page] = await all(file("story.mht", MHTML.slice(0, MHTML.indexOf("</html>"))));
  assert.ok(page.text.startsWith("<!doctype html>"));
});

test("a mail (.eml) gives its HTML in its own charset, not its attachments", async () => {
  const html = Buffer.from("<p>\u00e9t\u00e9</p>", "latin1").toString("base64");
  const mail = [
    "Date: Fri, 31 May 2024 10:40:00 +0000", "Content-Type: multipart/mixed; boundary=outer", "",
    "--outer", "Content-Type: multipart/alternative; boundary=\"in ner\"", "",
    "--in ner", "Content-Type: text/plain", "", "text", "--in ner", "Content-Type: text/html; charset=iso-8859-1", "Content-Transfer-Encoding: BASE64", "", html, "--in ner--",
    "--outer", "Content-Type: text/html", "Content-Disposition: attachment; filename=a.html", "", `<p>${"attached ".repeat(9)}</p>`, "--outer--",
  ].join("\n");
  const [page] = await all(file("mail.eml", mail));
  assert.deepEqual(Buffer.from(/** @type {Uint8Array} */ (page.input)).toString("latin1"), "<p>été</p>");
  assert.deepEqual(page.options, { saved: "2024-05-31T10:40:00Z", contentType: "text/html; charset=iso-8859-1" });
  const [plain] = await all(file("plain.eml", "Subject: x\n\nOnly text"));
  assert.equal(plain.text, "Only text");
});

test("a page from Safari (.webarchive) gives its main resource", async () => {
  const [page] = await all(file("page.webarchive", propertyList()));
  assert.equal(page.text, PAGE);
  assert.deepEqual(page.options, { url: "https://news.example/story", contentType: "text/html; charset=UTF-8" });
  for (const broken of [propertyList().subarray(0, 60), new Uint8Array(40), Buffer.from("bplist00")]) {
    await assert.rejects(all(file("page.webarchive", broken)), { code: "not-text" });
  }
});

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

test("parts nested without end take no longer than their bytes", async () => {
  // A boundary a level, each within the one before: looked through once a level, this would take a minute.
  const nested = Array.from({ length: 20_000 }, (_, depth) => `Content-Type: multipart/mixed; boundary=b${depth}\n\n--b${depth}\n`).join("");
  const begun = performance.now();
  await assert.rejects(all(file("letter.eml", nested)), { code: "not-text" });
  assert.ok(performance.now() - begun < 3_000);
});

test("a part may have no headers", async () => {
  const [page] = await all(file("letter.eml", "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nOnly words.\n\nAnd more.\n--b--\n"));
  assert.equal(page.text, "Only words.\n\nAnd more.");
});

test("any other file is its own page, and is not read before it is asked for", async () => {
  const given = file("story.html", PAGE);
  assert.equal((await pageOf(given)).input, given);
});

/** A binary property list as Safari writes it: `{ WebMainResource: { WebResourceData, WebResourceURL, WebResourceTextEncodingName } }`. */
function propertyList() {
  const count = (/** @type {number} */ kind, /** @type {number} */ size) =>
    size < 15 ? Buffer.from([(kind << 4) | size]) : Buffer.from([(kind << 4) | 15, 0x11, size >> 8, size & 255]);
  const text = (/** @type {string} */ value) => Buffer.concat([count(5, value.length), Buffer.from(value, "latin1")]);
  const wide = (/** @type {string} */ value) => Buffer.concat([count(6, value.length), Buffer.from(value, "utf16le").swap16()]);
  const data = Buffer.from(PAGE);
  const objects = [
    Buffer.from([0xd1, 1, 2]), text("WebMainResource"), Buffer.from([0xd3, 3, 4, 5, 6, 7, 8]),
    text("WebResourceURL"), text("WebResourceData"), text("WebResourceTextEncodingName"),
    text("https://news.example/story"), Buffer.concat([count(4, data.length), data]), wide("UTF-8"),
  ];
  const offsets = [];
  let at = 8;
  for (const one of objects) {
    offsets.push(at >> 8, at & 255);
    at += one.length;
  }
  const trailer = Buffer.alloc(32);
  trailer[6] = 2;
  trailer[7] = 1;
  trailer.writeBigUInt64BE(BigInt(objects.length), 8);
  trailer.writeBigUInt64BE(BigInt(at), 24);
  return Buffer.concat([Buffer.from("bplist00"), ...objects, Buffer.from(offsets), trailer]);
}
