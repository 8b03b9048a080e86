// @ts-check
// The installed package in Chromium: pages, workers, pools, file://, an extension, and strict policies.

import assert from "node:assert/strict";
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { chromium as driver } from "playwright-core";

import { chromium, quietFlags } from "../../tools/find-chromium.mjs";
import { launch, serve, visit } from "./browsing.mjs";
import { install, page as news } from "./installed.mjs";
import { snippet } from "./snippets.mjs";

const folder = install();
const headline = "Bridge reopens after two years of repairs";
const strict = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'";

/** @type {import("playwright-core").Browser} */
let browser;

before(async () => {
  browser = await launch();
});

after(() => browser.close());

/**
 * A page with one external script, under a policy.
 *
 * @param {string} script
 * @param {string} [policy]
 * @param {Record<string, string>} [files]
 */
async function page(script, policy = strict, files = {}) {
  const html = `${news.replace("</body>", "")}<script type="module" src="/page.js"></script></body>`;
  const server = await serve(folder, { policy, files: { "/": html, "/page.js": script, ...files } });
  try {
    return await visit(browser, `${server.address}/`);
  } finally {
    server.close();
  }
}

test("page and module worker, with a policy of only 'wasm-unsafe-eval'", async () => {
  const script = `import { parse } from "/node_modules/khabar/index.js";
    const html = ${JSON.stringify(news)};
    const worker = new Worker("/worker.js", { type: "module" });
    worker.postMessage({ html, url: "https://harbour.example/bridge" });
    const fromWorker = new Promise((resolve) => { worker.onmessage = ({ data }) => resolve(JSON.parse(data)); });
    const told = async (promise) => { const { headline, url } = await promise; return [headline, url]; };
    window.results = Promise.all([told(parse(html)), told(fromWorker)]);`;
  const { results, errors } = await page(script, strict, { "/worker.js": snippet("worker.js") });
  assert.deepEqual(results, [[headline, undefined], [headline, "https://harbour.example/bridge"]]);
  assert.deepEqual(errors, []);
});

test("without 'wasm-unsafe-eval' the error says that the module could not be compiled", async () => {
  const script = `import { parse } from "/node_modules/khabar/index.js";
    window.results = parse("<p>x</p>").catch(({ code, message }) => [code, message.includes("Content Security Policy")]);`;
  const { results } = await page(script, "default-src 'none'; script-src 'self'");
  assert.deepEqual(results, ["not-ready", true]);
});

test("a live document is read with its address and stays as it is", async () => {
  const script = `import { parse, parseSync } from "/node_modules/khabar/index.js";
    import { Readability, isProbablyReaderable } from "/node_modules/khabar/readability.js";
    const before = document.documentElement.outerHTML;
    const isReaderable = isProbablyReaderable(document);
    const read = new Readability(document, { serializer: (element) => element.querySelectorAll("p").length }).parse();
    const now = parseSync(document);
    const later = await parse(document);
    const isSame = before === document.documentElement.outerHTML;
    window.results = [isReaderable, read.title, read.content, now.headline, later.headline, later.url === location.href, isSame];`;
  const { results, errors } = await page(script);
  assert.deepEqual(results, [true, headline, 3, headline, headline, true, true]);
  assert.deepEqual(errors, []);
});

const pooled = (/** @type {string} */ options) => `import { Pool } from "/node_modules/khabar/pool.js";
  const pool = new Pool({ size: 2${options} });
  const found = [];
  const codes = new Set();
  for await (const { article, error } of pool.parseEach(Array(3).fill(${JSON.stringify(news)}))) {
    found.push(article?.headline);
    if (error) codes.add(error.code);
  }
  pool.close();
  window.results = [found, [...codes]];`;

test("a pool of Web Workers, from blob: or from the package's own file", async () => {
  const fromBlob = await page(pooled(""), strict.replace("worker-src 'self'", "worker-src blob:"));
  assert.deepEqual(fromBlob.results, [Array(3).fill(headline), []]);
  const fromFile = await page(pooled(`, worker: () => new Worker("/node_modules/khabar/classic/worker.js")`));
  assert.deepEqual(fromFile.results, [Array(3).fill(headline), []]);
  const forbidden = await page(pooled(""));
  assert.deepEqual(forbidden.results[1], ["not-ready"]);
});

test("the README's page", async () => {
  const server = await serve(folder, { files: { "/": `${news}${snippet("page.html")}` } });
  const { results } = await visit(browser, `${server.address}/`, { isLogged: true });
  server.close();
  assert.equal(results, headline);
});

test("a classic script on file://, with everything in one global", async () => {
  const file = join(folder, "classic.html");
  writeFileSync(file, `${news}${snippet("classic.html")}`);
  const { results } = await visit(browser, pathToFileURL(file).href, { isLogged: true });
  assert.equal(results, headline);
  const [script] = /** @type {RegExpExecArray} */ (/^<script src.*$/m.exec(snippet("classic.html")));
  writeFileSync(file, `${news}${script}<script>
    const pool = new khabar.Pool({ size: 1 });
    pool.parse(document).then(({ headline }) => {
      window.results = [headline, new khabar.Readability(document).parse().title, khabar.parseSync(document).headline];
    });</script>`);
  const all = await visit(browser, pathToFileURL(file).href);
  assert.deepEqual(all.results, [headline, headline, headline]);
});

test("a Manifest V3 extension reads in its service worker", async () => {
  const extension = join(folder, "extension");
  mkdirSync(extension);
  cpSync(join(folder, "node_modules", "khabar"), join(extension, "khabar"), { recursive: true });
  for (const name of ["manifest.json", "background.js"]) writeFileSync(join(extension, name), snippet(name));
  writeFileSync(join(extension, "ask.html"), "<!doctype html><title>ask</title>");
  const context = await driver.launchPersistentContext(join(folder, "profile"), {
    executablePath: chromium(),
    args: [...quietFlags, `--disable-extensions-except=${extension}`, `--load-extension=${extension}`],
    ignoreDefaultArgs: ["--disable-extensions"],
  });
  try {
    const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent("serviceworker"));
    const ask = await context.newPage();
    await ask.goto(`${new URL("ask.html", worker.url())}`);
    const send = (/** @type {object} */ message) => ask.evaluate(`chrome.runtime.sendMessage(${JSON.stringify(message)})`);
    const article = /** @type {any} */ (await send({ html: news, url: "https://harbour.example/bridge" }));
    assert.deepEqual([article.headline, article.url], [headline, "https://harbour.example/bridge"]);
    assert.deepEqual(await send({ html: " " }), { code: "empty-input" });
  } finally {
    await context.close();
  }
});
