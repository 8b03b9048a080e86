// @ts-check
// Holds what the page shows, and wires the ways in to the views.

import { amended } from "./amend.js";
import { holdsMany, pageOf } from "./archives/open.js";
import { batch } from "./many/batch.js";
import { digest } from "./many/digest.js";
import { parse, warmUp } from "./parser.js";
import { asProblem, Problem } from "./problem.js";
import { REACHES } from "./reach.js";
import { chooseLanguage, chooseTheme, language, theme } from "./settings.js";
import { announce, announceWork } from "./status.js";
import { say, sayCount } from "./strings.js";
import { absence } from "./views/absent.js";
import { footer } from "./views/footer.js";
import { header } from "./views/header.js";
import { intake } from "./views/intake.js";
import { many } from "./views/many.js";
import { tell } from "./views/problem.js";
import { result } from "./views/result.js";
import { receive } from "./ways/bookmarklet.js";
import { choose, isAddress } from "./ways/clipboard-data.js";
import { fetchPage } from "./ways/fetch.js";
import { listen } from "./ways/installed.js";
import { sample } from "./ways/samples.js";

/** @typedef {{ form: string, name?: string }} Origin */

/** Where the reader is, and what they would lose by leaving. */
const state = {
  /** @type {"intake" | "result" | "many"} */
  view: "intake",
  draft: "",
  address: "",
  /** @type {import("./views/problem.js").Told | null} */
  problem: null,
  /** @type {import("./views/result.js").ResultState | null} */
  result: null,
  /** @type {import("./views/many.js").ManyState | null} */
  many: null,
  /** The row of `many` that the result was opened from. @type {import("./many/batch.js").Row | null} */
  row: null,
};

/** Ends the reading in hand when another begins. */
let current = new AbortController();

/**
 * Reads one page and shows what came of it.
 *
 * @param {Origin} origin
 * @param {string} working
 * @param {(signal: AbortSignal) => Promise<import("./ways/clipboard-data.js").Handed>} bring
 * @param {import("./many/batch.js").Row | null} [row] The row of the table of many that it is read for.
 */
async function read(origin, working, bring, row = null) {
  current.abort();
  const mine = new AbortController();
  current = mine;
  announceWork(working, () => mine.abort());
  try {
    const { input, options } = await bring(mine.signal);
    const begun = performance.now();
    const article = await parse(input, options, mine.signal);
    if (mine !== current) return;
    state.row = row;
    showResult(article, origin, performance.now() - begun);
  } catch (thrown) {
    if (mine === current) fail(thrown);
  }
}

/**
 * @param {import("./types.js").Article} article
 * @param {Origin} origin
 * @param {number} ms
 */
function showResult(article, origin, ms) {
  state.problem = null;
  state.result = {
    article, origin, tab: "article", held: { pictures: false }, ms: Math.max(1, Math.round(ms)),
    changes: new Map(state.row?.changes), ofMany: state.row !== null,
  };
  turnTo("result");
  focusOn("headline");
  scrollTo({ top: 0, behavior: "instant" });
  const found = say("status.done", { headline: `\u2068${article.headline ?? ""}\u2069` });
  announce(absence(article) ? say("status.noArticle") : found, "aloud");
}

/** @param {"intake" | "result" | "many"} view */
function turnTo(view) {
  if (state.view !== view) history.pushState({ view }, "");
  state.view = view;
  render();
}

/** @param {unknown} thrown */
function fail(thrown) {
  const problem = thrown instanceof Problem ? thrown : asProblem(thrown);
  if (problem.code === "cancelled") return announce(say("status.cancelled"));
  if (problem.code === "shown") return;
  state.problem = tell(problem);
  turnTo("intake");
  focusOn("problem-title");
  announce(say("status.failed"), "aloud");
}

function showIntake() {
  current.abort();
  state.problem = null;
  state.draft = "";
  turnTo("intake");
  focusOn("draft");
  announce("");
}

/** @param {string} text */
function readText(text) {
  if (REACHES && isAddress(text)) return offerAddress(text.trim());
  void read({ form: "text" }, say("status.reading"), async () => ({ input: text, options: {} }));
}

/** @param {FileList | File[] | null} files */
function readFiles(files) {
  const given = [...(files ?? [])];
  if (given.length === 0) return;
  if (given.length > 1 || holdsMany(given[0])) return readMany(given);
  const [file] = given;
  void read({ form: "file", name: file.name }, say("status.reading"), () => pageOf(file));
}

/** @param {File[]} files */
function readMany(files) {
  current.abort();
  state.many?.batch.cancel();
  const started = batch(files, refreshSoon);
  state.many = { batch: started, order: { column: null, down: false, filter: "", only: "all" }, top: 0 };
  state.problem = null;
  void started.start();
  turnTo("many");
  focusOn("many-title");
  announce(sayCount("many.started", files.length), "aloud");
}

/** Milliseconds between two looks at a table that fills. */
const REFRESH = 200;
let refresh = () => {};
let refreshing = 0;

function refreshSoon() {
  if (refreshing !== 0) return;
  refreshing = setTimeout(() => {
    refreshing = 0;
    if (state.view === "many") refresh();
  }, REFRESH);
}

