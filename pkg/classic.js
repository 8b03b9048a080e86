// @ts-check
// What the classic script holds, and what `require` gives: every entry that needs no set-up, in one object.

export * from "./index.js";
export { Pool } from "./pool.js";
export { Readability, isProbablyReaderable } from "./readability.js";
