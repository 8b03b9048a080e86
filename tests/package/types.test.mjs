// @ts-check
// What editors, type checkers and registries see of the installed package; and that types, schema and README agree.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { Ajv2020 as Ajv } from "ajv/dist/2020.js";
import { publint } from "publint";
import { formatMessage } from "publint/utils";

import { schema } from "../../tools/schema.mjs";
import { install } from "./installed.mjs";
import { snippet } from "./snippets.mjs";

const folder = install();
const root = fileURLToPath(new URL("../..", import.meta.url));
const shipped = join(folder, "node_modules", "khabar");
const declarations = readFileSync(join(shipped, "types.d.ts"), "utf8");
const require = createRequire(join(folder, "package.json"));

/** One example for each entry; what is wrong must be refused. */
const examples = {
  "use.ts": `
    import init, { parseSync, type ModuleSource } from "khabar/slim";
    import { parse, parseAll, parseJson, isProbablyArticle, fetchArticle, toMarkdown, KhabarError, type Article } from "khabar";
    const source: ModuleSource = new URL("https://a.example/khabar.wasm");
    await init(source);
    const article: Article = await parse(new Uint8Array(), { url: "https://a.example" });
    for (const block of article.body) if (block.type === "heading") console.log(block.level, block.content[0]?.text);
    const all: Article[] = await parseAll("", { provenance: true });
    const text: string = await parseJson("") + await toMarkdown(parseSync("")) + all[0]?.provenance?.headline?.witness;
    const is: boolean = await isProbablyArticle(new Blob([]));
    await fetchArticle("https://a.example", { proxy: (url) => url, signal: AbortSignal.timeout(1), passages: true });
    // @ts-expect-error: there is no such option
    await parse("", { uri: "x" });
    // @ts-expect-error: a number is no page
    await parse(7);
    // @ts-expect-error: a response cannot be read without waiting
    parseSync(new Response());
    // @ts-expect-error: there is no such error
    new KhabarError("no-such-code", "");
    console.log(article.published?.value, text, is);`,
  "pool.ts": `
    import { Pool, type Outcome, type Article } from "khabar/pool";
    const pool = new Pool({ size: 2, timeout: 1000 });
    const article: Article = await pool.parse("", { url: "https://a.example" }, { signal: AbortSignal.abort() });
    for await (const outcome of pool.parseEach(["", { input: new Uint8Array() }], { onProgress: (it) => it.done })) {
      const it: Outcome = outcome;
      console.log(it.error ? it.error.message : it.article.headline, article.kind);
    }
    // @ts-expect-error: there is no such option
    new Pool({ threads: 2 });`,
  "readability.ts": `
    import { Readability, isProbablyReaderable } from "khabar/readability";
    const read = new Readability("<p>x</p>", { charThreshold: 100, serializer: (it) => [it] }).parse();
    const content: any[] | null | undefined = read?.content;
    const title: string | null | undefined = new Readability("").parse()?.title;
    console.log(content, title, isProbablyReaderable("", { minScore: 1 }));`,
  "use.cts": `
    import khabar = require("khabar");
    import pool = require("khabar/pool");
    import slim = require("khabar/slim");
    import { Readability } from "khabar/readability";
    const read = async (): Promise<string | undefined> => (await khabar.parse("", { passages: true })).headline;
    const isOurs = (error: unknown) => error instanceof khabar.KhabarError && error.code === "empty-input";
    const many: pool.Pool = new pool.Pool();
    console.log(read, isOurs, many.size, slim.init, new Readability("").parse()?.article.kind);`,
  "readme-pool.ts": snippet("pool.mjs"),
  "loose.ts": `
    import { fetchArticle, parse, parseSync, toMarkdown, KhabarError, type Options } from "khabar";
    import { Pool, type Control, type PoolOptions } from "khabar/pool";
    const maybe = (): undefined => undefined;
    const options: Options = { url: maybe(), passages: maybe(), limits: { depth: maybe() } };
    const control: Control = { signal: maybe(), timeout: maybe() };
    const settings: PoolOptions = { size: maybe(), worker: maybe() };
    await new Pool(settings).parse(new DataView(new ArrayBuffer(1)), options, control);
    await fetchArticle("https://a.example", { signal: maybe(), proxy: maybe(), fetch });
    await toMarkdown({ body: [{ type: "paragraph", content: [{ text: "x" }] }] });
    // @ts-expect-error: without a body it is no article
    await toMarkdown({ headline: "x" });
    // @ts-expect-error: it is not there yet
    await toMarkdown(parse(""));
    const status: number | undefined = new KhabarError("fetch-failed", "", { status: 404 }).status;
    console.log(parseSync(new Uint16Array(1)).kind, status);`,
  "schema.ts": `
    import schema from "khabar/schema.json" with { type: "json" };
    console.log(schema.$defs.Article.required);`,
};

