// @ts-check
// What callers do wrong and what breaks off: always a KhabarError that names it, and nothing passes unseen.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

import { install, page } from "./installed.mjs";

const folder = install();
const headline = "Bridge reopens after two years of repairs";
const site = "https://harbour.example/bridge";

/**
 * @param {string} name
 * @param {string} code finds `told`, which gives an error's code and words, or what came of it
 * @returns {any} what the code logs, as JSON
 */
function run(name, code) {
  const file = join(folder, name);
  writeFileSync(file, `import * as khabar from "khabar";
    const { parse, parseSync, fetchArticle, KhabarError, toHtml, toMarkdown, toText } = khabar;
    const page = ${JSON.stringify(page)};
    const told = (promise) => promise.then((it) => it, (error) => error instanceof KhabarError ? [error.code, error.message] : ["raw", String(error)]);
    ${code}`);
  return JSON.parse(execFileSync(process.execPath, [file], { cwd: folder, encoding: "utf8", timeout: 60_000 }));
}

test("exports refuse what is no article, and say what it is", () => {
  const out = run("no-article.mjs", `
    const { Readability } = await import("khabar/readability");
    const wrong = [parse(page), {}, [], null, undefined, 7, await khabar.parseJson(page), new Readability(page).parse(), { body: {} }];
    const all = [];
    for (const it of wrong) all.push(await told(toMarkdown(it)));
    console.log(JSON.stringify([all, await told(toHtml({ body: [{ type: "paragraph", content: "x".repeat(9000) }] }))]));`);
  const [all, long] = out;
  for (const [code] of all) assert.equal(code, "bad-article");
  assert.match(all[0][1], /Promise: await it/);
  assert.match(all[2][1], /an array/);
  for (const [, message] of [...all, long]) assert.ok(message.length < 400, message);
  assert.equal(long[1], "the article: expected an array, but found a string, at body[0].content");
});

test("what an editor or a database makes of an article is exported: nulls, blanks, warnings of its own", () => {
  const out = run("edited.mjs", `
    const article = await parse(page);
    const same = await toHtml(article);
    const names = ["authors", "times", "quotes", "passages", "warnings", "stats", "confidence", "kind", "direction", "headline", "tags"];
    const nulled = { ...article, ...Object.fromEntries(names.map((it) => [it, null])) };
    nulled.body = article.body.map((it) => ({ ...it, content: it.content.map((run) => ({ ...run, marks: null, href: null })) }));
    article.warnings.push({ code: "of-a-later-version", message: "x" });
    const blank = await toHtml({ ...article, headline: "" });
    const late = toText(article);
    article.body = [];
    console.log(JSON.stringify([(await toText(nulled)).includes("steel"), same === await toHtml({ ...JSON.parse(await khabar.parseJson(page)), warnings: article.warnings }), blank.includes("<h1>"), (await late).includes("steel")]));`);
  assert.deepEqual(out, [true, true, false, true]);
});

test("options are checked by name and kind, and null is absent", () => {
  const out = run("options.mjs", `
    const wrong = {
      url: { url: 5 }, address: { url: "news.example/story" }, passages: { passages: "yes" }, roles: { roles: [[1, "other"]] }, limits: { limits: [20] },
      bound: { limits: { depth: -1 } }, list: ["https://x.example/"], map: new Map([["url", "x"]]), text: "x", name: { uri: "x" }, function: { url: 5n },
    };
    const all = {};
    for (const [name, options] of Object.entries(wrong)) all[name] = await told(parse(page, options));
    const nulls = { url: null, contentType: null, saved: null, passages: null, provenance: null, roles: null, limits: { depth: null } };
    const endless = Object.fromEntries(${JSON.stringify(["inputBytes", "archiveBytes", "archiveParts", "archiveDepth", "depth", "nodes", "passages", "attributes", "attributeBytes", "jsonBytes", "jsonDepth", "tableSpan", "tableCells", "srcsetCandidates", "articles", "addressBytes"])}.map((it) => [it, Infinity]));
    const good = [await parse(page, null), await parse(page, nulls), await parse(Buffer.from(page), { limits: endless }), await parse(page, { url: new URL("${site}") })];
    console.log(JSON.stringify([all, good.map((it) => it.headline), good[3].url]));`);
  const [all, good, url] = out;
  for (const [name, [code]] of Object.entries(all)) assert.equal(code, "bad-option", name);
  const words = Object.fromEntries(Object.entries(all).map(([name, [, message]]) => [name, message]));
  assert.equal(words.url, "url: expected a string, but found 5");
  assert.match(words.address, /^url: expected an absolute address.*"news\.example\/story"$/);
  assert.equal(words.limits, "limits: expected an object, but found an array");
  assert.match(words.roles, /^roles: expected objects such as/);
  assert.match(words.bound, /^limits\.depth: expected a whole number, but found -1$/);
  assert.match(words.name, /no option uri; expected one of url, contentType, saved, passages, provenance, roles, limits$/);
  assert.deepEqual([good, url], [Array(4).fill(headline), site]);
});

