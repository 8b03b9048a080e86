// @ts-check
// The installed package through the bundlers that people use, their output run in Chromium.

import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import * as esbuild from "esbuild";
import * as vite from "vite";
import webpack from "webpack";

import { launch, serve, visit } from "./browsing.mjs";
import { install, page as news } from "./installed.mjs";
import { snippet } from "./snippets.mjs";

const folder = install();
const headline = "Bridge reopens after two years of repairs";

/** Every entry that needs no set-up, in one page. */
const all = `import { parse } from "khabar";
import { Pool } from "khabar/pool";
import { Readability } from "khabar/readability";
const pool = new Pool({ size: 1 });
window.results = Promise.all([parse(document), pool.parse(document)]).then(([one, other]) => {
  return [one.headline, other.headline, new Readability(document).parse().title];
});`;

/** @type {import("playwright-core").Browser} */
let browser;

before(async () => {
  browser = await launch();
});

after(() => browser.close());

/**
 * A folder with a page and its entry.
 *
 * @param {string} name
 * @param {string} code
 * @param {string} [script] the address of the script in the page
 */
function project(name, code, script = "main.js") {
  const root = join(folder, name);
  mkdirSync(root);
  writeFileSync(join(root, "index.html"), `${news.replace("</body>", "")}<script type="module" src="${script}"></script></body>`);
  writeFileSync(join(root, "main.js"), code);
  return root;
}

/** @param {string} root */
async function isRight(root) {
  const server = await serve(root);
  const { results, errors } = await visit(browser, `${server.address}/index.html`);
  server.close();
  assert.deepEqual(results, [headline, headline, headline]);
  assert.deepEqual(errors, []);
}

/** @param {string} root the README's example, which logs the headline */
async function isLogged(root) {
  const server = await serve(root);
  const { results } = await visit(browser, `${server.address}/index.html`, { isLogged: true });
  server.close();
  assert.equal(results, headline);
}

test("esbuild", async () => {
  const root = project("esbuild", all, "out.js");
  await esbuild.build({ entryPoints: [join(root, "main.js")], bundle: true, format: "iife", outfile: join(root, "out.js"), logLevel: "warning" });
  await isRight(root);
});

/** @param {string} root @returns {import("vite").InlineConfig} */
const settings = (root) => ({ root, configFile: false, logLevel: "error", cacheDir: join(root, ".vite") });

test("Vite, in development and in a build", async () => {
  const root = project("vite", all);
  const server = await vite.createServer({ ...settings(root), server: { port: 0, host: "127.0.0.1" } });
  try {
    await server.listen();
    const { results } = await visit(browser, /** @type {string} */ (server.resolvedUrls?.local[0]));
    assert.deepEqual(results, [headline, headline, headline]);
  } finally {
    await server.close();
  }
  await vite.build({ ...settings(root), build: { chunkSizeWarningLimit: Infinity } });
  await isRight(join(root, "dist"));
});

test("Vite, with the module as a file", async () => {
  const root = project("vite-slim", snippet("vite.js"));
  await vite.build({ ...settings(root), build: { target: "es2022" } });
  await isLogged(join(root, "dist"));
});

/** @param {string} root */
async function pack(root) {
  const compiler = webpack({
    context: root,
    entry: "./main.js",
    mode: "production",
    devtool: false,
    performance: { hints: false },
    optimization: { minimize: false },
    output: { path: root, filename: "out.js" },
  });
  /** @type {import("webpack").Stats} */
  const stats = await new Promise((resolve, reject) => {
    compiler?.run((error, done) => (error || !done ? reject(error) : resolve(done)));
  });
  assert.deepEqual(stats.toJson({ all: false, errors: true, warnings: true }), { errors: [], warnings: [] });
}

test("webpack", async () => {
  const root = project("webpack", all, "out.js");
  await pack(root);
  await isRight(root);
});

test("webpack, with the module as a file", async () => {
  const root = project("webpack-slim", snippet("webpack.js"), "out.js");
  await pack(root);
  await isLogged(root);
});
