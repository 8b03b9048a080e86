// @ts-check
// Many files at once: the table fills, stops, goes on, sorts, filters and is taken away; a thousand do not freeze the page.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, test } from "node:test";
import { inflateRawSync } from "node:zlib";

import { start } from "./browser.mjs";

const SAMPLE = readFileSync(new URL("../../www/samples/en.html", import.meta.url), "utf8");
/** Milliseconds: a longer task freezes the page. On a quiet machine the longest takes about 150; a busy one needs room. */
const TASK_MS_MAX = 1_000;
/** Bytes of the page's own heap beyond what it had before a thousand files. */
const HEAP_BYTES_MAX = 60e6;

/** A core that reads a line: its words are the headline, and some lines fail or take their time. */
const CORE = `
  export async function parse(bytes, { roles = [] }) {
    const text = new TextDecoder().decode(bytes);
    if (text.startsWith("slow")) await new Promise((resolve) => setTimeout(resolve, 400));
    if (text.startsWith("bad") || Date.now() < Number(/until (\\d+)/.exec(text)?.[1])) throw Object.assign(new Error("not text"), { code: "not-text" });
    const [headline, day, author, words] = text.split("|");
    const passages = [{ text: "Menu", role: "navigation" }, { text: headline, role: "body" }].map((one) => ({ ...one, probability: 0, place: "html" }));
    for (const { passage, role } of roles) passages[passage].role = role;
    const body = passages.filter((one) => one.role === "body");
    body.forEach((one, block) => Object.assign(one, { block }));
    return {
      kind: "news", headline, direction: "ltr", confidence: 0.5, body: body.map(({ text }) => ({ type: "paragraph", content: [{ text }] })),
      ...(day && { published: { value: day, precision: "day" } }), ...(author && { authors: [{ name: author }] }),
      warnings: author ? [] : [{ code: "dates-disagree", message: "x" }], stats: { words: Number(words ?? 0), characters: 1, readingMinutes: 1 },
      passages,
    };
  }
  export const toMarkdown = (article) => article.body.map((block) => block.content[0].text).join("\\n"), toHtml = toMarkdown, toText = toMarkdown, toNinjs = toMarkdown, toJsonLd = toMarkdown;
`;

/** @type {Awaited<ReturnType<typeof start>>} */
let site;
/** @type {import("./browser.mjs").Page} */
let page;
/** @type {import("./browser.mjs").Watch} */
let watch;
/** @type {string} */
let folder;

before(async () => {
  site = await start();
  folder = mkdtempSync(join(tmpdir(), "khabar-many-"));
});
after(async () => {
  await site.stop();
  rmSync(folder, { recursive: true });
});
afterEach(async () => {
  assert.deepEqual(watch.errors, []);
  assert.deepEqual(watch.outside, []);
  await page.context().close();
});

/** @param {Record<string, string>} files */
function saved(files) {
  return Object.entries(files).map(([name, text]) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  });
}

/** @param {Record<string, string>} files @param {string} [language] */
async function readAll(files, language = "en") {
  ({ page, watch } = await site.open({ core: CORE, language }));
  await page.setInputFiles("#file", saved(files));
  await page.waitForSelector(".many-table");
}
const finished = () => page.waitForFunction(() => /read in|قُرئ .* في/u.test(document.getElementById("many-state")?.textContent ?? ""), null, { timeout: 120_000 });
const headlines = () => page.locator(".many-open").allInnerTexts();
const SOME = {
  "a.html": "=Banana|2024-03-01|Zoe|10", "b.html": "Apple|2024-01-01|Yann|300", "c.html": "Cherry||", "d.html": "bad",
};

test("the table shows each page, sorts by every column and filters", async () => {
  await readAll(SOME);
  await finished();
  assert.deepEqual(await headlines(), ["=Banana", "Apple", "Cherry", "d.html"]);
  assert.match(await page.locator("#many-state").innerText(), /^3 read in 1 second · 1 not read$/u);
  assert.match(await page.locator("tr[data-state=failed]").innerText(), /This is not a page/u);
  await page.click("#sort-words");
  assert.deepEqual((await headlines()).slice(0, 3), ["Cherry", "=Banana", "Apple"]);
  await page.click("#sort-words");
  assert.equal(await page.locator("th.many-words[scope=col]").getAttribute("aria-sort"), "descending");
  assert.deepEqual((await headlines()).slice(0, 3), ["Apple", "=Banana", "Cherry"]);
  await page.click("#sort-published");
  assert.deepEqual(await headlines(), ["Apple", "=Banana", "Cherry", "d.html"]);
  await page.fill("#filter", "YÁNN");
  assert.deepEqual(await headlines(), ["Apple"]);
  await page.fill("#filter", "");
  await page.selectOption("#only", "warnings");
  assert.deepEqual(await headlines(), ["Cherry"]);
  await page.selectOption("#only", "failed");
  assert.deepEqual(await headlines(), ["d.html"]);
});

