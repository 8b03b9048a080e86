// @ts-check
// A paste or a drop: which of its flavours is the page.

/**
 * @typedef {{ input: import("../job.js").Input, options: import("../job.js").ParseOptions }} Handed
 * @typedef {{ found: "page", input: string, form: "source" | "selection" | "text" }
 *   | { found: "file", file: File }
 *   | { found: "address", address: string }
 *   | { found: "nothing" }} Choice
 */

/** A document or a block element opens the text, after nothing but comments and declarations. */
const SOURCE_START =
  /^\uFEFF?\s*(?:<\?xml[^>]*>\s*|<!--[^]*?-->\s*)*<(?:!doctype\s+html|html|head|meta|body|header|main|article|section|div|h[1-6]|p|table|ul|ol|figure|script|link)\b/iu;
/** Elements that a rich selection needs before its markup says more than its text. */
const STRUCTURE = /<(?:p|h[1-6]|li|blockquote|figure|img|table|article|section|div|br)\b/giu;
/** One lone `<div>` or `<p>` wraps even a pasted word. */
const STRUCTURE_LEAST = 2;

/**
 * @param {DataTransfer} data
 * @returns {Choice}
 */
export function choose(data) {
  const plain = data.getData("text/plain");
  const rich = fragment(data.getData("text/html"));
  const file = data.files[0];
  if (file && plain.trim() === "") return { found: "file", file };
  if (isSource(plain)) return { found: "page", input: plain, form: "source" };
  if (isAddress(plain)) return { found: "address", address: plain.trim() };
  if ((rich.match(STRUCTURE) ?? []).length >= STRUCTURE_LEAST) return { found: "page", input: rich, form: "selection" };
  if (plain.trim() !== "") return { found: "page", input: plain, form: "text" };
  return { found: "nothing" };
}

/**
 * @param {string} text
 * @returns {boolean} Whether the text is the source of a page.
 */
export function isSource(text) {
  return SOURCE_START.test(text);
}

/**
 * @param {string} text
 * @returns {boolean} Whether the text is a web address and nothing else.
 */
export function isAddress(text) {
  return /^\s*https?:\/\/\S+\s*$/iu.test(text);
}

/**
 * @param {string} rich The clipboard's HTML; Windows puts the selection between two comments.
 * @returns {string}
 */
function fragment(rich) {
  const start = rich.indexOf("<!--StartFragment-->");
  const end = rich.lastIndexOf("<!--EndFragment-->");
  if (start < 0 || end < start) return rich;
  return rich.slice(start + "<!--StartFragment-->".length, end);
}