/** @param {import("./many/batch.js").Row} row */
async function openRow(row) {
  const origin = { form: "file", name: row.name };
  await read(origin, say("status.reading"), async () => {
    try {
      return await pageOf(row.file, row.page);
    } catch (thrown) {
      // The file has gone; what was read of it is still here, without its passages.
      if (!row.json) throw thrown;
      const kept = JSON.parse(await row.json.text());
      state.row = row;
      showResult(kept, origin, 0);
      throw new Problem("shown");
    }
  }, row);
}

/** From an article back to where it came from; what the reader changed in it goes along. */
function leaveResult() {
  const { row, result, many: table } = state;
  if (!row || !result || !table) return showIntake();
  keepChanges(row, result);
  turnTo("many");
  document.querySelector(`[data-id="${row.id}"] button`)?.scrollIntoView({ block: "nearest" });
  /** @type {HTMLElement | null} */ (document.querySelector(`[data-id="${row.id}"] button`))?.focus();
  announce("");
}

/**
 * @param {import("./many/batch.js").Row} row
 * @param {import("./views/result.js").ResultState} result
 */
function keepChanges(row, result) {
  if (result.changes.size === 0 && !row.changes) return;
  const article = amended(result.article, result.changes);
  row.changes = result.changes;
  row.digest = digest(article);
  row.json = new Blob([JSON.stringify(article)], { type: "application/json" });
}

/**
 * A pasted address is not fetched by itself: that would tell the site, and only a press of the button should.
 *
 * @param {string} address
 */
function offerAddress(address) {
  state.address = address;
  state.draft = "";
  turnTo("intake");
  focusOn("fetch");
  announce(say("status.address"));
}

/** @param {DataTransfer} data */
function readTransfer(data) {
  const choice = choose(data);
  if (choice.found === "nothing") return announce(say("status.nothing"));
  if (choice.found === "address") return REACHES ? offerAddress(choice.address) : announce(say("status.noReach"));
  if (choice.found === "file") return readFiles(data.files);
  void read({ form: choice.form }, say("status.reading"), async () => ({ input: choice.input, options: {} }));
}

function render() {
  document.title = state.view === "result" && state.result?.article.headline
    ? `${state.result.article.headline} · ${say("app.title")}`
    : say("app.title");
  byId("skip").textContent = say("app.skip");
  byId("top").replaceChildren(...header({ home: showIntake, otherLanguage: switchLanguage, otherTheme: switchTheme }));
  byId("foot").replaceChildren(...footer());
  byId("main").replaceChildren(currentView());
}

/** @returns {Node} */
function currentView() {
  const failed = () => announce(say("status.failed"));
  if (state.view === "result" && state.result) return result(state.result, { back: leaveResult, announce, fail: failed });
  if (state.view === "many" && state.many) {
    const view = many(state.many, { back: showIntake, open: (row) => void openRow(row), announce, fail: failed });
    refresh = view.refresh;
    return view.node;
  }
  return intake(state, {
    read: readText,
    open: readFiles,
    fetch: (address) => void read({ form: "address", name: address }, say("status.fetching"), (signal) => fetchPage(address, signal)),
    sample: (chosen) => void read({ form: "sample" }, say("status.reading"), () => sample(chosen)),
    keep: (part) => Object.assign(state, part),
  });
}

function switchLanguage() {
  chooseLanguage(language() === "ar" ? "en" : "ar");
  render();
  focusOn("language");
  announce("");
}

function switchTheme() {
  chooseTheme(theme() === "dark" ? "light" : "dark");
  byId("top").replaceChildren(...header({ home: showIntake, otherLanguage: switchLanguage, otherTheme: switchTheme }));
  focusOn("theme");
}

/** @param {string} id */
function byId(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

/** @param {string} id */
function focusOn(id) {
  document.getElementById(id)?.focus({ preventScroll: id !== "problem-title" });
}

document.addEventListener("paste", (event) => {
  const target = event.target;
  if (target instanceof HTMLInputElement || !event.clipboardData) return; // The address field takes its own pastes.
  event.preventDefault();
  readTransfer(event.clipboardData);
});

document.addEventListener("dragover", (event) => {
  event.preventDefault();
  document.documentElement.classList.add("dragging");
});
for (const ended of ["dragleave", "dragend", "drop"]) {
  document.addEventListener(ended, (event) => {
    const left = /** @type {DragEvent} */ (event).relatedTarget === null;
    if (left || ended !== "dragleave") document.documentElement.classList.remove("dragging");
  });
}
document.addEventListener("drop", (event) => {
  event.preventDefault();
  if (event.dataTransfer && event.dataTransfer.files.length > 0) readFiles(event.dataTransfer.files);
  else if (event.dataTransfer) readTransfer(event.dataTransfer);
});

addEventListener("popstate", (event) => {
  if (!event.state) return; // A jump inside the page.
  if (state.view === "result" && state.row && state.result) keepChanges(state.row, state.result);
  const wanted = event.state.view;
  state.view = (wanted === "result" && state.result) || (wanted === "many" && state.many) ? wanted : "intake";
  state.problem = null;
  render();
});
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", render);

byId("skip").addEventListener("click", (event) => {
  event.preventDefault();
  byId("main").focus();
});

history.replaceState({ view: "intake" }, "");
render();
warmUp();
if (REACHES) {
  receive((bring) => void read({ form: "bookmark" }, say("status.reading"), bring));
  listen({ files: readFiles, text: readText });
}
