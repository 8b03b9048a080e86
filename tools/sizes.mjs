// @ts-check
// Prints what each entry of the package weighs in somebody's bundle, beside the packages that do a like thing.
//
//   node tools/sizes.mjs
//
// Every line is one import, bundled and minified by esbuild for browsers, and gzipped at level 9. Khabar's entries need
// no DOM; Readability needs the page's own, or linkedom or jsdom where there is none.

import { existsSync, readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));

/** What is bundled: a name, and the module that uses it as its user would. */
const BUNDLES = {
  "khabar": 'export { parse } from "khabar";',
  "khabar/pool": 'export { Pool } from "khabar/pool";',
  "khabar/readability": 'export { Readability } from "khabar/readability";',
  "khabar/slim, without khabar.wasm": 'export { init, parse } from "khabar/slim";',
  "@mozilla/readability": 'export { Readability } from "@mozilla/readability";',
  "defuddle": 'export { default } from "defuddle";',
  "defuddle/full": 'export { default } from "defuddle/full";',
  "@mozilla/readability + linkedom": 'export { Readability } from "@mozilla/readability"; export { parseHTML } from "linkedom";',
  "@mozilla/readability + jsdom": 'export { Readability } from "@mozilla/readability"; export { JSDOM } from "jsdom";',
};

/**
 * The package as a user would find it, and Node's own modules left out: jsdom names some, and no bundler ships them.
 *
 * @type {import("esbuild").Plugin}
 */
const resolution = {
  name: "resolution",
  setup(esbuild) {
    const { exports } = JSON.parse(readFileSync(join(root, "pkg", "package.json"), "utf8"));
    esbuild.onResolve({ filter: /^khabar(\/|$)/ }, ({ path }) => {
      const entry = exports[path.replace("khabar", ".")];
      return { path: join(root, "pkg", entry.default) };
    });
    esbuild.onResolve({ filter: /.*/ }, ({ path }) => (isBuiltin(path) ? { path, external: true } : undefined));
  },
};

/** @param {string} contents @returns {Promise<Uint8Array>} */
async function bundled(contents) {
  const done = await build({
    stdin: { contents, resolveDir: root },
    plugins: [resolution],
    // Those that ask for Node's own build of a dependency get the browser's, as they would in a page.
    platform: "browser",
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    logLevel: "silent",
    write: false,
    external: ["canvas"],
  });
  return done.outputFiles[0].contents;
}

/** @param {string} name @param {Uint8Array} bytes */
function show(name, bytes) {
  const kilobytes = (/** @type {number} */ count) => `${(count / 1000).toFixed(1)} KB`.padStart(10);
  console.log(`${name.padEnd(36)}${kilobytes(bytes.length)}${kilobytes(gzipSync(bytes, { level: 9 }).length)}`);
}

console.log(`${"".padEnd(36)}${"minified".padStart(10)}${"gzipped".padStart(10)}`);
for (const name of ["khabar.wasm", "classic/khabar.iife.js"].filter((it) => existsSync(join(root, "pkg", it)))) {
  show(name, readFileSync(join(root, "pkg", name)));
}
for (const [name, contents] of Object.entries(BUNDLES)) {
  try {
    show(name, await bundled(contents));
  } catch (error) {
    console.log(`${name.padEnd(36)} could not be bundled: ${/** @type {Error} */ (error).message.split("\n").slice(0, 3).join(" ")}`);
    process.exitCode = 1;
  }
}