test("tsc --strict takes an example of each entry and refuses what is wrong", () => {
  for (const [name, code] of Object.entries(examples)) writeFileSync(join(folder, name), code);
  const tsc = createRequire(import.meta.url).resolve("typescript/bin/tsc");
  const strict = { strict: true, noEmit: true, target: "es2022", types: [], resolveJsonModule: true, esModuleInterop: true };
  const check = (/** @type {object} */ options, /** @type {string[]} */ files) => {
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions: { ...strict, lib: ["es2022", "dom"], ...options }, files }));
    const done = spawnSync(process.execPath, [tsc, "-p", folder], { encoding: "utf8" });
    assert.equal(done.stdout, "");
  };
  const modules = Object.keys(examples).filter((it) => it.endsWith(".ts"));
  check({ module: "nodenext" }, Object.keys(examples));
  check({ module: "esnext", moduleResolution: "bundler" }, modules);
  check({ module: "nodenext", exactOptionalPropertyTypes: true }, modules.filter((it) => it !== "readability.ts"));
  // In Node without the types of the web, the declarations themselves are checked as well.
  symlinkSync(join(root, "node_modules", "@types"), join(folder, "node_modules", "@types"));
  symlinkSync(join(root, "node_modules", "undici-types"), join(folder, "node_modules", "undici-types"));
  check({ module: "nodenext", lib: ["es2023"], types: ["node"], skipLibCheck: false }, ["use.ts", "pool.ts", "readme-pool.ts"]);
});

test("publint finds nothing", async () => {
  const manifest = JSON.parse(readFileSync(join(shipped, "package.json"), "utf8"));
  const { messages } = await publint({ pkgDir: shipped, strict: true });
  assert.deepEqual(messages.map((it) => formatMessage(it, manifest, { color: false })), []);
});

test("are-the-types-wrong finds nothing", () => {
  const tarball = join(folder, String(readdirSync(folder).find((it) => it.endsWith(".tgz"))));
  const attw = join(root, "node_modules", ".bin", "attw");
  // The old resolution knows no `exports`, so that entries beside the first are not there for it.
  const words = [tarball, "--profile", "node16", "--exclude-entrypoints", "khabar.wasm", "khabar.iife.js", "worker.js", "schema.json"];
  const done = spawnSync(attw, words, { encoding: "utf8" });
  assert.equal(done.status, 0, done.stdout + done.stderr);
});

test("articles are as the schema says, and the schema can refuse", () => {
  const ours = JSON.parse(readFileSync(require.resolve("khabar/schema.json"), "utf8"));
  assert.deepEqual(ours, schema(declarations));
  const isOpen = new Ajv().compile(ours);
  const isExact = new Ajv().compile(schema(declarations, { isClosed: true }));
  const pages = join(root, "tests", "pages");
  const inputs = readdirSync(pages, { withFileTypes: true }).filter((it) => it.isDirectory()).map((it) => {
    const file = readdirSync(join(pages, it.name)).find((name) => /^page\.(html|txt)$/.test(name));
    return join(pages, it.name, String(file));
  });
  assert.ok(inputs.length > 5);
  writeFileSync(join(folder, "articles.mjs"), `
    import { readFileSync } from "node:fs";
    import { parseSync } from "khabar";
    const inputs = ${JSON.stringify(inputs)};
    console.log(JSON.stringify(inputs.map((it) => parseSync(readFileSync(it), { passages: true, provenance: true }))));`);
  const said = execFileSync(process.execPath, ["articles.mjs"], { cwd: folder, encoding: "utf8", maxBuffer: 1 << 26 });
  for (const [at, article] of /** @type {Record<string, unknown>[]} */ (JSON.parse(said)).entries()) {
    assert.ok(isExact(article), `${inputs[at]}: ${JSON.stringify(isExact.errors)}`);
    assert.ok(isOpen(article));
    assert.ok(!isExact({ ...article, headlines: [] }), "a member that is not declared");
    assert.ok(isOpen({ ...article, headlines: [] }), "a later version may add members");
    assert.ok(!isOpen({ ...article, kind: "poem" }) && !isOpen({ ...article, body: undefined }));
  }
});

test("the README names every error code and every option, and no other", () => {
  const readme = readFileSync(join(shipped, "README.md"), "utf8");
  const { $defs } = schema(declarations.replace("export type ErrorCode", "export type Codes").replace("export interface Options", "export interface Given"));
  const { Codes, Given } = /** @type {any} */ ($defs);
  const table = (/** @type {string} */ head) => {
    const [rows] = new RegExp(`^\\| ${head} \\|.*\\n(\\|.*\\n)+`, "m").exec(readme) ?? [""];
    return [...rows.matchAll(/^\| `([^`]+)`/gm)].map((it) => it[1]);
  };
  assert.deepEqual(table("code"), Codes.enum);
  assert.deepEqual(table("option"), Object.keys(Given.properties));
});
