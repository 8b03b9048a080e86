// @ts-check
// Without a server, without a network, installed, and by bookmark.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { after, before, describe, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

import { chromium } from "playwright-core";

import { paste, seen, start } from "./browser.mjs";
import { bookmarklet } from "../../www/ways/bookmarklet.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const sample = (/** @type {string} */ name) => readFileSync(`${root}www/samples/${name}.html`, "utf8");

/** @type {Awaited<ReturnType<typeof start>>} */
let site;
before(async () => {
  site = await start();
});
after(() => site.stop());

describe("the one file, opened from disk", () => {
  /** @type {import("playwright-core").Browser} */
  let browser;
  before(async () => {
    const built = spawnSync(process.execPath, [`${root}tools/build-page.mjs`], { encoding: "utf8" });
    assert.equal(built.status, 0, built.stderr);
    browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--headless", "--no-sandbox", "--disable-gpu"] });
  });
  after(() => browser.close());

  /** @param {string} [language] @param {boolean} [offline] */
  async function open(language = "en", offline = true) {
    const context = await browser.newContext({ offline });
    const page = await context.newPage();
    /** @type {string[]} */
    const errors = [];
    /** @type {string[]} */
    const asked = [];
    page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
    page.on("pageerror", (error) => errors.push(String(error)));
    page.on("request", (request) => !request.url().startsWith("blob:") && !request.url().startsWith("data:") && asked.push(request.url()));
    const address = `${pathToFileURL(`${root}dist/khabar.html`)}?lang=${language}`;
    await page.goto(address);
    await page.waitForSelector("#draft");
    return { page, errors, asked, address };
  }

  for (const language of ["en", "ar"]) {
    test(`it reads a paste in a worker and asks for nothing (${language})`, async () => {
      const { page, errors, asked, address } = await open(language);
      const worker = page.waitForEvent("worker", { timeout: 5000 }).catch(() => page.workers()[0]);
      await paste(page, { "text/plain": sample("ar") });
      assert.equal((await seen(page)).headline, "خط الترام يعود إلى المرفأ القديم بعد نصف قرن");
      assert.match(String((await worker)?.url() ?? page.workers()[0]?.url()), /^blob:/u);
      await page.click("#tab-markdown");
      assert.match(await page.locator(".source-markdown").innerText(), /خط الترام/u);
      assert.deepEqual(errors, []);
      assert.deepEqual(asked, [address]);
      await page.context().close();
    });
  }

  test("it carries its samples, reads many files, and offers no fetching", async () => {
    const { page, errors } = await open();
    assert.equal(await page.locator("#address").count(), 0);
    await page.click("#sample-en");
    assert.equal((await seen(page)).headline, "The library that lends out seeds");
    assert.equal(await page.locator("#load-pictures").count(), 0);
    await page.click("#back");
    const file = (/** @type {string} */ name) => ({ name: `${name}.html`, mimeType: "text/html", buffer: Buffer.from(sample(name)) });
    await page.setInputFiles("#file", [file("en"), file("ar")]);
    await page.waitForFunction(() => /^2 read in/u.test(document.getElementById("many-state")?.textContent ?? ""));
    assert.deepEqual(errors, []);
    await page.context().close();
  });

  test("its policy lets nothing out, whatever a script tries", async () => {
    const { page } = await open("en", false);
    /** @type {string[]} */
    const reached = [];
    await page.context().route("https://spy.example/**", (route) => {
      reached.push(route.request().url());
      return route.fulfill({ body: "GIF89a", headers: { "access-control-allow-origin": "*" } });
    });
    const held = await page.evaluate(async () => {
      const tries = {
        fetch: () => fetch("https://spy.example/"),
        picture: () => new Promise((resolve, reject) => Object.assign(new Image(), { onload: resolve, onerror: reject, src: "https://spy.example/a.gif" })),
        script: () => new Promise((resolve, reject) => document.head.append(Object.assign(document.createElement("script"), { onload: resolve, onerror: reject, src: "data:text/javascript,0" }))),
        code: async () => (0, eval)("1"),
      };
      /** @type {string[]} */
      const out = [];
      for (const [name, attempt] of Object.entries(tries)) await attempt().then(() => out.push(name), () => {});
      return out;
    });
    assert.deepEqual(held, []);
    assert.deepEqual(reached, []);
    await page.context().close();
  });
});

