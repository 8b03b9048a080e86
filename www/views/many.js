// @ts-check
// The third view: many files in a table that fills while they are read.

import { button, element, icon } from "../element.js";
import { jsonLines, markdownZip, table } from "../many/take-all.js";
import { ordered } from "../many/order.js";
import { number, say, sayCount } from "../strings.js";
import { saveBlob } from "../take.js";
import { manyTable } from "./many-table.js";

/**
 * @typedef {import("../many/batch.js").Batch} Batch
 * @typedef {{ share: number, words: string, cancel: () => void }} Writing
 * @typedef {{ batch: Batch, order: import("../many/order.js").Order, top: number }} ManyState `top` is how far the table is scrolled.
 * @typedef {{ back: () => void, open: (row: import("../many/rows.js").Row) => void, announce: (text: string, only?: "aloud") => void, fail: (thrown: unknown) => void }} ManyActions
 */

/** Shares of the whole that are told to a screen reader. */
const TOLD_EVERY = 0.25;

/**
 * @param {ManyState} state
 * @param {ManyActions} actions
 * @returns {{ node: HTMLElement, refresh: () => void, reveal: (row: import("../many/rows.js").Row) => boolean }}
 */
export function many(state, actions) {
  const { batch } = state;
  const shown = manyTable(state, actions.open, () => refresh());
  const work = workLine(batch, actions);
  const tools = filterTools(state, () => refresh());
  const take = takeTools(state, actions, work);
  const title = element("h1", { class: "many-title", id: "many-title", tabindex: -1 });
  function refresh() {
    title.replaceChildren(sayCount("many.title", batch.rows.length));
    const rows = ordered(batch.rows, state.order);
    tools.tell(rows.length);
    take.tell(rows);
    work.tell();
    shown.show(rows);
  }
  refresh();
  const node = element(
    "div",
    { class: "many" },
    element("div", { class: "result-bar" }, button({ label: say("result.back"), class: "quiet", id: "back", icon: icon("back") }, actions.back)),
    element("div", { class: "many-head" }, title, work.node),
    element("div", { class: "many-tools" }, tools.node, take.node),
    shown.node,
  );
  return { node, refresh, reveal: shown.reveal };
}

/**
 * The bar that fills, what it means in words, and the button that stops it or goes on.
 *
 * @param {Batch} batch
 * @param {ManyActions} actions
 */
function workLine(batch, actions) {
  const bar = element("progress", { class: "many-progress", max: 1, "aria-label": say("many.progress") });
  const words = element("p", { class: "many-state", id: "many-state" });
  const cancel = button({ label: say("status.cancel"), class: "button button-small", id: "cancel" }, () => {
    if (writing) writing.cancel();
    else batch.cancel();
  });
  const again = element("button", { type: "button", class: "button button-small", id: "retry" });
  again.addEventListener("click", () => void batch.retry());
  /** An export that takes time. @type {Writing | null} */
  let writing = null;
  let told = 0;
  let wasRunning = false;

  function tell() {
    const progress = batch.progress();
    const busy = progress.running || writing !== null;
    const share = writing?.share ?? (progress.all === 0 ? 0 : progress.done / progress.all);
    /** @type {HTMLProgressElement} */ (bar).value = share;
    bar.classList.toggle("many-idle", !busy);
    words.replaceChildren(writing?.words ?? wordsOf(progress));
    cancel.hidden = !busy;
    const left = progress.failed + progress.stopped;
    again.hidden = busy || left === 0;
    again.replaceChildren(progress.stopped > 0 ? sayCount("many.goOn", left) : sayCount("many.retry", left));
    if (progress.running && share >= told + TOLD_EVERY) {
      told = share;
      actions.announce(wordsOf(progress), "aloud");
    }
    if (wasRunning && !progress.running) {
      told = 0;
      actions.announce(wordsOf(progress), "aloud");
    }
    wasRunning = progress.running;
  }
  return {
    node: element("div", { class: "many-work" }, words, cancel, again, bar),
    tell,
    /** @param {Writing | null} now */
    write(now) {
      writing = now;
      tell();
    },
  };
}

