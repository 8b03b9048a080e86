// @ts-check
// Proof for each part: quotes and days lead to their place, fields name their witnesses, passages go in and out.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, afterEach, before, test } from "node:test";

import { drawn, field, paste, start } from "./browser.mjs";

const CORE = `
  const run = (text) => [{ text }];
  const article = {
    kind: "live", headline: "A headline", direction: "ltr", language: "en", confidence: 0.5, warnings: [], url: "https://news.example/a",
    dateline: { place: "BEIRUT", raw: "BEIRUT (Agency)" }, published: { value: "2024-05-02T10:00:00+02:00", precision: "second", raw: "2024-05-02T10:00:00+0200" },
    access: { free: null, evidence: ["stated-free", "text-cut"] },
    corrections: [{ text: "An earlier version named the wrong day.", date: { value: "2024-05-02", precision: "day" } }],
    comments: { count: 12, items: [{ author: "Sam", text: "First line\\nSecond line", time: { value: "2024-05-01", precision: "day" } }] },
    pagination: { page: 2, total: 5, next: "https://news.example/a?page=3", previous: "javascript:alert(1)" },
    times: [{ text: "Tuesday", value: "2024-05-01", block: 0, conflict: "Tuesday is not 1 May" }, { text: "next week", value: "2024-W19", block: 0 }],
    body: [
      { type: "paragraph", content: run("On Tuesday and next week, all is well.") },
      { type: "update", time: { value: "2024-05-01T10:00", precision: "minute" }, heading: "Doors open", blocks: [{ type: "paragraph", content: run("They went in.") }] },
      { type: "embed", provider: "Video Place", url: "https://video.example/1", title: "The doors" },
    ],
    related: [{ title: "Another", url: "https://news.example/b" }], sources: [{ name: "Agency", raw: "(Agency)" }],
    stats: { words: 12, characters: 60, readingMinutes: 1 },
    provenance: {
      headline: { witness: "headline", confidence: 0.7, place: "html > body > h1", against: [{ value: "Another headline", raw: "Another headline - Site", witness: "meta", trust: 0.6 }] },
      body: ["json-ld", "json-ld", "json-ld"],
    },
    passages: Array.from({ length: 900 }, (_, index) => ({ text: "Link number " + index, role: "navigation", probability: 0.01, place: "html > body > nav", reasons: ["navigation", "likely", "likely-most"] })),
  };
  export const parse = async () => article;
  export const toMarkdown = (article) => article.headline, toHtml = toMarkdown, toText = toMarkdown, toNinjs = toMarkdown, toJsonLd = toMarkdown;
`;
const sample = readFileSync(new URL("../../www/samples/en.html", import.meta.url), "utf8");

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
afterEach(async () => {
  assert.deepEqual(watch.errors, []);
  assert.deepEqual(watch.outside, []);
  await page.context().close();
});

/** @param {Parameters<typeof site.open>[0]} [wish] */
async function read(wish) {
  ({ page, watch } = await site.open(wish));
  await paste(page, { "text/plain": sample });
  await page.waitForSelector("#headline");
}

test("quotes name their speaker and lead to their words", async () => {
  await read();
  const quote = page.locator('[data-mentions="quotes"] li').first();
  assert.match(await quote.innerText(), /slugs get everything[^]*Maud Ferris/u);
  await page.click("#tab-json");
  await quote.locator("button").click();
  assert.equal(await page.getAttribute("#tab-article", "aria-selected"), "true");
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("data-block")), "3");
  const marked = await page.evaluate(() => [...(CSS.highlights.get("khabar-jump") ?? [])].map(String));
  assert.deepEqual(marked, ["People ask what happens if the slugs get everything"]);
});