describe("the service worker", () => {
  const files = () => {
    const list = /const FILES = (\[[^]*?\]);/u.exec(readFileSync(`${root}www/sw.js`, "utf8"))?.[1] ?? "[]";
    return /** @type {string[]} */ (JSON.parse(list.replace(/,\s*\]/u, "]")));
  };

  test("keeps every file that the page is made of, and no other", () => {
    const served = readdirSync(`${root}www`, { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile())
      .map((one) => `${one.parentPath}/${one.name}`.slice(`${root}www/`.length))
      .filter((name) => !name.startsWith("one-file/") && !["sw.js", "index.html", "types.js"].includes(name));
    const own = files().filter((name) => !name.startsWith("khabar/") && name !== "./");
    assert.deepEqual(own.sort(), served.sort());
    const ofPackage = files().filter((name) => name.startsWith("khabar/")).map((name) => name.slice("khabar/".length));
    assert.deepEqual(ofPackage.sort(), [...imported("index.js")].sort());
  });

  /** @param {string} first A module of the package. @returns {Set<string>} It and all that it imports. */
  function imported(first) {
    const found = new Set([first]);
    for (const name of found) {
      for (const [, other] of readFileSync(`${root}pkg/${name}`, "utf8").matchAll(/^(?:import|export) [^;]*?from "(\.[^"]+)";$/gmu)) {
        found.add(new URL(other, `file:///${name}`).pathname.slice(1));
      }
    }
    return found;
  }

  test("lets the page work without a network", async () => {
    const { page, watch } = await site.open({ browser: { serviceWorkers: "allow" } });
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await page.context().setOffline(true);
    await page.reload();
    await page.waitForSelector("#draft");
    await page.click("#sample-en");
    assert.equal((await seen(page)).headline, "The library that lends out seeds");
    assert.deepEqual(watch.errors, []);
    await page.context().close();
  });

  test("takes files and text that another program shares", async () => {
    const { page } = await site.open({ browser: { serviceWorkers: "allow" } });
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    const share = (/** @type {Record<string, string>} */ fields, /** @type {string} */ file) => page.evaluate(async ([texts, content]) => {
      const form = new FormData();
      for (const [name, value] of Object.entries(texts)) form.append(name, value);
      if (content) form.append("files", new File([content], "shared page.html", { type: "text/html" }));
      const answer = await fetch("./share", { method: "POST", body: form });
      return answer.url;
    }, /** @type {[Record<string, string>, string]} */ ([fields, file]));
    assert.match(await share({}, sample("en")), /\?shared$/u);
    await page.goto(`${site.address}/?shared`);
    assert.equal((await seen(page)).headline, "The library that lends out seeds");
    assert.equal(await page.locator(".origin-name").innerText(), "shared page.html");
    await share({ url: "https://news.example/story" }, "");
    await page.goto(`${site.address}/?shared`);
    await page.waitForFunction(() => document.activeElement?.id === "fetch");
    assert.equal(await page.inputValue("#address"), "https://news.example/story");
    await page.context().close();
  });

  test("finds the address in a text that a program shares", async () => {
    const { page } = await site.open({ browser: { serviceWorkers: "allow" } });
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await page.evaluate(async () => {
      const form = new FormData();
      form.append("title", "A story");
      form.append("text", "Rain floods the old town https://news.example/rain");
      await fetch("./share", { method: "POST", body: form });
    });
    await page.goto(`${site.address}/?shared`);
    await page.waitForFunction(() => document.activeElement?.id === "fetch");
    assert.equal(await page.inputValue("#address"), "https://news.example/rain");
    await page.context().close();
  });

  test("reads files that the system opens with it", async () => {
    const { page } = await site.open();
    await page.addInitScript((content) => {
      const handle = { getFile: async () => new File([content], "handed.html") };
      Object.defineProperty(globalThis, "launchQueue", { value: { setConsumer: (/** @type {(launch: unknown) => void} */ consumer) => consumer({ files: [handle] }) } });
    }, sample("en"));
    await page.reload();
    assert.equal((await seen(page)).headline, "The library that lends out seeds");
    assert.equal(await page.locator(".origin-name").innerText(), "handed.html");
    await page.context().close();
  });

  test("the manifest names what there is", async () => {
    const { page } = await site.open();
    const manifest = await page.evaluate(async () => (await fetch("khabar.webmanifest")).json());
    for (const { src } of manifest.icons) assert.ok(files().includes(src));
    assert.equal(manifest.share_target.action, "./share");
    await page.context().close();
  });
});

