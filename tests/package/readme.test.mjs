// @ts-check
// The JavaScript examples of both READMEs run as they stand, against the installed package.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { install, page } from "./installed.mjs";
import { names as ownFiles, snippet } from "./snippets.mjs";

const folder = install();
const root = fileURLToPath(new URL("../..", import.meta.url));

/** Examples with a file of their own, and which test runs each. */
const RUN_BY = {
  "page.html": "browser", "classic.html": "browser", "worker.js": "browser", "pool.mjs": "readme", "manifest.json": "browser",
  "background.js": "browser", "node.cjs": "readme", "deno.ts": "runtimes", "vite.js": "bundlers", "webpack.js": "bundlers",
  "edge.js": "runtimes",
};

test("every example of the package's README is run by a test", () => {
  assert.deepEqual(ownFiles, Object.keys(RUN_BY));
  for (const [name, by] of Object.entries(RUN_BY)) {
    const code = readFileSync(join(root, "tests", "package", `${by}.test.mjs`), "utf8");
    assert.ok(code.includes(`"${name}"`), `${by}.test.mjs does not run ${name}`);
  }
});

/** @param {string} name @returns {string} what it says */
function run(name) {
  writeFileSync(join(folder, name), snippet(name));
  return execFileSync(process.execPath, [name], { cwd: folder, encoding: "utf8" }).trim();
}

test("the examples for Node", () => {
  writeFileSync(join(folder, "story.html"), page);
  assert.equal(run("node.cjs"), "Bridge reopens after two years of repairs");
  assert.deepEqual(run("pool.mjs").split("\n").sort(), ["0 Rain floods the old town", "1 2", "1 empty-input", "2 2"]);
});

// What the examples read, without a network: the module as a file of their own, and a page.
copyFileSync(join(folder, "node_modules", "khabar", "khabar.wasm"), join(folder, "khabar.wasm"));
writeFileSync(join(folder, "fetch.mjs"), `
  globalThis.fetch = async () => new Response(${JSON.stringify(page)}, { headers: { "content-type": "text/html" } });`);

for (const name of ["pkg/README.md", "README.md"].filter((it) => existsSync(join(root, it)))) {
  const blocks = [...readFileSync(join(root, name), "utf8").matchAll(/^```js\n([\s\S]*?)^```$/gm)].map((it) => it[1]);
  // Those that stand in a file of their own are run where they belong.
  const examples = blocks.filter((it) => it.includes('from "khabar') && !ownFiles.some((own) => snippet(own) === it));

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