test("inputs that are no page are named", () => {
  const out = run("inputs.mjs", `
    const bytes = Buffer.from(page.repeat(9));
    const detached = new Uint8Array(bytes).slice();
    structuredClone(detached, { transfer: [detached.buffer] });
    const used = new Response(page);
    await used.text();
    const locked = new Response(page);
    locked.body.getReader();
    const wrong = [Promise.resolve(page), new URL("${site}"), [page], undefined, " ${site}\\n", detached, used, locked];
    const all = [];
    for (const it of wrong) all.push(await told(parse(it)));
    console.log(JSON.stringify(all));`);
  for (const [code] of out) assert.equal(code, "bad-input");
  for (const [at, words] of [/Promise: await it/, /a URL/, /an array/, /undefined/, /fetchArticle\("https/, /handed on/, /read before/, /read before/].entries()) {
    assert.match(out[at][1], words);
  }
});

/** Answers that break off, each in its own way, from a server of this machine. */
const breaking = `
  import { createServer } from "node:http";
  const server = createServer(({ url }, answer) => {
    if (url === "/gone") answer.writeHead(404).end("gone");
    if (url === "/slow") answer.writeHead(200).write(page);
    if (url === "/cut") answer.writeHead(200, { "content-length": 9000 }).write(page, () => answer.destroy());
    if (url === "/packed") answer.writeHead(200, { "content-encoding": "gzip" }).end("no gzip");
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const at = "http://127.0.0.1:" + server.address().port;`;

test("an answer that breaks off, is taken back or is none", () => {
  const out = run("breaking.mjs", `${breaking}
    const slow = await told(fetchArticle(at + "/slow", { signal: AbortSignal.timeout(300) }));
    const others = [];
    for (const path of ["/cut", "/packed"]) others.push(await told(fetchArticle(at + path)));
    others.push(await told(parse(new Response(new ReadableStream({ start: (it) => it.error(new Error("lost")) })))));
    const gone = await fetchArticle(at + "/gone").catch((error) => error);
    const none = await told(fetchArticle("http://127.0.0.1:1/"));
    server.closeAllConnections();
    server.close();
    console.log(JSON.stringify([slow[0], others.map((it) => it[0]), [gone.code, gone.status, gone.cause.status], none]));`);
  assert.deepEqual(out.slice(0, 3), ["aborted", Array(3).fill("fetch-failed"), ["fetch-failed", 404, 404]]);
  assert.equal(out[3][0], "fetch-failed");
});

test("what is wrong about a fetch is told before the network is asked", () => {
  const out = run("fetch-options.mjs", `
    let asked = 0;
    globalThis.fetch = async () => { asked += 1; return new Response(page); };
    const addresses = [undefined, null, "", "/rel", "nope", 5];
    const options = [{ fetch: 5 }, { headers: "x" }, { headers: { "bad header": "x" } }, { proxy: async () => "x" }, { proxy: 5 }, { timeout: 1000 }, { limits: { depth: "x" } }, { signal: 5 }];
    const codes = [[], []];
    for (const it of addresses) codes[0].push((await told(fetchArticle(it)))[0]);
    for (const it of options) codes[1].push((await told(fetchArticle("${site}", it)))[0]);
    const [, message] = await told(fetchArticle("${site}", { timeout: 1000 }));
    const before = asked;
    const nothing = await told(fetchArticle("${site}", { fetch: async () => undefined }));
    console.log(JSON.stringify([codes, message, before, nothing[0], (await fetchArticle("${site}", null)).url]));`);
  const [codes, message, asked, nothing, url] = out;
  assert.deepEqual(codes, [Array(6).fill("bad-input"), Array(8).fill("bad-option")]);
  assert.match(message, /no option timeout.*limits, proxy, fetch, signal, headers$/);
  assert.deepEqual([asked, nothing, url], [0, "bad-option", site]);
});

test("of a stream as much is read as the options want, and a cut is told", () => {
  const out = run("bounds.mjs", `
    let sent = 0;
    const streamed = (text, type) => {
      const bytes = new TextEncoder().encode(text);
      let at = 0;
      return new Response(new ReadableStream({ pull(it) {
        if (at >= bytes.length) return it.close();
        it.enqueue(bytes.subarray(at, at += 1 << 16));
        sent = at;
      } }), { headers: type ? { "content-type": type } : {} });
    };
    const codes = ({ warnings }) => warnings.map((it) => it.code).filter((it) => it.endsWith("-cut"));
    const long = page + "<p>Word goes on and on. ".repeat(800_000);
    const small = await parse(streamed(long, "text/html"), { limits: { inputBytes: 100_000, passages: 100 } });
    const sentOfSmall = sent;
    await parse(streamed(long, "text/html"), { limits: { inputBytes: 18e6, passages: 100 } });
    const sentOfLarge = sent;
    const whole = await parse(new Response(long), { limits: { passages: 100 } });
    const picture = ("A".repeat(76) + "\\r\\n").repeat(220_000);
    const part = (type, text) => "--b\\r\\nContent-Type: " + type + "\\r\\n\\r\\n" + text + "\\r\\n";
    const archive = "From: <Saved by Blink>\\r\\nMIME-Version: 1.0\\r\\nContent-Type: multipart/related; boundary=b\\r\\n\\r\\n" + part("image/png", picture) + part("text/html", page) + "--b--";
    const { headline } = await parse(streamed(archive));
    console.log(JSON.stringify([codes(small), sentOfSmall < 300_000, sentOfLarge >= 18e6, codes(whole), headline]));`);
  assert.deepEqual(out, [["input-cut"], true, true, ["input-cut"], headline]);
});

test("an error of one way into the package is known to the others", () => {
  const out = run("brand.mjs", `
    import { createRequire } from "node:module";
    const require = createRequire(import.meta.url);
    const kinds = [khabar, require("khabar"), require("khabar/slim")].map((it) => it.KhabarError);
    const errors = kinds.map((Kind) => new Kind("aborted", "x"));
    class Own extends KhabarError {}
    console.log(JSON.stringify([
      kinds.every((Kind) => errors.every((it) => it instanceof Kind)), new Error("x") instanceof KhabarError, errors[0] instanceof Own, new Own("aborted", "x") instanceof Own,
    ]));`);
  assert.deepEqual(out, [true, false, false, true]);
});

test("a serializer is given the element, in linkedom and in jsdom; options may be null", () => {
  const require = createRequire(import.meta.url);
  const from = (/** @type {string} */ name) => JSON.stringify(pathToFileURL(require.resolve(name)).href);
  const out = run("serializer.mjs", `
    import { parseHTML } from ${from("linkedom")};
    import { JSDOM } from ${from("jsdom")};
    const { Readability } = await import("khabar/readability");
    const documents = [parseHTML(page).document, new JSDOM(page).window.document];
    const ids = documents.map((it) => new Readability(it, { serializer: (element) => element.id }).parse().content);
    console.log(JSON.stringify([ids, new Readability(page, null).parse().title]));`);
  assert.deepEqual(out, [Array(2).fill("readability-page-1"), headline]);
});

test("slim reads a file in Node, and says what is missing", () => {
  const out = run("slim.mjs", `
    import init, { parse as read } from "khabar/slim";
    const early = await told(init());
    await init(import.meta.resolve("khabar/khabar.wasm"));
    console.log(JSON.stringify([early, (await read(page)).headline]));`);
  assert.deepEqual([out[0][0], out[1]], ["not-ready", headline]);
  assert.match(out[0][1], /init\(url/);
});
