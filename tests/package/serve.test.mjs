// @ts-check
// The development server: the page and the package, and nothing beside them.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { request } from "node:http";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

const script = fileURLToPath(new URL("../../tools/serve.mjs", import.meta.url));
/** @type {import("node:child_process").ChildProcess[]} */
const children = [];

/**
 * @param {number} wanted
 * @returns {Promise<number>} the port that the server took
 */
function start(wanted) {
  const child = spawn(process.execPath, [script], {
    env: { ...process.env, PORT: String(wanted) },
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.push(child);
  return new Promise((resolve, reject) => {
    child.stdout.once("data", (said) => resolve(Number(/:(\d+)\//.exec(String(said))?.[1])));
    child.once("exit", (code) => reject(new Error(`the server ended with ${code}`)));
  });
}

/** @type {number} */
let port;

/**
 * Asks for a path as it stands; `fetch` would tidy it first.
 *
 * @param {string} path
 * @param {string} [method]
 * @returns {Promise<{ status: number | undefined, headers: import("node:http").IncomingHttpHeaders, text: string }>}
 */
function ask(path, method = "GET") {
  return new Promise((resolve, reject) => {
    request({ host: "127.0.0.1", port, path, method }, (response) => {
      let text = "";
      response.on("data", (chunk) => (text += chunk));
      response.on("end", () => resolve({ status: response.statusCode, headers: response.headers, text }));
    }).on("error", reject).end();
  });
}

before(async () => {
  port = await start(8600);
});

after(() => {
  for (const child of children) child.kill();
});

test("the page, the package and the module have their types and a strict policy", async () => {
  for (const [path, type] of [["/", "text/html"], ["/khabar/index.js", "text/javascript"], ["/khabar/khabar.wasm", "application/wasm"]]) {
    const { status, headers } = await ask(path);
    assert.equal(status, 200, path);
    assert.ok(headers["content-type"]?.startsWith(type), path);
    assert.match(String(headers["content-security-policy"]), /default-src 'none'.*script-src 'self' 'wasm-unsafe-eval'/);
    assert.equal(headers["x-content-type-options"], "nosniff");
  }
});

test("no path leads out of the two folders", async () => {
  const ways = [
    "/../Cargo.toml", "/%2e%2e/Cargo.toml", "/..%2fCargo.toml", "/khabar/..%2f..%2fCargo.toml", "/khabar/%2e%2e%2fCargo.toml",
    "/khabar/../../Cargo.toml", "//etc/passwd", "/%00", "/%", "/khabar/..%5c..%5cCargo.toml", "/..%2fwww-other/x", "*",
  ];
  for (const path of ways) assert.equal((await ask(path)).status, 404, path);
});

test("it only reads", async () => {
  assert.equal((await ask("/", "POST")).status, 405);
  const head = await ask("/", "HEAD");
  assert.deepEqual([head.status, head.text], [200, ""]);
});

test("a taken port gives the next free one", async () => {
  const next = await start(port);
  assert.ok(port < next && next <= port + 20, `${port} was taken, got ${next}`);
});
