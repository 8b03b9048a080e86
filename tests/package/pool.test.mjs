// @ts-check
// The pool in Node: over worker_threads, through import and require, with time-outs, crashes and pages taken back.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { install, page } from "./installed.mjs";

const folder = install();
const headline = "Bridge reopens after two years of repairs";

/** @param {string} name @param {string} code @returns {any} what the code logs, as JSON */
function run(name, code) {
  const file = join(folder, name);
  writeFileSync(file, `const page = ${JSON.stringify(page)};\n${code}`);
  return JSON.parse(execFileSync(process.execPath, [file], { cwd: folder, encoding: "utf8", timeout: 60_000 }));
}

/** A worker that never answers a page, and one that ends at its first page. */
const broken = `
  import { Worker } from "node:worker_threads";
  const made = [];
  const scripted = (script) => () => made[made.push(new Worker(script, { eval: true })) - 1];
  const ready = 'const { parentPort } = require("node:worker_threads"); let count = 0; parentPort.on("message", () => {'
    + ' count += 1; if (count === 1) parentPort.postMessage({ ready: true });';
  const mute = ready + '});';
  const falling = ready + ' else process.exit(1); });';`;

test("many pages come back with their places, and the program ends by itself", () => {
  const out = run("many.mjs", `
    import { Pool } from "khabar/pool";
    const pool = new Pool({ size: 2 });
    const pages = [page, " ", { input: new TextEncoder().encode(page), options: { url: "https://harbour.example/bridge" } }, page];
    const progress = [];
    const found = [];
    for await (const outcome of pool.parseEach(pages, { onProgress: (it) => progress.push(it) })) found.push(outcome);
    found.sort((one, other) => one.index - other.index);
    const again = await pool.parse(page);
    const [first] = await pool.parseAll(page);
    console.log(JSON.stringify([
      found.map((it) => it.article?.headline ?? it.error.code), found[2].article.url, progress.at(-1), again.headline, first.headline, pool.size,
    ]));`);
  const end = { done: 4, failed: 1, total: 4 };
  assert.deepEqual(out, [[headline, "empty-input", headline, headline], "https://harbour.example/bridge", end, headline, headline, 2]);
});

test("require gives the pool, and its errors are those of the other entries", () => {
  const out = run("pool.cjs", `
    const { Pool } = require("khabar/pool");
    const { KhabarError } = require("khabar");
    const pool = new Pool({ size: 1 });
    (async () => {
      const { headline } = await pool.parse(page);
      const error = await pool.parse(7).catch((error) => error);
      console.log(JSON.stringify([headline, error instanceof KhabarError, error.code]));
    })();`);
  assert.deepEqual(out, [headline, true, "bad-input"]);
});

test("a page that takes too long is given up, and the next has a worker of its own", () => {
  const out = run("late.mjs", `
    import { Pool } from "khabar/pool"; ${broken}
    const pool = new Pool({ size: 1, timeout: 50, worker: scripted(mute) });
    const codes = [];
    for (let it = 0; it < 2; it += 1) await pool.parse(page).catch((error) => codes.push(error.code));
    console.log(JSON.stringify([codes, made.length]));`);
  assert.deepEqual(out, [["timed-out", "timed-out"], 2]);
});

test("a worker that falls is replaced and its page tried again, as often as is asked for", () => {
  const out = run("fallen.mjs", `
    import { Pool } from "khabar/pool"; ${broken}
    const found = [];
    for (const retries of [0, 1, 2]) {
      made.length = 0;
      const pool = new Pool({ size: 1, retries, worker: scripted(falling) });
      const code = await pool.parse(page).catch((error) => error.code);
      found.push([code, made.length]);
    }
    const good = await import("node:fs").then((fs) => fs.readFileSync("node_modules/khabar/classic/worker.js", "utf8"));
    made.length = 0;
    const healing = new Pool({ size: 1, worker: () => scripted(made.length === 0 ? falling : good)() });
    found.push((await healing.parse(page)).headline);
    healing.close();
    console.log(JSON.stringify(found));`);
  assert.deepEqual(out, [["trapped", 1], ["trapped", 2], ["trapped", 3], headline]);
});

