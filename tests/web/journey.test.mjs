// @ts-check
// Where the reader is stands in the address, back and forward lead through it, and what was pasted never does.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, afterEach, before, describe, test } from "node:test";

import { hashOf, placeOf } from "../../www/place.js";
import { paste, seen, start } from "./browser.mjs";

const sample = (/** @type {string} */ name) => readFileSync(new URL(`../../www/samples/${name}.html`, import.meta.url), "utf8");
const EN = "The library that lends out seeds";
const AR = "خط الترام يعود إلى المرفأ القديم بعد نصف قرن";

/** @type {Awaited<ReturnType<typeof start>>} */
let site;
/** @type {import("./browser.mjs").Page} */
let page;
/** @type {import("./browser.mjs").Watch} */
let watch;

before(async () => {
  site = await start();
});
after(() => site.stop());

const hash = () => page.evaluate(() => location.hash);
const chosen = () => page.locator(".tab[aria-selected=true]").getAttribute("id");
const headline = async () => (await seen(page)).headline;
/** @param {string} wanted */
const waitFor = (wanted) => page.waitForFunction((text) => document.getElementById("headline")?.textContent === text, wanted);

describe("the words of an address", () => {
  test("are read as they were written", () => {
    for (const place of /** @type {import("../../www/place.js").Place[]} */ ([
      { view: "result", tab: "why", sample: "en", lang: "ar" },
      { view: "result", tab: "json", url: "https://news.example/story?a=b&page=2#x" },
      { view: "many" },
      { view: "result", tab: "markdown" },
      { view: "intake", lang: "ar" },
    ])) {
      const { view, tab, sample: of, url, lang } = placeOf(hashOf(place));
      assert.deepEqual({ view, tab, sample: of, url, lang }, { tab: undefined, sample: undefined, url: undefined, lang: undefined, ...place });
    }
    assert.equal(hashOf({ view: "intake" }), "");
    assert.equal(hashOf({ view: "result", tab: "article" }), "#view=result");
  });

  test("that do not fit are left out", () => {
    for (const text of ["", "#", "#page=abc", "#wait", "#sample=../x", "#url=javascript:alert(1)", "#url=data:text/html,x", "#view=toString", "#tab=<b>", "#lang=xx", `#url=https://a.example/${"x".repeat(9000)}`]) {
      assert.deepEqual(JSON.parse(JSON.stringify(placeOf(text))), { view: "intake" }, text);
    }
  });
});

