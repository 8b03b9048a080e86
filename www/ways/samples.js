// @ts-check
// Sample pages that we wrote. The one-file page puts another module in the place of this one.

import { Problem } from "../problem.js";

/**
 * @param {string} language
 * @returns {Promise<import("./clipboard-data.js").Handed>}
 */
export async function sample(language) {
  try {
    const response = await fetch(new URL(`../samples/${language}.html`, import.meta.url));
    return { input: new Uint8Array(await response.arrayBuffer()), options: {} };
  } catch {
    throw new Problem("offline");
  }
}
