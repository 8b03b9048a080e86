// @ts-check
// What runs in a pool's worker, a Web Worker or one of worker_threads: gets the compiled module once, then pages.
// tools/build-package.mjs bundles it into one classic script.

import { entry } from "./core.js";
import { instantiate } from "./generated/khabar.js";

/** @typedef {import("./pool-seat.js").Ask} Ask */

const host = "WorkerGlobalScope" in globalThis
  ? globalThis
  : /** @type {any} */ (process).getBuiltinModule("node:worker_threads").parentPort;

/** @type {ReturnType<typeof entry> | undefined} */
let khabar;

/** @param {{ data: WebAssembly.Module | Ask }} event */
host.onmessage = ({ data }) => {
  if (data instanceof WebAssembly.Module) {
    khabar = entry({ bring: async () => data, bringSync: () => data }, instantiate);
    host.postMessage({ ready: true });
    return;
  }
  try {
    const value = khabar?.runSync((glue) => glue[data.call](data.input, data.options));
    host.postMessage({ value });
  } catch (error) {
    const { code, message } = /** @type {import("./error.js").KhabarError} */ (error);
    host.postMessage({ code: code ?? "trapped", message });
  }
};
