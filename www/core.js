// @ts-check
// The one place that names where the package stands. The worker loads it, or the page if it has no worker.

export { parse, toHtml, toJsonLd, toMarkdown, toNinjs, toText } from "./khabar/index.js";
