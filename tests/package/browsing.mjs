// @ts-check
// A static server and a browser that reports what its pages say.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { chromium as driver } from "playwright-core";

import { chromium, quietFlags } from "../../tools/find-chromium.mjs";

/** @type {Record<string, string>} */
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm" };

/**
 * @param {string} folder
 * @param {{ policy?: string, files?: Record<string, string> }} [more] a content security policy, and files that are not there
 * @returns {Promise<{ address: string, close: () => void }>}
 */
export async function serve(folder, { policy, files = {} } = {}) {
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    try {
      const body = files[path] ?? (await readFile(join(folder, path)));
      const type = TYPES[extname(path)] ?? "text/html";
      response.writeHead(200, { "content-type": type, ...(policy && { "content-security-policy": policy }) }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", () => done(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { address: `http://localhost:${port}`, close };
}

export const launch = () => driver.launch({ executablePath: chromium(), args: quietFlags });

/**
 * Opens a page and waits for what its script leaves in `window.results`, or for its first line in the console.
 *
 * @param {import("playwright-core").Browser} browser
 * @param {string} address
 * @param {{ isLogged?: boolean }} [how]
 * @returns {Promise<{ results: any, errors: string[] }>}
 */
export async function visit(browser, address, { isLogged = false } = {}) {
  const page = await browser.newPage();
  /** @type {string[]} */
  const errors = [];
  page.on("pageerror", (error) => errors.push(error.message));
  const logged = isLogged ? page.waitForEvent("console", { predicate: (it) => it.type() === "log", timeout: WAIT }) : undefined;
  try {
    await page.goto(address);
    if (logged) return { results: (await logged).text(), errors };
    return { results: await page.evaluate(RESULTS), errors };
  } catch (error) {
    throw new Error(`${address}: ${error}\n${errors.join("\n")}`, { cause: error });
  } finally {
    await page.close();
  }
}

/** Waits inside the page, because playwright's own waiting evaluates strings there, which a strict policy forbids. */
const RESULTS = `new Promise((resolve, reject) => {
  const until = Date.now() + 20_000;
  const look = () => {
    if (window.results) resolve(window.results);
    else if (until < Date.now()) reject(new Error("the page left no results"));
    else setTimeout(look, 20);
  };
  look();
})`;

/** Milliseconds for a page to come to its end on a busy machine. */
const WAIT = 20_000;
