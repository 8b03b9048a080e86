// @ts-check
// Khabar where code may not be compiled while it runs (workerd): the platform hands over the module compiled.

import { entry } from "./core.js";
import { instantiate } from "./generated/khabar.js";
// @ts-expect-error: such an import is the platform's, and TypeScript knows no type for it
import module from "./khabar.wasm";

export const khabar = entry({ bring: async () => module, bringSync: () => module }, instantiate);
