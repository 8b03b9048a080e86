// @ts-check
// Where the reader is, as the address tells it: `#sample=en&tab=why`. What was pasted or opened never stands there.

import { isAddress } from "./ways/clipboard-data.js";

/**
 * @typedef {object} Place
 * @property {"intake" | "result" | "many"} view
 * @property {string} [tab] The form of the article, when it is not the first.
 * @property {string} [sample] The sample that the article was read from.
 * @property {string} [url] The address that the article was fetched from.
 * @property {string} [lang] The interface's language, when it was chosen by a press or by the address.
 */

/** Characters of an address that still fits; a page that a bookmark carries is far longer. */
const HASH_CHARS_MAX = 4_000;

/**
 * @param {string} hash
 * @returns {Place} What does not fit is left out.
 */
export function placeOf(hash) {
  const named = new URLSearchParams(hash.length > HASH_CHARS_MAX ? "" : hash.slice(1));
  const fits = (/** @type {string} */ name, /** @type {RegExp} */ form) => {
    const value = named.get(name);
    return value !== null && form.test(value) ? value : undefined;
  };
  const url = named.get("url") ?? "";
  const sample = fits("sample", /^(?:ar|en)$/u);
  const view = sample || isAddress(url) ? "result" : (fits("view", /^(?:result|many)$/u) ?? "intake");
  return {
    view: /** @type {Place["view"]} */ (view),
    tab: fits("tab", /^[a-z-]{1,20}$/u),
    sample,
    url: !sample && isAddress(url) ? url.trim() : undefined,
    lang: fits("lang", /^(?:ar|en)$/u),
  };
}

/**
 * @param {Place} place
 * @returns {string} The hash with its sign; nothing for the first view.
 */
export function hashOf({ view, tab, sample, url, lang }) {
  const named = new URLSearchParams();
  if (sample) named.set("sample", sample);
  else if (url && url.length < HASH_CHARS_MAX / 4) named.set("url", url);
  else if (view !== "intake") named.set("view", view);
  if (tab && tab !== "article") named.set("tab", tab);
  if (lang) named.set("lang", lang);
  const text = named.toString();
  return text === "" ? "" : `#${text}`;
}
