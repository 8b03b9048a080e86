// @ts-check
// A web archive (.warc, .warc.gz): every HTML answer in it, one after the other, without holding the file. The core reads
// saved pages and mails by itself, but here an archive of gigabytes is streamed from the disk and unpacked by the
// browser, while the core would have to hold it.

import { Problem } from "../problem.js";
import { gunzipped, inflated } from "./gzip.js";
import { addressOf, asLetters, contentTypeOf, headEnd, headersOf, savedAt } from "./headers.js";

/** Bytes that a record's header may take; real ones take about one thousand. */
const HEADER_MOST = 64 << 10;
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
  for (let at = 0; at < part.size;) {
    const head = await headOf(part.slice(at, at + HEADER_MOST));
    const length = Number(head.headers.get("content-length"));
    if (!head.first.startsWith("WARC/") || !Number.isSafeInteger(length) || length < 0) throw new Problem("not-text", "no WARC record");
    const from = at + head.length;
    yield { headers: head.headers, block: part.slice(from, from + length) };
    at = from + length + 4; // Two line breaks end a record.
  }
}

/** @param {Blob} block */
async function headOf(block) {
  const bytes = new Uint8Array(await block.arrayBuffer());
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
  if (!found || !HTML.has(contentTypeOf(found.contentType).type)) return null;
  const options = { ...addressOf(address), ...savedAt(headers.get("warc-date")), contentType: found.contentType };
  return { name: address, input: found.content, options };
}

/**
 * @param {Blob} block An HTTP answer, as it came over the line.
 * @returns {Promise<{ contentType: string, content: Blob } | null>} Nothing when it is no success.
 */
async function answerOf(block) {
  const { first, headers, length } = await headOf(block.slice(0, HEADER_MOST));
  const contentType = headers.get("content-type") ?? "";
  if (!/^HTTP\/\S+ 2\d\d/u.test(first) || !HTML.has(contentTypeOf(contentType).type)) return null;
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
  /** @type {Blob[]} */
  const parts = [];
  for (let at = 0; at < bytes.length;) {
    const end = bytes.indexOf(10, at);
    const size = /^\s*([0-9a-f]{1,8})\s*(?:;[^]*)?$/iu.exec(asLetters(bytes.subarray(at, end < 0 ? bytes.length : end)));
    if (!size) return parts.length > 0 ? new Blob(parts) : body;
    const length = parseInt(size[1], 16);
    if (length === 0 || end < 0) break;
    parts.push(body.slice(end + 1, end + 1 + length));
    at = end + 1 + length + 2;
  }
  return new Blob(parts);
}
