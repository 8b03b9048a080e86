// @ts-check
// Several workers on one list of things to do.

import { hand } from "../hand.js";

/** Workers at once: more than this cost more memory than they save time. */
const WORKERS_MAX = 6;

/**
 * @typedef {object} Pool
 * @property {<T>(items: Iterable<T>, work: (item: T, hand: import("../hand.js").Hand) => Promise<void>, signal: AbortSignal) => Promise<void>} each
 *   Gives each item to the next free worker; items added to an array meanwhile are taken too. Ends early when aborted.
 * @property {() => void} end Frees the workers' memory.
 */

/** @returns {Pool} */
export function pool() {
  const size = Math.max(1, Math.min(WORKERS_MAX, navigator.hardwareConcurrency || 2));
  const hands = Array.from({ length: size }, hand);
  return {
    async each(items, work, signal) {
      const next = items[Symbol.iterator]();
      await Promise.all(hands.map(async (one) => {
        for (let item = next.next(); !item.done && !signal.aborted; item = next.next()) await work(item.value, one);
      }));
    },
    end: () => hands.forEach((one) => one.end()),
  };
}
