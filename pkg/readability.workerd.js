// @ts-check
// As readability.js, for workerd.

import { khabar } from "./edge.js";
import { readabilityOf } from "./readability-core.js";

export const { Readability, isProbablyReaderable } = readabilityOf(khabar);
