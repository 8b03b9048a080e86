// @ts-check
// What the core is asked to do, alike in the worker and in the page.

import { bytesOf } from "./bytes.js";
import { digest } from "./many/digest.js";

/**
 * @typedef {import("./types.js").Article} Article
 * @typedef {{ url?: string, contentType?: string, saved?: string, passages?: boolean, provenance?: boolean, roles?: import("./types.js").GivenRole[] }} ParseOptions
 * @typedef {string | Uint8Array | Blob} Input
 * @typedef {"markdown" | "html" | "text" | "ninjs" | "json-ld"} Form
 * @typedef {{ task: "parse", input: Input, options: ParseOptions }
 *   | { task: "digest", input: Input, options: ParseOptions }
 *   | { task: "write", format: Form, article: Article | Blob }} Job
 * @typedef {{ digest: import("./many/digest.js").Digest, json: Blob }} Digested
 *   A Blob lies outside of the page's memory, so a thousand articles do not fill it.
 */

/**
 * @param {Job} job
 * @returns {Promise<Article | Digested | string>} An article for `parse`, text for `write`.
 */
export async function perform(job) {
  const core = await import("./core.js");
  if (job.task !== "write") {
    const input = job.input instanceof Blob ? await bytesOf(job.input) : job.input;
    const article = await core.parse(input, job.options);
    if (job.task === "parse") return article;
    return { digest: digest(article), json: new Blob([JSON.stringify(article)], { type: "application/json" }) };
  }
  const writers = {
    markdown: core.toMarkdown, html: core.toHtml, text: core.toText, ninjs: core.toNinjs, "json-ld": core.toJsonLd,
  };
  const article = job.article instanceof Blob ? /** @type {Article} */ (JSON.parse(await job.article.text())) : job.article;
  return writers[job.format](article);
}
