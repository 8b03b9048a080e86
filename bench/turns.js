// @ts-check
// Contenders on one page, in turns; it runs in Node and, bundled, in the browser.

/** @typedef {(html: string, url?: string) => unknown} Contender what it gives is thrown away */

/** Pages that are read before the first that counts: engines compile anew what has been called often. */
export const WARM_UP_PAGES = 12;

/**
 * What a runtime measured.
 *
 * @typedef {object} Measured
 * @property {string} runtime
 * @property {string[]} contenders Khabar comes first
 * @property {number[]} failures pages on which each of them gave up
 * @property {number[][][]} times milliseconds, by contender, page and repeat
 * @property {Record<string, string>} absent contenders that did not take part, and why
 */

/**
 * @param {Contender[]} contenders
 * @param {{ html: string, url?: string }} page
 * @param {number} repeats
 * @param {number} first who begins; it moves on with each repeat, so that nobody always follows the same one and meets its garbage
 * @returns {Promise<{ times: number[][], failed: boolean[] }>} milliseconds by contender and repeat
 */
export async function takeTurns(contenders, { html, url }, repeats, first) {
  const times = contenders.map(() => new Array(repeats).fill(0));
  const failed = contenders.map(() => false);
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    for (let turn = 0; turn < contenders.length; turn += 1) {
      const who = (first + repeat + turn) % contenders.length;
      const started = performance.now();
      try {
        await contenders[who](html, url);
      } catch {
        failed[who] = true;
      }
      times[who][repeat] = performance.now() - started;
      // Documents that are done with can be collected only between tasks.
      await new Promise((done) => setTimeout(done));
    }
  }
  return { times, failed };
}

/** @param {string} runtime @param {string[]} contenders @param {Record<string, string>} absent @returns {Measured} */
export const nothingYet = (runtime, contenders, absent) =>
  ({ runtime, contenders, absent, failures: contenders.map(() => 0), times: contenders.map(() => []) });

/** Adds one page to what was measured. @param {Measured} measured @param {{ times: number[][], failed: boolean[] }} page */
export function addPage(measured, { times, failed }) {
  times.forEach((it, who) => measured.times[who].push(it));
  failed.forEach((it, who) => (measured.failures[who] += Number(it)));
}
