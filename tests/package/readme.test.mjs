// @ts-check
// The JavaScript examples of both READMEs run as they stand, against the installed package.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { install, page } from "./installed.mjs";

const folder = install();
const root = fileURLToPath(new URL("../..", import.meta.url));

/** What the examples fetch, without a network: the package's own module, or a page. */
writeFileSync(join(folder, "fetch.mjs"), `
  import { readFileSync } from "node:fs";
  globalThis.fetch = async (address) => String(address).endsWith(".wasm")
    ? new Response(readFileSync("node_modules/khabar/khabar.wasm"))
    : new Response(${JSON.stringify(page)}, { headers: { "content-type": "text/html" } });`);

for (const name of ["pkg/README.md", "README.md"].filter((it) => existsSync(join(root, it)))) {
  const blocks = [...readFileSync(join(root, name), "utf8").matchAll(/^```js\n([\s\S]*?)^```$/gm)].map((it) => it[1]);
  const examples = blocks.filter((it) => it.includes('from "khabar'));

  test(`${name} has examples`, () => assert.notEqual(examples.length, 0));

  for (const [at, code] of examples.entries()) {
    test(`${name}, example ${at + 1}`, () => {
      const file = join(folder, `example-${at}.mjs`);
      writeFileSync(file, `${code}\nif (!article.headline) throw new Error("no headline");\n`);
      const said = execFileSync(process.execPath, ["--import", "./fetch.mjs", file], { cwd: folder, encoding: "utf8" });
      if (code.includes("console.log")) assert.match(said, /Bridge reopens|Rain floods/);
    });
  }
}
