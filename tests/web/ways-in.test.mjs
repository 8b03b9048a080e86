// @ts-check
// The ways in other than a plain paste, what is said when they fail, and that pages stay harmless.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, afterEach, before, test } from "node:test";
import { gzipSync } from "node:zlib";

import { drop, field, paste, seen, start } from "./browser.mjs";

const sample = (/** @type {string} */ name) => readFileSync(new URL(`../../www/samples/${name}.html`, import.meta.url));
const FRONT = `<!doctype html><html lang="en"><title>The Hartwell Courier</title><body><header><h2>The Hartwell Courier</h2></header><main><ul>${
  ["Night bus to the hospital will run again", "County counts its hedges for the first time", "Bandstand repainted in green",
    "Flood gates to be tested on Thursday", "Market moves to the car park", "School choir wins in Leeds",
    "Two roads closed until Easter", "Bakery opens on the bridge", "Chess club seeks a warmer room", "Swans return to the weir"]
    .map((title, index) => `<li><h3><a href="https://courier.example/town/${index}">${title}</a></h3></li>`).join("")
}</ul></main></body></html>`;

/** @type {Awaited<ReturnType<typeof start>>} */
let site;
/** @type {import("./browser.mjs").Page} */
let page;
/** @type {import("./browser.mjs").Watch} */
let watch;
/** Addresses and errors that a test provokes on purpose. */
let expected = { outside: /** @type {string[]} */ ([]), errors: 0 };

before(async () => {
  site = await start();
});
after(() => site.stop());
afterEach(async () => {
  assert.deepEqual(watch.outside, expected.outside);
  assert.equal(watch.errors.length, expected.errors, watch.errors.join("\n"));
  expected = { outside: [], errors: 0 };
  await page.context().close();
});

/** @param {string} [language] */
async function open(language = "en") {
  ({ page, watch } = await site.open({ language }));
}

test("a dropped file is read from its bytes", async () => {
  await open();
  await drop(page, "tram.html", sample("ar"));
  const shown = await seen(page);
  assert.equal(shown.headline, "خط الترام يعود إلى المرفأ القديم بعد نصف قرن");
  assert.equal(await page.locator(".origin-name").innerText(), "tram.html");
});

test("an opened file is read", async () => {
  await open();
  await page.setInputFiles("#file", { name: "seeds.html", mimeType: "text/html", buffer: sample("en") });
  assert.equal((await seen(page)).headline, "The library that lends out seeds");
});

test("a page that a browser saved whole is read with its address", async () => {
  await open();
  const saved = `Snapshot-Content-Location: https://courier.example/saved\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${
    Buffer.from(sample("en").toString().replace(/<link rel="canonical"[^>]*>/u, "").replace(/<meta property="og:url"[^>]*>/u, "")).toString("base64")}\r\n--x--\r\n`;
  await drop(page, "seeds.mhtml", Buffer.from(saved));
  const shown = await seen(page);
  assert.equal(shown.headline, "The library that lends out seeds");
  assert.ok(shown.paragraphs[0].includes("Abbott to Zola"));
});

for (const [name, address] of [["story.mhtml", "https://harbour.example/b"], ["letter.eml", null], ["page.webarchive", "https://harbour.example/b"]]) {
  test(`the core opens ${name}`, async () => {
    await open();
    await drop(page, String(name), readFileSync(new URL(`../archives/${name}`, import.meta.url)));
    const shown = await seen(page);
    assert.equal(shown.headline, "Rain floods the old town");
    assert.equal(shown.paragraphs.length, 2);
    // A link is resolved against the address that the archive states.
    const links = await page.locator(".article .body a").evaluateAll((all) => all.map((one) => one.getAttribute("href")));
    assert.deepEqual(links, address === null ? [] : [address]);
  });
}

