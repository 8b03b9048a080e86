// @ts-check
// The installed package in Chromium: in a page and in a module worker, under a strict policy.

import assert from "node:assert/strict";
import { createReadStream, existsSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { chromium as driver } from "playwright-core";

import { chromium, quietFlags } from "../../tools/find-chromium.mjs";
import { install, page as news } from "./installed.mjs";

const folder = install();
const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'";
const use = `import { parse } from "/node_modules/khabar/index.js";
const read = async () => (await parse(${JSON.stringify(news)})).headline;`;
/** @type {Record<string, [string, string]>} */
const files = {
  "/": ["text/html", `<!doctype html><title>t</title><script type="module" src="/page.js"></script>`],
  "/page.js": ["text/javascript", `${use}
    const worker = new Worker("/worker.js", { type: "module" });
    const fromWorker = new Promise((resolve) => { worker.onmessage = (event) => resolve(event.data); });
    window.results = Promise.all([read(), fromWorker]);`],
  "/worker.js": ["text/javascript", `${use} postMessage(await read());`],
};

const server = createServer((request, response) => {
  const path = request.url ?? "/";
  const headers = { "content-security-policy": policy };
  const file = join(folder, path);
  if (files[path]) {
    response.writeHead(200, { ...headers, "content-type": files[path][0] }).end(files[path][1]);
  } else if (path.startsWith("/node_modules/") && existsSync(file)) {
    response.writeHead(200, { ...headers, "content-type": "text/javascript" });
    createReadStream(file).pipe(response);
  } else {
    response.writeHead(404).end();
  }
});

/** @type {import("playwright-core").Browser} */
let browser;

before(async () => {
  await new Promise((done) => server.listen(0, "127.0.0.1", () => done(undefined)));
  browser = await driver.launch({ executablePath: chromium(), args: quietFlags });
});

after(async () => {
  await browser.close();
  server.close();
});

test("page and module worker, with a policy of only 'wasm-unsafe-eval'", async () => {
  const page = await browser.newPage();
  /** @type {string[]} */
  const problems = [];
  page.on("pageerror", (error) => problems.push(error.message));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  await page.goto(`http://localhost:${port}/`);
  await page.waitForFunction("window.results");
  const results = await page.evaluate("window.results");
  assert.deepEqual(results, Array(2).fill("Bridge reopens after two years of repairs"));
  assert.deepEqual(problems, []);
});
