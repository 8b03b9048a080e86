// @ts-check
// A page that Safari saved (.webarchive): a binary property list with the main resource in it.

import { bytesOf } from "../bytes.js";
import { Problem } from "../problem.js";
import { addressOf } from "./headers.js";

/** Bytes at the end of the file that say where all else is. */
const TRAILER = 32;

/** @type {import("./open.js").Opener} */
export async function* openWebarchive(file) {
  const bytes = await bytesOf(file);
  try {
    const list = propertyList(bytes);
    const main = list.member(list.top, "WebMainResource");
    const input = list.bytes(list.member(main, "WebResourceData"));
    const text = (/** @type {string} */ name) => list.text(list.member(main, name));
    const charset = text("WebResourceTextEncodingName");
    const options = { ...addressOf(text("WebResourceURL")), ...(charset && { contentType: `text/html; charset=${charset}` }) };
    if (!input) throw new RangeError("no main resource");
    yield { name: file.name, input, options };
  } catch (thrown) {
    if (thrown instanceof RangeError) throw new Problem("not-text", thrown.message);
    throw thrown;
  }
}

/**
 * Looks up single objects of a binary property list; nothing else of it is read. Throws a RangeError where the file is
 * no such list or leads out of itself.
 *
 * @param {Uint8Array} bytes
 */
function propertyList(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isOne = bytes.length > TRAILER && String.fromCharCode(...bytes.subarray(0, 6)) === "bplist";
  if (!isOne) throw new RangeError("no binary property list");
  const end = bytes.length - TRAILER;
  const offsetSize = bytes[end + 6];
  const referenceSize = bytes[end + 7];
  const top = whole(end + 16, 8);
  const table = whole(end + 24, 8);

  /** @param {number} at @param {number} size */
  function whole(at, size) {
    let value = 0;
    for (let index = 0; index < size; index += 1) value = value * 256 + view.getUint8(at + index);
    return value;
  }
  /** @param {number} object */
  function placeOf(object) {
    const at = whole(table + object * offsetSize, offsetSize);
    const kind = view.getUint8(at) >> 4;
    const short = view.getUint8(at) & 15;
    if (short < 15) return { kind, count: short, from: at + 1 };
    const size = 1 << (view.getUint8(at + 1) & 15); // A longer count follows as a number of its own.
    return { kind, count: whole(at + 2, size), from: at + 2 + size };
  }
  /** @param {number | undefined} object */
  function text(object) {
    if (object === undefined) return undefined;
    const { kind, count, from } = placeOf(object);
    if (kind === ASCII) return new TextDecoder().decode(bytes.subarray(from, from + count));
    return kind === UTF_16 ? new TextDecoder("utf-16be").decode(bytes.subarray(from, from + count * 2)) : undefined;
  }
  return {
    top,
    text,
    /** @param {number | undefined} object */
    bytes(object) {
      if (object === undefined) return undefined;
      const { kind, count, from } = placeOf(object);
      return kind === DATA ? bytes.slice(from, from + count) : undefined;
    },
    /** @param {number | undefined} object @param {string} name */
    member(object, name) {
      if (object === undefined) return undefined;
      const { kind, count, from } = placeOf(object);
      if (kind !== DICTIONARY || count > bytes.length) return undefined;
      for (let index = 0; index < count; index += 1) {
        const key = whole(from + index * referenceSize, referenceSize);
        if (text(key) === name) return whole(from + (count + index) * referenceSize, referenceSize);
      }
      return undefined;
    },
  };
}

/** Kinds of objects, by the upper half of their first byte. */
const DATA = 4;
const ASCII = 5;
const UTF_16 = 6;
const DICTIONARY = 13;
