// @ts-check
// Reads the page in hand, and writes its article in other forms, in a worker of its own.

import { hand } from "./hand.js";

/** @typedef {import("./types.js").Article} Article */

const own = hand();

/** Starts the worker early, so that the first page does not wait for it. */
export function warmUp() {
  own.ready();
}

/**
 * @param {import("./job.js").Input} input
 * @param {import("./job.js").ParseOptions} options
 * @param {AbortSignal} signal
 * @returns {Promise<Article>} With its passages and their reasons, and with who states each field.
 */
export async function parse(input, options, signal) {
  const asked = { ...options, passages: true, provenance: true };
  return /** @type {Article} */ (await own.run({ task: "parse", input, options: asked }, signal));
}

/**
 * @param {Article} article
 * @param {import("./job.js").Form} format
 * @returns {Promise<string>}
 */
export async function write(article, format) {
  return String(await own.run({ task: "write", format, article }, new AbortController().signal));
}