test("what failed is tried again, and alone", async () => {
  const ready = Date.now() + 4000;
  await readAll({ ...SOME, "e.html": `Date until ${ready}|2024-04-01|Will|5` });
  await finished();
  assert.equal(await page.locator("#retry").innerText(), "Retry 2");
  await page.waitForTimeout(Math.max(0, ready - Date.now()));
  await page.click("#retry");
  await page.waitForFunction(() => document.getElementById("many-state")?.textContent?.startsWith("4 read"));
  assert.equal(await page.locator("#retry").innerText(), "Retry 1");
  assert.deepEqual(await headlines(), ["=Banana", "Apple", "Cherry", "d.html", `Date until ${ready}`]);
});

test("a crawl that breaks off keeps the pages before the damage", async () => {
  const body = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\nRain|2024-05-01|Ann|5";
  const record = `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://news.example/rain\r\nContent-Length: ${body.length}\r\n\r\n${body}\r\n\r\n`;
  await readAll({ "crawl.warc": `${record}damaged` });
  await finished();
  assert.deepEqual(await page.locator("tr[data-state]").evaluateAll((all) => all.map((one) => one.getAttribute("data-state"))), ["done", "failed"]);
  assert.match(await page.locator("tr[data-state]").nth(0).innerText(), /Rain/u);
  assert.match(await page.locator("tr[data-state]").nth(1).innerText(), /crawl\.warc[^]*not a page/u);
});

test("reading can be cancelled and gone on with", async () => {
  const files = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`s${index}.html`, `slow ${index}|2024-01-01|A|1`]));
  await readAll({ ...files, "bad.html": "bad" });
  await page.waitForFunction(() => document.querySelectorAll("tr[data-state=done]").length >= 2);
  await page.click("#cancel");
  await page.waitForFunction(() => document.getElementById("many-state")?.textContent?.startsWith("Stopped"));
  const read = await page.locator("tr[data-state=done]").count();
  assert.ok(read < 30);
  await page.waitForTimeout(900);
  assert.equal(await page.locator("tr[data-state=done]").count(), read, "nothing is read after the cancel");
  await page.click("#retry");
  await page.waitForSelector("#cancel:not([hidden])");
  await finished();
  assert.equal(await page.locator("#many-title").innerText(), "31 pages");
  assert.equal(await page.locator("tr[data-state=stopped]").count(), 0);
  const seconds = async () => Number(/read in (\d+)/u.exec(await page.locator("#many-state").innerText())?.[1]);
  const first = await seconds();
  await page.click("#retry");
  await page.waitForTimeout(600); // Longer than the line takes to follow.
  await finished();
  assert.ok(first >= 2 && (await seconds()) >= first, "a retry adds to the time of all, and does not begin it anew");
});

test("an article is opened, changed, and taken away as changed", async () => {
  await readAll(SOME);
  await finished();
  await page.getByRole("button", { name: "Apple" }).click();
  await page.waitForSelector("#headline");
  await page.click("#tab-why");
  await page.locator(".passage", { hasText: "Menu" }).getByRole("switch").click();
  await page.click("#back");
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), "Apple");
  const lines = (await taken("#take-jsonl", "khabar.jsonl")).toString().trim().split("\n").map((line) => JSON.parse(line));
  assert.deepEqual(lines.map((article) => article.headline), ["=Banana", "Apple", "Cherry", undefined]);
  assert.deepEqual(lines.map((article) => article.id), Object.keys(SOME));
  assert.deepEqual(lines[3], { id: "d.html", error: { code: "not-text" } });
  assert.deepEqual(lines[1].body.map((/** @type {any} */ block) => block.content[0].text), ["Menu", "Apple"]);
  assert.ok(!("passages" in lines[1]));
  await page.getByRole("button", { name: "Apple" }).click();
  await page.waitForSelector("#headline");
  assert.equal(await page.locator(".body p").count(), 2, "the change is still there");
});

