// @ts-check
// A Chromium and a server for it that gives the project's files under headers with which its clock counts in 5 µs.

import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium as driver } from "playwright-core";

import { chromium, quietFlags } from "../../tools/find-chromium.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** @type {Record<string, string>} */
const TYPES = { ".js": "text/javascript", ".wasm": "application/wasm", ".json": "application/json" };

const HEADERS = { "cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp" };

async function serve() {
  const server = createServer(({ url }, response) => {
    const { pathname } = new URL(url ?? "/", "http://localhost");
    const file = normalize(join(root, pathname));
    if (pathname === "/") {
      response.writeHead(200, { ...HEADERS, "content-type": "text/html" }).end("<!doctype html><title>bench</title>");
    } else if (file.startsWith(root) && existsSync(file) && statSync(file).isFile()) {
      // Cached for ever, as files of a release are: a warm start finds them and what was compiled of them.
      response.writeHead(200, { ...HEADERS, "content-type": TYPES[extname(file)] ?? "text/plain", "cache-control": "max-age=31536000, immutable" });
      createReadStream(file).pipe(response);
    } else {
      response.writeHead(404, HEADERS).end();
    }
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", () => done(undefined)));
  return server;
}

/**
 * Runs `work` with a browser and the address of an empty page beside which the project's files stand.
 *
 * @template T
 * @param {(browser: import("playwright-core").Browser, address: string) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withChromium(work) {
  const server = await serve();
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  const browser = await driver.launch({ executablePath: chromium(), args: quietFlags });
  try {
    return await work(browser, `http://localhost:${port}/`);
  } finally {
    await browser.close();
    server.close();
    server.closeAllConnections();
  }
}
