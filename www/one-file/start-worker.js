// @ts-check
// Starts a worker from the page's own script: a page opened from disk can load no other file, and the core is in it once.

/** The script that is running; asked for while it runs, since it is not known later. */
const own = typeof document === "undefined" ? "" : (document.currentScript?.textContent ?? "");
/** @type {string | undefined} */
let address;

/** @returns {Worker} Throws where workers cannot run. */
export function startWorker() {
  address ??= URL.createObjectURL(new Blob([own], { type: "text/javascript" }));
  return new Worker(address);
}
