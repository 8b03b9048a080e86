// @ts-check
// Starts a worker from the page's own script: a page opened from disk can load no other file.

import { packed } from "./packed.js";

/** The script that is running; asked for while it runs, since it is not known later. */
const own = typeof document === "undefined" ? "" : (document.currentScript?.textContent ?? "");
/** @type {string | undefined} */
let address;

/** @returns {Worker} Throws where workers cannot run. */
export function startWorker() {
  address ??= URL.createObjectURL(new Blob([own], { type: "text/javascript" }));
  const worker = new Worker(address);
  void packed.then((it) => worker.postMessage(it));
  return worker;
}
