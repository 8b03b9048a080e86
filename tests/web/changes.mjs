// @ts-check
// Bytes changed at random, the same for the same seed.

/** Bytes that an input may grow to. */
const BYTES_MAX = 64 << 10;

export class Changes {
  /** @param {number} seed */
  constructor(seed) {
    this.seed = seed;
    this.state = seed;
  }

  /** A number below another (mulberry32). @param {number} limit */
  below(limit) {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  }

  /** @param {number} times */
  oneIn(times) {
    return this.below(times) === 0;
  }

  /** @template T @param {T[]} values */
  pick(values) {
    return values[this.below(values.length)];
  }

  /**
   * One of the seeds with a few changes.
   *
   * @param {Buffer[]} seeds
   * @param {Buffer[]} words Pieces that mean something where they are put in.
   * @returns {Buffer<ArrayBuffer>}
   */
  of(seeds, words) {
    let bytes = Buffer.from(this.pick(seeds));
    for (let left = 1 + this.below(6); left > 0; left -= 1) bytes = this.changed(bytes, seeds, words);
    return bytes.subarray(0, BYTES_MAX);
  }

  /** @param {Buffer<ArrayBuffer>} bytes @param {Buffer[]} seeds @param {Buffer[]} words */
  changed(bytes, seeds, words) {
    const at = this.below(bytes.length + 1);
    const end = Math.min(bytes.length, at + this.below(this.oneIn(2) ? 16 : bytes.length));
    /** @param {number} from @param {Uint8Array[]} between */
    const put = (from, ...between) => Buffer.concat([bytes.subarray(0, at), ...between, bytes.subarray(from)]);
    const other = this.pick(seeds);
    const from = this.below(other.length);
    switch (this.below(7)) {
      case 0: return put(end);
      case 1: return put(at, bytes.subarray(at, end));
      case 2: return put(Math.min(bytes.length, at + 1), Buffer.from([this.below(256)]));
      case 3: return this.oneIn(4) ? bytes.subarray(0, at) : bytes;
      case 4: return put(end, other.subarray(from, from + this.below(other.length)));
      case 5: return put(at, ...Array(this.below(20)).fill(this.pick(words)));
      default: return put(this.oneIn(2) ? at : end, this.pick(words));
    }
  }
}
