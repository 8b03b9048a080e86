// @ts-check
// The entry that works with no set-up.

import { khabar } from "./inline.js";

export const {
  init, parse, parseAll, parseSync, parseJson, isProbablyArticle, fetchArticle,
  toMarkdown, toHtml, toText, toNinjs, toJsonLd, version, KhabarError,
} = khabar;
