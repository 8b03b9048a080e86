// @ts-check
// Many files read by a pool of workers: a row a page, kept as its digest and a Blob of its article.

import { pagesOf } from "../archives/open.js";
import { asProblem, Problem } from "../problem.js";
import { pathOf } from "../ways/folder.js";
import { pool } from "./pool.js";
import { Rows } from "./rows.js";

/**
 * @typedef {import("./rows.js").Row} Row
 * @typedef {import("../hand.js").Hand} Hand
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

export class Batch {
  workers = pool();
  #rows;
  #onChange;
  #stop = new AbortController();
  /** The run in hand: when it began, and how many pages it has finished. @type {{ begun: number, finished: number } | null} */
  #run = null;
  /** Milliseconds of the runs that have ended: what a retry adds to. */
  #spent = 0;

  /**
   * @param {File[]} files
   * @param {() => void} onChange Called often: after each page.
   */
  constructor(files, onChange) {
    this.#rows = new Rows(files);
    this.#onChange = onChange;
  }

  get rows() {
    return this.#rows.all;
  }

  start() {
    return this.#read(this.rows.slice());
  }

  /** Reads again what failed and what was stopped. */
  retry() {
    return this.#read(this.rows.filter(({ state }) => state === "failed" || state === "stopped"));
  }

  cancel() {
    this.#stop.abort();
  }

  /** @returns {Progress} */
  progress() {
    const count = { waiting: 0, reading: 0, done: 0, failed: 0, stopped: 0 };
    for (const { state } of this.rows) count[state] += 1;
    const { failed, stopped } = count;
    const run = this.#run;
    const ms = run ? performance.now() - run.begun : 0;
    const left = run && run.finished >= PACE_AFTER ? (ms / run.finished) * (count.waiting + count.reading) : undefined;
    return { all: this.rows.length, done: count.done + failed, failed, stopped, running: run !== null, ms: this.#spent + ms, left };
  }

  /** @param {Row[]} wanted */
  async #read(wanted) {
    if (this.#run || wanted.length === 0) return;
    const run = { begun: performance.now(), finished: 0 };
    this.#run = run;
    this.#stop = new AbortController();
    for (const row of wanted) Object.assign(row, { state: "waiting", code: undefined });
    this.#onChange();
    await this.workers.each(wanted, (row, hand) => this.#readRow(row, hand), this.#stop.signal);
    for (const row of this.rows) if (row.state === "waiting") row.state = "stopped";
    this.#run = null;
    this.#spent += performance.now() - run.begun;
    this.workers.end();
    this.#onChange();
  }

  /**
   * @param {Row} row
   * @param {Hand} hand
   */
  async #readRow(row, hand) {
    if (row.state !== "waiting") return; // Read already, behind an earlier page of its archive.
    this.#set(row, { state: "reading" });
    await this.#readFile(row, hand, this.#stop.signal);
  }

  /**
   * Reads a row's page, and behind it the pages of an archive that wait as well.
   *
   * @param {Row} row
   * @param {Hand} hand
   * @param {AbortSignal} signal
   */
  async #readFile(row, hand, signal) {
    let index = 0;
    try {
      for await (const page of pagesOf(row.file)) {
        const target = this.#rows.ofPage(row, index);
        index += 1;
        if (index <= row.page || (target !== row && target.state !== "waiting")) continue;
        this.#set(target, { name: page.name, state: "reading" });
        if (signal.aborted) {
          this.#set(target, { state: "stopped" }); // From here an archive is read on.
          break;
        }
        await this.#readPage(target, page, hand, signal);
      }
      if (index === 0) throw new Problem("empty-input");
    } catch (thrown) {
      // The pages before the damage stay; behind them the archive has a row that says so.
      const target = this.#rows.ofPage(row, index);
      if (target !== row) target.name = pathOf(row.file);
      this.#fail(target, thrown);
    }
    // The file no longer has the page.
    if (row.state === "reading") this.#set(row, signal.aborted ? { state: "stopped" } : { state: "failed", code: "empty-input" });
  }

  /**
   * @param {Row} row
   * @param {import("../archives/open.js").SavedPage} page
   * @param {Hand} hand
   * @param {AbortSignal} signal
   */
  async #readPage(row, page, hand, signal) {
    try {
      const done = await hand.run({ task: "digest", input: page.input, options: page.options }, signal);
      const { digest, json } = /** @type {import("../job.js").Digested} */ (done);
      this.#set(row, { state: "done", digest, json, code: undefined });
    } catch (thrown) {
      this.#fail(row, thrown);
    }
    if (this.#run) this.#run.finished += 1;
  }

  /** @param {Row} row @param {unknown} thrown */
  #fail(row, thrown) {
    const { code } = asProblem(thrown);
    this.#set(row, code === "cancelled" ? { state: "stopped" } : { state: "failed", code });
  }

  /** @param {Row} row @param {Partial<Row>} change */
  #set(row, change) {
    Object.assign(row, change);
    this.#onChange();
  }
}