test("a web archive opens as a table of its pages, and each of them opens", async () => {
  await open();
  const record = (/** @type {string} */ address, /** @type {Buffer} */ html) => {
    const answer = Buffer.concat([Buffer.from("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"), html]);
    return gzipSync(Buffer.concat([Buffer.from(`WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: ${address}\r\nContent-Length: ${answer.length}\r\n\r\n`), answer, Buffer.from("\r\n\r\n")]));
  };
  await drop(page, "pages.warc.gz", Buffer.concat([record("https://courier.example/1", sample("en")), record("https://courier.example/2", sample("ar"))]));
  await page.waitForFunction(() => /^2 read in/u.test(document.getElementById("many-state")?.textContent ?? ""));
  assert.match(await page.locator("tr[data-index='1']").innerText(), /خط الترام[^]*courier\.example\/2/u);
  await page.locator("tr[data-index='1'] .many-open").click();
  assert.equal((await seen(page)).headline, "خط الترام يعود إلى المرفأ القديم بعد نصف قرن");
  assert.ok(await page.locator("[data-passage]").count() === 0);
  await page.click("#tab-why");
  assert.ok(await page.locator("[data-passage]").count() > 10, "opened anew, it has its passages");
});

test("text typed or put into the box is read with the button", async () => {
  await open();
  await page.fill("#draft", sample("en").toString());
  await page.click("#read");
  assert.equal((await seen(page)).headline, "The library that lends out seeds");
});

test("source in the plain flavour wins over the colours an editor adds", async () => {
  await open();
  await paste(page, { "text/plain": sample("en").toString(), "text/html": "<div><span>&lt;!DOCTYPE html&gt;</span><br><span>x</span></div>" });
  assert.equal((await seen(page)).headline, "The library that lends out seeds");
  assert.equal(await page.locator(".origin-name").innerText(), "Pasted source");
});

test("a rich selection keeps its structure", async () => {
  await open();
  const source = sample("en").toString();
  const article = source.slice(source.indexOf("<h1>"), source.indexOf('<div class="newsletter">'));
  const plain = article.replace(/<[^>]*>/gu, " ");
  await paste(page, { "text/plain": plain, "text/html": `<html><body><!--StartFragment-->${article}<!--EndFragment--></body></html>` });
  const shown = await seen(page);
  assert.equal(shown.headline, "The library that lends out seeds");
  assert.ok((await page.locator(".article .body h2").count()) === 2);
  assert.equal(await page.locator(".origin-name").innerText(), "Pasted selection");
});

for (const [language, words] of [["en", /CORS/u], ["ar", /CORS[^]*ليس الخطأ من جهتك/u]]) {
  test(`a site that refuses is explained, with what to do instead (${language})`, async () => {
    await open(String(language));
    await page.fill("#address", "news.example/story");
    await page.click("#fetch");
    await page.waitForSelector('[data-code="site-refuses"]');
    assert.match(await page.locator(".notice").innerText(), /** @type {RegExp} */ (words));
    assert.equal(await page.locator(".notice .how-ways li").count(), 4);
    assert.equal(await page.evaluate(() => document.activeElement?.id), "problem-title");
    assert.equal(await page.inputValue("#address"), "news.example/story");
    expected = { outside: ["https://news.example/story"], errors: 1 };
  });
}

test("a site that agrees is read, with its address", async () => {
  await open();
  await page.context().route("https://news.example/**", (route) => route.fulfill({ body: sample("en"), contentType: "text/html; charset=utf-8", headers: { "access-control-allow-origin": "*" } }));
  await page.fill("#address", "news.example/seeds");
  await page.keyboard.press("Enter");
  assert.equal((await seen(page)).headline, "The library that lends out seeds");
  assert.match(await page.evaluate(() => location.hash), /news\.example/u);
});

test("a site that sends without end is stopped", async () => {
  await open();
  await page.evaluate(() => {
    const part = new Uint8Array(8 << 20).fill(0x61);
    globalThis.fetch = async () => new Response(new ReadableStream({ pull: (to) => to.enqueue(part) }), { headers: { "content-type": "text/html" } });
  });
  await page.fill("#address", "news.example/endless");
  await page.click("#fetch");
  await page.waitForSelector('[data-code="too-large"]');
});

test("a work in hand outlives a change of the language, and its Cancel gives the focus back", async () => {
  await open();
  await page.evaluate(() => {
    globalThis.fetch = (_, options) => new Promise((_resolve, reject) => options?.signal?.addEventListener("abort", () => reject(new DOMException("", "AbortError"))));
  });
  await page.fill("#address", "news.example/silent");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".status-button");
  await page.click("#language");
  assert.match(await page.locator(".status-working").innerText(), /تُجلب الصفحة[^]*ألغِ/u);
  await page.locator(".status-button").press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement?.id), "address");
  await page.waitForFunction(() => document.getElementById("status")?.textContent === "أُلغيت القراءة.");
});

