// @ts-check
// Pages from any iterable through a pool: never more in hand than the pool can use.

import { KhabarError } from "./error.js";

/** @typedef {import("./pool.d.ts").Outcome} Outcome */
/** @typedef {import("./pool.d.ts").EachOptions} EachOptions */

/** Pages in hand for each worker, so that none waits for the next page. */
const AHEAD = 2;

/**
 * @param {import("./pool.js").Pool} pool
 * @param {Iterable<any> | AsyncIterable<any>} pages inputs, or `{ input, options }`
 * @param {EachOptions} settings
 * @returns {AsyncGenerator<Outcome, void, void>} in the order in which they are done
 */
export async function* each(pool, pages, { options, signal, timeout, onProgress }) {
  const iterator = Symbol.asyncIterator in pages ? pages[Symbol.asyncIterator]() : pages[Symbol.iterator]();
  const total = /** @type {any} */ (pages).length ?? /** @type {any} */ (pages).size;
  const stop = new AbortController();
  const abort = () => stop.abort(signal?.reason);
  if (signal?.aborted) abort();
  signal?.addEventListener("abort", abort);
  /** @type {Outcome[]} */
  const done = [];
  let [taken, running, failed, finished] = [0, 0, 0, 0];
  let [isEnded, isPulling] = [false, false];
  /** @type {unknown} */
  let broken;
  let wake = () => {};
  stop.signal.addEventListener("abort", () => wake());

  const end = (/** @type {Outcome} */ outcome) => {
    running -= 1;
    finished += 1;
    if (outcome.error) failed += 1;
    done.push(outcome);
    wake();
    void pull();
  };
  const pull = async () => {
    if (isPulling) return;
    isPulling = true;
    try {
      while (!isEnded && !stop.signal.aborted && running < pool.size * AHEAD) {
        const next = await iterator.next();
        if (next.done) {
          isEnded = true;
          break;
        }
        /** @type {{ input: any, options?: import("./types.d.ts").Options }} */
        const page = isPair(next.value) ? next.value : { input: next.value };
        const index = taken;
        taken += 1;
        running += 1;
        pool.parse(page.input, { ...options, ...page.options }, { signal: stop.signal, timeout }).then(
          (article) => end({ index, article }),
          (error) => end({ index, error }),
        );
      }
    } catch (error) {
      isEnded = true;
      broken = error;
    }
    isPulling = false;
    wake();
  };

  try {
    void pull();
    for (;;) {
      if (stop.signal.aborted) throw new KhabarError("aborted", "the pages were taken back", { cause: stop.signal.reason });
      const outcome = done.shift();
      if (outcome) {
        onProgress?.({ done: finished - done.length, failed, total });
        yield outcome;
      } else if (isEnded && running === 0) {
        if (broken) throw broken;
        return;
      } else {
        await new Promise((resolve) => {
          wake = () => resolve(undefined);
        });
      }
    }
  } finally {
    signal?.removeEventListener("abort", abort);
    stop.abort();
    await iterator.return?.();
  }
}

/**
 * @param {unknown} page
 * @returns {page is { input: unknown, options?: import("./types.d.ts").Options }}
 */
function isPair(page) {
  return typeof page === "object" && page !== null && "input" in page;
}
