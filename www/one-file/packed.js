// @ts-check
// The package's module as the one file carries it: text that is no script, so that it holds up neither page nor workers.

/** @typedef {{ packed: string, length: number }} Packed */

/** @type {Promise<Packed>} In a worker the page sends it. */
export const packed = typeof document === "undefined" ? sent() : found();

/** @returns {Promise<Packed>} */
function sent() {
  return new Promise((resolve) => addEventListener("message", ({ data }) => data.packed && resolve(data)));
}

/** @returns {Promise<Packed>} It stands behind the script that looks for it. */
async function found() {
  if (document.readyState === "loading") await new Promise((resolve) => document.addEventListener("DOMContentLoaded", resolve, { once: true }));
  const element = /** @type {HTMLElement} */ (document.getElementById("packed"));
  return { packed: element.textContent ?? "", length: Number(element.dataset.length) };
}
