// @ts-check
// A day, week, month or year that a text speaks of, written out.

import { written } from "./moment.js";
import { locale, say } from "./strings.js";

/**
 * @param {string} value ISO 8601: `2021-12-21`, `2021-W51`, `2021-12` or `2021`.
 * @returns {string}
 */
export function dayMeant(value) {
  const week = /^(\d{4})-W(\d\d)$/u.exec(value);
  if (week) return say("when.week", { week: Number(week[2]), year: week[1] });
  return written({ value, precision: "day" }, locale());
}
