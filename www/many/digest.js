// @ts-check
// What a row of the table of many articles keeps of each.

/**
 * @typedef {object} Digest
 * @property {string} kind
 * @property {string} [headline]
 * @property {string} [published] ISO 8601.
 * @property {string} [modified] ISO 8601.
 * @property {string[]} authors
 * @property {string} [site]
 * @property {string} [section]
 * @property {string} [url]
 * @property {string} [language]
 * @property {"ltr" | "rtl"} direction
 * @property {number} words
 * @property {number} confidence From 0 to 1.
 * @property {string[]} warnings Codes.
 */

/**
 * @param {import("../types.js").Article} article
 * @returns {Digest}
 */
export function digest(article) {
  return {
    kind: article.kind,
    headline: article.headline,
    published: article.published?.value,
    modified: article.modified?.value,
    authors: (article.authors ?? []).map((author) => author.name),
    site: article.site?.name,
    section: article.section,
    url: article.url,
    language: article.language,
    direction: article.direction,
    words: article.stats.words,
    confidence: article.confidence,
    warnings: article.warnings.map((warning) => warning.code),
  };
}