test("a worker that cannot start is told at once, without trying again", () => {
  const out = run("start.mjs", `
    import { Pool } from "khabar/pool"; ${broken}
    const pool = new Pool({ size: 1, retries: 5, worker: scripted("throw new Error('no')") });
    const error = await pool.parse(page).catch((error) => error);
    console.log(JSON.stringify([error.code, made.length]));`);
  assert.deepEqual(out, ["not-ready", 1]);
});

test("pages are taken back while they wait, while they are read, before they begin, and by closing", () => {
  const out = run("abort.mjs", `
    import { Pool } from "khabar/pool"; ${broken}
    const pool = new Pool({ size: 1, worker: scripted(mute) });
    const code = (promise) => promise.then(() => "read", (error) => error.code);
    const [reading, waiting] = [new AbortController(), new AbortController()];
    const jobs = [code(pool.parse(page, {}, { signal: reading.signal })), code(pool.parse(page, {}, { signal: waiting.signal }))];
    const are = async (count) => {
      for (let it = 0; made.length < count && it < 500; it += 1) await new Promise((resolve) => setTimeout(resolve, 10));
    };
    await are(1);
    waiting.abort();
    const second = await jobs[1];
    reading.abort();
    const first = await jobs[0];
    const never = await code(pool.parse(page, {}, { signal: AbortSignal.abort() }));
    const closing = code(pool.parse(page));
    await are(2);
    pool.close();
    const codes = [first, second, never, await closing, await code(pool.parse(page))];
    console.log(JSON.stringify([codes, made.length]));`);
  // The page that was being read took its worker with it, so the one after it had another.
  assert.deepEqual(out, [Array(5).fill("aborted"), 2]);
});

test("many pages may share a signal, and bytes are posted without what lies around them", () => {
  const out = run("shared.mjs", `
    import { Pool } from "khabar/pool"; ${broken}
    const warnings = [];
    process.on("warning", (it) => warnings.push(it.name));
    const pool = new Pool({ size: 2 });
    const { signal } = new AbortController();
    const read = await Promise.all(Array.from({ length: 20 }, () => pool.parse("<p>x</p>", {}, { signal })));
    const measuring = ready + ' else parentPort.postMessage({ value: JSON.stringify(it.input.buffer.byteLength) }); });';
    const measured = new Pool({ size: 1, worker: scripted(measuring.replace("() =>", "(it) =>")) });
    const bytes = new Uint8Array(1_000_000).subarray(10, 30);
    console.log(JSON.stringify([read.length, warnings, await measured.parse(bytes)]));`);
  assert.deepEqual(out, [20, [], 20]);
});

test("what cannot be posted or is no option rejects at once, and harms no later page", () => {
  const out = run("options.mjs", `
    import { Pool, KhabarError } from "khabar/pool"; ${broken}
    const pool = new Pool({ size: 1, timeout: 2000 });
    const code = (promise) => promise.then((it) => it.url ?? "read", (error) => error instanceof KhabarError ? error.code : String(error));
    const codes = [];
    for (const options of [{ url: 5n }, { url: new URL("https://harbour.example/bridge") }, { signal: new AbortController().signal }, "x"]) {
      codes.push(await code(pool.parse(page, options)));
    }
    // A seat that cannot post, once: its worker goes on, and no timer is left that would end it.
    const slow = ready + ' else setTimeout(() => parentPort.postMessage({ value: "{}" }), 300); });';
    let posts = 0;
    const stubborn = new Pool({ size: 1, timeout: 200, worker: () => {
      const worker = scripted(slow)();
      const post = worker.postMessage.bind(worker);
      worker.postMessage = (it) => { posts += 1; if (posts === 2) throw new DOMException("no", "DataCloneError"); post(it); };
      return worker;
    } });
    codes.push(await code(stubborn.parse(page)), await code(stubborn.parse(page, {}, { timeout: 5000 })));
    console.log(JSON.stringify([codes, made.length]));
    pool.close();
    stubborn.close();`);
  assert.deepEqual(out, [["bad-option", "https://harbour.example/bridge", "bad-option", "bad-option", "bad-input", "read"], 1]);
});

