// @ts-check
// One worker of a pool: a Web Worker, or one of worker_threads where the platform has no other.

import { builtin } from "./builtin.js";
import { KhabarError } from "./error.js";
import { text } from "./generated/worker-text.js";
import { told } from "./json.js";

/** @typedef {import("./types.d.ts").ErrorCode} ErrorCode */
/** @typedef {{ call: "parseJson" | "parseAllJson" | "isProbablyArticle", input: string | Uint8Array, options: string }} Ask */
/** @typedef {{ value: unknown } | { code: ErrorCode, message: string } | { ready: true }} Answer */

/**
 * @typedef {object} Host a worker of either kind
 * @property {(value: unknown) => void} postMessage
 * @property {() => unknown} terminate
 * @property {() => void} [ref] keeps the process alive; Node's own
 * @property {() => void} [unref]
 * @property {(event: string, listener: (value: any) => void) => void} [on] Node's own
 * @property {((event: any) => void) | null} [onmessage]
 * @property {((event: any) => void) | null} [onerror]
 */

/** @typedef {{ availableParallelism?: () => number }} Os */

/** Milliseconds for a worker to be up, on a busy machine too. */
const START = 30_000;

/** One worker for each processor but one, which is left to the caller. */
export function usualSize() {
  const processors = globalThis.navigator?.hardwareConcurrency ?? builtin("node:os")?.availableParallelism?.() ?? 2;
  return Math.max(1, processors - 1);
}

/** @returns {Host} */
function start() {
  if (typeof Worker === "function") {
    const address = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
    // A classic worker, because a page on file:// can have no other; Deno has only the other.
    const worker = new Worker(address, { name: "khabar", type: "Deno" in globalThis ? "module" : "classic" });
    // By its first word it has read its script; a timer would keep a program of Deno alive.
    for (const event of ["message", "error"]) worker.addEventListener(event, () => URL.revokeObjectURL(address), { once: true });
    return worker;
  }
  const threads = builtin("node:worker_threads");
  if (!threads) throw new KhabarError("not-ready", "there are no workers here");
  return new threads.Worker(text, { eval: true, name: "khabar" });
}

export class Seat {
  #host;
  #isReady = false;
  /** @type {{ ask: Ask, resolve: (value: unknown) => void, reject: (error: unknown) => void, timeout: number } | undefined} */
  #job;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** Why it ended; undefined while it lives. */
  /** @type {KhabarError | undefined} */
  ended;

  /**
   * @param {WebAssembly.Module} module
   * @param {(() => Host) | undefined} make
   */
  constructor(module, make) {
    this.#host = (make ?? start)();
    const [message, error] = [(/** @type {any} */ it) => this.#answered(it), (/** @type {any} */ it) => this.#died(it)];
    if (this.#host.on) {
      this.#host.on("message", message);
      this.#host.on("error", error);
      this.#host.on("exit", () => error(undefined));
      this.#host.unref?.();
    } else {
      this.#host.onmessage = (event) => message(event.data);
      this.#host.onerror = (event) => {
        event.preventDefault?.();
        error(event);
      };
    }
    this.#host.postMessage(module);
    const why = `the worker did not start within ${START} ms; is its script khabar/worker.js?`;
    this.#timer = setTimeout(() => this.stop(new KhabarError("not-ready", why)), START);
  }

  /**
   * @param {Ask} ask
   * @param {number} timeout milliseconds; counted from when the worker is up
   * @returns {Promise<unknown>} rejects with `ended` when the worker is gone
   */
  ask(ask, timeout) {
    this.#host.ref?.();
    return new Promise((resolve, reject) => {
      if (this.ended) {
        reject(this.ended);
        return;
      }
      this.#job = { ask, resolve, reject, timeout };
      if (this.#isReady) this.#post();
    });
  }

  /** @param {KhabarError} why */
  stop(why) {
    if (this.ended) return;
    this.ended = why;
    clearTimeout(this.#timer);
    this.#host.terminate();
    this.#take()?.reject(why);
  }

  #post() {
    if (!this.#job) return;
    const { ask, timeout } = this.#job;
    try {
      this.#host.postMessage(ask);
    } catch (cause) {
      this.#host.unref?.();
      this.#take()?.reject(new KhabarError("bad-input", `the page cannot be posted to a worker: ${told(cause)}`, { cause }));
      return;
    }
    if (timeout === Infinity) return;
    const late = () => this.stop(new KhabarError("timed-out", `the page took longer than ${timeout} ms`));
    this.#timer = setTimeout(late, timeout);
  }

  /** @param {Answer} answer */
  #answered(answer) {
    clearTimeout(this.#timer);
    if ("ready" in answer) {
      this.#isReady = true;
      this.#post();
      return;
    }
    if ("code" in answer && answer.code === "trapped") {
      this.stop(new KhabarError("trapped", answer.message));
      return;
    }
    const job = this.#take();
    this.#host.unref?.();
    if ("value" in answer) job?.resolve(answer.value);
    else job?.reject(new KhabarError(answer.code, answer.message));
  }

  /** @param {{ message?: string } | undefined} event */
  #died(event) {
    const why = event?.message ?? "it ended";
    this.stop(this.#isReady
      ? new KhabarError("trapped", `the worker failed: ${why}`)
      : new KhabarError("not-ready", `the worker did not start: ${why}. A content security policy must allow worker-src blob:, or give the pool a \`worker\``));
  }

  #take() {
    const job = this.#job;
    this.#job = undefined;
    return job;
  }
}