test("CSV starts no formula, and the ZIP holds a Markdown file an article", async () => {
  await readAll({ ...SOME, "e.html": "Apple|2024-02-02|@SUM(1)|7" });
  await finished();
  const csv = (await taken("#take-csv", "khabar.csv")).toString();
  const lines = csv.trim().split("\r\n");
  assert.ok(csv.startsWith("\ufefffile,headline,"));
  assert.ok(lines[1].startsWith("a.html,'=Banana,2024-03-01,"), lines[1]);
  assert.match(lines[5], /,'@SUM\(1\),/u);
  assert.match(lines[4], /not-text$/u);
  const { "index.csv": index, ...files } = unzipped(await taken("#take-zip", "khabar-markdown.zip"));
  assert.deepEqual(files, { "Banana.md": "=Banana", "Apple.md": "Apple", "Cherry.md": "Cherry", "Apple-2.md": "Apple" });
  assert.match(index, /^\ufeffmarkdown,file,headline,[^]*\r\nApple-2\.md,e\.html,Apple,/u);
});

test("more than a ZIP file holds is not taken away in part, and the reader is told what to do", async () => {
  ({ page, watch } = await site.open({ core: CORE }));
  await page.route("**/many/zip.js", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replace("ENTRIES_MAX = 0xffff;", "ENTRIES_MAX = 3;") });
  });
  await page.reload();
  await page.setInputFiles("#file", saved(SOME));
  await page.waitForSelector(".many-table");
  await finished();
  await page.click("#take-zip");
  await page.waitForFunction(() => document.getElementById("status")?.textContent?.startsWith("This is too much for one ZIP file. "));
  assert.ok(await page.locator(".many-table").isVisible());
  await page.fill("#filter", "2024");
  await taken("#take-zip", "khabar-markdown.zip");
});

test("what was not read, or not yet, is taken away with the reason", async () => {
  await readAll({ ...SOME, ...Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`s${index}.html`, `slow ${index}|2024-01-01|A|1`])) });
  await page.waitForSelector("tr[data-state=failed]");
  await page.click("#cancel");
  await page.waitForSelector("#retry:not([hidden])");
  await page.selectOption("#only", "failed");
  assert.deepEqual(await page.locator(".many-take button").evaluateAll((all) => all.map((one) => /** @type {HTMLButtonElement} */ (one).disabled)), [false, false, true]);
  const lines = (await taken("#take-csv", "khabar.csv")).toString().trim().split("\r\n");
  assert.match(lines[1], /^d\.html,.*,not-text$/u);
  assert.match(lines[lines.length - 1], /^s\d+\.html,.*,stopped$/u);
});

test("back from an article the table stands where it was, on the row that was opened", async () => {
  await readAll(Object.fromEntries(Array.from({ length: 120 }, (_, index) => [`p${String(index).padStart(3, "0")}.html`, `Page ${index}|2024-01-01|A|1`])));
  await finished();
  const top = () => page.locator("#many-box").evaluate((box) => box.scrollTop);
  const focused = () => page.evaluate(() => document.activeElement?.textContent);
  for (const [back, row] of /** @type {const} */ ([["#back", 86], ["history", 119]])) {
    await page.locator("#many-box").evaluate((box, to) => (box.scrollTop = to), Math.max(0, row - 3) * 56);
    await page.getByRole("button", { name: `Page ${row}`, exact: true }).click();
    await page.waitForSelector("#headline");
    if (back === "history") await page.goBack();
    else await page.click(back);
    await page.waitForSelector("#many-box");
    assert.equal(await focused(), `Page ${row}`);
    const there = await top();
    await page.waitForTimeout(100);
    assert.equal(await top(), there);
    assert.ok(Math.abs(there - Math.min(Math.max(0, row - 3) * 56, await page.locator("#many-box").evaluate((box) => box.scrollHeight - box.clientHeight))) < 2, `${there} at ${row}`);
    assert.equal(await focused(), `Page ${row}`);
  }
  await page.click("#home");
  assert.match(await page.locator(".to-table").innerText(), /120 pages/u);
  await page.click("#to-table");
  await page.waitForSelector("#many-box");
});

test("digits line up from right to left too, and an empty search says so inside of the table", async () => {
  await readAll({ "a.html": "A|2024-03-01|Zoe|10", "b.html": "B|2024-01-01|Yann|3000", "c.html": "C||" }, "ar");
  await finished();
  const ends = await page.locator("td.many-words").evaluateAll((all) => all.map((one) => {
    const range = document.createRange();
    range.selectNodeContents(one);
    return Math.round(range.getBoundingClientRect().right);
  }));
  assert.equal(ends[0], ends[1]);
  const warned = page.locator(".many-warned-line");
  assert.ok(await warned.isHidden());
  await page.setViewportSize({ width: 390, height: 844 });
  assert.equal(await warned.innerText(), "تنبيه واحد", "a narrow table has no column for it");
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.fill("#filter", "zzz");
  const empty = await page.locator(".many-empty").boundingBox();
  const box = await page.locator("#many-box").boundingBox();
  assert.ok(empty && box && empty.y + empty.height < box.y + box.height && empty.y + empty.height <= 900);
});

