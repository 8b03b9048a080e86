// @ts-check
// The package's README, example by example: each stands below a comment with the name of its file.

import { readFileSync } from "node:fs";

const text = readFileSync(new URL("../../pkg/README.md", import.meta.url), "utf8");
const found = new Map([...text.matchAll(/^<!-- (\S+) -->\n```\w+\n([\s\S]*?)^```$/gm)].map((it) => [it[1], it[2]]));

/** The names of all examples. */
export const names = [...found.keys()];

/** @param {string} name of the example's file */
export function snippet(name) {
  const code = found.get(name);
  if (code === undefined) throw new Error(`the README has no example ${name}`);
  return code;
}
