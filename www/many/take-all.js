// @ts-check
// The table taken away: one line an article, a spreadsheet, or a Markdown file an article.

import { fileStem } from "../formats.js";
import { csv, errorOf } from "./csv.js";
import { checkEntries, entry, zip } from "./zip.js";

/** @typedef {import("./rows.js").Row} Row */

/**
 * @param {Row[]} rows
 * @returns {Blob} A line a page as the command line writes it: the file's name, and the article or why there is none.
 */
export function jsonLines(rows) {
  const lines = rows.flatMap((row) => {
    const id = JSON.stringify(row.name);
    // The articles' Blobs are laid end to end behind their names; none is read.
    return row.json ? [`{"id":${id},`, row.json.slice(1), "\n"] : [`{"id":${id},"error":{"code":${JSON.stringify(errorOf(row))}}}\n`];
  });
  return new Blob(lines, { type: "application/jsonl" });
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
 * @returns {Promise<Blob>} With a list of which file each article is from. Throws when they are too many for a ZIP file,
 *   before any is written.
 */
export async function markdownZip(rows, batch, signal, onProgress) {
  const written = rows.filter((row) => row.json);
  checkEntries(written.length + 1); // The list stands beside them.
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
  const fileOf = new Map(written.map((row, index) => [row, names[index]]));
  return zip([...entries, entry("index.csv", csv(written, [["markdown", (row) => fileOf.get(row)]]))]);
}

/**
 * @param {Row[]} rows
 * @returns {string[]} Names of files, the second of a kind with a number.
 */
export function uniqueNames(rows) {
  /** Some systems hold "A.md" and "a.md" for one file. @type {Set<string>} */
  const taken = new Set();
  /** The last number that each stem was given. @type {Map<string, number>} */
  const last = new Map();
  return rows.map((row) => {
    const stem = fileStem(row.digest?.headline);
    const kind = stem.toLowerCase();
    const numbered = (/** @type {number} */ count) => (count === 1 ? "" : `-${count}`);
    let count = last.get(kind) ?? 1;
    while (taken.has(kind + numbered(count))) count += 1;
    last.set(kind, count);
    taken.add(kind + numbered(count));
    return `${stem}${numbered(count)}.md`;
  });
}
