// @ts-check
// A ZIP file whose entries are stored as they are: articles are small, and every program opens it.

import { Problem } from "../problem.js";

/** @typedef {{ name: Uint8Array, content: Blob, size: number, crc: number }} Entry */

/** Bit 11: names are UTF-8. */
const FLAGS = 0x0800;
/** The version that reads stored entries. */
const VERSION = 20;
/** 1 January 1980, the first day that the format knows: entries carry no time of their own. */
const DAY = 0x0021;

/** What the format's numbers hold; beyond them a file would look whole and lack entries. */
const ENTRIES_MAX = 0xffff;
const BYTES_MAX = 0xffff_ffff;

/** @param {number} count Throws when a file cannot hold so many entries. */
export function checkEntries(count) {
  if (count > ENTRIES_MAX) throw new Problem("zip-too-large", `${count} entries`);
}

/** @param {number} size Of the file so far. */
function checkBytes(size) {
  if (size > BYTES_MAX) throw new Problem("zip-too-large", `${size} bytes`);
}

/**
 * @param {string} name
 * @param {string} text
 * @returns {Entry}
 */
export function entry(name, text) {
  const bytes = new TextEncoder().encode(text);
  return { name: new TextEncoder().encode(name), content: new Blob([bytes]), size: bytes.length, crc: crc32(bytes) };
}

/**
 * @param {Entry[]} entries
 * @returns {Blob} Throws when they are more, or larger, than the format can say.
 */
export function zip(entries) {
  checkEntries(entries.length);
  /** @type {BlobPart[]} */
  const files = [];
  /** @type {BlobPart[]} */
  const directory = [];
  let offset = 0;
  let directorySize = 0;
  for (const one of entries) {
    const local = numbers([[4, 0x04034b50], ...shared(one)]);
    files.push(local, part(one.name), one.content);
    const central = numbers([[4, 0x02014b50], [2, VERSION], ...shared(one), [2, 0], [2, 0], [2, 0], [4, 0], [4, offset]]);
    directory.push(central, part(one.name));
    offset += local.byteLength + one.name.length + one.size;
    directorySize += central.byteLength + one.name.length;
    checkBytes(offset + directorySize);
  }
  const end = numbers([[4, 0x06054b50], [2, 0], [2, 0], [2, entries.length], [2, entries.length], [4, directorySize], [4, offset], [2, 0]]);
  return new Blob([...files, ...directory, end], { type: "application/zip" });
}

/**
 * @param {Entry} one
 * @returns {[number, number][]} What an entry's two headers have in common: sizes in bytes, values.
 */
function shared({ name, size, crc }) {
  return [[2, VERSION], [2, FLAGS], [2, 0], [2, 0], [2, DAY], [4, crc], [4, size], [4, size], [2, name.length], [2, 0]];
}

/** @param {[number, number][]} fields */
function numbers(fields) {
  const view = new DataView(new ArrayBuffer(fields.reduce((sum, [size]) => sum + size, 0)));
  let at = 0;
  for (const [size, value] of fields) {
    if (size === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += size;
  }
  return view.buffer;
}

/** @param {Uint8Array} bytes */
function part(bytes) {
  return /** @type {Uint8Array<ArrayBuffer>} */ (bytes);
}

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

/** @param {Uint8Array} bytes */
function crc32(bytes) {
  let value = 0xffffffff;
  for (const byte of bytes) value = TABLE[(value ^ byte) & 255] ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}