describe("the bookmark", () => {
  /** @type {import("node:http").Server} */
  let news;
  let address = "";
  /** @type {Record<string, string>} */
  let headers = {};
  let body = "";
  before(async () => {
    news = createServer((_, response) => response.writeHead(200, { "content-type": "text/html; charset=utf-8", ...headers }).end(body));
    await new Promise((resolve) => news.listen(0, "127.0.0.1", () => resolve(undefined)));
    address = `http://127.0.0.1:${/** @type {import("node:net").AddressInfo} */ (news.address()).port}/story`;
  });
  after(() => news.close());

  const STRICT = "default-src 'none'; script-src 'none'; connect-src 'none'; require-trusted-types-for 'script'";
  /** Words that do not pack well, so that the page outgrows an address. */
  const padding = () => `<!--${Array.from({ length: 300_000 }, (_, index) => Math.imul(index + 1, 2654435761) >>> 0).join(" ")}-->`;
  for (const [name, given, content] of /** @type {[string, Record<string, string>, () => string][]} */ ([
    ["a plain page", {}, () => sample("en")],
    ["a page with a strict policy", { "content-security-policy": STRICT }, () => sample("en")],
    ["a page that keeps its windows apart", { "cross-origin-opener-policy": "same-origin" }, () => sample("en")],
    ["a page too large for an address", {}, () => sample("en").replace("</body>", `${padding()}</body>`)],
  ])) {
    test(`hands over ${name}`, async () => {
      headers = given;
      body = content();
      const { page: own } = await site.open();
      const context = own.context();
      await context.unrouteAll();
      const page = await context.newPage();
      await page.goto(address);
      const code = decodeURIComponent(bookmarklet(`${site.address}/?lang=en#x`).slice("javascript:".length));
      const [opened] = await Promise.all([context.waitForEvent("page"), page.evaluate(code)]);
      assert.equal((await seen(opened)).headline, "The library that lends out seeds");
      assert.equal(await opened.locator(".origin-name").innerText(), "Page by bookmark");
      assert.equal(new URL(opened.url()).hash, "#view=result", "the page does not stay in the address");
      await context.close();
    });
  }

  test("a large page that keeps its windows apart is saved instead, and a damaged one is said to be", async () => {
    headers = { "cross-origin-opener-policy": "same-origin" };
    body = sample("en").replace("</body>", `${padding()}</body>`);
    const { page: own } = await site.open();
    const context = own.context();
    await context.unrouteAll();
    const page = await context.newPage();
    await page.goto(address);
    const code = decodeURIComponent(bookmarklet(`${site.address}/`).slice("javascript:".length));
    const [download, opened] = await Promise.all([page.waitForEvent("download"), context.waitForEvent("page"), page.evaluate(code)]);
    assert.equal(download.suggestedFilename(), "page.html");
    await opened.waitForSelector('[data-code="too-large-to-carry"]');
    const broken = await context.newPage();
    await broken.goto(`${site.address}/#page=abc`);
    await broken.waitForSelector('[data-code="broken-link"]');
    await context.close();
  });

  test("is offered on the first view and explained when pressed there", async () => {
    const { page, watch } = await site.open();
    await page.click(".how summary");
    assert.match(await page.locator(".bookmark").getAttribute("href") ?? "", /^javascript:/u);
    await page.click(".bookmark");
    assert.match(await page.locator(".how-ways [role=status]").innerText(), /Drag/u);
    assert.deepEqual(watch.errors, []);
    await page.context().close();
  });
});
