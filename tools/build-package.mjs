// @ts-check
// Builds the WebAssembly module and the files of pkg/ that are made from it.
//
//   node tools/build-package.mjs [--force]
//
// wasm-pack builds into target/, because it writes a package.json and a .gitignore of its own there.

import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { deflateRawSync, gzipSync } from "node:zlib";
import { build as bundle } from "esbuild";

import { schema } from "./schema.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const built = resolve(root, process.env.CARGO_TARGET_DIR ?? "target", "wasm-pack");
const made = join(root, "pkg", "generated");
const scripts = join(root, "pkg", "classic");

const MIGRATING = join(root, "docs", "migrating.md");

/** Bytes of the gzipped module and of the gzipped entry with the module inlined: the promises of the package. */
const MODULE_MAX = 1_026_000;
const INLINED_MAX = 1_030_000;

/** Files beside src/ that the product depends on. */
const INPUTS = [
  "tools/build-package.mjs", "build.rs", "Cargo.toml", "Cargo.lock", "package-lock.json",
  ...["build.rs", "lib.rs", "entities.txt", "local_names.txt"].map((it) => `crates/web_atoms/${it}`),
];

/** Names in pkg/ that are made here, and so no input. */
const MADE = /^(generated|classic|khabar\.wasm|LICENSE-.*|MIGRATING\.md|.*\.d\.cts)$/;

/** Entries that `require` gives too. */
const REQUIRED = ["index", "slim", "pool", "readability"];

/**
 * A function with one caller is put into it only when it is small. rustc has done that already, and one huge function
 * takes an engine long to compile before its first call: with the default the module is 11 KB larger gzipped and no faster.
 *
 * Runs of zeros stay in the data. Memory packing cuts them out, but the headers of the thousands of pieces that are left
 * compress worse than the zeros do: 19 KB gzipped.
 */
const OPTIMISATION = ["-O3", "--one-caller-inline-max-function-size=50", "--skip-pass=memory-packing"];

/** What rustc uses of WebAssembly, and so all that wasm-opt may use: newer features would shut out older browsers. */
const FEATURES = [
  "--enable-bulk-memory", "--enable-bulk-memory-opt", "--enable-call-indirect-overlong", "--enable-multivalue",
  "--enable-mutable-globals", "--enable-nontrapping-float-to-int", "--enable-reference-types", "--enable-sign-ext",
];

/**
 * How much a function may grow by what is put into it, where LLVM's own measure is 225: 35 KB less gzipped, and no slower
 * over 240 real pages in Node; at 60 it is 50 KB and 4 % slower.
 */
const INLINING = "-C llvm-args=-inline-threshold=100";

const env = {
  ...process.env,
  RUSTFLAGS: `${process.env.RUSTFLAGS ?? ""} ${INLINING}`.trim(),
  PATH: [join(root, "node_modules", ".bin"), join(homedir(), ".cargo", "bin"), process.env.PATH].join(delimiter),
  // wasm-bindgen reads a section that stripping takes away; wasm-opt strips after it.
  CARGO_PROFILE_RELEASE_STRIP: "none",
};

/**
 * @param {string} command
 * @param {string[]} words
 */
function run(command, words) {
  const done = spawnSync(command, words, { cwd: root, stdio: "inherit", env });
  if (done.error) throw done.error;
  if (done.status !== 0) process.exit(done.status ?? 1);
}

/** @param {string} command */
function has(command) {
  return !spawnSync(command, ["--version"], { env }).error;
}

/** @param {string} folder @returns {number} the time of the newest file below */
function newest(folder) {
  return Math.max(0, ...readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((it) => it.isFile())
    .map((it) => statSync(join(it.parentPath, it.name)).mtimeMs));
}

/** @param {string} file @returns {number} when it was written; 0 when it is not there */
const time = (file) => (existsSync(file) ? statSync(file).mtimeMs : 0);

function isCompiled() {
  if (!existsSync(join(built, "khabar.js"))) return false;
  const sources = [newest(join(root, "src")), ...INPUTS.map((it) => time(join(root, it)))];
  return Math.max(...sources) < time(join(root, "pkg", "khabar.wasm"));
}

function isAssembled() {
  const written = readdirSync(join(root, "pkg")).filter((it) => !MADE.test(it)).map((it) => join(root, "pkg", it));
  const sources = [...written, MIGRATING, join(root, "pkg", "khabar.wasm"), newestTool()];
  return Math.max(...sources.map(time)) < time(join(made, "version.js"));
}

function newestTool() {
  const tools = ["build-package.mjs", "schema.mjs"].map((it) => join(root, "tools", it));
  return tools.sort((one, other) => time(other) - time(one))[0];
}

function compile() {
  const begun = new Date();
  if (!has("wasm-pack")) run("cargo", ["install", "wasm-pack", "--locked"]);
  if (has("rustup")) run("rustup", ["--quiet", "target", "add", "wasm32-unknown-unknown"]);
  const words = ["build", "--target", "web", "--release", "--no-typescript", "--no-pack", "--out-dir", built];
  run("wasm-pack", ["--log-level", "warn", ...words, "--", "--quiet", "--locked"]);
  const module = join(root, "pkg", "khabar.wasm");
  run("wasm-opt", [...OPTIMISATION, "--strip-debug", "--strip-producers", ...FEATURES, join(built, "khabar_bg.wasm"), "-o", module]);
  // A source that was changed meanwhile is newer than the module, and must be seen the next time.
  utimesSync(module, begun, begun);
}