test("what is dragged over any view shows that a drop is taken, and what leaves this page does not", async () => {
  await open();
  await page.click("#sample-en");
  await page.waitForSelector("#headline");
  const drag = (/** @type {string} */ kind) => page.evaluate((name) => void document.body.dispatchEvent(new DragEvent(name, { dataTransfer: new DataTransfer(), bubbles: true, cancelable: true })), kind);
  const sign = page.locator("#drop-sign");
  assert.ok(await sign.isHidden());
  await drag("dragover");
  assert.ok(await sign.isVisible());
  await drag("dragend");
  await drag("dragstart");
  await drag("dragover");
  assert.ok(await sign.isHidden());
});

test("after a press pictures say where they come from, and one that fails can be tried again", async () => {
  await open();
  let asked = 0;
  const dot = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");
  await page.context().route("https://courier.example/**", (route) => (asked++ === 0 ? route.abort() : route.fulfill({ contentType: "image/png", body: dot })));
  await page.click("#sample-en");
  await page.click("#load-pictures");
  assert.match(await page.locator(".pictures").innerText(), /^The pictures come from courier\.example$/u);
  await page.click(".frame-failed button");
  await page.waitForFunction(() => /** @type {HTMLImageElement | null} */ (document.querySelector(".frame img"))?.naturalWidth === 1);
  expected = { outside: [], errors: 1 };
});

test("a finger is told of ways that a phone has", async () => {
  ({ page, watch } = await site.open({ browser: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } }));
  await page.click(".how summary");
  const words = await page.locator(".how-ways").innerText();
  assert.match(words, /^A selection[^]*bookmark/u);
  assert.doesNotMatch(words, /Ctrl|Drag/u);
});

test("a proxy is used only once the reader has set one, and only over HTTPS", async () => {
  await open();
  await page.click(".proxy summary");
  for (const wrong of ["http://proxy.example/?{url}", "https://proxy.example/"]) {
    await page.fill("#proxy", wrong);
    await page.locator("#proxy").blur();
    assert.match(await page.locator("#proxy-state").innerText(), /must begin with https/u);
  }
  await page.fill("#proxy", "https://proxy.example/?to={url}");
  await page.locator("#proxy").blur();
  await page.context().route("https://proxy.example/**", (route) => route.fulfill({ body: sample("en"), contentType: "text/html; charset=utf-8", headers: { "access-control-allow-origin": "*" } }));
  const asked = page.waitForRequest("https://proxy.example/**");
  await page.fill("#address", "news.example/story?a=b");
  await page.click("#fetch");
  assert.equal((await asked).url(), "https://proxy.example/?to=https%3A%2F%2Fnews.example%2Fstory%3Fa%3Db");
  assert.equal((await seen(page)).headline, "The library that lends out seeds");
  await page.click("#back");
  assert.equal(await page.inputValue("#proxy"), "https://proxy.example/?to={url}");
  await page.fill("#proxy", "");
  await page.locator("#proxy").blur();
  assert.match(await page.locator("#proxy-state").innerText(), /No proxy/u);
  await page.click("#fetch");
  await page.waitForSelector('[data-code="site-refuses"]');
  expected = { outside: ["https://news.example/story?a=b"], errors: 1 };
});

test("what is no address is said to be none, and nothing is asked for", async () => {
  await open();
  await page.fill("#address", "javascript:alert(1)");
  await page.click("#fetch");
  await page.waitForSelector('[data-code="bad-address"]');
});

test("a pasted address is offered, not fetched", async () => {
  await open();
  await paste(page, { "text/plain": "https://news.example/story" });
  await page.waitForFunction(() => document.activeElement?.id === "fetch");
  assert.equal(await page.inputValue("#address"), "https://news.example/story");
});

test("a list of pieces is said to be one", async () => {
  for (const [language, title] of [["en", "This page is a list, not an article"], ["ar", "هذه الصفحة قائمة وليست مقالًا"]]) {
    await page?.context().close();
    await open(language);
    await paste(page, { "text/plain": FRONT });
    await page.waitForSelector('[data-absent="index"]');
    assert.equal(await page.locator("#headline").innerText(), title);
    assert.notEqual(await field(page, "kind"), "");
  }
});

