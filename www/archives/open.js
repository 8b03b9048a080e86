// @ts-check
// A file's pages: many for a web archive, one for any other, which the core opens by itself if it is a saved page or a
// mail. Nothing is read before it is asked for.

import { Problem } from "../problem.js";
import { pathOf } from "../ways/folder.js";

/**
 * @typedef {{ name: string, input: string | Uint8Array | Blob, options: import("../job.js").ParseOptions }} SavedPage
 * @typedef {(file: File) => AsyncGenerator<SavedPage, void>} Opener
 */

/** Names of files that hold many pages. */
const MANY = /\.warc(?:\.gz)?$/iu;

/**
 * @param {File} file
 * @returns {AsyncGenerator<SavedPage, void>}
 */
export async function* pagesOf(file) {
  if (holdsMany(file)) yield* (await import("./warc.js")).openWarc(file);
  else yield { name: pathOf(file), input: file, options: {} }; // Its bytes are read in the worker.
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
