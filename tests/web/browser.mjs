// @ts-check
// A served page in a real browser, for the tests beside this file.
// Every tab reports what a careful site owner would want to know: console errors, policy violations, requests to others.

import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";

import { chromium } from "playwright-core";

const SERVE = fileURLToPath(new URL("../../tools/serve.mjs", import.meta.url));
const FLAGS = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];

/**
 * @typedef {import("playwright-core").Page} Page
 * @typedef {{ errors: string[], outside: string[] }} Watch
 */

/** Starts the server and the browser. */
export async function start() {
  const server = spawn(process.execPath, [SERVE], { env: { ...process.env, PORT: String(await freePort()) } });
  const address = await new Promise((resolve, reject) => {
    server.stdout.on("data", (said) => {
      const found = /http:\/\/[^\s/]+/u.exec(String(said));
      if (found) resolve(found[0]);
    });
    server.stderr.on("data", (said) => process.stderr.write(said));
    server.on("exit", (code) => reject(new Error(`the server ended with ${code}`)));
  });
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
  return {
    address,
    browser,
    /**
     * @param {{ language?: string, core?: string, browser?: import("playwright-core").BrowserContextOptions }} [wish]
     *   `core` is the source of a module that stands in for the package.
     * @returns {Promise<{ page: Page, watch: Watch }>}
     */
    async open({ language = "en", core, browser: options = {} } = {}) {
      // A service worker would answer in the place of the tests' own answers.
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, serviceWorkers: "block", ...options });
      const page = await context.newPage();
      if (core) await context.route("**/khabar/index.js", (route) => route.fulfill({ contentType: "text/javascript", body: `${core}\nexport const init = async () => {};` }));
      const watch = await watchOver(page, new URL(address).host);
      await page.goto(`${address}/?lang=${language}`);
      await page.waitForSelector("#draft");
      return { page, watch };
    },
    async stop() {
      await browser.close();
      server.kill();
    },
  };
}

/**
 * Waits until what stands open is drawn: what is not has no inner text.
 *
 * @param {Page} page
 */
export const drawn = (page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(undefined)))));

/**
 * Pastes as a browser does: a clipboard event with data, on the element that has the focus.
 *
 * @param {Page} page
 * @param {Record<string, string>} flavours By media type.
 */
export async function paste(page, flavours) {
  await page.evaluate((given) => {
    const clipboardData = new DataTransfer();
    for (const [type, text] of Object.entries(given)) clipboardData.setData(type, text);
    const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    (document.activeElement ?? document.body).dispatchEvent(event);
  }, flavours);
}

/**
 * Drops a file on the page.
 *
 * @param {Page} page
 * @param {string} name
 * @param {Uint8Array} bytes
 */
export async function drop(page, name, bytes) {
  await page.evaluate(([fileName, content]) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([new Uint8Array(/** @type {number[]} */ (content))], String(fileName)));
    for (const kind of ["dragover", "drop"]) {
      document.body.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }));
    }
  }, /** @type {const} */ ([name, Array.from(bytes)]));
}

/**
 * What a reader sees of the article.
 *
 * @param {Page} page
 */
export async function seen(page) {
  await page.waitForSelector(".article .body");
  return page.evaluate(() => {
    const article = /** @type {HTMLElement} */ (document.querySelector(".article"));
    const texts = (/** @type {string} */ selector) =>
      Array.from(article.querySelectorAll(selector), (element) => (/** @type {HTMLElement} */ (element)).innerText.trim());
    return {
      headline: texts(".headline")[0],
      dek: texts(".dek")[0],
      paragraphs: texts(".body > p"),
      captions: texts("figcaption .caption"),
      credits: texts("figcaption .credit"),
      language: article.lang,
      direction: getComputedStyle(article).direction,
      interface: getComputedStyle(document.body).direction,
      title: document.title,
    };
  });
}

/**
 * @param {Page} page
 * @param {string} name
 * @returns {Promise<string>} The text of a field's value; empty when the field is not shown.
 */
export async function field(page, name) {
  const value = page.locator(`.fields [data-field="${name}"] dd`); // A second one holds the proof.
  return (await value.count()) > 0 ? value.first().innerText() : "";
}

/**
 * @param {Page} page
 * @param {string} home The server's host, the only one that may be asked for anything.
 * @returns {Promise<Watch>}
 */
async function watchOver(page, home) {
  /** @type {Watch} */
  const watch = { errors: [], outside: [] };
  page.on("console", (message) => message.type() === "error" && watch.errors.push(message.text()));
  page.on("pageerror", (error) => watch.errors.push(String(error)));
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      console.error(`policy violation: ${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  // Nothing may leave, so whatever tries is recorded and refused.
  await page.context().route(
    (url) => url.protocol.startsWith("http") && url.host !== home,
    (route) => {
      watch.outside.push(route.request().url());
      return route.abort();
    },
  );
  return watch;
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = /** @type {import("node:net").AddressInfo} */ (probe.address());
      probe.close(() => resolve(port));
    });
  });
}
