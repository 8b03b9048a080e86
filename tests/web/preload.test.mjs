// @ts-check
// The page names all its modules at once, so that none waits for another that imports it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const www = new URL("../../www/", import.meta.url);
const read = (/** @type {string} */ name) => readFileSync(new URL(name, www), "utf8");

/** Every module that app.js imports, itself or through others, before it runs. */
function modules() {
  /** @type {Set<string>} */
  const found = new Set();
  const waiting = ["app.js"];
  for (let name = waiting.pop(); name; name = waiting.pop()) {
    for (const [, asked] of read(name).matchAll(/^(?:import|export) (?:[^;]*? from )?"(\.[^"]+)";/gmu)) {
      const module = new URL(asked, new URL(name, www)).href.slice(www.href.length);
      if (found.has(module)) continue;
      found.add(module);
      waiting.push(module);
    }
  }
  return [...found].sort();
}

test("the page preloads each of its modules and nothing else", () => {
  const named = [...read("index.html").matchAll(/<link rel="modulepreload" href="([^"]+)">/gu)].map(([, name]) => name);
  assert.ok(named.length > 40);
  assert.deepEqual(named, modules());
});