test("numbers that are no bound and names that are no option are refused", () => {
  const out = run("bounds.mjs", `
    import { Pool, KhabarError } from "khabar/pool"; ${broken}
    const told = (act) => { try { act(); return "taken"; } catch (error) { return error instanceof KhabarError ? error.code : String(error); } };
    const wrong = [{ size: "3" }, { size: Infinity }, { size: NaN }, { retries: NaN }, { retries: "x" }, { timeout: "x" }, { timeout: NaN }, { timeout: 0 }, { timeout: -5 }, { worker: 5 }, { concurrency: 4 }, 5];
    const refused = wrong.map((it) => told(() => new Pool(it)));
    const taken = [null, undefined, { size: null, timeout: null }, { size: 2.7 }, { timeout: Infinity }].map((it) => told(() => new Pool(it)));
    const pool = new Pool({ size: 1, timeout: Number.MAX_SAFE_INTEGER });
    const code = (promise) => promise.then((it) => it.headline, (error) => error instanceof KhabarError ? error.code : String(error));
    const controls = [];
    for (const it of [{ timeOut: 5 }, { signal: 5 }, { timeout: 0 }, null]) controls.push(await code(pool.parse(page, {}, it)));
    const each = [];
    for await (const it of pool.parseEach([{ input: page, url: "https://a.example" }, page])) each.push(it.error?.code ?? "read");
    await pool.parseEach([page], { onprogress: () => {} }).next().catch((error) => each.push(error.code));
    console.log(JSON.stringify([[...new Set(refused)], [...new Set(taken)], controls, each.sort(), JSON.parse(await pool.parseJson(page)).headline, await pool.isProbablyArticle(page)]));
    pool.close();`);
  assert.deepEqual(out, [
    ["bad-option"], ["taken"], [...Array(3).fill("bad-option"), headline], ["bad-option", "bad-option", "read"], headline, true,
  ]);
});

test("a worker that never says that it is up is given up", () => {
  const out = run("silent.mjs", `
    import { Pool } from "khabar/pool"; ${broken}
    const timer = globalThis.setTimeout;
    globalThis.setTimeout = (act, time) => timer(act, time / 100);
    const pool = new Pool({ size: 1, worker: scripted('require("node:worker_threads").parentPort.on("message", () => {});') });
    const error = await pool.parse(page).catch((error) => error);
    console.log(JSON.stringify([error.code, error.message.includes("30000 ms")]));`);
  assert.deepEqual(out, ["not-ready", true]);
});

test("a slow loop holds the source back: what is done and waits is in hand too", () => {
  const out = run("slow.mjs", `
    import { Pool } from "khabar/pool"; ${broken}
    const quick = ready + ' else parentPort.postMessage({ value: "{}" }); });';
    const pool = new Pool({ size: 2, worker: scripted(quick) });
    let [taken, read, most] = [0, 0, 0];
    const source = function* () { while (taken < 2000) { taken += 1; yield page; } };
    for await (const { index } of pool.parseEach(source())) {
      read += 1;
      await new Promise((done) => setTimeout(done, 5));
      most = Math.max(most, taken - read);
      if (read === 20) break;
    }
    console.log(JSON.stringify([most, read]));
    pool.close();`);
  // Two workers with two pages each; the one that the loop has is not in hand any more.
  assert.deepEqual(out, [4, 20]);
});

test("a run takes no more pages in hand than its workers need, and leaving it ends the source", () => {
  const out = run("source.mjs", `
    import { Pool } from "khabar/pool";
    let [taken, isEnded] = [0, false];
    async function* source() {
      try {
        for (;;) {
          taken += 1;
          yield page;
        }
      } finally {
        isEnded = true;
      }
    }
    const pool = new Pool({ size: 2 });
    let read = 0;
    for await (const { article } of pool.parseEach(source())) {
      read += article ? 1 : 0;
      if (read === 3) break;
    }
    const stopped = await (async () => {
      const stop = new AbortController();
      for await (const { index } of pool.parseEach(source(), { signal: stop.signal })) if (index === 2) stop.abort();
    })().catch((error) => error.code);
    console.log(JSON.stringify([read, taken < 20, isEnded, stopped]));`);
  assert.deepEqual(out, [3, true, true, "aborted"]);
});
