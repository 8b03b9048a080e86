// @ts-check
// The installed package in Node: as a module, through require, with one's own wasm, and after a trap.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { constants, deflateRawSync } from "node:zlib";

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

test("require works, loads nothing before the first call, and gives the same names", () => {
  const out = run("cjs.cjs", `
    const khabar = require("khabar");
    (async () => {
      const { headline } = await khabar.parse(${JSON.stringify(page)});
      const error = await khabar.parse("").catch((error) => error);
      const names = Object.keys(await import("khabar"));
      const absent = names.filter((name) => !(name in khabar));
      console.log(JSON.stringify([headline, error instanceof khabar.KhabarError, new Error() instanceof khabar.KhabarError, absent]));
    })();`);
  assert.deepEqual(JSON.parse(out), [headline, true, false, []]);
});

test("importing compiles nothing", () => {
  const out = run("idle.mjs", `
    let compiled = 0;
    const compile = WebAssembly.compile;
    WebAssembly.compile = (bytes) => { compiled += 1; return compile(bytes); };
    const { parse } = await import("khabar");
    const before = compiled;
    await Promise.all([parse("<p>x</p>"), parse("<p>y</p>")]);
    await parse("<p>z</p>");
    console.log(before, compiled);`);
  assert.equal(out, "0 1");
});

test("the object and the JSON text are the same article", () => {
  const out = run("same.mjs", `
    import assert from "node:assert/strict";
    import { parse, parseJson } from "khabar";
    const options = { url: "https://harbour.example/bridge", contentType: "text/html", saved: "2024-05-31", passages: true };
    const article = await parse(${JSON.stringify(page)}, options);
    assert.deepEqual(article, JSON.parse(await parseJson(${JSON.stringify(page)}, options)));
    assert.ok(article.passages.length > 3);
    console.log("same");`);
  assert.equal(out, "same");
});

test("passages are given roles, and what is no role is refused", () => {
  const out = run("roles.mjs", `
    import { parse } from "khabar";
    const { passages } = await parse(${JSON.stringify(page)}, { passages: true });
    const last = passages.findLastIndex((one) => one.role === "body");
    const { body, warnings } = await parse(${JSON.stringify(page)}, { roles: [{ passage: last, role: "other" }, { passage: 9999, role: "body" }] });
    const bad = [{}, "body", [1], [{ passage: -1, role: "body" }], [{ passage: 2 ** 40, role: "body" }], [{ passage: 0, role: "toString" }], [{ passage: 0, role: "body", __proto__x: 1 }], [{ passage: NaN, role: "body" }]];
    const refused = await Promise.all(bad.map((roles) => parse("x", { roles }).catch((error) => error.code)));
    console.log(JSON.stringify([JSON.stringify(body).includes(passages[last].text), warnings.map((one) => one.code), [...new Set(refused)]]));`);
  assert.deepEqual(JSON.parse(out), [false, ["unknown-passage"], ["bad-option"]]);
});

test("limits can be set, and unknown ones are refused", () => {
  const out = run("limits.mjs", `
    import { parse } from "khabar";
    const { warnings } = await parse(${JSON.stringify(page)}, { limits: { inputBytes: 500, depth: 9 } });
    const refused = await Promise.all([{ bytes: 1 }, { depth: -1 }, { nodes: "many" }].map((limits) => parse("x", { limits }).catch((error) => error.code)));
    console.log(JSON.stringify([warnings.map((it) => it.code).includes("input-cut"), refused]));`);
  assert.deepEqual(JSON.parse(out), [true, ["bad-option", "bad-option", "bad-option"]]);
});

