// @ts-check
// Every input as a string or bytes, with what it says of itself as options.

import { KhabarError } from "./error.js";
import { checkedOptions, found, tag, told } from "./json.js";

/** @typedef {import("./types.d.ts").Options} Options */
/** @typedef {{ input: string | Uint8Array, stated?: Stated }} Read */
/** @typedef {{ url?: string, contentType?: string }} Stated what an input says of itself */
/** @typedef {{ input: string | Uint8Array, options: string }} Given with the options as JSON text */

/** Bytes that the parser takes of a page, and those of a saved page with its pictures, in which it looks for one. */
const PAGE_BYTES = 16 << 20;
const ARCHIVE_BYTES = 64 << 20;

/**
 * What can be had without waiting: text, bytes, a document. Values are told by their tag and shape, because those of
 * another frame or test sandbox are no instances of this one's classes.
 *
 * @param {unknown} input
 * @returns {Read | undefined}
 */
function atHand(input) {
  if (typeof input === "string") return { input: unlessAddress(input) };
  if (ArrayBuffer.isView(input)) return { input: bytesOf(input.buffer, input.byteOffset, input.byteLength) };
  if (tag(input) === "ArrayBuffer") return { input: bytesOf(/** @type {ArrayBuffer} */ (input)) };
  const { documentElement, URL: url } = /** @type {Partial<Document>} */ (input ?? {});
  // Reading, and never setting: the document stays as it is.
  // eslint-disable-next-line no-restricted-properties
  const html = documentElement?.outerHTML;
  if (typeof html !== "string") return undefined;
  const isNowhere = typeof url !== "string" || url.startsWith("about:");
  return { input: `<!doctype html>\n${html}`, stated: { url: isNowhere ? "" : url } };
}

/** Longer than any address, so that no page is searched for one. */
const ADDRESS_CHARACTERS = 4096;

/** @param {string} text */
function unlessAddress(text) {
  if (text.length > ADDRESS_CHARACTERS || !/^\s*https?:\/\/\S+\s*$/i.test(text)) return text;
  throw new KhabarError("bad-input", `expected a page, but found its address; fetchArticle(${found(text.trim())}) fetches it`);
}

/**
 * @param {ArrayBufferLike} buffer
 * @param {number} [at]
 * @param {number} [length]
 */
function bytesOf(buffer, at, length) {
  try {
    return new Uint8Array(buffer, at, length);
  } catch (cause) {
    throw new KhabarError("bad-input", "the bytes were handed on, so that nothing is left of them here", { cause });
  }
}

/**
 * @param {unknown} input
 * @param {Options} [options]
 * @returns {Given}
 */
export function uniformSync(input, options) {
  const checked = checkedOptions(options);
  const read = atHand(input);
  if (read) return completed(read, checked);
  throw new KhabarError("bad-input", `expected a string, bytes or a Document, but found ${found(input)}`);
}

/**
 * @param {unknown} input
 * @param {Options} [options]
 * @returns {Promise<Given>}
 */
export async function uniform(input, options) {
  const checked = checkedOptions(options);
  return completed(atHand(input) ?? (await fromFar(input, checked)), checked);
}

/**
 * What must be waited for: a file, a response.
 *
 * @param {unknown} input
 * @param {Options} options
 * @returns {Promise<Read>}
 */
async function fromFar(input, options) {
  switch (tag(input)) {
    case "Response":
      return ofResponse(/** @type {Response} */ (input), options);
    case "Blob":
    case "File":
      return ofBlob(/** @type {Blob} */ (input), options);
    default:
      throw new KhabarError("bad-input", `expected a string, bytes, a Blob, a Response or a Document, but found ${found(input)}`);
  }
}

/** @param {Response} response @param {Options} options @returns {Promise<Read>} */
async function ofResponse({ url, headers, body, bodyUsed }, options) {
  if (bodyUsed || body?.locked) throw new KhabarError("bad-input", "the body of the response was read before");
  const contentType = headers.get("content-type") ?? "";
  const most = mostBytes(options, /html/i.test(options.contentType ?? contentType));
  try {
    return { input: body ? await start(body, most) : new Uint8Array(0), stated: { url, contentType } };
  } catch (cause) {
    throw new KhabarError("fetch-failed", `the body of the response could not be read: ${told(cause)}`, { cause });
  }
}

/** @param {Blob} blob @param {Options} options @returns {Promise<Read>} */
async function ofBlob(blob, options) {
  // Browsers take a file's type from its name, which says nothing of its charset.
  const contentType = blob.type.includes("charset") ? blob.type : "";
  try {
    const bytes = await blob.slice(0, mostBytes(options, false)).arrayBuffer();
    return { input: new Uint8Array(bytes), stated: { contentType } };
  } catch (cause) {
    throw new KhabarError("bad-input", `the file could not be read: ${told(cause)}`, { cause });
  }
}

/**
 * One byte more than the parser takes, so that it can say that it was cut.
 *
 * @param {Options} options
 * @param {boolean} isPage and so no archive of one
 */
function mostBytes({ limits }, isPage) {
  const ofPage = limits?.inputBytes ?? PAGE_BYTES;
  return 1 + (isPage ? ofPage : Math.max(ofPage, limits?.archiveBytes ?? ARCHIVE_BYTES));
}

/**
 * @param {Read} read
 * @param {Options} options what the caller says; it wins
 * @returns {Given}
 */
function completed({ input, stated }, options) {
  const known = Object.entries(stated ?? {}).filter(([, value]) => value);
  return { input, options: JSON.stringify({ ...Object.fromEntries(known), ...options }) };
}

/**
 * The beginning of a stream, so that an endless answer does not fill the memory.
 *
 * @param {ReadableStream<Uint8Array>} stream
 * @param {number} most
 */
async function start(stream, most) {
  const reader = stream.getReader();
  /** @type {Uint8Array[]} */
  const parts = [];
  let left = most;
  while (left > 0) {
    const { done, value } = await reader.read();
    if (done) break;
    const part = value.subarray(0, left);
    parts.push(part);
    left -= part.length;
  }
  if (left === 0) await reader.cancel();
  const whole = new Uint8Array(most - left);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
