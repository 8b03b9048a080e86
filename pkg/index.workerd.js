// @ts-check
// The entry for workerd, which runs Cloudflare Workers.

import { khabar } from "./edge.js";

export const {
  init, parse, parseAll, parseSync, parseJson, isProbablyArticle, fetchArticle,
  toMarkdown, toHtml, toText, toNinjs, toJsonLd, version, KhabarError,
} = khabar;
