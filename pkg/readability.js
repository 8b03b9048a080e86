// @ts-check
// The entry for those who come from @mozilla/readability. It is synchronous as theirs is: the first call compiles the
// module on the spot, which Chromium allows for modules of up to 8 MB.

import { khabar } from "./inline.js";
import { readabilityOf } from "./readability-core.js";

export const { Readability, isProbablyReaderable } = readabilityOf(khabar);
