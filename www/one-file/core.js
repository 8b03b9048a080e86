// @ts-check
// The package without its module, which the one file carries apart.

import { init as take, parse, toHtml, toJsonLd, toMarkdown, toNinjs, toText } from "./khabar/slim.js";
import { unpack } from "./khabar/unpack.js";
import { packed } from "./packed.js";

export { parse, toHtml, toJsonLd, toMarkdown, toNinjs, toText };

/** @type {Promise<void> | undefined} */
let coming;

export function init() {
  return (coming ??= packed.then((it) => take(unpack(it.packed, it.length))));
}
