// @ts-check
// Many pages over several workers, with time-outs, progress and a way to take pages back.

import { KhabarError } from "./error.js";
import { khabar } from "./inline.js";
import { uniform } from "./input.js";
import { each } from "./pool-each.js";
import { control, poolOptions } from "./pool-options.js";
import { Seat, usualSize } from "./pool-seat.js";

/** @typedef {import("./types.d.ts").Article} Article */
/** @typedef {import("./types.d.ts").Options} Options */
/** @typedef {import("./pool-seat.js").Ask} Ask */
/** @typedef {import("./pool.d.ts").Control} Control */
/** @typedef {import("./pool.d.ts").PoolOptions} PoolOptions */

/**
 * @typedef {object} Job
 * @property {Ask} ask
 * @property {number} timeout
 * @property {(value: unknown) => void} resolve
 * @property {(error: unknown) => void} reject
 * @property {Seat} [seat] the worker that reads it
 * @property {KhabarError} [ended] why it was taken back
 */

/** Milliseconds for one page. Real pages take a fraction of a second. */
const USUAL_TIMEOUT = 30_000;

export class Pool {
  /** @type {Job[]} */
  #queue = [];
  /** @type {Set<Job>} */
  #active = new Set();
  /** @type {Seat[]} */
  #idle = [];
  #isClosed = false;
  #size;
  #timeout;
  #retries;
  #make;

  /** @param {PoolOptions} [options] */
  constructor(options) {
    const { size = usualSize(), timeout = USUAL_TIMEOUT, retries = 1, worker } = poolOptions(options);
    this.#size = Math.floor(size);
    this.#timeout = timeout;
    this.#retries = retries;
    this.#make = worker;
  }

  get size() {
    return this.#size;
  }

  /** @param {unknown} input @param {Options} [options] @param {Control} [control] @returns {Promise<Article>} */
  async parse(input, options, control) {
    return JSON.parse(await this.#ask("parseJson", input, options, control));
  }

  /** @param {unknown} input @param {Options} [options] @param {Control} [control] @returns {Promise<Article[]>} */
  async parseAll(input, options, control) {
    return JSON.parse(await this.#ask("parseAllJson", input, options, control));
  }

  /** @param {unknown} input @param {Options} [options] @param {Control} [control] @returns {Promise<string>} */
  async parseJson(input, options, control) {
    return this.#ask("parseJson", input, options, control);
  }

  /** @param {unknown} input @param {Options} [options] @param {Control} [control] @returns {Promise<boolean>} */
  async isProbablyArticle(input, options, control) {
    return this.#ask("isProbablyArticle", input, options, control);
  }

  /** @param {Iterable<any> | AsyncIterable<any>} pages @param {import("./pool.d.ts").EachOptions} [options] */
  parseEach(pages, options) {
    return each(this, pages, options);
  }

  close() {
    this.#isClosed = true;
    const why = new KhabarError("aborted", "the pool was closed");
    for (const job of [...this.#queue, ...this.#active]) this.#takeBack(job, why);
    for (const seat of this.#idle.splice(0)) seat.stop(why);
  }

  /**
   * @param {Ask["call"]} call
   * @param {unknown} input
   * @param {Options} [options]
   * @param {Control} [how]
   * @returns {Promise<any>} what the call gives
   */
  async #ask(call, input, options, how) {
    const { signal, timeout = this.#timeout } = control(how);
    const taken = () => new KhabarError("aborted", "the page was taken back", { cause: signal?.reason });
    if (signal?.aborted) throw taken();
    const given = await uniform(input, options);
    if (signal?.aborted) throw taken();
    if (this.#isClosed) throw new KhabarError("aborted", "the pool is closed");
    const ask = { ...given, call, input: own(given.input) };
    /** @type {(() => void) | undefined} */
    let forget;
    try {
      return await new Promise((resolve, reject) => {
        /** @type {Job} */
        const job = { ask, timeout, resolve, reject };
        forget = signal && onAbort(signal, () => this.#takeBack(job, taken()));
        this.#queue.push(job);
        this.#pump();
      });
    } finally {
      forget?.();
    }
  }

  #pump() {
    while (this.#active.size < this.#size) {
      const job = this.#queue.shift();
      if (!job) return;
      this.#active.add(job);
      this.#serve(job).then(job.resolve, job.reject).finally(() => {
        this.#active.delete(job);
        this.#pump();
      });
    }
  }

  /** @param {Job} job */
  async #serve(job) {
    for (let tries = 0; ; tries += 1) {
      this.#idle = this.#idle.filter((it) => !it.ended);
      const seat = this.#idle.pop() ?? (await this.#open());
      if (job.ended) {
        this.#release(seat);
        throw job.ended;
      }
      job.seat = seat;
      try {
        return await seat.ask(job.ask, job.timeout);
      } catch (error) {
        const { code } = /** @type {KhabarError} */ (error);
        if (code !== "trapped" || this.#retries <= tries) throw error;
      } finally {
        job.seat = undefined;
        this.#release(seat);
      }
    }
  }

  /** @param {Seat} seat */
  #release(seat) {
    if (this.#isClosed) seat.stop(new KhabarError("aborted", "the pool was closed"));
    else if (!seat.ended) this.#idle.push(seat);
  }

  async #open() {
    try {
      return new Seat(await khabar.module(), this.#make);
    } catch (error) {
      throw error instanceof KhabarError ? error : new KhabarError("not-ready", String(error), { cause: error });
    }
  }

  /** @param {Job} job @param {KhabarError} why */
  #takeBack(job, why) {
    job.ended = why;
    const at = this.#queue.indexOf(job);
    if (at !== -1) this.#queue.splice(at, 1);
    job.reject(why);
    // A page that is being read can only be stopped together with its worker.
    job.seat?.stop(why);
  }
}

/** @type {WeakMap<AbortSignal, Set<() => void>>} */
const awaited = new WeakMap();

/**
 * One listener for each signal, however many pages share it: Node takes many for a leak and warns.
 *
 * @param {AbortSignal} signal
 * @param {() => void} act
 * @returns {() => void} forgets it
 */
function onAbort(signal, act) {
  let acts = awaited.get(signal);
  if (!acts) {
    /** @type {Set<() => void>} */
    const all = new Set();
    signal.addEventListener("abort", () => all.forEach((it) => it()));
    awaited.set(signal, all);
    acts = all;
  }
  const known = acts.add(act);
  return () => known.delete(act);
}

/**
 * A view of a large buffer would be posted with all of it.
 *
 * @param {string | Uint8Array} input
 */
function own(input) {
  return typeof input !== "string" && input.byteLength < input.buffer.byteLength ? input.slice() : input;
}

export { KhabarError };
