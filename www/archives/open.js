// @ts-check
// A file's pages: many for a web archive, one for any other, which the core opens by itself if it is a saved page or a
// mail. Nothing is read before it is asked for.

import { Problem } from "../problem.js";
import { pathOf } from "../ways/folder.js";

/**
 * @typedef {{ name: string, input: string | Uint8Array | Blob, options: import("../job.js").ParseOptions }} SavedPage
 * @typedef {(file: File) => AsyncGenerator<SavedPage, void>} Opener
 */

/** Pages of one archive: as many as files of a folder, since each costs a row of the table and its article too. */
export const PAGES_MAX = 20_000;
/** Names of files that hold many pages. */
const MANY = /\.warc(?:\.gz)?$/iu;

/**
 * @param {File} file
 * @returns {AsyncGenerator<SavedPage, void>} Behind the last page that is taken, an archive's rest is said to be left out.
 */
export async function* pagesOf(file) {
  if (holdsMany(file)) yield* archived(file);
  else yield { name: pathOf(file), input: file, options: {} }; // Its bytes are read in the worker.
}

/** @type {Opener} */
async function* archived(file) {
  const { openWarc } = await import("./warc.js");
  let count = 0;
  for await (const page of openWarc(file)) {
    if (count === PAGES_MAX) throw new Problem("too-many-pages");
    count += 1;
    yield page;
  }
}

/**
 * @param {File} file
 * @param {number} [index]
 * @returns {Promise<SavedPage>} The page at the index, the first unless told otherwise.
 */
export async function pageOf(file, index = 0) {
  let at = 0;
  for await (const page of pagesOf(file)) if (at++ === index) return page;
  throw new Problem("empty-input");
}

/** @param {File} file */
export function holdsMany(file) {
  return MANY.test(file.name);
}
