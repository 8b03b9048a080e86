// @ts-check
// Pages from any iterable through a pool: never more in hand than the pool can use.

import { KhabarError } from "./error.js";
import { eachOptions, known } from "./pool-options.js";

/** @typedef {import("./pool.d.ts").Outcome} Outcome */
/** @typedef {import("./pool.d.ts").EachOptions} EachOptions */

/** Pages in hand for each worker, so that none waits for the next page. */
const AHEAD = 2;

/**
 * @param {import("./pool.js").Pool} pool
 * @param {Iterable<any> | AsyncIterable<any>} pages inputs, or `{ input, options }`
 * @param {EachOptions} [settings]
 * @returns {AsyncGenerator<Outcome, void, void>} in the order in which they are done
 */
export async function* each(pool, pages, settings) {
  const { options, signal, timeout, onProgress } = eachOptions(settings);
  const total = /** @type {any} */ (pages).length ?? /** @type {any} */ (pages).size;
  const stop = new AbortController();
  const abort = () => stop.abort(signal?.reason);
  if (signal?.aborted) abort();
  signal?.addEventListener("abort", abort);
  const read = async (/** @type {unknown} */ page) => {
    const pair = pairOf(page);
    return pool.parse(pair.input, { ...options, ...pair.options }, { signal: stop.signal, timeout });
  };
  const run = new Run(pages, read, pool.size * AHEAD, stop.signal);
  let [done, failed] = [0, 0];
  try {
    for (let outcome = await run.next(); outcome; outcome = await run.next()) {
      done += 1;
      failed += outcome.error ? 1 : 0;
      onProgress?.({ done, failed, total });
      yield outcome;
    }
  } finally {
    signal?.removeEventListener("abort", abort);
    stop.abort();
    await run.end();
  }
}

/** Takes pages from their source while there is room for them, and keeps what became of them until it is asked for. */
class Run {
  #iterator;
  #read;
  #room;
  #stop;
  /** @type {Outcome[]} */
  #outcomes = [];
  #taken = 0;
  #reading = 0;
  #isEnded = false;
  #isPulling = false;
  /** What the source failed with. @type {{ error: unknown } | undefined} */
  #broken;
  #wake = () => {};

  /**
   * @param {Iterable<any> | AsyncIterable<any>} pages
   * @param {(page: unknown) => Promise<import("./types.d.ts").Article>} read
   * @param {number} room for pages that are read or wait to be asked for
   * @param {AbortSignal} stop
   */
  constructor(pages, read, room, stop) {
    this.#iterator = Symbol.asyncIterator in pages ? pages[Symbol.asyncIterator]() : pages[Symbol.iterator]();
    this.#read = read;
    this.#room = room;
    this.#stop = stop;
    stop.addEventListener("abort", () => this.#wake());
  }

  /** @returns {Promise<Outcome | undefined>} the next that is done; nothing at the end */
  async next() {
    for (;;) {
      if (this.#stop.aborted) throw new KhabarError("aborted", "the pages were taken back", { cause: this.#stop.reason });
      const outcome = this.#outcomes.shift();
      void this.#pull();
      if (outcome) return outcome;
      if (this.#isEnded && this.#reading === 0) {
        if (this.#broken) throw this.#broken.error;
        return undefined;
      }
      await new Promise((resolve) => {
        this.#wake = () => resolve(undefined);
      });
    }
  }

  async end() {
    await this.#iterator.return?.();
  }

  async #pull() {
    if (this.#isPulling) return;
    this.#isPulling = true;
    try {
      while (!this.#isEnded && !this.#stop.aborted && this.#reading + this.#outcomes.length < this.#room) {
        const next = await this.#iterator.next();
        if (next.done) this.#isEnded = true;
        else this.#begin(next.value);
      }
    } catch (error) {
      this.#isEnded = true;
      this.#broken = { error };
    }
    this.#isPulling = false;
    this.#wake();
  }

  /** @param {unknown} page */
  #begin(page) {
    const index = this.#taken;
    this.#taken += 1;
    this.#reading += 1;
    this.#read(page).then(
      (article) => this.#end({ index, article }),
      (error) => this.#end({ index, error }),
    );
  }

  /** @param {Outcome} outcome */
  #end(outcome) {
    this.#reading -= 1;
    this.#outcomes.push(outcome);
    this.#wake();
  }
}

/**
 * @param {unknown} page an input, or one with its options
 * @returns {{ input?: any, options?: import("./types.d.ts").Options }}
 */
function pairOf(page) {
  const isPair = typeof page === "object" && page !== null && "input" in page;
  return isPair ? known(page, ["input", "options"]) : { input: page };
}
