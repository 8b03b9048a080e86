// @ts-check
// The shapes of tests/hurtful through Khabar, Readability and Defuddle, each page in a child with little memory and a
// bound on time: how many are read, and whether twice the page takes more than about twice as long. jsdom, which gives
// the two others their document, is measured alone too, so that its faults are told from theirs.
//
// cargo run --example doubling 100 --write=target/shapes && node tools/others-hurtful.mjs target/shapes [EVERY] [READER ...]

import { fork } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { READERS, jsdomAlone, quieten } from "./readers.mjs";
import { LONGER, compare, shapesIn, worked } from "./twice.mjs";

/** Milliseconds that one page may take. */
const TIME_MS_MAX = 10_000;
/** Milliseconds between two looks at a child. */
const LOOK_EVERY = 200;
/** Megabytes of objects that the engine may hold. */
const MEMORY_MB_MAX = 2_000;
const ADDRESS = "https://gazette.example/gates";
const ALL = /** @type {Record<string, import("./readers.mjs").Reader>} */ ({ ...READERS, jsdom: jsdomAlone });

/** @typedef {{ took: number } | { fault: "threw" | "slow" | "died", why: string }} Outcome */

/** A page that was not read. */
class Fault extends Error {
  /** @param {"threw" | "slow" | "died"} kind @param {string} why */
  constructor(kind, why) {
    super(why.split("\n")[0]);
    this.kind = kind;
  }
}

/** Reads the pages that the parent names. @param {import("./readers.mjs").Reader} read */
async function serve(read) {
  quieten();
  await read("<h1>Rain floods the old town</h1><p>Streets stood under water.", ADDRESS);
  process.on("message", async (/** @type {string} */ path) => {
    const page = readFileSync(path, "utf8");
    /** @type {{ code?: string } | null} */
    let failed = null;
    const took = await worked(() => read(page, ADDRESS).catch((error) => (failed = error)));
    // That a page is no text is an answer and no fault.
    process.send?.(failed && /** @type {{ code?: string }} */ (failed).code !== "not-text" ? { fault: "threw", why: `${failed}` } : { took });
  });
  process.send?.("ready");
}

/** Milliseconds that a process has worked, as Linux tells it; elsewhere those on the clock. @param {number | undefined} id */
function workedBy(id) {
  try {
    const [user, system] = readFileSync(`/proc/${id}/stat`, "utf8").replace(/^.*\) /u, "").split(" ").slice(11, 13);
    return (Number(user) + Number(system)) * 10; // In hundredths of a second.
  } catch {
    return performance.now();
  }
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
    const started = fork(fileURLToPath(import.meta.url), ["--serve", this.reader], { execArgv: [`--max-old-space-size=${MEMORY_MB_MAX}`], stdio: ["ignore", "ignore", "ignore", "ipc"] });
    await new Promise((resolve) => started.once("message", resolve));
    this.process = started;
    return started;
  }

  /** @param {string} path @returns {Promise<number>} Milliseconds. */
  async read(path) {
    const running = this.process ?? (await this.start());
    /** @type {Outcome} */
    const outcome = await new Promise((resolve) => {
      const before = workedBy(running.pid);
      const timer = setInterval(() => {
        if (workedBy(running.pid) - before > TIME_MS_MAX) tell({ fault: "slow", why: `more than ${TIME_MS_MAX / 1000} s` });
      }, LOOK_EVERY);
      const tell = (/** @type {Outcome} */ it) => {
        clearInterval(timer);
        running.removeAllListeners("message").removeAllListeners("exit");
        resolve(it);
      };
      running.once("message", (it) => tell(/** @type {Outcome} */ (it)));
      running.once("exit", (code, signal) => tell({ fault: "died", why: `${signal ?? code}` }));
      running.send(path);
    });
    if ("took" in outcome) return outcome.took;
    if (outcome.fault !== "threw") this.stop();
    throw new Fault(outcome.fault, outcome.why);
  }

  stop() {
    this.process?.kill("SIGKILL");
    this.process = null;
  }
}

/** @param {string} reader @param {string} folder @param {string[]} names */
async function measure(reader, folder, names) {
  const child = new Child(reader);
  const counts = { read: 0, grew: 0, slow: 0, threw: 0, died: 0 };
  let longest = 0;
  for (const name of names) {
    try {
      const { one, two, ratio } = await compare((size) => child.read(`${folder}/${name}.${size}.html`));
      counts.read += 1;
      longest = Math.max(longest, two);
      if (ratio <= LONGER) continue;
      counts.grew += 1;
      console.log(`${reader}: ${ratio.toFixed(2)} times as long for ${name}, ${one.toFixed()} and ${two.toFixed()} ms`);
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      counts[error.kind] += 1;
      console.log(`${reader}: ${error.kind} at ${name}: ${error.message}`);
    }
  }
  child.stop();
  return `${reader}: of ${names.length} shapes ${counts.read} read at both sizes, the slowest in ${(longest / 1000).toFixed(1)} s, ${counts.grew} of them with more than ${LONGER} times the time for twice the page; ${counts.slow} not read in ${TIME_MS_MAX / 1000} s, ${counts.threw} threw, ${counts.died} died`;
}

if (process.argv[2] === "--serve") {
  await serve(ALL[process.argv[3]]);
} else {
  const [folder = "target/shapes", every = "1", ...wanted] = process.argv.slice(2);
  const names = shapesIn(folder).filter((_, at) => at % Number(every) === 0);
  const rows = [];
  for (const reader of Object.keys(ALL).filter((it) => wanted.length === 0 || wanted.includes(it))) rows.push(await measure(reader, folder, names));
  console.log(rows.join("\n"));
}
