// @ts-check
// The installed package in Node: as a module, through require, with one's own wasm, and after a trap.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { install, page } from "./installed.mjs";

const folder = install();
const headline = "Bridge reopens after two years of repairs";

/** @param {string} name @param {string} code */
function run(name, code) {
  const file = join(folder, name);
  writeFileSync(file, code);
  return execFileSync(process.execPath, [file], { cwd: folder, encoding: "utf8" }).trim();
}

test("import works with no set-up", () => {
  const out = run("esm.mjs", `
    import { parse, toMarkdown, version } from "khabar";
    const article = await parse(${JSON.stringify(page)}, { url: "https://harbour.example/bridge" });
    console.log(JSON.stringify([article.headline, article.body.length, (await toMarkdown(article)).startsWith("# Bridge"), version]));`);
  assert.deepEqual(JSON.parse(out), [headline, 3, true, "0.1.0"]);
});

test("require works", () => {
  const out = run("cjs.cjs", `
    const { parse } = require("khabar");
    parse(${JSON.stringify(page)}).then((article) => console.log(article.headline));`);
  assert.equal(out, headline);
});

test("slim takes the module from its user, and says so before", () => {
  const out = run("slim.mjs", `
    import init, { parse } from "khabar/slim";
    import { readFile } from "node:fs/promises";
    const early = await parse("x").catch((error) => error.code);
    await init(await readFile(new URL(import.meta.resolve("khabar/khabar.wasm"))));
    console.log(early, (await parse(${JSON.stringify(page)})).headline);`);
  assert.equal(out, `not-ready ${headline}`);
});

test("bytes, blobs and responses are read in their charset", () => {
  const out = run("inputs.mjs", `
    import { parse } from "khabar";
    const bytes = Buffer.from("<html><meta charset=windows-1251><h1>\\xcf\\xf0\\xe8\\xe2\\xe5\\xf2 \\xe2\\xf1\\xe5\\xec \\xe7\\xe4\\xe5\\xf1\\xfc</h1><p>x</p></html>", "latin1");
    const response = new Response("<h1>Ça va bien par ici</h1><p>x</p>", { headers: { "content-type": "text/html; charset=utf-8" } });
    const headlines = [];
    for (const input of [bytes, bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length), new Blob([bytes]), response]) {
      headlines.push((await parse(input)).headline);
    }
    console.log(JSON.stringify(headlines));`);
  assert.deepEqual(JSON.parse(out), ["Привет всем здесь", "Привет всем здесь", "Привет всем здесь", "Ça va bien par ici"]);
});

test("errors are typed", () => {
  const out = run("errors.mjs", `
    import { parse, KhabarError } from "khabar";
    const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13);
    const codes = [];
    for (const given of [["  "], [png], [null], ["<p>x</p>", { url: 7 }], ["<p>x</p>", { wrong: true }]]) {
      await parse(...given).catch((error) => codes.push(error instanceof KhabarError && error.code));
    }
    console.log(JSON.stringify(codes));`);
  assert.deepEqual(JSON.parse(out), ["empty-input", "not-text", "bad-input", "bad-option", "bad-option"]);
});

test("a trap leaves the next call working", () => {
  const out = run("trap.mjs", `
    import { entry } from "./node_modules/khabar/core.js";
    import { bytes } from "./node_modules/khabar/generated/inlined.js";
    import { instantiate } from "./node_modules/khabar/generated/khabar.js";
    let made = 0;
    const khabar = entry(async () => WebAssembly.compile(await bytes()), (module) => {
      const glue = instantiate(module);
      made += 1;
      return made > 1 ? glue : { ...glue, parse() { throw new WebAssembly.RuntimeError("unreachable"); } };
    });
    const code = await khabar.parse("<p>x</p>").catch((error) => error.code);
    console.log(code, (await khabar.parse(${JSON.stringify(page)})).headline, made);`);
  assert.equal(out, `trapped ${headline} 2`);
});

test("the types accept what the README shows and refuse what is wrong", () => {
  writeFileSync(join(folder, "use.ts"), `
    import { parse, KhabarError, type Article } from "khabar";
    const article: Article = await parse(new Uint8Array(), { url: "https://a.example" });
    for (const block of article.body) if (block.type === "heading") console.log(block.level, block.content[0]?.text);
    // @ts-expect-error: there is no such option
    await parse("", { uri: "x" });
    console.log(article.published?.value, KhabarError);`);
  const tsc = createRequire(import.meta.url).resolve("typescript/bin/tsc");
  const words = ["--strict", "--noEmit", "--module", "nodenext", "--target", "es2022", "--lib", "es2022,dom", "--types", "", "use.ts"];
  execFileSync(process.execPath, [tsc, ...words], { cwd: folder, stdio: "pipe" });
});

test("the tarball holds what a user needs and no more", () => {
  const root = fileURLToPath(new URL("../../pkg", import.meta.url));
  const [listing] = JSON.parse(execFileSync("npm", ["pack", "--dry-run", "--json"], { cwd: root, encoding: "utf8" }));
  const names = listing.files.map((/** @type {{ path: string }} */ it) => it.path).sort();
  assert.deepEqual(names, [
    "LICENSE-APACHE", "LICENSE-MIT", "README.md", "core.js", "generated/inlined.js", "generated/khabar.js",
    "generated/version.js", "index.cjs", "index.d.ts", "index.js", "khabar.wasm", "package.json", "slim.d.ts", "slim.js",
    "types.d.ts",
  ]);
});
