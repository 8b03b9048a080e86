// @ts-check
// What a reader sees after a paste: the article in its own direction, its fields, its forms to take away.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { after, afterEach, before, describe, test } from "node:test";

import { field, paste, seen, start } from "./browser.mjs";

const TALKS = new URL("../pages/ar-talks-text/", import.meta.url);
/** Milliseconds of script on the main thread for a large paste: an article that is read there takes more. */
const OWN_TIME = 60;
/** One real page's copied text. It is not ours to publish, so it is read where it lies, if it does. */
const SEED = new URL("../../../shared/seed/rt-arabic-astana.txt", import.meta.url);
const sample = (/** @type {string} */ name) => readFileSync(new URL(`../../www/samples/${name}.html`, import.meta.url), "utf8");

/** @type {Awaited<ReturnType<typeof start>>} */
let site;
/** @type {import("./browser.mjs").Page} */
let page;
/** @type {import("./browser.mjs").Watch} */
let watch;

/** @param {Parameters<typeof site.open>[0]} [wish] */
async function open(wish) {
  ({ page, watch } = await site.open(wish));
  return page;
}

before(async () => {
  site = await start();
});
after(() => site.stop());
afterEach(async () => {
  assert.deepEqual(watch.errors, [], "no console errors and no policy violations");
  assert.deepEqual(watch.outside, [], "no request leaves for another host");
  await page.context().close();
});

