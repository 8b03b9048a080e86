// @ts-check
// What a pool is told, checked: a wrong number would mean no bound at all, or one of no time.

import { KhabarError } from "./error.js";
import { checkSignal } from "./fetch.js";
import { badOption, found } from "./json.js";

/** @typedef {import("./pool.d.ts").Control} Control */
/** @typedef {import("./pool.d.ts").EachOptions} EachOptions */
/** @typedef {import("./pool.d.ts").PoolOptions} PoolOptions */

/** The longest time that a timer can wait. */
const LONGEST = 2 ** 31 - 1;

/** @param {unknown} given @returns {PoolOptions} */
export function poolOptions(given) {
  const options = /** @type {PoolOptions} */ (known(given, ["size", "timeout", "retries", "worker"]));
  const { size, retries, worker } = options;
  if (size !== undefined && !(Number.isFinite(size) && size >= 1)) throw badOption("size", "at least one worker", size);
  if (retries !== undefined && !(Number.isInteger(retries) && retries >= 0)) throw badOption("retries", "a whole number", retries);
  if (worker !== undefined && typeof worker !== "function") throw badOption("worker", "a function that makes a worker", worker);
  return { ...options, ...timeoutOf(options) };
}

/** @param {unknown} given @returns {Control} */
export function control(given) {
  const options = /** @type {Control} */ (known(given, ["signal", "timeout"]));
  checkSignal(options.signal);
  return { ...options, ...timeoutOf(options) };
}

/** @param {unknown} given @returns {EachOptions} */
export function eachOptions(given) {
  const { options, onProgress, ...rest } = /** @type {EachOptions} */ (known(given, ["options", "onProgress", "signal", "timeout"]));
  if (onProgress !== undefined && typeof onProgress !== "function") throw badOption("onProgress", "a function", onProgress);
  return { options, onProgress, ...control(rest) };
}

/** @param {{ timeout?: number }} options @returns {{ timeout?: number }} */
function timeoutOf({ timeout }) {
  if (timeout === undefined) return {};
  if (!(typeof timeout === "number" && timeout > 0)) throw badOption("timeout", "more than 0 milliseconds", timeout);
  return { timeout: timeout === Infinity ? timeout : Math.min(timeout, LONGEST) };
}

/**
 * The members that are given.
 *
 * @param {unknown} given
 * @param {string[]} names that may stand in it
 */
export function known(given, names) {
  if (given === undefined || given === null) return {};
  if (typeof given !== "object") throw badOption("options", "an object", given);
  for (const name of Object.keys(given)) {
    if (!names.includes(name)) throw new KhabarError("bad-option", `there is no option ${found(name)}; expected one of ${names.join(", ")}`);
  }
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined && value !== null));
}
