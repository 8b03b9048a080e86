// @ts-check
// The interface's words in its language: text with `{gaps}`, and counts in the language's own plural forms.

import { language } from "./settings.js";
import ar from "./strings/ar.js";
import en from "./strings/en.js";

/** @type {Record<import("./settings.js").Language, Record<string, string>>} */
const TABLES = { en, ar };

/**
 * @param {string} key
 * @param {Record<string, string | number>} [gaps]
 * @returns {string}
 */
export function say(key, gaps = {}) {
  const text = TABLES[language()][key] ?? en[/** @type {keyof typeof en} */ (key)] ?? key;
  return text.replace(/\{(\w+)\}/gu, (gap, name) => String(gaps[name] ?? gap));
}

/**
 * @param {string} key
 * @returns {boolean} Whether there are words for the key.
 */
export function knows(key) {
  return key in TABLES[language()];
}

/**
 * @param {string} key The common part of `key.one`, `key.few`, `key.other` …
 * @param {number} count
 * @returns {string}
 */
export function sayCount(key, count) {
  const form = new Intl.PluralRules(language()).select(count);
  const chosen = knows(`${key}.${form}`) ? form : "other";
  return say(`${key}.${chosen}`, { count: number(count) });
}

/** @returns {string} The tag for Intl: Arabic news sites count years and words with Western digits. */
export function locale() {
  return language() === "ar" ? "ar-u-ca-gregory-nu-latn" : "en-GB";
}

/** @param {number} value */
export function number(value) {
  return new Intl.NumberFormat(locale()).format(value);
}

/** @param {number} share From 0 to 1. */
export function percent(share) {
  return new Intl.NumberFormat(locale(), { style: "percent", maximumFractionDigits: 0 }).format(share);
}

/**
 * @param {string} tag A BCP 47 tag.
 * @returns {string} The language's name, or the tag when it has none.
 */
export function languageName(tag) {
  try {
    return new Intl.DisplayNames([locale()], { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
