// @ts-check
// A file's pages: one for a saved page, many for an archive. Nothing is read before it is asked for.

import { Problem } from "../problem.js";

/**
 * @typedef {{ name: string, input: string | Uint8Array | Blob, options: import("../job.js").ParseOptions }} SavedPage
 * @typedef {(file: File) => AsyncGenerator<SavedPage, void>} Opener
 */

/** By the end of the file's name. @type {[RegExp, () => Promise<Opener>][]} */
const OPENERS = [
  [/\.mht(?:ml)?$/iu, async () => (await import("./mhtml.js")).openMhtml],
  [/\.eml$/iu, async () => (await import("./eml.js")).openEml],
  [/\.webarchive$/iu, async () => (await import("./webarchive.js")).openWebarchive],
  [/\.warc(?:\.gz)?$/iu, async () => (await import("./warc.js")).openWarc],
];

/** Names of files that hold many pages. */
const MANY = /\.warc(?:\.gz)?$/iu;

/**
 * @param {File} file
 * @returns {AsyncGenerator<SavedPage, void>}
 */
export async function* pagesOf(file) {
  const opener = OPENERS.find(([ending]) => ending.test(file.name));
  if (opener) yield* (await opener[1]())(file);
  else yield { name: file.name, input: file, options: {} }; // Its bytes are read in the worker.
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
