// @ts-check
// Every input as a string or bytes, with what it says of itself as options.

import { KhabarError } from "./error.js";

/** @typedef {import("./types.d.ts").Options} Options */
/** @typedef {{ input: string | Uint8Array, options: Options | undefined }} Given */

/** Bytes that are read of a stream: one more than the parser itself takes of a page, so that it can say that it was cut. */
const MOST_BYTES = (16 << 20) + 1;
/** Bytes that are read of a file, which may be a saved page with its pictures: as many as the parser looks through. */
const FILE_BYTES = (64 << 20) + 1;

/**
 * What can be had without waiting: text, bytes, a document. Values are told by their tag and shape, because those of
 * another frame or test sandbox are no instances of this one's classes.
 *
 * @param {unknown} input
 * @param {Options} [options]
 * @returns {Given | undefined}
 */
function atHand(input, options) {
  if (typeof input === "string") return { input, options };
  if (ArrayBuffer.isView(input)) {
    return { input: new Uint8Array(input.buffer, input.byteOffset, input.byteLength), options };
  }
  if (tag(input) === "ArrayBuffer") return { input: new Uint8Array(/** @type {ArrayBuffer} */ (input)), options };
  const { documentElement, URL: url } = /** @type {Partial<Document>} */ (input ?? {});
  // Reading, and never setting: the document stays as it is.
  // eslint-disable-next-line no-restricted-properties
  const html = documentElement?.outerHTML;
  if (typeof html !== "string") return undefined;
  const isNowhere = typeof url !== "string" || url.startsWith("about:");
  return { input: `<!doctype html>\n${html}`, options: completed(options, { url: isNowhere ? "" : url }) };
}

/**
 * @param {unknown} input
 * @param {Options} [options]
 * @returns {Given}
 */
export function uniformSync(input, options) {
  const given = atHand(input, options);
  if (given) return given;
  throw new KhabarError("bad-input", "expected a string, bytes or a Document");
}

/**
 * @param {unknown} input
 * @param {Options} [options]
 * @returns {Promise<Given>}
 */
export async function uniform(input, options) {
  const given = atHand(input, options);
  if (given) return given;
  switch (tag(input)) {
    case "Response": {
      const { url, headers, body } = /** @type {Response} */ (input);
      const stated = { url, contentType: headers.get("content-type") ?? "" };
      return { input: body ? await start(body) : new Uint8Array(0), options: completed(options, stated) };
    }
    case "Blob":
    case "File": {
      const blob = /** @type {Blob} */ (input);
      // Browsers take a file's type from its name, which says nothing of its charset.
      const contentType = blob.type.includes("charset") ? blob.type : "";
      const bytes = await blob.slice(0, FILE_BYTES).arrayBuffer();
      return { input: new Uint8Array(bytes), options: completed(options, { contentType }) };
    }
    default:
      throw new KhabarError("bad-input", "expected a string, bytes, a Blob, a Response or a Document");
  }
}

/** @param {unknown} value */
function tag(value) {
  return Object.prototype.toString.call(value).slice("[object ".length, -1);
}

/**
 * @param {Options | undefined} options what the caller says; it wins
 * @param {{ url?: string, contentType?: string }} stated what the input says of itself
 * @returns {Options}
 */
function completed(options, stated) {
  const known = Object.entries(stated).filter(([name, value]) => {
    return value && options?.[/** @type {keyof typeof stated} */ (name)] === undefined;
  });
  return { ...options, ...Object.fromEntries(known) };
}

/**
 * The beginning of a stream, so that an endless answer does not fill the memory.
 *
 * @param {ReadableStream<Uint8Array>} stream
 */
async function start(stream) {
  const reader = stream.getReader();
  /** @type {Uint8Array[]} */
  const parts = [];
  let length = 0;
  while (length < MOST_BYTES) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    length += value.length;
  }
  if (length >= MOST_BYTES) await reader.cancel();
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