/** @param {import("../many/batch.js").Progress} progress */
function wordsOf(progress) {
  const gaps = { done: number(progress.done), all: number(progress.all) };
  if (progress.running) {
    const left = progress.left === undefined ? "" : ` · ${say("many.left", { time: duration(progress.left) })}`;
    return say("many.running", gaps) + left;
  }
  const failed = progress.failed > 0 ? ` · ${sayCount("many.failed", progress.failed)}` : "";
  if (progress.stopped > 0) return say("many.stopped", gaps) + failed;
  return say("many.done", { all: number(progress.all - progress.failed), time: duration(progress.ms) }) + failed;
}

/**
 * @param {number} ms
 * @returns {string} Seconds up to two minutes, then minutes.
 */
function duration(ms) {
  const seconds = Math.max(1, Math.round(ms / 1000));
  return seconds < 120 ? sayCount("time.seconds", seconds) : sayCount("time.minutes", Math.round(seconds / 60));
}

/**
 * @param {ManyState} state
 * @param {() => void} refresh
 */
function filterTools({ order, batch }, refresh) {
  const search = /** @type {HTMLInputElement} */ (
    element("input", { type: "search", class: "field", id: "filter", placeholder: say("many.filter"), "aria-label": say("many.filter"), autocomplete: "off" })
  );
  search.value = order.filter;
  search.addEventListener("input", () => {
    order.filter = search.value;
    refresh();
  });
  const only = /** @type {HTMLSelectElement} */ (
    element(
      "select",
      { class: "field", id: "only", "aria-label": say("many.only") },
      ...["all", "warnings", "failed", "none"].map((name) => element("option", { value: name }, say(`many.only.${name}`))),
    )
  );
  only.value = order.only;
  only.addEventListener("change", () => {
    order.only = /** @type {import("../many/order.js").Only} */ (only.value);
    refresh();
  });
  const count = element("p", { class: "many-count", role: "status" });
  return {
    node: element("div", { class: "many-filter" }, search, only, count),
    /** @param {number} shown */
    tell(shown) {
      const text = shown === batch.rows.length ? "" : say("many.shown", { shown: number(shown), all: number(batch.rows.length) });
      if (count.textContent !== text) count.replaceChildren(text);
    },
  };
}

/**
 * @param {ManyState} state
 * @param {ManyActions} actions
 * @param {ReturnType<typeof workLine>} work
 */
function takeTools({ batch }, actions, work) {
  /** @type {import("../many/rows.js").Row[]} */
  let rows = [];
  const give = (/** @type {Blob} */ blob, /** @type {string} */ name) => {
    saveBlob(blob, name);
    actions.announce(say("status.saved", { name: `\u2068${name}\u2069` }));
  };
  const onZip = async () => {
    const stop = new AbortController();
    const all = rows.filter((row) => row.json).length;
    const tell = (/** @type {number} */ done) => work.write({ share: done / all, words: say("many.writing", { done: number(done), all: number(all) }), cancel: () => stop.abort() });
    tell(0);
    try {
      const made = await markdownZip(rows, batch, stop.signal, tell);
      if (!stop.signal.aborted) give(made, "khabar-markdown.zip");
    } finally {
      work.write(null);
    }
  };
  const buttons = [
    button({ label: "JSONL", class: "quiet", id: "take-jsonl", icon: icon("save") }, () => give(jsonLines(rows), "khabar.jsonl")),
    button({ label: "CSV", class: "quiet", id: "take-csv", icon: icon("save") }, () => give(table(rows), "khabar.csv")),
    button({ label: say("many.zip"), class: "quiet", id: "take-zip", icon: icon("save") }, () => void onZip().catch(actions.fail)),
  ];
  return {
    node: element("div", { class: "take many-take", role: "group", "aria-label": say("many.take") }, ...buttons),
    /** @param {import("../many/rows.js").Row[]} shown */
    tell(shown) {
      rows = shown;
      const articles = shown.some((row) => row.json);
      const [lines, sheet, zip] = buttons;
      lines.disabled = shown.length === 0;
      sheet.disabled = shown.length === 0; // What was not read has a line too, that says why.
      zip.disabled = !articles || batch.progress().running;
    },
  };
}
