// @ts-check
// Starts a worker from its file. The one-file page puts another module in the place of this one.

/** @returns {Worker} The one that boot.js started, when it is not taken yet. Throws where workers cannot run. */
export function startWorker() {
  const early = Reflect.get(globalThis, "earlyWorker");
  Reflect.deleteProperty(globalThis, "earlyWorker");
  return early ?? new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
}
