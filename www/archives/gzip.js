// @ts-check
// Unpacking with the browser's own DecompressionStream, which takes one packed piece at a time.

import { Problem } from "../problem.js";

/** Bytes looked through at once for the start of a piece. */
const WINDOW = 1 << 20;
/** Bytes of one unpacked piece; the core reads 16 MB, and a small file can unpack to very much. */
const PIECE_BYTES_MAX = 256 << 20;
/** Starts that are not starts are met once in gigabytes; after this many in a row the piece is damaged. */
const TRIES_MAX = 16;
/** Bytes that may be unpacked in vain before the rest is given up; a damaged record takes some hundred thousand. */
const VAIN_BYTES_MAX = 1 << 30;
/** What a try takes beside its bytes, in bytes that could be unpacked in that time. */
const TRY_COST = 256 << 10;

/**
 * A file of gzip pieces laid end to end, as web archives are: each is found by its first bytes and unpacked alone.
 *
 * @param {Blob} file
 * @returns {AsyncGenerator<Blob, void>} A damaged piece is passed over, and said at the end.
 */
export async function* gunzipped(file) {
  const ahead = starts(file);
  /** Where pieces may start behind `from`, as far as they were looked for. @type {number[]} */
  const met = [];
  const end = async (/** @type {number} */ index) => {
    while (met.length <= index) {
      const next = await ahead.next();
      if (next.value !== 0) met.push(next.value ?? file.size);
    }
    return met[index];
  };
  let isDamaged = file.size === 0;
  let from = 0;
  for (let vain = 0; from < file.size && vain < VAIN_BYTES_MAX;) {
    let found = await unpacked(file.slice(from, await end(0)), "gzip");
    let used = 1;
    let cost = found.size + TRY_COST;
    // What looks like a start can stand in the middle of a piece, which then goes on to a later one.
    for (; !found.piece && found.size <= PIECE_BYTES_MAX && met[used - 1] < file.size && used <= TRIES_MAX; used += 1) {
      found = await unpacked(file.slice(from, await end(used)), "gzip");
      cost += found.size + TRY_COST;
    }
    if (found.piece) yield found.piece;
    else vain += cost;
    isDamaged ||= !found.piece;
    from = met[found.piece ? used - 1 : 0];
    met.splice(0, found.piece ? used : 1);
  }
  if (isDamaged || from < file.size) throw new Problem("not-text", "damaged gzip");
}

/**
 * @param {Blob} file
 * @returns {AsyncGenerator<number, void>} Where gzip pieces may start.
 */
async function* starts(file) {
  for (let from = 0; from < file.size; from += WINDOW) {
    // Three bytes more, so that a start across two windows is seen.
    const bytes = new Uint8Array(await file.slice(from, from + WINDOW + 3).arrayBuffer());
    for (let at = bytes.indexOf(0x1f); at >= 0 && at < WINDOW; at = bytes.indexOf(0x1f, at + 1)) {
      if (bytes[at + 1] === 0x8b && bytes[at + 2] === 8 && (bytes[at + 3] & 0xe0) === 0) yield from + at;
    }
  }
}

/**
 * @param {Blob} body
 * @param {string} encoding As HTTP names it.
 * @returns {Promise<Blob>} As it came where this browser cannot unpack it; the core then says that it is no text.
 */
export async function inflated(body, encoding) {
  /** @type {Record<string, string[]>} */
  const formats = { gzip: ["gzip"], "x-gzip": ["gzip"], deflate: ["deflate", "deflate-raw"], br: ["brotli"] };
  for (const format of formats[encoding.trim().toLowerCase()] ?? []) {
    const { piece } = await unpacked(body, format);
    if (piece) return piece;
  }
  return body;
}

/**
 * @param {Blob} packed
 * @param {string} format
 * @returns {Promise<{ piece: Blob | null, size: number }>} Nothing when it is not one whole piece, or larger than it may
 *   be; and how many bytes came out.
 */
async function unpacked(packed, format) {
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const parts = [];
  let size = 0;
  try {
    const reader = packed.stream().pipeThrough(new DecompressionStream(/** @type {CompressionFormat} */ (format))).getReader();
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      parts.push(read.value);
      size += read.value.length;
      if (size > PIECE_BYTES_MAX) {
        await reader.cancel();
        return { piece: null, size };
      }
    }
    return { piece: new Blob(parts), size };
  } catch {
    return { piece: null, size };
  }
}