describe("the address", () => {
  afterEach(async () => {
    assert.deepEqual(watch.errors, []);
    assert.deepEqual(watch.outside, []);
    await page.context().close();
  });

  test("follows views and tabs, and back and forward go through them", async () => {
    ({ page, watch } = await site.open());
    await page.click("#sample-en");
    await waitFor(EN);
    assert.equal(await hash(), "#sample=en");
    await page.click("#tab-why");
    await page.click("#tab-json");
    assert.equal(await hash(), "#sample=en&tab=json");
    await page.goBack();
    assert.equal(await chosen(), "tab-why");
    await page.goBack();
    assert.equal(await chosen(), "tab-article");
    await page.goBack();
    await page.waitForSelector("#draft");
    assert.equal(await hash(), "");
    await page.goForward();
    await waitFor(EN);
    await page.goForward();
    assert.equal(await chosen(), "tab-why");
    assert.equal(await page.locator(".passage").first().isVisible(), true);
  });

  test("back and forward take the focus along", async () => {
    ({ page, watch } = await site.open());
    const focused = () => page.evaluate(() => document.activeElement?.id);
    await page.click("#sample-en");
    await waitFor(EN);
    await page.click("#tab-why");
    await page.goBack();
    assert.equal(await focused(), "tab-article");
    await page.goBack();
    await page.waitForSelector("#draft");
    assert.equal(await focused(), "draft");
    await page.goForward();
    await waitFor(EN);
    assert.equal(await focused(), "headline");
  });

  test("back from a quote's place leads to the list that led there", async () => {
    ({ page, watch } = await site.open({ browser: { viewport: { width: 390, height: 844 }, reducedMotion: "reduce" } }));
    await page.click("#sample-en");
    await waitFor(EN);
    const quote = page.locator('[data-mentions="quotes"] li button').first();
    await quote.click();
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("data-block")), "3");
    await page.goBack();
    await page.waitForFunction(() => document.activeElement?.closest('[data-mentions="quotes"]'));
    assert.equal(await page.locator("#headline").count(), 1);
    await page.waitForFunction(() => (document.activeElement?.getBoundingClientRect().top ?? 0) > 0);
    assert.ok(await quote.evaluate((one) => one.getBoundingClientRect().top < innerHeight));
  });

  test("arrow keys along the tabs leave no trail", async () => {
    ({ page, watch } = await site.open());
    await page.click("#sample-en");
    await waitFor(EN);
    const length = () => page.evaluate(() => history.length);
    const before = await length();
    await page.focus("#tab-article");
    for (let count = 0; count < 4; count += 1) await page.keyboard.press("ArrowRight");
    assert.equal(await hash(), "#sample=en&tab=html");
    assert.equal(await length(), before);
  });

  test("two articles after each other both stay at hand, with what was changed in them", async () => {
    ({ page, watch } = await site.open());
    await paste(page, { "text/plain": sample("en") });
    await waitFor(EN);
    assert.equal(await hash(), "#view=result", "nothing of what was pasted");
    await page.click("#tab-why");
    await page.locator(".passage", { hasText: "The notes are kept." }).getByRole("switch").click();
    await page.waitForFunction(() => /Taken out/u.test(document.getElementById("status")?.textContent ?? ""));
    await paste(page, { "text/plain": sample("ar") });
    await waitFor(AR);
    await page.goBack();
    await page.waitForSelector(".passage-changed");
    await page.click("#tab-article");
    assert.equal(await headline(), EN);
    assert.ok(!(await page.locator(".body").innerText()).includes("The notes are kept."));
    await page.goBack();
    await page.goBack();
    await page.goBack();
    await page.waitForSelector("#draft");
  });

  test("a sample, its tab and the language are shared by the address", async () => {
    ({ page, watch } = await site.open());
    await page.goto(`${site.address}/#sample=ar&tab=markdown&lang=ar`);
    await page.reload();
    await page.waitForSelector(".source-markdown");
    assert.match(await page.locator(".source-markdown").innerText(), /خط الترام/u);
    assert.equal(await page.evaluate(() => document.documentElement.dir), "rtl");
    await page.click("#language");
    assert.equal(await hash(), "#sample=ar&tab=markdown&lang=en");
    assert.equal(await page.evaluate(() => document.documentElement.dir), "ltr");
  });

  test("a hash that somebody writes is followed in the open page", async () => {
    ({ page, watch } = await site.open());
    await page.evaluate(() => (location.hash = "#sample=en"));
    await waitFor(EN);
    await page.evaluate(() => (location.hash = "#sample=ar&lang=ar"));
    await waitFor(AR);
    assert.equal(await page.evaluate(() => document.documentElement.lang), "ar");
    await page.goBack();
    await waitFor(EN);
  });

  test("an address in it is offered, and nothing is asked for before a press", async () => {
    ({ page, watch } = await site.open());
    await page.goto(`${site.address}/#url=${encodeURIComponent("https://news.example/story")}`);
    await page.reload();
    await page.waitForFunction(() => document.activeElement?.id === "fetch");
    assert.equal(await page.inputValue("#address"), "https://news.example/story");
    await page.context().route("https://news.example/**", (route) => route.fulfill({ body: sample("en"), contentType: "text/html", headers: { "access-control-allow-origin": "*" } }));
    await page.click("#fetch");
    await waitFor(EN);
    assert.equal(await hash(), "#url=https%3A%2F%2Fnews.example%2Fstory");
  });

  test("leads to the first view where what was pasted is gone", async () => {
    ({ page, watch } = await site.open());
    await paste(page, { "text/plain": sample("en") });
    await waitFor(EN);
    await page.click("#tab-why");
    await page.reload();
    await page.waitForSelector("#draft");
    assert.equal(await hash(), "");
    assert.match(await page.locator("#status").innerText(), /not kept/u);
    await page.goBack();
    await page.waitForFunction(() => location.hash === "");
    assert.equal(await page.locator("#draft").isVisible(), true);
  });

  test("the table of many is a place too", async () => {
    ({ page, watch } = await site.open());
    await page.setInputFiles("#file", ["en", "ar"].map((name) => ({ name: `${name}.html`, mimeType: "text/html", buffer: Buffer.from(sample(name)) })));
    await page.waitForFunction(() => document.querySelectorAll("tr[data-state=done]").length === 2);
    assert.equal(await hash(), "#view=many");
    await page.getByRole("button", { name: EN }).click();
    await waitFor(EN);
    await page.goBack();
    await page.waitForSelector(".many-table");
    await page.goForward();
    await waitFor(EN);
    await page.click("#back");
    await page.waitForSelector(".many-table");
  });
});