test("exports take an article back as it was given, and refuse what is none", () => {
  const rich = `<html lang="en"><body><article><h1>${headline}</h1><p>The old <b>swing</b> bridge opened to traffic again on
    Monday, two years after a barge struck its northern pier, and nobody was hurt.</p><h2>What was done to it</h2>
    <p>Engineers replaced forty metres of steel and both of the motors, the harbour board said in a statement.</p>
    <ul><li>Forty metres of steel, all of it from the old yard</li><li>Two motors, with a third kept in store</li></ul>
    <table><tr><th colspan="2">Costs in millions</th></tr><tr><td>Steel</td><td>4</td></tr><tr><td>Motors</td><td>2</td></tr></table>
    <figure><img src="b.jpg" width="640" height="480" alt="bridge"><figcaption>The bridge on Monday</figcaption></figure>
    <p>Buses will take the shorter way from Tuesday morning, and the ferry goes back to its summer hours.</p></article></body></html>`;
  const out = run("exports.mjs", `
    import { parse, toHtml, toJsonLd, toMarkdown, toNinjs, toText } from "khabar";
    const article = await parse(${JSON.stringify(rich)}, { url: "https://harbour.example/" });
    const kinds = new Set(article.body.map((block) => block.type));
    const written = [await toMarkdown(article), await toHtml(article), await toText(JSON.parse(JSON.stringify(article)))];
    written.push(await toNinjs(article), await toJsonLd(article));
    const code = await toMarkdown({ body: 7 }).catch((error) => error.code);
    console.log(JSON.stringify([[...kinds].sort(), written.map((it) => it.includes("Two motors")), code]));`);
  assert.deepEqual(JSON.parse(out), [["figure", "heading", "list", "paragraph", "table"], [true, true, true, true, true], "bad-article"]);
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
    import { runInNewContext } from "node:vm";
    import { parse } from "khabar";
    const bytes = Buffer.from("<html><meta charset=windows-1251><h1>\\xcf\\xf0\\xe8\\xe2\\xe5\\xf2 \\xe2\\xf1\\xe5\\xec \\xe7\\xe4\\xe5\\xf1\\xfc</h1><p>x</p></html>", "latin1");
    const response = new Response("<h1>Ça va bien par ici</h1><p>x</p>", { headers: { "content-type": "text/html; charset=utf-8" } });
    const stranger = runInNewContext("Uint8Array.from(bytes)", { bytes: [...bytes] });
    const headlines = [];
    for (const input of [bytes, bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length), new Blob([bytes]), stranger, response]) {
      headlines.push((await parse(input)).headline);
    }
    console.log(JSON.stringify(headlines));`);
  assert.deepEqual(JSON.parse(out), [...Array(4).fill("Привет всем здесь"), "Ça va bien par ici"]);
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
    import { source } from "./node_modules/khabar/inline.js";
    import { instantiate } from "./node_modules/khabar/generated/khabar.js";
    // A module whose only function runs into a real trap: (func (export "f") unreachable).
    const bytes = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 5, 1, 3, 0, 0, 11);
    const { f: parse } = new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports;
    let made = 0;
    const khabar = entry(source, (module) => {
      const glue = instantiate(module);
      made += 1;
      return made > 1 ? glue : { ...glue, parse };
    });
    const error = await khabar.parse("<p>x</p>").catch((error) => error);
    console.log(error.code, error.cause.name, (await khabar.parse(${JSON.stringify(page)})).headline, made);`);
  assert.equal(out, `trapped RuntimeError ${headline} 2`);
});

test("memory that a giant page took is given back, and the next page is read", () => {
  const out = run("memory.mjs", `
    import { entry } from "./node_modules/khabar/core.js";
    import { source } from "./node_modules/khabar/inline.js";
    import { instantiate } from "./node_modules/khabar/generated/khabar.js";
    const made = [];
    const khabar = entry(source, (module) => made[made.push(instantiate(module)) - 1]);
    const usual = ${JSON.stringify(page)};
    await khabar.parse(usual);
    await khabar.parse(usual);
    const before = made.length;
    const giant = await khabar.parse(usual + "<p>The harbour board met again on Monday to speak of the bridge.</p>\\n".repeat(60_000));
    const { headline } = await khabar.parse(usual);
    const [first, second] = made.map((it) => it.memoryBytes());
    console.log(before, giant.body.length > 1, headline, made.length, second < first / 2);`);
  assert.equal(out, `1 true ${headline} 2 true`);
});

test("a response says where it came from; the caller's options win", () => {
  const out = run("response.mjs", `
    import { parse } from "khabar";
    const response = () => Object.defineProperty(new Response(${JSON.stringify(page)}), "url", { value: "https://harbour.example/first" });
    const urls = [undefined, {}, { url: undefined }, { url: "https://harbour.example/second" }];
    for (const [at, options] of urls.entries()) urls[at] = (await parse(response(), options)).url;
    console.log(JSON.stringify(urls));`);
  const first = "https://harbour.example/first";
  assert.deepEqual(JSON.parse(out), [first, first, first, "https://harbour.example/second"]);
});

