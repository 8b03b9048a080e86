// @ts-check
// Header lines, as HTTP and WARC write them.

/** @typedef {Map<string, string>} Headers By their names in small letters; the first of a name counts. */

/**
 * @param {string} text Lines up to the first empty one; a line that starts with white space goes on from the one before.
 * @returns {Headers}
 */
export function headersOf(text) {
  /** @type {Headers} */
  const headers = new Map();
  for (const line of text.replace(/\r?\n[ \t]+/gu, " ").split(/\r?\n/u)) {
    const colon = line.indexOf(":");
    const name = line.slice(0, Math.max(0, colon)).trim().toLowerCase();
    if (name !== "" && !headers.has(name)) headers.set(name, line.slice(colon + 1).trim());
  }
  return headers;
}

/**
 * @param {string} contentType Such as `text/html; charset="utf-8"`.
 * @returns {string} Without its parameters.
 */
export function mediaTypeOf(contentType) {
  return contentType.split(";", 1)[0].trim().toLowerCase();
}

/**
 * @param {string | undefined} stated
 * @returns {{ saved?: string }} The time for the core's options, when it is one.
 */
export function savedAt(stated) {
  const time = stated === undefined ? NaN : Date.parse(stated);
  return Number.isNaN(time) ? {} : { saved: `${new Date(time).toISOString().slice(0, 19)}Z` };
}

/**
 * @param {string | undefined} address
 * @returns {{ url?: string }} The address for the core's options, when it is one of the web.
 */
export function addressOf(address) {
  return address && /^https?:\/\//iu.test(address) ? { url: address } : {};
}

/**
 * @param {Uint8Array} bytes
 * @returns {{ at: number, length: number }} Where the empty line behind the headers begins, and its length.
 */
export function headEnd(bytes) {
  // A part may begin with the empty line: it has no headers.
  if (bytes[0] === LF) return { at: 0, length: 1 };
  if (bytes[0] === CR && bytes[1] === LF) return { at: 0, length: 2 };
  for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF, at + 1)) {
    if (bytes[at + 1] === LF) return { at, length: 2 };
    if (bytes[at + 1] === CR && bytes[at + 2] === LF) return { at, length: 3 };
  }
  return { at: bytes.length, length: 0 };
}

/**
 * @param {Uint8Array} bytes
 * @returns {string} A letter a byte.
 */
export function asLetters(bytes) {
  let text = "";
  for (let at = 0; at < bytes.length; at += CHUNK) text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return text;
}

const LF = 10;
const CR = 13;
/** Arguments that a call may have in every engine. */
const CHUNK = 8192;
