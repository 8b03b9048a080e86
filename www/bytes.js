// @ts-check
// A file's bytes, untouched, since the core finds the character set itself.

import { Problem } from "./problem.js";

/** Bytes. The core reads 16 MB; what is far beyond that is no page and would only fill the memory. */
export const BYTES_MAX = 64 << 20;

/**
 * @param {Blob} file
 * @returns {Promise<Uint8Array>}
 */
export async function bytesOf(file) {
  if (file.size > BYTES_MAX) throw new Problem("too-large");
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    throw new Problem("unreadable-file"); // A folder, or a file that has gone.
  }
}
