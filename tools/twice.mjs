// @ts-check
// How the time for a page grows when it is twice as long, for pages that examples/doubling.rs wrote.

import { readdirSync } from "node:fs";

/** How much longer twice the page may take, as in tests/linear.rs. */
export const LONGER = 2.6;
/** Milliseconds below which the clock and the engine say more than the reader, as there. */
const FLOOR = 12;
/** How often a comparison is made anew with better times: what the engine does beside a reading only adds to it. */
const TRIES = 40;
/** Milliseconds of work after which a comparison is not made anew. */
const ENOUGH = 5_000;

/** @typedef {1 | 2} Size */

/** @param {string} folder @returns {string[]} The names of the shapes whose pages are there. */
export function shapesIn(folder) {
  return readdirSync(folder).filter((it) => it.endsWith(".1.html")).map((it) => it.slice(0, -".1.html".length));
}

/** Milliseconds that this program worked, as the clock also counts what others do. @param {() => Promise<unknown>} work */
export async function worked(work) {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/**
 * @param {(size: Size) => Promise<number>} timeOf
 * @returns {Promise<{ one: number, two: number, ratio: number }>} The best times for both pages, and how many times
 *   longer the second took.
 */
export async function compare(timeOf) {
  let [one, two, ratio] = [Infinity, Infinity, Infinity];
  for (let tried = 0, spent = 0; tried < TRIES && ratio > LONGER && spent < ENOUGH; tried += 1) {
    const [first, second] = [await timeOf(1), await timeOf(2)];
    one = Math.min(one, first);
    two = Math.min(two, second);
    spent += first + second;
    ratio = Math.max(two, FLOOR) / Math.max(one, FLOOR / 2);
  }
  return { one, two, ratio };
}
