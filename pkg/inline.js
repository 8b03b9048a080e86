// @ts-check
// Khabar with the WebAssembly module inlined: compiled at the first call, once for all entries that share it.

import { entry } from "./core.js";
import { length, packed } from "./generated/inlined.js";
import { instantiate } from "./generated/khabar.js";
import { unpack, unpackSync } from "./unpack.js";

export const source = { bring: () => unpack(packed, length), bringSync: () => unpackSync(packed, length) };
export const khabar = entry(source, instantiate);