test("in a live report the time stands with its own update, and Chinese is counted in characters", async () => {
  ({ page, watch } = await site.open());
  await paste(page, { "text/plain": readFileSync(new URL("../pages/nl-live/page.html", import.meta.url), "utf8") });
  await page.waitForSelector(".update");
  const gaps = await page.locator(".update").evaluateAll((all) => all.slice(1).map((one) => {
    const box = (/** @type {Element | null | undefined} */ of) => /** @type {Element} */ (of).getBoundingClientRect();
    const [time, heading, ...rest] = one.children;
    const before = box(time).top - box(one.previousElementSibling?.lastElementChild).bottom;
    return { before, after: box(heading).top - box(time).bottom, between: rest.slice(1).map((next, at) => box(next).top - box(rest[at]).bottom) };
  }));
  assert.ok(gaps.length > 1);
  for (const { before, after, between } of gaps) {
    assert.ok(before > after * 2, `${before} above the time, ${after} below it`);
    for (const gap of between) assert.ok(gap > 8, `${gap} between paragraphs`);
  }
  await paste(page, { "text/plain": readFileSync(new URL("../pages/zh-table-layout/page.html", import.meta.url), "utf8") });
  await page.waitForFunction(() => /^zh/u.test(/** @type {HTMLElement | null} */ (document.querySelector(".article"))?.lang ?? ""));
  assert.match(await field(page, "stats"), /^\d+ characters/u, "a script without spaces is not counted in words");
});

test("the heading of the comments is the interface's, and what they say the article's", async () => {
  ({ page, watch } = await site.open({ language: "ar" }));
  await paste(page, { "text/plain": readFileSync(new URL("../pages/en-comments/page.html", import.meta.url), "utf8") });
  await page.waitForSelector(".comments");
  assert.match(await page.locator(".comments summary").innerText(), /24 تعليقًا/u);
  const day = page.locator('[data-mentions="times"] time').first();
  assert.equal(await day.evaluate((one) => getComputedStyle(one).direction), "rtl", "a day in the interface's words runs its way");
  assert.deepEqual(await page.evaluate(() => [".comments summary", ".comment-list"].map((one) => getComputedStyle(/** @type {Element} */ (document.querySelector(one))).direction)), ["rtl", "ltr"]);
});

test("from a quote's place the keyboard goes back to the way to its proof", async () => {
  ({ page, watch } = await site.open({ language: "ar" }));
  await page.click("#sample-ar");
  await page.waitForSelector("#headline");
  const label = () => page.getAttribute("#to-proof", "aria-label");
  await page.locator('[data-mentions="quotes"] button').nth(1).press("Enter");
  const wanted = await label();
  for (let count = 0; count < 8 && !(await page.evaluate(() => document.activeElement?.id === "to-proof")); count += 1) await page.keyboard.press("Shift+Tab");
  assert.equal(await page.evaluate(() => document.activeElement?.id), "to-proof");
  assert.equal(await label(), wanted);
  const figure = page.locator(".article [data-block]:has(.frame), .article figure").first();
  await figure.hover();
  assert.ok(!String(await label()).includes("حمّل الصورة"), "the frame's own button is no part of the label");
});

test("the passages are shown by where they stand, and how likely a text only where it is news", async () => {
  await read();
  await page.click("#tab-why");
  const shown = () => page.locator(".passage").evaluateAll((all) => all.map((one) => one.querySelector(".passage-switch")?.getAttribute("aria-checked")));
  const all = await shown();
  await page.selectOption("#only-passages", "out");
  assert.deepEqual(await shown(), all.filter((one) => one === "false"));
  await page.locator(".passage", { hasText: "We use cookies" }).getByRole("switch").click();
  await page.waitForSelector(".passage-changed");
  assert.equal(await page.locator(".passage", { hasText: "We use cookies" }).count(), 1, "what is pressed stays");
  await page.selectOption("#only-passages", "changed");
  assert.equal(await page.locator(".passage").count(), 1);
  await page.selectOption("#only-passages", "in");
  assert.equal(new Set(await shown()).size, 1);
  const related = page.locator('.passage[data-role="related"], .passage[data-role="navigation"]');
  await page.selectOption("#only-passages", "out");
  // What is not drawn yet has no inner text.
  for (const words of await related.locator("summary").allTextContents()) assert.match(words, /^\D+$|looks like text: \d+%\s*$/u);
  await page.click("#tab-article");
  await page.hover('[data-block="2"]');
  await page.click("#to-proof");
  assert.equal(await page.inputValue("#only-passages"), "all", "a proof that the choice left out is shown all the same");
  assert.equal(await page.locator(".passage-led").count(), 1);
});

