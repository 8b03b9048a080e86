// @ts-check
// Builds the WebAssembly module and the files of pkg/ that are made from it.
//
//   node tools/build-package.mjs [--force]
//
// wasm-pack builds into target/, because it writes a package.json and a .gitignore of its own there.

import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { deflateRawSync, gzipSync } from "node:zlib";

const root = fileURLToPath(new URL("..", import.meta.url));
const built = resolve(root, process.env.CARGO_TARGET_DIR ?? "target", "wasm-pack");
const made = join(root, "pkg", "generated");

/** Bytes of the gzipped module and of the gzipped entry with the module inlined: the promises of the package. */
const MODULE_MAX = 1_000_000;
const INLINED_MAX = 1_040_000;

/** Files beside src/ that the product depends on. */
const INPUTS = [
  "Cargo.toml", "Cargo.lock", "package-lock.json", "pkg/package.json", "pkg/types.d.ts", "tools/build-package.mjs",
];

/** What rustc uses of WebAssembly, and so all that wasm-opt may use: newer features would shut out older browsers. */
const FEATURES = [
  "--enable-bulk-memory", "--enable-bulk-memory-opt", "--enable-call-indirect-overlong", "--enable-multivalue",
  "--enable-mutable-globals", "--enable-nontrapping-float-to-int", "--enable-reference-types", "--enable-sign-ext",
];

const env = {
  ...process.env,
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

function isFresh() {
  const last = join(made, "version.js");
  if (!existsSync(last)) return false;
  const sources = [newest(join(root, "src")), ...INPUTS.map((it) => statSync(join(root, it)).mtimeMs)];
  return Math.max(...sources) < statSync(last).mtimeMs;
}

function build() {
  if (!has("wasm-pack")) run("cargo", ["install", "wasm-pack", "--locked"]);
  if (has("rustup")) run("rustup", ["--quiet", "target", "add", "wasm32-unknown-unknown"]);
  const words = ["build", "--target", "web", "--release", "--no-typescript", "--no-pack", "--out-dir", built];
  run("wasm-pack", ["--log-level", "warn", ...words, "--", "--quiet", "--locked"]);
  mkdirSync(made, { recursive: true });
  const module = join(root, "pkg", "khabar.wasm");
  run("wasm-opt", ["-O3", "--strip-debug", "--strip-producers", ...FEATURES, join(built, "khabar_bg.wasm"), "-o", module]);
  writeFileSync(join(made, "khabar.js"), factory(readFileSync(join(built, "khabar.js"), "utf8")));
  writeFileSync(join(made, "inlined.js"), inlined(readFileSync(module)));
  for (const name of ["LICENSE-MIT", "LICENSE-APACHE"]) copyFileSync(join(root, name), join(root, "pkg", name));
  const { version } = JSON.parse(readFileSync(join(root, "pkg", "package.json"), "utf8"));
  // Written last: its time tells that everything before it is whole.
  writeFileSync(join(made, "version.js"), `export const version = ${JSON.stringify(version)};\n`);
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
initSync({ module: given });
return { ${names.join(", ")} };
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
// Made by tools/build-package.mjs: the WebAssembly module, deflated, in base64.
const text = "${packed}";

export async function bytes() {
  const packed = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  const whole = new Uint8Array(${module.length});
  let length = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    whole.set(part.value, length);
    length += part.value.length;
  }
  return whole;
}
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

if (process.argv.includes("--force") || !isFresh()) build();
report();