/** The files that are made from the module, its glue and the written entries. */
async function assemble() {
  mkdirSync(made, { recursive: true });
  const module = join(root, "pkg", "khabar.wasm");
  writeFileSync(join(made, "khabar.js"), factory(readFileSync(join(built, "khabar.js"), "utf8")));
  writeFileSync(join(made, "inlined.js"), inlined(readFileSync(module)));
  for (const name of ["LICENSE-MIT", "LICENSE-APACHE"]) copyFileSync(join(root, name), join(root, "pkg", name));
  copyFileSync(MIGRATING, join(root, "pkg", "MIGRATING.md"));
  const declarations = readFileSync(join(root, "pkg", "types.d.ts"), "utf8");
  writeFileSync(join(made, "schema.json"), `${JSON.stringify(schema(declarations), null, 1)}\n`);
  const { version } = JSON.parse(readFileSync(join(root, "pkg", "package.json"), "utf8"));
  const line = `export const version = ${JSON.stringify(version)};\n`;
  writeFileSync(join(made, "version.js"), line);
  mkdirSync(scripts, { recursive: true });
  writeFileSync(join(scripts, "package.json"), '{ "type": "commonjs" }\n');
  const worker = await bundled("pool-worker.js", { format: "iife" });
  writeFileSync(join(scripts, "worker.js"), worker);
  writeFileSync(join(made, "worker-text.js"), `// @ts-nocheck\nexport const text = ${JSON.stringify(worker)};\n`);
  // The same file serves a page's `<script>` and `require`.
  const footer = { js: 'if (typeof module === "object" && module) module.exports = khabar;' };
  writeFileSync(join(scripts, "khabar.iife.js"), await bundled("classic.js", { format: "iife", globalName: "khabar", footer }));
  writeFileSync(join(scripts, "slim.js"), await bundled("slim.js", { format: "cjs" }));
  for (const name of REQUIRED) writeFileSync(join(root, "pkg", `${name}.d.cts`), declarationsForRequire(name));
  // Written again, and last: its time tells that everything before it is whole.
  writeFileSync(join(made, "version.js"), line);
}

/**
 * An entry and all that it imports as one script.
 *
 * @param {string} file
 * @param {import("esbuild").BuildOptions} how
 */
async function bundled(file, how) {
  const { outputFiles } = await bundle({
    entryPoints: [join(root, "pkg", file)],
    bundle: true,
    minify: true,
    charset: "utf8",
    target: "es2022",
    write: false,
    ...how,
  });
  return /** @type {import("esbuild").OutputFile[]} */ (outputFiles)[0].text;
}

/**
 * TypeScript wants declarations of their own for `require`, which differ in what they import alone.
 *
 * @param {string} name
 */
function declarationsForRequire(name) {
  return readFileSync(join(root, "pkg", `${name}.d.ts`), "utf8")
    .replaceAll('from "./types.d.ts"', 'from "./types.d.ts" with { "resolution-mode": "import" }')
    .replaceAll(/from "\.\/(\w+)\.js"/g, 'from "./$1.cjs"')
    // What `require` gives has no default beside its names.
    .replace(/^export default .*\n/m, "");
}

/**
 * The glue keeps its instance in module variables, so one module has one instance for ever. Put inside a function, each
 * call has variables, and so an instance, of its own.
 *
 * @param {string} glue
 */
function factory(glue) {
  const names = [...glue.matchAll(/^export function (\w+)/gm)].map((it) => it[1]);
  const body = glue
    // What loads the module over the network is left out: the entries bring it compiled.
    .replace(/^async function __wbg_(?:load|init|init_once)\([\s\S]*?^}\n/gm, "")
    .replace(/^let __wbg_init_promise;\n/m, "")
    .replace(/^\/\* @ts-self-types=.*\n/m, "")
    .replace(/^export \{[^}]*\};\n/gm, "")
    .replace(/^export function /gm, "function ");
  // Another version of wasm-bindgen may write its glue otherwise; that must be seen here and not by a user.
  if (names.length === 0 || /^export |import\.meta|\bawait /m.test(body) || !body.includes("function initSync(")) {
    throw new Error("the glue of wasm-bindgen has another form than tools/build-package.mjs knows");
  }
  return `// @ts-nocheck
// Made by tools/build-package.mjs from what wasm-bindgen generated.
/** @param {WebAssembly.Module} given */
export function instantiate(given) {
${body}
const { memory } = initSync({ module: given });
return { ${names.join(", ")}, memoryBytes: () => memory.buffer.byteLength };
}
`;
}

/**
 * The module as text: deflated where that is smaller after the page's own compression, in base64.
 *
 * @param {Buffer} module
 */
function inlined(module) {
  const packed = deflateRawSync(module, { level: 9 }).toString("base64");
  return `// @ts-nocheck
// Made by tools/build-package.mjs: the WebAssembly module, deflated, in base64, and its length before that.
export const packed = "${packed}";
export const length = ${module.length};
`;
}

function report() {
  const module = readFileSync(join(root, "pkg", "khabar.wasm"));
  const entry = readFileSync(join(made, "inlined.js"));
  const [small, whole] = [gzipSync(module, { level: 9 }).length, gzipSync(entry, { level: 9 }).length];
  console.log(`khabar.wasm ${module.length} bytes, ${small} gzipped (at most ${MODULE_MAX})`);
  console.log(`inlined entry ${entry.length} bytes, ${whole} gzipped (at most ${INLINED_MAX})`);
  if (MODULE_MAX < small || INLINED_MAX < whole) {
    console.error("the package is larger than it promises to be");
    process.exit(1);
  }
}

const isForced = process.argv.includes("--force");
if (isForced || !isCompiled()) compile();
if (isForced || !isAssembled()) await assemble();
report();
