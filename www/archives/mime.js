// @ts-check
// The parts of a MIME message (RFC 2045 to 2049), which saved pages (.mhtml) and mails (.eml) are alike.

import { contentTypeOf, headersOf } from "./headers.js";

/** Parts taken up; a saved page has some hundred, and beyond this something is wrong with the file. */
const PARTS_MOST = 10_000;
/** Parts within parts deeper than this are left out: each level is looked through anew, and real ones nest three or four deep. */
const DEEPEST = 16;

/**
 * @typedef {object} Part
 * @property {import("./headers.js").Headers} headers
 * @property {string} type Such as `text/html`.
 * @property {() => Uint8Array} content The bytes behind the transfer encoding; asked for only where they are wanted.
 */

/**
 * @param {Uint8Array} message
 * @returns {{ headers: import("./headers.js").Headers, parts: Part[] }} The message's own headers and all parts that hold no others, in order.
 */
export function readMime(message) {
  /** @type {Part[]} */
  const parts = [];
  const top = split(message);
  const stack = [{ entity: top, depth: 0 }];
  for (let next = stack.pop(); next && parts.length + stack.length < PARTS_MOST; next = stack.pop()) {
    const { entity: { headers, body }, depth } = next;
    const { type, parameters } = contentTypeOf(headers.get("content-type") ?? "text/plain");
    const boundary = parameters.get("boundary");
    const isMany = type.startsWith("multipart/") && boundary !== undefined;
    if (isMany && depth < DEEPEST) stack.push(...between(body, boundary).map((part) => ({ entity: split(part), depth: depth + 1 })).reverse());
    else if (!isMany) parts.push({ headers, type, content: () => decoded(body, headers.get("content-transfer-encoding") ?? "") });
  }
  return { headers: top.headers, parts };
}

/** @param {Uint8Array} entity */
function split(entity) {
  const end = headEnd(entity);
  return { headers: headersOf(asLetters(entity.subarray(0, end.at))), body: entity.subarray(end.at + end.length) };
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
 * @param {Uint8Array} body
 * @param {string} boundary
 * @returns {Uint8Array[]}
 */
function between(body, boundary) {
  const mark = new TextEncoder().encode(`--${boundary}`);
  /** @type {Uint8Array[]} */
  const found = [];
  let from = -1;
  for (let at = indexOf(body, mark, 0); at >= 0; at = indexOf(body, mark, at + mark.length)) {
    if (at > 0 && body[at - 1] !== LF) continue;
    if (from >= 0) found.push(body.subarray(from, Math.max(from, at - (body[at - 2] === CR ? 2 : 1))));
    const isLast = body[at + mark.length] === HYPHEN && body[at + mark.length + 1] === HYPHEN;
    if (isLast || found.length >= PARTS_MOST) return found;
    const line = body.indexOf(LF, at);
    if (line < 0) return found;
    from = line + 1;
  }
  if (from >= 0) found.push(body.subarray(from)); // The file ends early.
  return found;
}

/**
 * @param {Uint8Array} bytes
 * @param {Uint8Array} wanted
 * @param {number} from
 */
function indexOf(bytes, wanted, from) {
  for (let at = bytes.indexOf(wanted[0], from); at >= 0; at = bytes.indexOf(wanted[0], at + 1)) {
    let same = 1;
    while (same < wanted.length && bytes[at + same] === wanted[same]) same += 1;
    if (same === wanted.length) return at;
  }
  return -1;
}

/**
 * @param {Uint8Array} body
 * @param {string} encoding
 */
function decoded(body, encoding) {
  switch (encoding.trim().toLowerCase()) {
    case "base64":
      return base64(body);
    case "quoted-printable":
      return quotedPrintable(body);
    default:
      return body;
  }
}

/** @param {Uint8Array} body */
function base64(body) {
  const letters = asLetters(body).replace(/[^A-Za-z0-9+/]/gu, "");
  // A cut end leaves one letter over, which says nothing.
  const whole = letters.length % 4 === 1 ? letters.slice(0, -1) : letters;
  return Uint8Array.from(atob(whole), (letter) => letter.charCodeAt(0));
}

/** @param {Uint8Array} body */
function quotedPrintable(body) {
  const out = new Uint8Array(body.length);
  let length = 0;
  for (let at = 0; at < body.length; at += 1) {
    if (body[at] !== EQUALS) {
      out[length++] = body[at];
      continue;
    }
    const hex = parseInt(asLetters(body.subarray(at + 1, at + 3)), 16);
    if (body[at + 1] === LF) at += 1; // A soft break: the line goes on.
    else if (body[at + 1] === CR && body[at + 2] === LF) at += 2;
    else if (/^[0-9a-f]{2}$/iu.test(asLetters(body.subarray(at + 1, at + 3)))) {
      out[length++] = hex;
      at += 2;
    } else out[length++] = EQUALS;
  }
  return out.subarray(0, length);
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
const HYPHEN = 45;
const EQUALS = 61;
/** Arguments that a call may have in every engine. */
const CHUNK = 8192;
