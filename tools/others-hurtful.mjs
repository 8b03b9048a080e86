// @ts-check
// The shapes of tests/hurtful through Khabar, Readability and Defuddle, each page in a child with little memory and a
// bound on time: how many are read, and whether twice the page takes more than about twice as long. jsdom, which gives
// the two others their document, is measured alone too, so that its faults are told from theirs.
//
// cargo run --example doubling 200 --write=target/shapes && node tools/others-hurtful.mjs target/shapes [READER ...]

import { fork } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { READERS, jsdomAlone, quieten } from "./readers.mjs";

/** Milliseconds that one page may take. */
const TIME_MOST = 20_000;
/** Megabytes of objects that the engine may hold. */
const MEMORY_MOST = 2_000;
/** How much longer twice the page may take, as in tests/linear.rs. */
const LONGER = 2.6;
/** How often a comparison is made anew with better times, as other programs only make a reading slower. */
const TRIES = 5;
const ADDRESS = "https://gazette.example/gates";
const ALL = /** @type {Record<string, import("./readers.mjs").Reader>} */ ({ ...READERS, jsdom: jsdomAlone });

/** @typedef {{ took: number } | { fault: "threw" | "slow" | "died", why: string }} Outcome */

/** Reads the pages that the parent names. @param {import("./readers.mjs").Reader} read */
async function serve(read) {
  quieten();
  await read("<h1>Rain floods the old town</h1><p>Streets stood under water.", ADDRESS);
  process.on("message", async (/** @type {string} */ path) => {
    const page = readFileSync(path, "utf8");
    const started = performance.now();
    const failed = await read(page, ADDRESS).then(() => null, (error) => error);
    const took = performance.now() - started;
    // That a page is no text is an answer and no fault.
    process.send?.(failed && failed.code !== "not-text" ? { fault: "threw", why: `${failed}` } : { took });
  });
  process.send?.("ready");
}

/** A child that is started anew when a page ended it. */
class Child {
  /** @param {string} reader */
  constructor(reader) {
    this.reader = reader;
    /** @type {import("node:child_process").ChildProcess | null} */
    this.process = null;
  }

  async start() {
    const started = fork(fileURLToPath(import.meta.url), ["--serve", this.reader], { execArgv: [`--max-old-space-size=${MEMORY_MOST}`], stdio: ["ignore", "ignore", "ignore", "ipc"] });
    await new Promise((resolve) => started.once("message", resolve));
    this.process = started;
    return started;
  }

  /** @param {string} path @returns {Promise<Outcome>} */
  async read(path) {
    const running = this.process ?? (await this.start());
    /** @type {Outcome} */
    const outcome = await new Promise((resolve) => {
      const timer = setTimeout(() => tell({ fault: "slow", why: `more than ${TIME_MOST / 1000} s` }), TIME_MOST);
      const tell = (/** @type {Outcome} */ it) => {
        clearTimeout(timer);
        running.removeAllListeners("message").removeAllListeners("exit");
        resolve(it);
      };
      running.once("message", (it) => tell(/** @type {Outcome} */ (it)));
      running.once("exit", (code, signal) => tell({ fault: "died", why: `${signal ?? code}` }));
      running.send(path);
    });
    if ("fault" in outcome && outcome.fault !== "threw") this.stop();
    return outcome;
  }

  stop() {
    this.process?.kill("SIGKILL");
    this.process = null;
  }
}

/** @param {Child} child @param {string} shape The path of its pages, up to their size. */
async function compare(child, shape) {
  let [one, two] = [Infinity, Infinity];
  for (let tried = 0; tried < TRIES && two / one > LONGER || tried === 0; tried += 1) {
    for (const size of /** @type {const} */ ([1, 2])) {
      const outcome = await child.read(`${shape}.${size}.html`);
      if ("fault" in outcome) return { ...outcome, size };
      if (size === 1) one = Math.min(one, outcome.took);
      else two = Math.min(two, outcome.took);
    }
  }
  return { one, two };
}

/** @param {string} reader @param {string} folder @param {string[]} names */
async function measure(reader, folder, names) {
  const child = new Child(reader);
  const counts = { read: 0, grew: 0, slow: 0, threw: 0, died: 0 };
  let longest = 0;
  for (const name of names) {
    const found = await compare(child, `${folder}/${name}`);
    if ("fault" in found) {
      counts[found.fault] += 1;
      console.log(`${reader}: ${found.fault} at ${name}, ${found.size === 1 ? "n" : "2n"}: ${found.why.split("\n")[0]}`);
      continue;
    }
    counts.read += 1;
    longest = Math.max(longest, found.two);
    if (found.two / found.one <= LONGER) continue;
    counts.grew += 1;
    console.log(`${reader}: ${(found.two / found.one).toFixed(2)} times as long for ${name}, ${found.one.toFixed()} and ${found.two.toFixed()} ms`);
  }
  child.stop();
  return `${reader}: of ${names.length} shapes ${counts.read} read at both sizes, the slowest in ${(longest / 1000).toFixed(1)} s, ${counts.grew} of them with more than ${LONGER} times the time for twice the page; ${counts.slow} not read in ${TIME_MOST / 1000} s, ${counts.threw} threw, ${counts.died} died`;
}

if (process.argv[2] === "--serve") {
  await serve(ALL[process.argv[3]]);
} else {
  const [folder = "target/shapes", ...wanted] = process.argv.slice(2);
  const names = readdirSync(folder).filter((it) => it.endsWith(".1.html")).map((it) => it.slice(0, -".1.html".length));
  const rows = [];
  for (const reader of Object.keys(ALL).filter((it) => wanted.length === 0 || wanted.includes(it))) rows.push(await measure(reader, folder, names));
  console.log(rows.join("\n"));
}
