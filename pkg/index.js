// @ts-check
// The entry that works with no set-up: the WebAssembly module is inlined and compiled at the first call.

import { entry } from "./core.js";
import { bytes } from "./generated/inlined.js";
import { instantiate } from "./generated/khabar.js";

const khabar = entry(async () => WebAssembly.compile(await bytes()), instantiate);

export const { parse, parseJson, toMarkdown, toHtml, toText, toNinjs, toJsonLd, version, KhabarError } = khabar;
