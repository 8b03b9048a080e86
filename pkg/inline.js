// @ts-check
// Khabar with the WebAssembly module inlined: compiled at the first call, once for all entries that share it.

import { entry } from "./core.js";
import { instantiate } from "./generated/khabar.js";
import { bring, bringSync } from "./unpack.js";

export const khabar = entry({ bring, bringSync }, instantiate);
