// @ts-check
// DEFLATE (RFC 1951), for callers that cannot wait for the platform's DecompressionStream.

/** Lengths of the code lengths' own codes stand in this order (RFC 1951, 3.2.7). */
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/** What a length symbol above 256 and a distance symbol stand for: their least value, and further bits (3.2.5). */
const LENGTHS = steps(29, 3, 4, 4);
// Symbol 285 breaks the row: it is the length 258 with no further bits.
LENGTHS.base[28] = 258;
LENGTHS.extra[28] = 0;
const DISTANCES = steps(30, 1, 2, 2);

/**
 * @param {number} count
 * @param {number} first the least value
 * @param {number} plain how many symbols past the first group stand for one value each
 * @param {number} group how many symbols share a number of further bits
 */
function steps(count, first, plain, group) {
  const base = new Uint16Array(count);
  const extra = new Uint8Array(count);
  for (let at = 0, value = first; at < count; at += 1) {
    extra[at] = Math.max(0, Math.floor((at - plain) / group));
    base[at] = value;
    value += 1 << extra[at];
  }
  return { base, extra };
}

/**
 * A table from the next bits to a symbol and its length: `symbol << 4 | length`.
 *
 * @param {ArrayLike<number>} lengths of each symbol's code, 0 for a symbol that is not used
 */
function table(lengths) {
  const longest = Math.max(...Array.from(lengths));
  const entries = new Uint16Array(1 << longest);
  let code = 0;
  for (let length = 1; length <= longest; length += 1, code <<= 1) {
    for (let symbol = 0; symbol < lengths.length; symbol += 1) {
      if (lengths[symbol] !== length) continue;
      for (let at = reversed(code, length); at < entries.length; at += 1 << length) entries[at] = (symbol << 4) | length;
      code += 1;
    }
  }
  return { entries, mask: entries.length - 1 };
}

/**
 * Codes are packed from their highest bit, all else from its lowest.
 *
 * @param {number} code
 * @param {number} length
 */
function reversed(code, length) {
  let turned = 0;
  for (let at = 0; at < length; at += 1) turned |= ((code >> at) & 1) << (length - 1 - at);
  return turned;
}

/** @param {number} from @param {number} to @param {number} value */
const filled = (from, to, value) => Array(to - from).fill(value);
const FIXED = {
  symbols: table([...filled(0, 144, 8), ...filled(144, 256, 9), ...filled(256, 280, 7), ...filled(280, 288, 8)]),
  distances: table(filled(0, 30, 5)),
};

/**
 * @param {Uint8Array} packed whole and sound; it comes with the package
 * @param {number} size of what comes out, in bytes
 */
export function inflate(packed, size) {
  const out = new Uint8Array(size);
  let [at, written, held, count] = [0, 0, 0, 0];

  /** @param {number} wanted at most 16 */
  const bits = (wanted) => {
    while (count < wanted) {
      held |= packed[at++] << count;
      count += 8;
    }
    const value = held & ((1 << wanted) - 1);
    held >>>= wanted;
    count -= wanted;
    return value;
  };
  /** @param {ReturnType<typeof table>} codes */
  const symbol = (codes) => {
    while (count < 15) {
      // Past the end, zeros stand in: the last code may be shorter than what is looked ahead.
      held |= (packed[at++] ?? 0) << count;
      count += 8;
    }
    const entry = codes.entries[held & codes.mask];
    held >>>= entry & 15;
    count -= entry & 15;
    return entry >> 4;
  };
  const trees = () => {
    const [symbols, distances, own] = [bits(5) + 257, bits(5) + 1, bits(4) + 4];
    const ownLengths = new Uint8Array(ORDER.length);
    for (let it = 0; it < own; it += 1) ownLengths[ORDER[it]] = bits(3);
    const codes = table(ownLengths);
    const lengths = new Uint8Array(symbols + distances);
    for (let it = 0; it < lengths.length; ) {
      const said = symbol(codes);
      if (said < 16) {
        lengths[it++] = said;
        continue;
      }
      const value = said === 16 ? lengths[it - 1] : 0;
      const times = said === 16 ? 3 + bits(2) : said === 17 ? 3 + bits(3) : 11 + bits(7);
      lengths.fill(value, it, it + times);
      it += times;
    }
    return { symbols: table(lengths.subarray(0, symbols)), distances: table(lengths.subarray(symbols)) };
  };
  const plain = () => {
    at -= count >> 3;
    [held, count] = [0, 0];
    const length = packed[at] | (packed[at + 1] << 8);
    out.set(packed.subarray(at + 4, at + 4 + length), written);
    at += 4 + length;
    written += length;
  };
  const coded = (/** @type {typeof FIXED} */ { symbols, distances }) => {
    for (let it = symbol(symbols); it !== 256; it = symbol(symbols)) {
      if (it < 256) {
        out[written++] = it;
        continue;
      }
      const length = LENGTHS.base[it - 257] + bits(LENGTHS.extra[it - 257]);
      const far = symbol(distances);
      let from = written - (DISTANCES.base[far] + bits(DISTANCES.extra[far]));
      for (const end = written + length; written < end; ) out[written++] = out[from++];
    }
  };

  for (let isLast = 0; !isLast; ) {
    isLast = bits(1);
    const kind = bits(2);
    if (kind === 0) plain();
    else coded(kind === 1 ? FIXED : trees());
  }
  return out;
}
