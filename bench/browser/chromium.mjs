// @ts-check
// A Chromium and a server for it that gives the project's files under headers with which its clock counts in 5 µs.

import { createReadStream, existsSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
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
 * Runs `work` with what `open` opens and the address of an empty page beside which the project's files stand.
 *
 * @template {{ close: () => Promise<void> }} Opened
 * @template T
 * @param {(executablePath: string) => Promise<Opened>} open
 * @param {(opened: Opened, address: string) => Promise<T>} work
 * @returns {Promise<T>}
 */
async function withServer(open, work) {
  const server = await serve();
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  const opened = await open(chromium());
  try {
    return await work(opened, `http://localhost:${port}/`);
  } finally {
    await opened.close();
    server.close();
    server.closeAllConnections();
  }
}

/**
 * @template T
 * @param {(browser: import("playwright-core").Browser, address: string) => Promise<T>} work
 */
export const withChromium = (work) => withServer((executablePath) => driver.launch({ executablePath, args: quietFlags }), work);

/**
 * The same with a profile of its own, which keeps files and what was compiled of them as a user's browser does.
 *
 * @template T
 * @param {(context: import("playwright-core").BrowserContext, address: string) => Promise<T>} work
 */
export async function withProfile(work) {
  const folder = mkdtempSync(join(tmpdir(), "khabar-bench-"));
  try {
    return await withServer((executablePath) => driver.launchPersistentContext(folder, { executablePath, args: quietFlags }), work);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
