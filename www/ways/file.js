// @ts-check
// A dropped or opened file: its bytes, untouched, since the core finds the character set itself.

import { Problem } from "../problem.js";

/** Bytes. The core reads 16 MB; what is far beyond that is no page and would only fill the memory. */
const LARGEST = 64 << 20;

/**
 * @param {File} file
 * @returns {Promise<import("./clipboard-data.js").Handed>}
 */
export async function readFile(file) {
  if (file.size > LARGEST) throw new Problem("too-large");
  try {
    return { input: new Uint8Array(await file.arrayBuffer()), options: {} };
  } catch {
    throw new Problem("unreadable-file"); // A folder, or a file that has gone.
  }
}
