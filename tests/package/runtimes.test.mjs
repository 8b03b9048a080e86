// @ts-check
// The installed package in other runtimes than Node and browsers. A runtime that is not installed is skipped by name.

import assert from "node:assert/strict";
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";

import { install, page as news } from "./installed.mjs";
import { snippet } from "./snippets.mjs";

const folder = install();
const headline = "Bridge reopens after two years of repairs";
const tools = fileURLToPath(new URL("../../node_modules/.bin", import.meta.url));

/** @param {string} name @returns {{ path: string, skip: string | false }} */
function runtime(name) {
  const path = join(tools, name);
  const isThere = existsSync(path) && spawnSync(path, ["--version"]).status === 0;
  return { path, skip: isThere ? false : `${name} is not installed for this platform` };
}

const deno = runtime("deno");
const workerd = runtime("workerd");

test("Deno, with a pool of its workers", { skip: deno.skip }, () => {
  writeFileSync(join(folder, "story.html"), news);
  const run = (/** @type {string} */ name, /** @type {string} */ code) => {
    writeFileSync(join(folder, name), code);
    const words = ["run", "--no-config", "--node-modules-dir=manual", "--cached-only", "--no-check", "--allow-read", "--allow-env", "--allow-sys", name];
    return execFileSync(deno.path, words, { cwd: folder, encoding: "utf8", env: { ...process.env, DENO_NO_UPDATE_CHECK: "1" } }).trim();
  };
  assert.equal(run("deno.ts", snippet("deno.ts")), headline);
  assert.equal(run("pool.ts", `import { Pool } from "npm:khabar/pool";
    const pool = new Pool({ size: 1 });
    console.log((await pool.parse(await Deno.readFile("story.html"))).headline);
    pool.close();`), headline);
});

/** @returns {Promise<{ port: number, close: () => void }>} a server that answers with a news page */
async function newsroom() {
  const server = createServer((request, response) => response.writeHead(200, { "content-type": "text/html" }).end(news));
  await new Promise((done) => server.listen(0, "127.0.0.1", () => done(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return { port, close: () => server.close() };
}

/** What `wrangler` makes of a worker: one script, its module of WebAssembly beside it. @param {string} root */
async function bundle(root) {
  const done = await esbuild.build({
    entryPoints: [join(root, "edge.js")],
    outfile: join(root, "out.js"),
    bundle: true,
    format: "esm",
    conditions: ["workerd", "worker", "browser"],
    loader: { ".wasm": "copy" },
    metafile: true,
    logLevel: "warning",
  });
  const files = Object.keys(done.metafile.outputs).map((it) => it.slice(it.lastIndexOf("/") + 1));
  // workerd takes the first for the main module.
  files.sort((one, other) => Number(one.endsWith(".wasm")) - Number(other.endsWith(".wasm")));
  return files.map((it) => (it.endsWith(".wasm") ? `(name = "./${it}", wasm = embed "${it}")` : `(name = "${it}", esModule = embed "${it}")`)).join(", ");
}

test("workerd, with the module imported", { skip: workerd.skip }, async () => {
  const root = join(folder, "edge");
  mkdirSync(root);
  const reading = `import { Readability } from "khabar/readability";`;
  writeFileSync(join(root, "edge.js"), `${reading}\n${snippet("edge.js").replace("if (!page)", `if (!page) return new Response(new Readability(${JSON.stringify(news)}).parse().title);\n    if (!page)`)}`);
  const modules = await bundle(root);
  writeFileSync(join(root, "config.capnp"), `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = (modules = [${modules}], compatibilityDate = "2025-06-01")),
    (name = "internet", network = (allow = ["private", "local"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
`);
  const source = await newsroom();
  const server = spawn(workerd.path, ["serve", "config.capnp", "--control-fd=3"], { cwd: root, stdio: ["ignore", "inherit", "inherit", "pipe"] });
  try {
    const port = await new Promise((resolve, reject) => {
      server.once("exit", (code) => reject(new Error(`workerd ended with ${code}`)));
      /** @type {import("node:stream").Readable} */ (server.stdio[3]).on("data", (said) => {
        for (const line of String(said).trim().split("\n")) {
          const event = JSON.parse(line);
          if (event.event === "listen") resolve(event.port);
        }
      });
    });
    const ask = (/** @type {string} */ query) => fetch(`http://127.0.0.1:${port}/${query}`);
    const address = `http://127.0.0.1:${source.port}/bridge`;
    const article = await (await ask(`?page=${encodeURIComponent(address)}`)).json();
    assert.deepEqual([article.headline, article.url], [headline, address]);
    assert.equal(await (await ask("")).text(), headline);
  } finally {
    server.removeAllListeners("exit");
    server.kill();
    source.close();
  }
});
