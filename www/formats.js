// @ts-check
// The forms an article can be taken away in: one line a form, and one tab each.

import { write } from "./parser.js";

/**
 * @typedef {import("./types.js").Article} Article
 * @typedef {object} Format
 * @property {string} id
 * @property {string} extension
 * @property {string} type
 * @property {(article: Article, whole: Article) => Promise<string>} make Of the article as the reader wants it; `whole`
 *   is what the core gave, with its passages.
 */

/** @param {unknown} value */
const asJson = (value) => `${JSON.stringify(value, null, 2)}\n`;
/** @param {Article} article */
const page = async (article) => asDocument(article, await write(article, "html"));

/** @type {Format[]} */
export const FORMATS = [
  { id: "article", extension: "html", type: "text/html", make: page },
  { id: "why", extension: "passages.json", type: "application/json", make: async (_, whole) => asJson(whole.passages ?? []) },
  { id: "markdown", extension: "md", type: "text/markdown", make: (article) => write(article, "markdown") },
  { id: "text", extension: "txt", type: "text/plain", make: (article) => write(article, "text") },
  { id: "html", extension: "html", type: "text/html", make: page },
  { id: "json", extension: "json", type: "application/json", make: async (article) => asJson(article) },
  { id: "ninjs", extension: "ninjs.json", type: "application/json", make: (article) => write(article, "ninjs") },
  { id: "json-ld", extension: "jsonld", type: "application/ld+json", make: (article) => write(article, "json-ld") },
];

/** @param {string} id The first form stands for one that is none. */
export function formatOf(id) {
  return FORMATS.find((format) => format.id === id) ?? FORMATS[0];
}

/**
 * @param {Article} article
 * @param {string} extension
 * @returns {string} A file name from the headline, in its own letters.
 */
export function fileName(article, extension) {
  return `${fileStem(article.headline)}.${extension}`;
}

/** @param {string | undefined} headline */
export function fileStem(headline) {
  const words = (headline ?? "").normalize("NFC").replace(/[^\p{L}\p{M}\p{N}]+/gu, "-");
  return Array.from(words).slice(0, 60).join("").replace(/^-+|-+$/gu, "") || "article";
}

/**
 * @param {Article} article
 * @param {string} html What the package wrote: a fragment, or a document already.
 * @returns {string}
 */
function asDocument(article, html) {
  if (/^\s*<(?:!doctype|html)\b/iu.test(html)) return html;
  const language = /^[\w-]+$/u.test(article.language ?? "") ? article.language : "und";
  const title = escaped(article.headline ?? "");
  return `<!doctype html>\n<html lang="${language}" dir="${article.direction}">\n<meta charset="utf-8">\n<title>${title}</title>\n${html}\n</html>\n`;
}

/** @param {string} text */
function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