test("days meant are written out and lead to their words", async () => {
  await read();
  const day = page.locator('[data-mentions="times"] li').nth(1);
  assert.match(await day.innerText(), /Last year\s+2024/u);
  await day.locator("button").click();
  assert.deepEqual(await page.evaluate(() => [...(CSS.highlights.get("khabar-jump") ?? [])].map(String)), ["Last year"]);
});

test("every field of the article has its place", async () => {
  await read({ core: CORE });
  assert.match(await field(page, "dateline"), /BEIRUT\s+As printed: BEIRUT \(Agency\)/u);
  assert.match(await field(page, "access"), /Unclear[^]*states that it is free[^]*middle of a sentence/u);
  assert.match(await field(page, "corrections"), /wrong day[^]*2 May 2024/u);
  assert.match(await field(page, "pagination"), /Page 2 of 5[^]*The page before[^]*The next page/u);
  assert.deepEqual(await page.locator('[data-field="pagination"] a').evaluateAll((all) => all.map((one) => one.getAttribute("href"))), ["https://news.example/a?page=3"]);
  assert.match(await field(page, "comments"), /12/u);
  assert.match(await page.locator(".comments summary").innerText(), /1 of 12 comments/u);
  assert.match(await field(page, "published"), /2 May 2024 at 10:00[^]*2024-05-02T10:00:00\+02:00$/u);
  assert.ok(await page.evaluate(() => {
    const [times, related] = ['[data-mentions="times"]', '[data-field="related"]'].map((one) => /** @type {Element} */ (document.querySelector(one)));
    return times.compareDocumentPosition(related) === Node.DOCUMENT_POSITION_FOLLOWING;
  }), "what is no part of the article stands last");
  assert.match(await page.locator('[data-mentions="times"]').innerText(), /1 May 2024\s+The text names another weekday, but this day is a Wednesday[^]*week 19 of 2024/u);
  assert.match(await page.locator('[data-mentions="updates"]').innerText(), /Doors open/u);
  assert.match(await page.locator(".embed").innerText(), /The doors\s+Open at Video Place/u);
  await page.click(".comments summary");
  assert.match(await page.locator(".comment").innerText(), /Sam[^]*First line[^]*Second line/u);
});

test("a field names its witness and what spoke against it, and long pages are written in parts", async () => {
  await read({ core: CORE });
  await page.click("#tab-why");
  await page.click('[data-proof="headline"] summary');
  const proof = await page.locator('[data-proof="headline"] .proof').innerText();
  assert.match(proof, /the visible headline[^]*70%[^]*html > body > h1[^]*Another headline[^]*As printed: Another headline - Site[^]*a meta tag · believed 60%/u);
  assert.equal(await page.locator(".passage").count(), 400);
  await page.click("#more-passages");
  await page.click("#more-passages");
  assert.equal(await page.locator(".passage").count(), 900);
  await page.click('[data-passage="0"] summary');
  await drawn(page);
  assert.match(await page.locator('[data-passage="0"] .passage-why').innerText(), /Navigation[^]*html > body > nav\s+it leads through the site\s+its own first score/u);
});

test("a sign beside a part of the article leads to its proof, and from there back", async () => {
  await read();
  const sign = page.locator("#to-proof");
  const isShown = () => sign.evaluate((one) => one.classList.contains("to-proof-shown"));
  assert.equal(await isShown(), false);
  await page.hover('[data-block="2"]');
  assert.equal(await isShown(), true);
  assert.match(String(await sign.getAttribute("aria-label")), /^Why it is here: The terms are those of any loan/u);
  await sign.click();
  assert.equal(await page.getAttribute("#tab-why", "aria-selected"), "true");
  const own = page.locator(".passage-led");
  assert.equal(await own.count(), 1);
  assert.match(await own.innerText(), /The terms are those[^]*Text\s+\d+%[^]*likely to be part of the article[^]*article > p/u);
  assert.ok(await own.locator("summary").evaluate((one) => one === document.activeElement));
  await own.locator(".passage-show").click();
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("data-block")), "2");
  await page.goBack();
  await page.goBack();
  assert.equal(await page.getAttribute("#tab-article", "aria-selected"), "true");
});

