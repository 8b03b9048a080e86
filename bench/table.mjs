// @ts-check
// What was measured, as one table of ratios to Khabar's time.

import { CLASSES } from "./pages.mjs";

/** @typedef {import("./turns.js").Measured} Measured */
/** @typedef {import("./pages.mjs").Page} Page */

const sum = (/** @type {number[]} */ numbers) => numbers.reduce((all, it) => all + it, 0);

/** @param {number[]} numbers */
export function median(numbers) {
  const sorted = [...numbers].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

const NAME_WIDTH = 40;
const COLUMNS = ["ms a page", "all pages", "usual page", "spread", ...CLASSES];
const WIDTH = 12;

/** @param {string} name @param {string[]} cells */
const line = (name, cells) => name.padEnd(NAME_WIDTH) + cells.map((it) => it.padStart(WIDTH)).join("");

const ratio = (/** @type {number} */ it) => (Number.isFinite(it) ? it.toFixed(it < 10 ? 2 : 1) : "-");

/**
 * One contender's cells.
 *
 * @param {Measured} measured
 * @param {Page[]} pages
 * @param {number} who
 */
function cells({ times }, pages, who) {
  const typical = times.map((mine) => mine.map(median));
  const timeOn = (/** @type {number} */ one, /** @type {number[]} */ chosen) => sum(chosen.map((at) => typical[one][at]));
  const where = (/** @type {(page: Page) => boolean} */ is) => pages.flatMap((page, at) => (is(page) ? [at] : []));
  const even = where((it) => it.sampled);
  const ratioOn = (/** @type {number[]} */ chosen) => timeOn(who, chosen) / timeOn(0, chosen);
  const usual = median(even.map((at) => typical[who][at] / typical[0][at]));
  return [
    (timeOn(who, even) / even.length).toFixed(2),
    ratio(ratioOn(even)),
    ratio(usual),
    spread(times, who, even),
    ...CLASSES.map((name) => ratio(ratioOn(where((it) => it.classes.includes(name))))),
  ];
}

/**
 * How far the repeats lie apart: of the ratio to Khabar, and for Khabar of its time.
 *
 * @param {number[][][]} times
 * @param {number} who
 * @param {number[]} even
 */
function spread(times, who, even) {
  const repeats = times[0][0].map((_, repeat) => {
    const spent = (/** @type {number} */ one) => sum(even.map((at) => times[one][at][repeat]));
    return who === 0 ? spent(0) : spent(who) / spent(0);
  });
  return `${((100 * (Math.max(...repeats) - Math.min(...repeats))) / median(repeats)).toFixed(0)} %`;
}

/**
 * @param {Measured[]} all
 * @param {Page[]} pages
 * @returns {string}
 */
export function table(all, pages) {
  const lines = [line("", COLUMNS)];
  const counts = CLASSES.map((name) => pages.filter((it) => it.classes.includes(name)).length);
  lines.push(line("pages", ["", String(pages.filter((it) => it.sampled).length), "", "", ...counts.map(String)]));
  for (const measured of all) {
    lines.push("", measured.runtime);
    measured.contenders.forEach((name, who) => {
      const gaveUp = measured.failures[who] > 0 ? `  gave up on ${measured.failures[who]}` : "";
      lines.push(line(`  ${name}`, cells(measured, pages, who)) + gaveUp);
    });
    for (const [name, why] of Object.entries(measured.absent)) lines.push(`  ${name}: not measured: ${why}`);
  }
  return lines.join("\n");
}

export const LEGEND = `Time of each over the time of khabar on the same pages, in turns page by page, of each page the median of its repeats.
"all pages": sums of an even sample; "usual page": the median of the pages' ratios; "spread": how far the repeats' sums lie
apart (for khabar its time, for others the ratio), which is the noise of the machine; then sums over each class of pages.`;
