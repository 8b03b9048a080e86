// @ts-check
// What the core is asked to do, alike in the worker and in the page.

/**
 * @typedef {{ url?: string, contentType?: string }} ParseOptions
 * @typedef {"markdown" | "html" | "text" | "ninjs" | "json-ld"} Form
 * @typedef {{ task: "parse", input: string | Uint8Array, options: ParseOptions }
 *   | { task: "write", format: Form, article: Article }} Job
 * @typedef {import("./types.js").Article} Article
 */

/**
 * @param {Job} job
 * @returns {Promise<Article | string>} An article for `parse`, text for `write`.
 */
export async function perform(job) {
  const core = await import("./core.js");
  if (job.task === "parse") return core.parse(job.input, job.options);
  const writers = {
    markdown: core.toMarkdown, html: core.toHtml, text: core.toText, ninjs: core.toNinjs, "json-ld": core.toJsonLd,
  };
  return writers[job.format](job.article);
}

/**
 * @param {unknown} thrown
 * @returns {{ code: string, message: string }} The error as plain data. What has no code of its own is a crash.
 */
export function asProblem(thrown) {
  const { code, message } = /** @type {{ code?: unknown, message?: unknown }} */ (thrown ?? {});
  return { code: typeof code === "string" ? code : "crashed", message: String(message ?? thrown) };
}
