// @ts-check
// The table taken away: one line an article, a spreadsheet, or a Markdown file an article.

import { fileStem } from "../formats.js";
import { csv } from "./csv.js";
import { entry, zip } from "./zip.js";

/** @typedef {import("./batch.js").Row} Row */

/**
 * @param {Row[]} rows
 * @returns {Blob} The articles' Blobs laid end to end; none is read.
 */
export function jsonLines(rows) {
  return new Blob(rows.flatMap((row) => (row.json ? [row.json, "\n"] : [])), { type: "application/jsonl" });
}

/** @param {Row[]} rows */
export function table(rows) {
  return new Blob([csv(rows)], { type: "text/csv;charset=utf-8" });
}

/**
 * @param {Row[]} rows
 * @param {import("./batch.js").Batch} batch Its workers write.
 * @param {AbortSignal} signal
 * @param {(done: number) => void} onProgress
 * @returns {Promise<Blob>}
 */
export async function markdownZip(rows, batch, signal, onProgress) {
  const written = rows.filter((row) => row.json);
  const names = uniqueNames(written);
  /** @type {import("./zip.js").Entry[]} */
  const entries = [];
  let done = 0;
  await batch.workers.each(written.entries(), async ([index, row], hand) => {
    const text = String(await hand.run({ task: "write", format: "markdown", article: /** @type {Blob} */ (row.json) }, signal));
    entries[index] = entry(names[index], text);
    done += 1;
    onProgress(done);
  }, signal);
  batch.workers.end();
  return zip(entries);
}

/**
 * @param {Row[]} rows
 * @returns {string[]} Names of files, the second of a kind with a number.
 */
export function uniqueNames(rows) {
  /** @type {Set<string>} */
  const taken = new Set();
  return rows.map((row) => {
    const stem = fileStem(row.digest?.headline);
    let name = stem;
    for (let count = 2; taken.has(name.toLowerCase()); count += 1) name = `${stem}-${count}`;
    taken.add(name.toLowerCase()); // Some systems hold "A.md" and "a.md" for one file.
    return `${name}.md`;
  });
}