test("the headline, a picture and its caption have their proof too", async () => {
  await read();
  await page.hover("#headline");
  await page.click("#to-proof");
  assert.equal(await page.evaluate(() => document.activeElement?.parentElement?.dataset.proof), "headline");
  assert.match(await page.locator('[data-proof="headline"] .proof').innerText(), /the visible headline[^]*99%/u);
  await page.click("#tab-article");
  await page.hover('[data-block="0"]');
  await page.click("#to-proof");
  const caption = page.locator(".passage-led");
  assert.match(await caption.innerText(), /card catalogue[^]*Caption[^]*it stands below a picture/u);
  assert.equal(await caption.getByRole("switch").getAttribute("aria-checked"), "true");
  assert.ok(await caption.getByRole("switch").isEnabled());
});

test("a part that no passage stands for tells where it comes from", async () => {
  await read({ core: CORE });
  await page.hover('[data-block="2"]');
  await page.click("#to-proof");
  assert.match(await page.locator("#block-found").innerText(), /It comes from:\s+JSON-LD/u);
  assert.ok(await page.locator("#block-found").evaluate((one) => one === document.activeElement));
});

test("each of the lines that are paragraphs leads to the passage of them all", async () => {
  const line = "The council spoke for an hour about the old bridge by the mill, and then about the new one, the mayor said.";
  ({ page, watch } = await site.open());
  await paste(page, { "text/plain": `<article><h1>The old bridge</h1><div>${[line, line, line].join("<br>")}</div></article>` });
  await page.waitForSelector('[data-block="2"]');
  await page.hover('[data-block="2"]');
  await page.click("#to-proof");
  assert.match(await page.locator(".passage-led").innerText(), /The council spoke/u);
});

test("the way to a proof hinders neither selecting nor the keyboard", async () => {
  await read();
  await page.locator('[data-block="1"]').dblclick({ position: { x: 60, y: 10 } });
  assert.match(await page.evaluate(() => String(getSelection())), /^\w+\s?$/u);
  assert.equal(await page.getAttribute("#tab-article", "aria-selected"), "true");
  await page.evaluate(() => getSelection()?.selectAllChildren(/** @type {Element} */ (document.querySelector(".article"))));
  assert.doesNotMatch(await page.evaluate(() => String(getSelection())), /Why it is here/u);
  await page.focus("#to-proof");
  for (const key of ["Home", "ArrowDown", "ArrowDown", "End", "ArrowUp"]) await page.keyboard.press(key);
  assert.match(String(await page.getAttribute("#to-proof", "aria-label")), /Two other branches/u);
  assert.match(await page.locator("#status").innerText(), /Two other branches/u);
  await page.keyboard.press("Enter");
  assert.match(await page.locator(".passage-led").innerText(), /Two other branches/u);
  assert.ok(await page.evaluate(() => document.activeElement?.closest(".passage-led")));
});

test("on a narrow screen a tap on a part shows the way to its proof", async () => {
  await read({ browser: { viewport: { width: 390, height: 844 }, hasTouch: true } });
  await page.locator('[data-block="2"]').tap();
  assert.match(await page.locator(".to-proof-shown").innerText(), /Why it is here/u);
  await page.locator("#to-proof").tap();
  assert.match(await page.locator(".passage-led").innerText(), /The terms are those/u);
});

test("a passage put back and one taken out are followed by every view and form", async () => {
  await read();
  const before = await page.locator(".body > p").count();
  await page.click("#tab-why");
  const out = page.locator(".passage", { hasText: "We use cookies to count our readers." });
  const own = page.locator(".passage", { hasText: "The notes are kept." });
  await out.getByRole("switch").click();
  await own.getByRole("switch").click();
  assert.equal(await out.getByRole("switch").getAttribute("aria-checked"), "true");
  await page.click("#tab-article");
  assert.equal(await page.locator(".body > p").count(), before);
  assert.match(await page.locator(".body > p").first().innerText(), /We use cookies/u);
  for (const [tab, form] of [["markdown", "markdown"], ["text", "text"], ["html", "html"], ["json", "json"], ["ninjs", "ninjs"], ["json-ld", "json-ld"]]) {
    await page.click(`#tab-${tab}`);
    const text = await page.locator(`.source-${form}`).innerText();
    assert.match(text, /We use cookies/u, form);
    assert.doesNotMatch(text, /The notes are kept/u, form);
  }
  await page.click("#tab-why");
  await page.click("#reset-passages");
  await page.click("#tab-markdown");
  const text = await page.locator(".source-markdown").innerText();
  assert.doesNotMatch(text, /We use cookies/u);
  assert.match(text, /The notes are kept/u);
});

