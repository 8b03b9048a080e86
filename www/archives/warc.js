// @ts-check
// A web archive (.warc, .warc.gz): every HTML answer in it, one after the other, without holding the file. The core reads
// saved pages and mails by itself, but here an archive of gigabytes is streamed from the disk and unpacked by the
// browser, while the core would have to hold it.

import { Problem } from "../problem.js";
import { gunzipped, inflated } from "./gzip.js";
import { addressOf, asLetters, headEnd, headersOf, mediaTypeOf, savedAt } from "./headers.js";

/** Bytes that a record's header may take; real ones take about one thousand. */
const HEADER_BYTES_MAX = 64 << 10;
const HTML = new Set(["text/html", "application/xhtml+xml"]);

/** @type {import("./open.js").Opener} */
export async function* openWarc(file) {
  const isPacked = /\.gz$/iu.test(file.name);
  /** @type {unknown} */
  let damage;
  for await (const part of isPacked ? gunzipped(file) : [file]) {
    try {
      for await (const { headers, block } of records(part)) {
        const page = await pageOf(headers, block);
        if (page) yield page;
      }
    } catch (thrown) {
      damage ??= thrown; // The next piece begins with a record again.
    }
  }
  if (damage) throw damage;
}

/** @param {Blob} part */
async function* records(part) {
  // Small records lie many to a window.
  let window = { from: 0, bytes: new Uint8Array() };
  for (let at = 0; at < part.size;) {
    let ahead = window.bytes.subarray(at - window.from);
    if (headEnd(ahead).length === 0) {
      window = { from: at, bytes: await beginning(part.slice(at)) };
      ahead = window.bytes;
    }
    const head = headOf(ahead);
    const length = Number(head.headers.get("content-length"));
    if (!head.first.startsWith("WARC/") || !Number.isSafeInteger(length) || length < 0) throw new Problem("not-text", "no WARC record");
    const from = at + head.length;
    yield { headers: head.headers, block: part.slice(from, from + length) };
    at = from + length + 4; // Two line breaks end a record.
  }
}

/** @param {Blob} part @returns {Promise<Uint8Array<ArrayBuffer>>} As many bytes as a header may take. */
async function beginning(part) {
  return new Uint8Array(await part.slice(0, HEADER_BYTES_MAX).arrayBuffer());
}

/** @param {Uint8Array} bytes */
function headOf(bytes) {
  const end = headEnd(bytes);
  const [first, ...lines] = asLetters(bytes.subarray(0, end.at)).split("\n");
  return { first, headers: headersOf(lines.join("\n")), length: end.at + end.length };
}

/**
 * @param {import("./headers.js").Headers} headers
 * @param {Blob} block
 * @returns {Promise<import("./open.js").SavedPage | null>}
 */
async function pageOf(headers, block) {
  const kind = headers.get("warc-type");
  const address = (headers.get("warc-target-uri") ?? "").replace(/^<|>$/gu, "");
  const found = kind === "resource"
    ? { contentType: headers.get("content-type") ?? "", content: block }
    : kind === "response" ? await answerOf(block) : null;
  if (!found || !HTML.has(mediaTypeOf(found.contentType))) return null;
  const options = { ...addressOf(address), ...savedAt(headers.get("warc-date")), contentType: found.contentType };
  return { name: address, input: found.content, options };
}

/**
 * @param {Blob} block An HTTP answer, as it came over the line.
 * @returns {Promise<{ contentType: string, content: Blob } | null>} Nothing when it is no success.
 */
async function answerOf(block) {
  const { first, headers, length } = headOf(await beginning(block));
  const contentType = headers.get("content-type") ?? "";
  if (!/^HTTP\/\S+ 2\d\d/u.test(first) || !HTML.has(mediaTypeOf(contentType))) return null;
  const body = block.slice(length);
  const whole = /chunked/iu.test(headers.get("transfer-encoding") ?? "") ? await joined(body) : body;
  return { contentType, content: await inflated(whole, headers.get("content-encoding") ?? "") };
}

/**
 * @param {Blob} body In chunks, each behind a line with its length.
 * @returns {Promise<Blob>} As it is when it is not in chunks after all: many archives unpack and keep the header.
 */
async function joined(body) {
  const bytes = new Uint8Array(await body.arrayBuffer());
  const whole = new Uint8Array(bytes.length);
  let length = 0;
  for (let at = 0; at < bytes.length;) {
    const end = bytes.indexOf(10, at);
    const stated = /^\s*([0-9a-f]{1,8})\s*(?:;[^]*)?$/iu.exec(asLetters(bytes.subarray(at, end < 0 ? bytes.length : end)));
    if (!stated && at === 0) return body;
    const size = parseInt(stated?.[1] ?? "0", 16);
    if (size === 0 || end < 0) break;
    const chunk = bytes.subarray(end + 1, end + 1 + size);
    whole.set(chunk, length);
    length += chunk.length;
    at = end + 1 + size + 2;
  }
  return new Blob([whole.subarray(0, length)]);
}
