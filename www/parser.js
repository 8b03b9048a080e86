// @ts-check
// Hands jobs to the worker and keeps it honest: one that takes too long is ended and replaced.

import { asProblem, perform } from "./job.js";

/** Milliseconds for one job. The slowest page within the core's limits takes a small part of it. */
const JOB_TIME = 30_000;
/** Milliseconds for the worker to load the core, on a slow line too. */
const LOAD_TIME = 60_000;

/** @typedef {import("./job.js").Article} Article */

/** @type {Promise<Worker | null> | null} */
let standing = null;
let lastId = 0;

/** A reason why no article came out, with a `code` that the interface has words for. */
export class Problem extends Error {
  /**
   * @param {string} code
   * @param {string} [message]
   */
  constructor(code, message = code) {
    super(message);
    this.code = code;
  }
}

/** Starts the worker early, so that the first page does not wait for it. */
export function warmUp() {
  void worker();
}

/**
 * @param {string | Uint8Array} input
 * @param {import("./job.js").ParseOptions} options
 * @param {AbortSignal} signal
 * @returns {Promise<Article>}
 */
export async function parse(input, options, signal) {
  return /** @type {Article} */ (await run({ task: "parse", input, options }, signal));
}

/**
 * @param {Article} article
 * @param {import("./job.js").Form} format
 * @returns {Promise<string>}
 */
export async function write(article, format) {
  return String(await run({ task: "write", format, article }, new AbortController().signal));
}

/**
 * @param {import("./job.js").Job} job
 * @param {AbortSignal} signal
 */
async function run(job, signal) {
  const hand = await worker();
  if (signal.aborted) throw new Problem("cancelled");
  if (hand) return runInWorker(hand, job, signal);
  try {
    return await perform(job);
  } catch (thrown) {
    const problem = asProblem(thrown);
    throw new Problem(problem.code, problem.message);
  }
}

/**
 * @param {Worker} hand
 * @param {import("./job.js").Job} job
 * @param {AbortSignal} signal
 * @returns {Promise<Article | string>}
 */
function runInWorker(hand, job, signal) {
  const id = ++lastId;
  return new Promise((resolve, reject) => {
    const settle = () => {
      clearTimeout(timer);
      hand.removeEventListener("message", onMessage);
      hand.removeEventListener("error", onError);
      signal.removeEventListener("abort", onAbort);
    };
    /** @param {string} code @param {string} [message] */
    const fail = (code, message) => {
      settle();
      // After a crash or in the middle of a job the worker's memory cannot be trusted.
      if (code === "crashed" || code === "timeout" || code === "cancelled") replace(hand);
      reject(new Problem(code, message));
    };
    /** @param {MessageEvent} event */
    const onMessage = ({ data }) => {
      if (data.id !== id) return;
      if (data.problem) return fail(data.problem.code, data.problem.message);
      settle();
      resolve(data.done);
    };
    /** @param {ErrorEvent} event */
    const onError = (event) => fail("crashed", event.message);
    const onAbort = () => fail("cancelled");
    const timer = setTimeout(() => fail("timeout"), JOB_TIME);
    hand.addEventListener("message", onMessage);
    hand.addEventListener("error", onError);
    signal.addEventListener("abort", onAbort);
    hand.postMessage({ id, job });
  });
}

/** @returns {Promise<Worker | null>} Nothing when workers cannot run here; the page then does the job itself. */
function worker() {
  standing ??= start();
  return standing;
}

/** @returns {Promise<Worker | null>} */
function start() {
  return new Promise((resolve) => {
    /** @type {Worker} */
    let hand;
    try {
      hand = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
    } catch {
      resolve(null);
      return;
    }
    const give = (/** @type {Worker | null} */ result) => {
      clearTimeout(timer);
      if (result === null) hand.terminate();
      resolve(result);
    };
    const timer = setTimeout(() => give(null), LOAD_TIME);
    hand.addEventListener("message", ({ data }) => give(data.ready ? hand : null), { once: true });
    hand.addEventListener("error", () => give(null), { once: true });
  });
}

/** @param {Worker} hand */
function replace(hand) {
  hand.terminate();
  standing = start();
}
