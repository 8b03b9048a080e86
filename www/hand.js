// @ts-check
// One worker, kept honest: a job that takes too long ends it, and another takes its place.

import { perform } from "./job.js";
import { asProblem, Problem } from "./problem.js";
import { startWorker } from "./start-worker.js";

/** Milliseconds for one job. The slowest page within the core's limits takes a small part of it. */
const JOB_TIME = 30_000;
/** Milliseconds for the worker to load the core, on a slow line too. */
const LOAD_TIME = 60_000;

/**
 * @typedef {Awaited<ReturnType<typeof perform>>} Done
 * @typedef {{ ready: () => void, run: (job: import("./job.js").Job, signal: AbortSignal) => Promise<Done>, end: () => void }} Hand
 *   `ready` starts the worker early; `end` frees its memory, and the next job starts another.
 */

/** @returns {Hand} */
export function hand() {
  /** @type {Promise<Worker | null> | null} */
  let standing = null;
  const ready = () => (standing ??= start());
  const end = () => {
    void standing?.then((worker) => worker?.terminate());
    standing = null;
  };
  return {
    ready: () => void ready(),
    end,
    async run(job, signal) {
      const worker = await ready();
      if (signal.aborted) throw new Problem("cancelled");
      if (!worker) return runHere(job);
      try {
        return await runInWorker(worker, job, signal);
      } catch (thrown) {
        // After a crash or in the middle of a job the worker's memory cannot be trusted.
        if (["crashed", "timeout", "cancelled"].includes(asProblem(thrown).code)) {
          worker.terminate();
          standing = start();
        }
        throw thrown;
      }
    },
  };
}

/** @param {import("./job.js").Job} job */
async function runHere(job) {
  try {
    return await perform(job);
  } catch (thrown) {
    const problem = asProblem(thrown);
    throw new Problem(problem.code, problem.message);
  }
}

let lastId = 0;

/**
 * @param {Worker} worker
 * @param {import("./job.js").Job} job
 * @param {AbortSignal} signal
 * @returns {Promise<Done>}
 */
function runInWorker(worker, job, signal) {
  const id = ++lastId;
  return new Promise((resolve, reject) => {
    const settle = () => {
      clearTimeout(timer);
      worker.removeEventListener("message", onMessage);
      worker.removeEventListener("error", onError);
      signal.removeEventListener("abort", onAbort);
    };
    /** @param {string} code @param {string} [message] */
    const fail = (code, message) => {
      settle();
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
    worker.addEventListener("message", onMessage);
    worker.addEventListener("error", onError);
    signal.addEventListener("abort", onAbort);
    worker.postMessage({ id, job }, handedOver(job));
  });
}

/**
 * @param {import("./job.js").Job} job
 * @returns {Transferable[]} The input's bytes go over to the worker and leave the page's memory.
 */
function handedOver(job) {
  if (!("input" in job) || typeof job.input === "string" || job.input instanceof Blob) return [];
  const { buffer, byteLength } = job.input;
  return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : [];
}

/** @returns {Promise<Worker | null>} Nothing when workers cannot run here; the page then does the job itself. */
function start() {
  return new Promise((resolve) => {
    /** @type {Worker} */
    let worker;
    try {
      worker = startWorker();
    } catch {
      resolve(null);
      return;
    }
    const give = (/** @type {Worker | null} */ result) => {
      clearTimeout(timer);
      if (result === null) worker.terminate();
      resolve(result);
    };
    const timer = setTimeout(() => give(null), LOAD_TIME);
    worker.addEventListener("message", ({ data }) => give(data.ready ? worker : null), { once: true });
    worker.addEventListener("error", () => give(null), { once: true });
    worker.postMessage({ asks: "ready" });
  });
}