for (const language of ["en", "ar"]) {
  const mirrored = language === "ar" ? "rtl" : "ltr";

  describe(`the interface in ${language}`, () => {
    test("pasted Arabic text becomes an article read from right to left", async () => {
      const text = readFileSync(new URL("page.txt", TALKS), "utf8");
      const expected = JSON.parse(readFileSync(new URL("article.json", TALKS), "utf8"));
      await open({ language });
      await paste(page, { "text/plain": text });
      const shown = await seen(page);
      assert.equal(shown.headline, expected.headline);
      if (expected.dek) assert.equal(shown.dek, expected.dek);
      const paragraphs = expected.body.filter((/** @type {unknown} */ item) => typeof item === "string" && !/^(?:#|>|- |\d+\. |---)/u.test(item));
      assert.deepEqual(shown.paragraphs, paragraphs);
      assert.equal(shown.language, "ar");
      assert.equal(shown.direction, "rtl");
      assert.equal(shown.interface, mirrored);
      assert.ok(shown.title.startsWith(expected.headline));
      for (const source of expected.sources ?? []) assert.match(await field(page, "sources"), new RegExp(source, "u"));
      for (const related of expected.related ?? []) assert.ok((await field(page, "related")).includes(related));
    });

    test("the seed text reads as its site meant it", { skip: !existsSync(SEED) }, async () => {
      await open({ language });
      await paste(page, { "text/plain": readFileSync(SEED, "utf8") });
      const shown = await seen(page);
      assert.ok(shown.headline.startsWith('محادثات "أستانا"'));
      assert.ok(shown.dek.startsWith("أكد المبعوث الرئاسي الروسي"));
      assert.equal(shown.paragraphs.length, 10);
      assert.ok(shown.paragraphs[9].endsWith("في العام المقبل."));
      assert.deepEqual(shown.credits, ["Sputnik"]);
      assert.equal(shown.direction, "rtl");
      assert.equal(shown.interface, mirrored);
      assert.equal(await field(page, "published"), "");
      assert.equal((await field(page, "sources")).trim(), "وكالات");
      assert.equal(await page.locator('[data-field="related"] li').count(), 6);
    });

    test("our English sample keeps its own direction", async () => {
      await open({ language });
      await page.click("#sample-en");
      const shown = await seen(page);
      assert.equal(shown.headline, "The library that lends out seeds");
      assert.equal(shown.direction, "ltr");
      assert.equal(shown.paragraphs.length, 9);
      assert.equal(shown.paragraphs[8], "Ms Ferris has asked for the key.");
      assert.match(await field(page, "authors"), /Nora Whitlock/u);
      assert.match(await field(page, "published"), /2025-10-11T08:30:00\+01:00/u);
      assert.match(await field(page, "site"), /The Hartwell Courier/u);
      assert.equal(await page.evaluate(() => document.activeElement?.id), "headline");
      assert.match(await page.locator("#status").innerText(), /The library that lends out seeds/u);
    });

    test("our Arabic sample keeps its own direction", async () => {
      await open({ language });
      await page.click("#sample-ar");
      const shown = await seen(page);
      assert.equal(shown.headline, "خط الترام يعود إلى المرفأ القديم بعد نصف قرن");
      assert.equal(shown.direction, "rtl");
      assert.equal(shown.paragraphs.length, 7);
      assert.match(await field(page, "authors"), /هالة منصور/u);
      assert.match(await field(page, "tags"), /المرفأ القديم/u);
    });
  });
}

test("tabs are moved along with the arrow keys, and each gives its form", async () => {
  await open();
  await paste(page, { "text/plain": sample("en") });
  await page.waitForSelector("#headline");
  await page.focus("#tab-article");
  await page.keyboard.press("ArrowRight");
  await page.waitForSelector(".why");
  await page.keyboard.press("ArrowRight");
  await page.waitForSelector(".source-markdown");
  assert.match(await page.locator(".source-markdown").innerText(), /^#? ?.*The library that lends out seeds/u);
  await page.keyboard.press("End");
  await page.waitForSelector(".source-json-ld");
  const piece = JSON.parse(await page.locator(".source-json-ld").innerText());
  assert.equal(piece.headline, "The library that lends out seeds");
  await page.keyboard.press("ArrowLeft");
  await page.waitForSelector(".source-ninjs");
  const item = JSON.parse(await page.locator(".source-ninjs").innerText());
  assert.equal(item.headlines[0].value, "The library that lends out seeds");
  await page.keyboard.press("ArrowLeft");
  await page.waitForSelector(".source-json");
  const article = JSON.parse(await page.locator(".source-json").innerText());
  assert.equal(article.headline, "The library that lends out seeds");
  assert.equal(await page.getAttribute("#tab-json", "aria-selected"), "true");
  assert.equal(await page.locator("[role=tabpanel]:visible").count(), 1);
});

test("in the mirrored interface the left arrow leads to the next tab", async () => {
  await open({ language: "ar" });
  await page.click("#sample-ar");
  await page.waitForSelector("#headline");
  await page.focus("#tab-article");
  await page.keyboard.press("ArrowLeft");
  assert.equal(await page.evaluate(() => document.activeElement?.id), "tab-why");
});

for (const [tab, extension, holds] of [
  ["article", "html", /<html[^]*The library that lends out seeds/u],
  ["why", "passages.json", /"role": "navigation"/u],
  ["text", "txt", /^Borrow a packet/u],
  ["html", "html", /<html[^]*The library that lends out seeds/u],
  ["markdown", "md", /The library that lends out seeds/u],
  ["json", "json", /"headline": "The library that lends out seeds"/u],
  ["ninjs", "ninjs.json", /"value": "The library that lends out seeds"/u],
  ["json-ld", "jsonld", /"headline": "The library that lends out seeds"/u],
]) {
  test(`the ${tab} tab downloads a file`, async () => {
    await open();
    await page.click("#sample-en");
    await page.waitForSelector("#headline");
    await page.click(`#tab-${tab}`);
    const [download] = await Promise.all([page.waitForEvent("download"), page.click("#save")]);
    assert.equal(download.suggestedFilename(), `The-library-that-lends-out-seeds.${extension}`);
    assert.match(readFileSync(await download.path(), "utf8"), /** @type {RegExp} */ (holds));
  });
}

test("copying gives the tab's text, and for the article its form as well", async () => {
  await open({ browser: { permissions: ["clipboard-read", "clipboard-write"] } });
  await page.click("#sample-en");
  await page.waitForSelector("#headline");
  await page.click("#copy");
  await page.waitForFunction(() => document.getElementById("status")?.textContent === "Copied.");
  const types = await page.evaluate(async () => (await navigator.clipboard.read())[0].types);
  assert.deepEqual([...types].sort(), ["text/html", "text/plain"]);
  const plain = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(plain, /^The library that lends out seeds\n[^]*Nora Whitlock · 11 October 2025\n\n[^]*Borrow a packet|^The library that lends out seeds\n\nBorrow a packet[^]*Nora Whitlock · 11 October 2025\n\n/u);
  await page.click("#tab-json");
  await page.waitForSelector(".source-json");
  await page.evaluate(() => document.getElementById("status")?.replaceChildren());
  await page.click("#copy");
  await page.waitForFunction(() => document.getElementById("status")?.textContent === "Copied.");
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(JSON.parse(copied).headline, "The library that lends out seeds");
});

test("HTML is shown as it is, and right-to-left text does not carry the tags along", async () => {
  await open({ language: "ar" });
  await page.click("#sample-ar");
  await page.waitForSelector("#headline");
  await page.click("#tab-html");
  await page.waitForSelector(".source-html");
  const shown = await page.locator(".source-html").textContent();
  const [download] = await Promise.all([page.waitForEvent("download"), page.click("#save")]);
  assert.equal(shown, readFileSync(await download.path(), "utf8"));
  const ends = await page.locator(".source-html bdi").evaluateAll((all) => all.filter((one) => /[<>]/u.test(one.textContent ?? "")).length);
  assert.equal(ends, 0);
});

test("a page of 200 KB takes little of the page's own time", async () => {
  await open();
  const furniture = `<ul>${Array.from({ length: 1500 }, (_, index) => `<li><a href="https://courier.example/${index}">Another piece of news, number ${index}</a></li>`).join("")}</ul>`;
  const large = sample("en").replace("</body>", `<footer>${furniture}</footer></body>`).padEnd(200_000, " ");
  await page.click("#sample-ar"); // The core is loaded by then.
  await page.waitForSelector("#headline");
  await page.click("#back");
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Performance.enable");
  const spent = async () => new Map((await devtools.send("Performance.getMetrics")).metrics.map(({ name, value }) => [name, value * 1000]));
  const before = await spent();
  await paste(page, { "text/plain": large });
  await page.waitForSelector("#headline");
  const after = await spent();
  const ms = (/** @type {string} */ name) => (after.get(name) ?? 0) - (before.get(name) ?? 0);
  const told = ["TaskDuration", "ScriptDuration", "LayoutDuration"].map((name) => `${name} ${Math.round(ms(name))} ms`).join(", ");
  console.log(`a page of ${large.length} letters: ${told}, ${await page.locator(".origin-time").innerText()}`);
  assert.ok(ms("ScriptDuration") < OWN_TIME, told);
});

test("switching the language keeps the article and is remembered", async () => {
  await open();
  await page.click("#sample-en");
  await page.waitForSelector("#headline");
  await page.click("#language");
  const shown = await seen(page);
  assert.equal(shown.interface, "rtl");
  assert.equal(shown.direction, "ltr");
  assert.equal(shown.headline, "The library that lends out seeds");
  await page.goto(site.address);
  await page.waitForSelector("#draft");
  assert.equal(await page.evaluate(() => document.documentElement.dir), "rtl");
});

test("the colours follow the system until the reader chooses", async () => {
  await open({ browser: { colorScheme: "dark" } });
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const dark = await ground();
  await page.click("#theme");
  const light = await ground();
  assert.notEqual(light, dark);
  await page.reload();
  await page.waitForSelector("#draft");
  assert.equal(await ground(), light);
});

test("other colours of the system neither close what is open nor take the focus", async () => {
  await open({ browser: { colorScheme: "light" } });
  const sign = () => page.locator("#theme").getAttribute("aria-label");
  const light = await sign();
  await page.focus("#draft");
  await page.keyboard.type("ab");
  await page.click(".how summary");
  await page.focus("#draft");
  await page.emulateMedia({ colorScheme: "dark" });
  await page.waitForFunction((before) => document.getElementById("theme")?.getAttribute("aria-label") !== before, light);
  await page.keyboard.type("c");
  assert.equal(await page.inputValue("#draft"), "abc");
  assert.ok(await page.locator(".how").evaluate((one) => /** @type {HTMLDetailsElement} */ (one).open));
});

test("without an article the empty forms are not taken away, and the passages are shown", async () => {
  await open();
  await page.fill("#draft", "hello world");
  await page.click("#read");
  await page.waitForSelector("[data-absent]");
  assert.equal(await field(page, "confidence"), "");
  const off = () => Promise.all(["copy", "save"].map((id) => page.locator(`#${id}`).isDisabled()));
  for (const [tab, isOff] of /** @type {const} */ ([["article", true], ["markdown", true], ["html", true], ["json", false], ["why", false], ["text", true]])) {
    await page.click(`#tab-${tab}`);
    assert.deepEqual(await off(), [isOff, isOff], tab);
  }
  assert.match(await page.locator("#panel-text").innerText(), /No article was found/u);
  await page.click("#tab-article");
  await page.click("#to-passages");
  // What is not drawn yet has no inner text.
  assert.match(String(await page.locator(".passage").textContent()), /hello world[^]*looks like text: \d+%/u);
  await page.click(".passage-why summary");
  assert.doesNotMatch(await page.locator(".passage").innerText(), /html > body/u, "in plain text all stand there");
  await page.getByRole("switch").click();
  await page.click("#tab-markdown");
  assert.match(await page.locator(".source-markdown").innerText(), /hello world/u);
  assert.deepEqual(await off(), [false, false]);
});

test("the browser's back button returns to the first view", async () => {
  await open();
  await page.click("#sample-en");
  await page.waitForSelector("#headline");
  await page.goBack();
  await page.waitForSelector("#draft");
  await page.goForward();
  await page.waitForSelector("#headline");
});

test("the keyboard can skip to the article without losing it", async () => {
  await open();
  await page.click("#sample-en");
  await page.waitForSelector("#headline");
  await page.focus("#skip");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement?.id), "main");
  assert.equal(await page.locator("#headline").count(), 1);
});

test("nothing is wider than a phone", async () => {
  for (const language of ["en", "ar"]) {
    await page?.context().close();
    await open({ language, browser: { viewport: { width: 360, height: 740 } } });
    const overflow = () => page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - innerWidth));
    assert.equal(await overflow(), 0);
    await page.click(`#sample-${language}`);
    await page.waitForSelector("#headline");
    assert.equal(await overflow(), 0);
    await page.click("#tab-json");
    await page.waitForSelector(".source-json");
    assert.equal(await overflow(), 0);
  }
});