test("blank text, a picture and a page of nothing are each told apart", async () => {
  await open();
  await page.fill("#draft", "   \n ");
  await page.click("#read");
  await page.waitForSelector('[data-code="empty-input"]');
  await drop(page, "picture.png", Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]));
  await page.waitForSelector('[data-code="not-text"]');
  await paste(page, { "text/plain": "<!doctype html><title>x</title><body><p>Log in</p></body>" });
  await page.waitForSelector("[data-absent]");
});

test("pictures load only when asked for", async () => {
  await open();
  await page.click("#sample-en");
  await page.waitForSelector(".frame-held");
  assert.deepEqual(watch.outside, []);
  await page.click("#load-pictures");
  await page.waitForSelector(".frame-failed"); // The tests let nothing out, so it cannot arrive.
  assert.equal(await page.locator(".frame-held").count(), 0);
  assert.equal(watch.outside.length, 1);
  expected = { outside: [...watch.outside], errors: 1 };
});

for (const [button, where] of /** @type {const} */ ([["#load-pictures", "all at once"], [".frame-button", "one alone"]])) {
  test(`the place of a picture is low until the press, then as tall as the picture, and moves nothing later (${where})`, async () => {
    await open();
    let answer = () => {};
    /** @type {Promise<void>} */
    const answered = new Promise((done) => (answer = done));
    const drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="600"/>';
    await page.context().route("https://courier.example/**", async (route) => {
      await answered;
      await route.fulfill({ contentType: "image/svg+xml", body: drawing });
    });
    await paste(page, { "text/plain": sample("en").toString().replace('width="1600"', 'width="1500"') });
    await page.waitForSelector(".frame-held");
    const places = () => page.evaluate(() => ["header", ".frame", ".body > p"].map((part) => {
      const { top, height, width } = /** @type {Element} */ (document.querySelector(`.article ${part}`)).getBoundingClientRect();
      return { top, height, width };
    }));
    const line = await page.locator(".body > p").first().evaluate((one) => Number.parseFloat(getComputedStyle(one).lineHeight));
    const [headHeld, frameHeld] = await places();
    assert.ok(frameHeld.height < 8 * line, `${frameHeld.height} pixels`);
    await page.click(button);
    const pressed = await places();
    assert.deepEqual(pressed[0], headHeld);
    assert.equal(pressed[1].top, frameHeld.top);
    assert.ok(Math.abs(pressed[1].width / pressed[1].height - 1.5) < 0.01, `${pressed[1].width} by ${pressed[1].height}`);
    answer();
    await page.waitForFunction(() => /** @type {HTMLImageElement | null} */ (document.querySelector(".frame img"))?.naturalWidth === 900);
    assert.deepEqual(await places(), pressed);
    assert.equal(await page.evaluate(() => document.activeElement?.className), where === "one alone" ? "frame" : "pictures pictures-told", "the focus stays where the press was");
  });
}

test("a hostile page runs nothing, asks for nothing and keeps its words", async () => {
  await open();
  const hostile = sample("en").toString().replace("<p>The terms", `<script>document.title = "taken"</script>
    <img src="https://spy.example/a.gif" onerror="document.title='taken'"><svg onload="document.title='taken'"></svg>
    <iframe src="https://spy.example/"></iframe><style>@import "https://spy.example/b.css";</style>
    <meta http-equiv="refresh" content="0; url=https://spy.example/">
    <p>Read <a href="javascript:document.title='taken'">this link</a> and <a href="data:text/html,x">that one</a> before the terms change again.</p><p>The terms`);
  await paste(page, { "text/plain": hostile });
  const shown = await seen(page);
  await page.waitForTimeout(300);
  assert.ok(shown.paragraphs.some((text) => text.includes("Read this link and that one")));
  assert.ok((await page.title()).startsWith("The library"));
  const addresses = await page.evaluate(() => Array.from(document.querySelectorAll("main a"), (link) => link.getAttribute("href") ?? ""));
  for (const address of addresses) assert.match(address, /^(?:https?:|mailto:)/u);
  assert.equal(await page.locator("main :is(script, iframe, style, form)").count(), 0);
});

test("without workers the page reads by itself", async () => {
  await open();
  await page.addInitScript(() => {
    // @ts-expect-error A browser that has no workers.
    globalThis.Worker = undefined;
  });
  await page.reload();
  await page.click("#sample-en");
  assert.equal((await seen(page)).headline, "The library that lends out seeds");
});