test("a caption is taken out, put into the text and given back, and every view follows", async () => {
  await read();
  await page.click("#tab-why");
  const caption = page.locator(".passage", { hasText: "The old card catalogue holds 212 varieties" });
  const shown = async () => {
    await page.click("#tab-article");
    const captions = await page.locator("figcaption").allInnerTexts();
    const paragraphs = await page.locator(".body > p").allInnerTexts();
    await page.click("#tab-markdown");
    const markdown = await page.locator(".source-markdown").innerText();
    await page.click("#tab-why");
    const isIn = (/** @type {string[]} */ all) => all.some((one) => one.includes("The old card catalogue"));
    return { caption: isIn(captions), text: isIn(paragraphs), markdown: isIn([markdown]), figures: await page.locator("figure").count() };
  };
  const whole = await shown();
  assert.deepEqual({ ...whole, figures: 0 }, { caption: true, text: false, markdown: true, figures: 0 });
  await caption.getByRole("switch").click();
  assert.equal(await caption.getByRole("switch").getAttribute("aria-checked"), "false");
  assert.deepEqual(await shown(), { caption: false, text: false, markdown: false, figures: whole.figures });
  await caption.locator("summary").click();
  await caption.locator("select").selectOption("body");
  assert.equal(await caption.getByRole("switch").getAttribute("aria-checked"), "true");
  assert.deepEqual(await shown(), { caption: false, text: true, markdown: true, figures: whole.figures });
  await caption.locator("select").selectOption("caption");
  assert.deepEqual(await shown(), whole);
  assert.equal(await page.locator(".passage-changed").count(), 0);
});

test("in plain text, where no block holds it, the caption is in the article too and can be taken out", async () => {
  ({ page, watch } = await site.open());
  await paste(page, { "text/plain": readFileSync(new URL("../pages/ar-talks-text/page.txt", import.meta.url), "utf8") });
  await page.waitForSelector("#headline");
  assert.equal(await page.locator("figcaption .caption").count(), 1);
  await page.click("#tab-why");
  const captions = page.locator('.passage[data-role="caption"], .passage[data-role="credit"]');
  const count = await captions.count();
  assert.ok(count > 0);
  for (let at = 0; at < count; at += 1) {
    const one = captions.first().getByRole("switch");
    assert.equal(await one.getAttribute("aria-checked"), "true");
    await one.click();
  }
  await page.waitForFunction(() => document.querySelectorAll(".passage-changed").length > 0);
  await page.click("#tab-article");
  assert.equal(await page.locator("figcaption .caption").count(), 0);
});

test("what is said of words stands on their side, whatever the direction of the interface", async () => {
  for (const language of ["en", "ar"]) {
    await page?.context().close();
    ({ page, watch } = await site.open({ language }));
    await paste(page, { "text/plain": readFileSync(new URL("../pages/ar-wire/page.html", import.meta.url), "utf8") });
    await page.waitForSelector("#headline");
    assert.equal(await page.locator(".attributed").count(), 0, "the dateline says it already");
    const sides = await page.locator('[data-mentions="quotes"] li').evaluateAll((all) => all.map((one) => [getComputedStyle(one).direction, /supermarkets/u.test(one.textContent ?? "")]));
    assert.ok(sides.some(([, isEnglish]) => isEnglish));
    for (const [direction, isEnglish] of sides) assert.equal(direction, isEnglish ? "ltr" : "rtl");
  }
});

test("changes outlive a switch of the language, and are not left without a question", async () => {
  await read();
  await page.click("#tab-why");
  await page.locator(".passage", { hasText: "We use cookies" }).getByRole("switch").click();
  await page.click("#language");
  assert.match(await page.locator(".why-state").innerText(), /19/u);
  await page.click("#tab-article");
  assert.match(await page.locator(".body > p").first().innerText(), /We use cookies/u);
  const asked = page.waitForEvent("dialog");
  const reloaded = page.reload();
  const question = await asked;
  assert.equal(question.type(), "beforeunload");
  await question.accept();
  await reloaded;
});
