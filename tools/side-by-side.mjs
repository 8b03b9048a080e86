// @ts-check
// Runs khabar/readability and @mozilla/readability on the same documents, and prints what each of them found.
//
//   node tools/side-by-side.mjs [CORPUS ...] [--limit N]
//
// Corpora are folders of ../shared/corpora; without them there is nothing to run on, and it says so. It fails when a field
// of Readability's result is no field of ours.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { Readability as Peer, isProbablyReaderable as peerWould } from "@mozilla/readability";
// @ts-expect-error: jsdom ships no declarations
import { JSDOM, VirtualConsole } from "jsdom";

import { Readability, isProbablyReaderable } from "../pkg/readability.js";

const corpora = fileURLToPath(new URL("../../shared/corpora", import.meta.url));
const { values, positionals } = parseArgs({ allowPositionals: true, options: { limit: { type: "string" } } });
const names = positionals.length > 0 ? positionals : ["fundus"];
const limit = Number(values.limit ?? Infinity);

/** @typedef {{ id: string, html: string, url?: string, charset?: string }} Doc */
/** @typedef {Record<string, unknown>} Result */

/** @param {string} corpus @returns {Doc[]} */
function docs(corpus) {
  const lines = readFileSync(join(corpora, corpus, "docs.jsonl"), "utf8").split("\n").filter(Boolean);
  return lines.slice(0, limit).map((it) => JSON.parse(it));
}

/** @param {string} corpus @param {Doc} doc */
function open(corpus, { html, url, charset }) {
  const bytes = gunzipSync(readFileSync(join(corpora, corpus, html)));
  // The document says nothing to the console: what jsdom thinks of a page's styles is of no use here.
  const contentType = charset ? `text/html; charset=${charset}` : "text/html";
  return new JSDOM(bytes, { contentType, virtualConsole: new VirtualConsole(), ...(url && { url }) }).window.document;
}

const words = (/** @type {unknown} */ text) => String(text ?? "").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** How far two texts have the same words, as often: the F1 of their bags. @param {unknown} one @param {unknown} other */
function agreement(one, other) {
  const [ours, theirs] = [words(one), words(other)];
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const word of theirs) counts.set(word, (counts.get(word) ?? 0) + 1);
  let both = 0;
  for (const word of ours) {
    const left = counts.get(word) ?? 0;
    if (left > 0) both += 1;
    counts.set(word, left - 1);
  }
  return ours.length + theirs.length === 0 ? 1 : (2 * both) / (ours.length + theirs.length);
}

/** @template T @param {() => T} work @returns {[T, number]} what it gave, and milliseconds */
function timed(work) {
  const start = performance.now();
  const given = work();
  return [given, performance.now() - start];
}

/** @param {string} corpus @returns {string[]} fields that ours lacks */
function compare(corpus) {
  const shared = { pages: 0, agreement: 0, title: 0, ours: 0, theirs: 0, would: 0, both: 0 };
  const time = { ours: 0, theirs: 0 };
  /** @type {Record<string, { ours: number, theirs: number }>} */
  const filled = {};
  /** @type {Set<string>} */
  const absent = new Set();
  // The first call compiles the module.
  isProbablyReaderable("<p>x</p>");
  for (const doc of docs(corpus)) {
    const document = open(corpus, doc);
    const [ours, ourTime] = timed(() => new Readability(document).parse());
    if (isProbablyReaderable(document) === peerWould(document)) shared.would += 1;
    // Theirs takes the document apart, so it comes last.
    const [theirs, theirTime] = timed(() => /** @type {Result | null} */ (new Peer(document).parse()));
    document.defaultView?.close();
    time.ours += ourTime;
    time.theirs += theirTime;
    shared.pages += 1;
    if (ours) shared.ours += 1;
    if (theirs) shared.theirs += 1;
    if (!ours || !theirs) continue;
    shared.both += 1;
    shared.agreement += agreement(ours.textContent, theirs.textContent);
    shared.title += words(ours.title).join() === words(theirs.title).join() ? 1 : 0;
    for (const [name, value] of Object.entries(theirs)) {
      filled[name] ??= { ours: 0, theirs: 0 };
      if (!(name in ours)) absent.add(name);
      if (value) filled[name].theirs += 1;
      if (/** @type {Result} */ (/** @type {unknown} */ (ours))[name]) filled[name].ours += 1;
    }
  }
  console.log(`${corpus}: ${shared.pages} pages; an article in ${shared.ours} (khabar) and ${shared.theirs} (@mozilla/readability)`);
  console.log(`  text agreement ${(shared.agreement / Math.max(1, shared.both)).toFixed(3)}, same title ${shared.title} of ${shared.both}, same answer of isProbablyReaderable ${shared.would}`);
  console.log(`  milliseconds a page ${(time.ours / shared.pages).toFixed(1)} (khabar, the document written out and read anew) and ${(time.theirs / shared.pages).toFixed(1)}`);
  for (const [name, count] of Object.entries(filled)) {
    console.log(`  ${name.padEnd(14)} filled ${String(count.ours).padStart(4)} (khabar) ${String(count.theirs).padStart(4)} (@mozilla/readability)`);
  }
  return [...absent];
}

if (!existsSync(corpora)) {
  console.log("no pages: ../shared/corpora is not there");
} else {
  const absent = names.flatMap(compare);
  if (absent.length > 0) {
    console.error(`fields that ours lacks: ${absent.join(", ")}`);
    process.exitCode = 1;
  }
}
