// @ts-check
// The sample pages, carried along.

import ar from "../samples/ar.html";
import en from "../samples/en.html";

/** @type {Record<string, string>} */
const PAGES = { ar, en };

/**
 * @param {string} language
 * @returns {Promise<import("../ways/clipboard-data.js").Handed>}
 */
export async function sample(language) {
  return { input: PAGES[language], options: {} };
}
