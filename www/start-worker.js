// @ts-check
// Starts a worker from its file. The one-file page puts another module in the place of this one.

/** @returns {Worker} Throws where workers cannot run. */
export function startWorker() {
  return new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
}