test("the tarball holds what a user needs and no more", () => {
  const root = fileURLToPath(new URL("../../pkg", import.meta.url));
  const [listing] = JSON.parse(execFileSync("npm", ["pack", "--dry-run", "--json"], { cwd: root, encoding: "utf8" }));
  const names = listing.files.map((/** @type {{ path: string }} */ it) => it.path).sort();
  assert.deepEqual(names, [
    "LICENSE-APACHE", "LICENSE-MIT", "MIGRATING.md", "README.md", "builtin.js", "classic/khabar.iife.js", "classic/package.json", "classic/slim.js",
    "classic/worker.js", "core.js", "edge.js", "error.js", "fetch.js", "generated/inlined.js", "generated/khabar.js",
    "generated/schema.json", "generated/version.js", "generated/worker-text.js", "index.cjs", "index.d.cts", "index.d.ts", "index.js",
    "index.workerd.js", "inflate.js", "inline.js", "input.js", "json.js", "khabar.wasm", "package.json", "pool-each.js", "pool-options.js", "pool-seat.js",
    "pool.cjs", "pool.d.cts", "pool.d.ts", "pool.js", "readability-core.js", "readability.cjs", "readability.d.cts",
    "readability.d.ts", "readability.js", "readability.workerd.js", "slim.cjs", "slim.d.cts", "slim.d.ts", "slim.js", "types.d.ts",
    "unpack.js",
  ]);
});

test("fetching goes straight or through a proxy, and says what failed", () => {
  const out = run("fetching.mjs", `
    import { fetchArticle } from "khabar";
    const asked = [];
    const fetch = async (address, { signal, headers }) => {
      asked.push([address, headers]);
      if (signal?.aborted) throw signal.reason;
      if (address.endsWith("/down")) throw new TypeError("network");
      return new Response(${JSON.stringify(page)}, { status: address.endsWith("/gone") ? 404 : 200, headers: { "content-type": "text/html" } });
    };
    const site = "https://harbour.example/bridge?a=1";
    const codes = [];
    const urls = [];
    const ways = [
      { headers: { accept: "text/html" } }, { proxy: "https://proxy.example/?of={url}" }, { proxy: (url) => "https://other.example/" + url },
      { proxy: "https://proxy.example/" }, { signal: AbortSignal.abort() },
    ];
    for (const way of ways) {
      await fetchArticle(site, { fetch, ...way }).then((article) => urls.push(article.url ?? null), (error) => codes.push(error.code));
    }
    for (const end of ["down", "gone"]) await fetchArticle(new URL(end, site), { fetch }).catch((error) => codes.push(error.code));
    console.log(JSON.stringify([asked.slice(0, 3), urls, codes]));`);
  const site = "https://harbour.example/bridge?a=1";
  assert.deepEqual(JSON.parse(out), [
    [[site, { accept: "text/html" }], [`https://proxy.example/?of=${encodeURIComponent(site)}`], [`https://other.example/${site}`]]
      .map(([address, headers]) => [address, headers ?? null]),
    [site, site, site],
    ["bad-option", "aborted", "fetch-failed", "fetch-failed"],
  ]);
});

test("all articles, the quick look and reading without waiting, in both kinds of module", () => {
  const out = run("doors.cjs", `
    const khabar = require("khabar");
    const slim = require("khabar/slim");
    const { readFileSync } = require("node:fs");
    const page = ${JSON.stringify(page)};
    const list = "<html lang=en><body><h1>News</h1><ul>" + "<li><a href=/a>The ferry is late again this week</a></li>".repeat(30) + "</ul></body></html>";
    const early = (() => { try { return slim.parseSync(page); } catch (error) { return error.code; } })();
    const now = khabar.parseSync(page);
    const waits = (() => { try { return khabar.parseSync(new Blob([page])); } catch (error) { return error.code; } })();
    (async () => {
      const all = await khabar.parseAll(Buffer.from(page));
      await slim.init(readFileSync(require.resolve("khabar/khabar.wasm")));
      const looks = [await khabar.isProbablyArticle(page), await slim.isProbablyArticle(list)];
      console.log(JSON.stringify([early, waits, now.headline, all.map((it) => it.headline), looks, slim.parseSync(page).headline]));
    })();`);
  assert.deepEqual(JSON.parse(out), ["not-ready", "bad-input", headline, [headline], [true, false], headline]);
});

test("the unpacker for those who cannot wait gives what the host's gives", async () => {
  const { inflate } = await import("../../pkg/inflate.js");
  const { packed, length } = await import("../../pkg/generated/inlined.js");
  const module = inflate(Buffer.from(packed, "base64"), length);
  assert.ok(readFileSync(join(folder, "node_modules", "khabar", "khabar.wasm")).equals(module));
  const noise = Buffer.from(Array.from({ length: 70_000 }, (_, at) => (at * at * 2_654_435_761) >>> 13 & 255));
  for (const data of [noise, Buffer.alloc(0), Buffer.from("x"), Buffer.alloc(100_000, "ab")]) {
    for (const level of [0, 1, 9]) {
      for (const strategy of [constants.Z_DEFAULT_STRATEGY, constants.Z_FIXED, constants.Z_HUFFMAN_ONLY]) {
        assert.ok(data.equals(inflate(deflateRawSync(data, { level, strategy }), data.length)), `${data.length} ${level} ${strategy}`);
      }
    }
  }
});
