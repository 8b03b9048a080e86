// @ts-check
// The one place that names where the package stands. The worker loads it, or the page if it has no worker.

import "./khabar/generated/inlined.js"; // By far the largest file: asked for at once, not by those that stand above it.

export { init, parse, toHtml, toJsonLd, toMarkdown, toNinjs, toText } from "./khabar/index.js";