test("the filter decides what is taken away", async () => {
  await readAll(SOME, "ar");
  await finished();
  await page.fill("#filter", "apple");
  const lines = (await taken("#take-jsonl", "khabar.jsonl")).toString().trim().split("\n");
  assert.deepEqual(lines.map((line) => JSON.parse(line).headline), ["Apple"]);
});

test("a thousand files neither freeze the page nor fill its memory", { timeout: 300_000 }, async () => {
  const files = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [
    `page-${String(index).padStart(4, "0")}.html`, SAMPLE.replaceAll("The library that lends out seeds", `Library number ${index} lends out seeds`),
  ]));
  ({ page, watch } = await site.open());
  const devtools = await page.context().newCDPSession(page);
  const heap = async () => {
    await devtools.send("HeapProfiler.collectGarbage");
    return (await devtools.send("Runtime.getHeapUsage")).usedSize;
  };
  await page.waitForTimeout(500);
  const empty = await heap();
  await page.evaluate(() => {
    const seen = Object.assign(window, { longest: 0, begun: Infinity });
    document.addEventListener("change", () => (seen.begun = performance.now()), { capture: true, once: true });
    // The browser's own work of taking up a thousand files comes before the page hears of them.
    const length = (/** @type {PerformanceEntry} */ entry) => entry.startTime + entry.duration - Math.max(entry.startTime, seen.begun);
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => (seen.longest = Math.max(seen.longest, length(entry))))).observe({ type: "longtask" });
  });
  const paths = saved(files);
  const begun = performance.now();
  await page.setInputFiles("#file", paths);
  await page.waitForFunction(() => /left/u.test(document.getElementById("many-state")?.textContent ?? ""));
  const shares = [];
  let peak = 0;
  while (!/read in/u.test(await page.locator("#many-state").innerText())) {
    shares.push(await page.locator(".many-progress").evaluate((bar) => /** @type {HTMLProgressElement} */ (bar).value));
    peak = Math.max(peak, (await devtools.send("Runtime.getHeapUsage")).usedSize);
    await page.waitForTimeout(250);
  }
  const seconds = (performance.now() - begun) / 1000;
  const longest = await page.evaluate(() => /** @type {any} */ (window).longest);
  const kept = (await heap()) - empty;
  console.log(`1,000 files: ${seconds.toFixed(1)} s, longest task ${Math.round(longest)} ms, heap ${(empty / 1e6).toFixed(1)} MB before, ${(peak / 1e6).toFixed(1)} MB at most, ${(kept / 1e6).toFixed(1)} MB kept`);
  assert.ok(shares.some((share) => share > 0.1 && share < 0.9), "progress moves");
  assert.ok(longest < TASK_MS_MAX, `a task of ${longest} ms`);
  assert.ok(peak - empty < HEAP_BYTES_MAX, `${peak} bytes`);
  assert.ok(await page.locator(".many-table tr").count() < 60, "only the rows in sight are in the document");
  await page.locator(".many-open").first().focus();
  await page.keyboard.press("End");
  assert.match(await page.evaluate(() => document.activeElement?.textContent ?? ""), /number 999/u);
  await page.fill("#filter", "number 500 ");
  assert.deepEqual(await headlines(), ["Library number 500 lends out seeds"]);
});

/**
 * @param {string} button
 * @param {string} name
 */
async function taken(button, name) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.click(button)]);
  assert.equal(download.suggestedFilename(), name);
  return readFileSync(await download.path());
}

/**
 * @param {Buffer} bytes
 * @returns {Record<string, string>} By the directory at the file's end, as a program that opens it reads.
 */
function unzipped(bytes) {
  const end = bytes.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  /** @type {Record<string, string>} */
  const files = {};
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const size = bytes.readUInt32LE(at + 20);
    const name = bytes.subarray(at + 46, at + 46 + bytes.readUInt16LE(at + 28)).toString();
    const local = bytes.readUInt32LE(at + 42);
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const content = bytes.subarray(from, from + size);
    files[name] = (bytes.readUInt16LE(at + 10) === 8 ? inflateRawSync(content) : content).toString();
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return files;
}
