// @ts-check
// Many files read by a pool of workers: a row a page, kept as its digest and a Blob of its article.

import { pagesOf } from "../archives/open.js";
import { asProblem } from "../problem.js";
import { pathOf } from "../ways/folder.js";
import { pool } from "./pool.js";

/**
 * @typedef {object} Row
 * @property {number} id
 * @property {File} file Its name and where it lies, not its bytes.
 * @property {number} page Which page of the file, from 0.
 * @property {string} name
 * @property {"waiting" | "reading" | "done" | "failed" | "stopped"} state
 * @property {string} [code] Why it failed.
 * @property {import("./digest.js").Digest} [digest]
 * @property {Blob} [json] The article.
 * @property {import("../given.js").Given} [given] The roles that the reader gave to its passages.
 *
 * @typedef {object} Progress
 * @property {number} all
 * @property {number} done Finished, well or not.
 * @property {number} failed
 * @property {number} stopped
 * @property {boolean} running
 * @property {number} ms Spent on reading, in this run and in those before.
 * @property {number} [left] Milliseconds that the rest will take at this pace.
 */

/** Pages read before their pace tells how long the rest takes. */
const PACE_AFTER = 5;

/**
 * @param {File[]} files
 * @param {() => void} onChange Called often: after each page.
 */
export function batch(files, onChange) {
  /** @type {Row[]} */
  const rows = files.map((file, id) => ({ id, file, page: 0, name: pathOf(file), state: "waiting" }));
  const workers = pool();
  let stop = new AbortController();
  let running = false;
  let begun = 0;
  let finished = 0;
  /** Milliseconds of the runs that have ended: what a retry adds to. */
  let spent = 0;

  /** @param {Row} row @param {Partial<Row>} change */
  const set = (row, change) => {
    Object.assign(row, change);
    onChange();
  };

  /**
   * @param {Row} row
   * @param {import("../archives/open.js").SavedPage} page
   * @param {import("../hand.js").Hand} hand
   * @param {AbortSignal} signal
   */
  async function readPage(row, page, hand, signal) {
    try {
      const done = await hand.run({ task: "digest", input: page.input, options: page.options }, signal);
      const { digest, json } = /** @type {import("../job.js").Digested} */ (done);
      set(row, { state: "done", digest, json, code: undefined });
    } catch (thrown) {
      fail(row, thrown);
    }
    finished += 1;
  }

  /** @param {Row} row @param {unknown} thrown */
  function fail(row, thrown) {
    const { code } = asProblem(thrown);
    set(row, code === "cancelled" ? { state: "stopped" } : { state: "failed", code });
  }

  /**
   * @param {Row} row
   * @param {import("../hand.js").Hand} hand
   */
  async function readRow(row, hand) {
    if (row.state !== "waiting") return; // Read already, behind an earlier page of its archive.
    const { signal } = stop;
    set(row, { state: "reading" });
    let index = 0;
    try {
      for await (const page of pagesOf(row.file)) {
        const target = rowOf(row, index);
        index += 1;
        if (index <= row.page || (target !== row && target.state !== "waiting")) continue;
        set(target, { name: page.name, state: "reading" });
        if (signal.aborted) {
          set(target, { state: "stopped" }); // From here an archive is read on.
          break;
        }
        await readPage(target, page, hand, signal);
      }
      if (index === 0) throw Object.assign(new Error("no page"), { code: "empty-input" });
    } catch (thrown) {
      // The pages before the damage stay; behind them the archive has a row that says so.
      const target = rowOf(row, index);
      if (target !== row) target.name = pathOf(row.file);
      fail(target, thrown);
    }
    if (stateOf(row) === "reading") set(row, { state: signal.aborted ? "stopped" : "failed", code: "empty-input" });
  }

  /**
   * @param {Row} first The file's row that is being read.
   * @param {number} index
   * @returns {Row} The row of the file's page at the index; an archive's later pages get theirs when they are met.
   */
  function rowOf(first, index) {
    if (index <= first.page) return first;
    const known = rows.find((row) => row.file === first.file && row.page === index);
    if (known) return known;
    /** @type {Row} */
    const row = { id: rows.length, file: first.file, page: index, name: first.name, state: "waiting" };
    rows.push(row);
    return row;
  }

  /** @param {Row[]} wanted */
  async function run(wanted) {
    if (running || wanted.length === 0) return;
    stop = new AbortController();
    running = true;
    begun = performance.now();
    finished = 0;
    for (const row of wanted) Object.assign(row, { state: "waiting", code: undefined });
    onChange();
    await workers.each(wanted, readRow, stop.signal);
    for (const row of rows) if (row.state === "waiting") row.state = "stopped";
    running = false;
    spent += performance.now() - begun;
    workers.end();
    onChange();
  }

  return {
    rows,
    workers,
    start: () => run(rows.slice()),
    /** Reads again what failed and what was stopped. */
    retry: () => run(rows.filter((row) => row.state === "failed" || row.state === "stopped")),
    cancel: () => stop.abort(),
    /** @returns {Progress} */
    progress() {
      const count = (/** @type {Row["state"]} */ state) => rows.reduce((sum, row) => sum + (row.state === state ? 1 : 0), 0);
      const failed = count("failed");
      const waiting = count("waiting") + count("reading");
      const run = running ? performance.now() - begun : 0;
      const left = running && finished >= PACE_AFTER ? (run / finished) * waiting : undefined;
      const ms = spent + run;
      return { all: rows.length, done: count("done") + failed, failed, stopped: count("stopped"), running, ms, left };
    },
  };
}

/** @typedef {ReturnType<typeof batch>} Batch */

/**
 * @param {Row} row
 * @returns {Row["state"]} As it is now: the checker holds what it was at the last assignment.
 */
function stateOf(row) {
  return row.state;
}
