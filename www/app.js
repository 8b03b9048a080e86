// @ts-check
// Holds what the page shows, and wires the ways in to the views.

import { holdsMany, pageOf } from "./archives/open.js";
import { journey } from "./journey.js";
import { batch } from "./many/batch.js";
import { digest } from "./many/digest.js";
import { warmUp } from "./parser.js";
import { placeOf } from "./place.js";
import { asProblem, Problem } from "./problem.js";
import { REACHES } from "./reach.js";
import { open, plain, Reading } from "./reading.js";
import { chooseLanguage, chooseTheme, language, theme } from "./settings.js";
import { announce, announceAgain, announceWork } from "./status.js";
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
import { completeAddress, fetchPage } from "./ways/fetch.js";
import { filesIn, pagesAmong } from "./ways/folder.js";
import { watchHands } from "./ways/handed.js";
import { listen } from "./ways/installed.js";
import { sample } from "./ways/samples.js";

/**
 * @typedef {{ form: string, name?: string }} Origin
 * @typedef {import("./place.js").Place} Place
 * @typedef {import("./views/result.js").ResultState & { row: import("./many/batch.js").Row | null, place: Place, id: number, from?: HTMLElement }} Shown
 *   `row` is that of the table of many that it was opened from; `from` what led to a place in the article last.
 */

/** Where the reader is, and what they would lose by leaving. */
const state = {
  /** @type {Place["view"]} */
  view: "intake",
  draft: "",
  address: "",
  /** @type {import("./views/problem.js").Told | null} */
  problem: null,
  /** @type {Shown | null} */
  result: null,
  /** @type {import("./views/many.js").ManyState | null} */
  many: null,
  /** The interface's language, once the address says it. @type {string | undefined} */
  lang: undefined,
};

/** Ends the reading in hand when another begins. */
let current = new AbortController();

/**
 * Begins a work that ends the one before and may be cancelled.
 *
 * @param {string} working The key of what to say meanwhile.
 */
function begin(working) {
  current.abort();
  const mine = new AbortController();
  current = mine;
  announceWork(() => say(working), () => mine.abort());
  return mine;
}

/**
 * Reads one page and shows what came of it.
 *
 * @param {Origin} origin
 * @param {string} working The key of what to say meanwhile.
 * @param {(signal: AbortSignal) => Promise<import("./ways/clipboard-data.js").Handed>} bring
 * @param {{ row?: import("./many/batch.js").Row, place?: Partial<Place>, stays?: boolean }} [about] `row` is that of the
 *   table of many, `place` what the address says of it; one that `stays` takes no new entry in the history.
 */
async function read(origin, working, bring, about = {}) {
  const mine = begin(working);
  try {
    const handed = await bring(mine.signal);
    const begun = performance.now();
    const reading = await open(handed, about.row?.given ?? new Map(), mine.signal);
    if (mine === current) showResult(reading, origin, performance.now() - begun, about);
  } catch (thrown) {
    if (mine === current) fail(thrown);
  }
}

/**
 * @param {Reading} reading
 * @param {Origin} origin
 * @param {number} ms
 * @param {Parameters<typeof read>[3]} [about]
 */
function showResult(reading, origin, ms, { row, place, stays } = {}) {
  const shown = /** @type {Shown} */ ({
    reading, origin, tab: place?.tab ?? "article", held: { pictures: false }, ms: Math.max(1, Math.round(ms)),
    row: row ?? null, ofMany: row !== undefined, place: { ...place, view: "result" }, id: 0,
  });
  shown.id = visits.keep(shown);
  state.problem = null;
  state.result = shown;
  turnTo("result", stays);
  focusOnResult(shown);
  scrollTo({ top: 0, behavior: "instant" });
  const found = say("status.done", { headline: `\u2068${reading.article.headline ?? ""}\u2069` });
  announce(absence(reading.article) ? say("status.noArticle") : found, "aloud");
}

/**
 * @param {Place["view"]} view
 * @param {boolean} [stays] Whether the entry in the history stays the same.
 */
function turnTo(view, stays = state.view === view && view !== "result") {
  state.view = view;
  noteDown(stays);
  render();
}

/** Writes where the reader is into the address. @param {boolean} stays */
function noteDown(stays) {
  const { view, result: shown, lang } = state;
  const isResult = view === "result" && shown !== null;
  const place = isResult ? { ...shown.place, view, tab: shown.tab, lang } : { view, lang };
  if (stays) visits.stay(place, isResult ? shown.id : null);
  else visits.go(place, isResult ? shown.id : null);
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
  void read({ form: "text" }, "status.reading", async () => ({ input: text, options: {} }));
}

/** @param {FileList | File[] | null} files */
function readFiles(files) {
  const given = [...(files ?? [])];
  if (given.length === 0) return;
  if (given.length > 1 || holdsMany(given[0])) return readMany(given);
  const [file] = given;
  void read({ form: "file", name: file.name }, "status.reading", () => pageOf(file));
}

/**
 * @param {(signal: AbortSignal) => Promise<File[]>} find The pages in what was dropped or chosen.
 */
async function readFolder(find) {
  const mine = begin("status.looking");
  try {
    const files = await find(mine.signal);
    if (mine !== current) return;
    if (files.length === 0) throw new Problem("empty-folder");
    readMany(files);
  } catch (thrown) {
    if (mine === current) fail(thrown);
  }
}

/** @param {FileSystemEntry[]} entries */
function readEntries(entries) {
  void readFolder((signal) => filesIn(entries, signal, (found) => announceWork(() => sayCount("status.found", found), () => current.abort())));
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
  await read(origin, "status.reading", async () => {
    try {
      return await pageOf(row.file, row.page);
    } catch (thrown) {
      // The file has gone; what was read of it is still here, without its passages.
      if (!row.json) throw thrown;
      const kept = JSON.parse(await row.json.text());
      showResult(new Reading(kept, null), origin, 0, { row });
      throw new Problem("shown");
    }
  }, { row });
}

/** From an article back to where it came from. */
function leaveResult() {
  const row = state.result?.row;
  if (!row || !state.many) return showIntake();
  showTable(row);
  announce("");
}

/** @param {import("./many/batch.js").Row | null} [row] The one to go to. */
function showTable(row) {
  turnTo("many");
  if (!row || !revealRow(row)) focusOn("many-title");
}

/** What the reader changed in an article of the table goes along into the table and its exports. @param {Shown} shown */
function keepChanges({ row, reading }) {
  if (!row) return;
  const article = plain(reading.article);
  row.given = new Map(reading.given);
  row.digest = digest(article);
  row.json = new Blob([JSON.stringify(article)], { type: "application/json" });
  refreshSoon();
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
  void read({ form: choice.form }, "status.reading", async () => ({ input: choice.input, options: {} }));
}

/**
 * @param {string} chosen
 * @param {Parameters<typeof read>[3]} [about]
 */
function readSample(chosen, about) {
  void read({ form: "sample" }, "status.reading", () => sample(chosen), { ...about, place: { ...about?.place, sample: chosen } });
}

/** @param {string} address */
function readAddress(address) {
  const url = completeAddress(address) ?? undefined;
  void read({ form: "address", name: address }, "status.fetching", (signal) => fetchPage(address, signal), { place: { url } });
}

/** Shows another tab of the article in sight. @type {(tab: string) => void} */
let turnTab = () => {};
/** Brings a row of the table into sight and gives it the focus. @type {(row: import("./many/batch.js").Row) => boolean} */
let revealRow = () => false;

function render() {
  const headline = state.view === "result" && state.result?.reading.article.headline;
  document.title = headline ? `${headline} · ${say("app.title")}` : say("app.title");
  byId("skip").textContent = say("app.skip");
  byId("drop-sign").textContent = say("intake.drop");
  writeHeader();
  byId("foot").replaceChildren(...footer(state.view === "intake"));
  byId("main").replaceChildren(currentView());
}

/** The line at the top, which tells which colours are on; its buttons keep the focus. */
function writeHeader() {
  const held = document.activeElement?.closest("#top") ? document.activeElement.id : "";
  byId("top").replaceChildren(...header({ home: showIntake, otherLanguage: switchLanguage, otherTheme: switchTheme }));
  focusOn(held);
}

/** @returns {Node} */
function currentView() {
  const failed = () => announce(say("status.failed"));
  const { result: shown } = state;
  if (state.view === "result" && shown) {
    const view = result(shown, {
      back: leaveResult, announce, fail: failed,
      turned: (_, stays) => noteDown(stays),
      jumped: (from) => {
        shown.from = from;
        noteDown(false);
      },
      changed: () => keepChanges(shown),
    });
    turnTab = view.turn;
    return view.node;
  }
  if (state.view === "many" && state.many) {
    const view = many(state.many, { back: showIntake, open: (row) => void openRow(row), announce, fail: failed });
    refresh = view.refresh;
    revealRow = view.reveal;
    return view.node;
  }
  return intake(state, {
    read: readText,
    open: readFiles,
    openFolder: (files) => void readFolder(async () => pagesAmong(files)),
    fetch: readAddress,
    sample: (chosen) => readSample(chosen),
    table: () => showTable(),
    keep: (part) => Object.assign(state, part),
  });
}

function switchLanguage() {
  state.lang = language() === "ar" ? "en" : "ar";
  chooseLanguage(/** @type {import("./settings.js").Language} */ (state.lang));
  noteDown(true);
  render();
  focusOn("language");
  announceAgain();
}

function switchTheme() {
  chooseTheme(theme() === "dark" ? "light" : "dark");
  writeHeader();
}

/** @param {string} id */
function byId(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

/** @param {string} id */
function focusOn(id) {
  document.getElementById(id)?.focus({ preventScroll: id !== "problem-title" });
}

/**
 * Back or forward, to what is still at hand.
 *
 * @param {import("./journey.js").Stop} stop
 * @param {Shown | undefined} kept
 */
function arrive({ place }, kept) {
  current.abort();
  announce("");
  state.problem = null;
  if (place.view === "result" && kept) showAgain(kept, place.tab ?? "article");
  else if (place.view === "many" && state.many) {
    const row = state.view === "result" ? state.result?.row : null;
    state.view = "many";
    render();
    if (!row || !revealRow(row)) focusOn("many-title");
  } else {
    settle(place);
    if (!place.sample && !place.url) focusOn("draft");
    return;
  }
  noteDown(true); // The language may be another than when the entry was made.
}

/**
 * An article of the way back, or another tab or place of the one in sight.
 *
 * @param {Shown} kept
 * @param {string} tab
 */
function showAgain(kept, tab) {
  const isHere = state.view === "result" && state.result === kept;
  const isTurn = kept.tab !== tab;
  state.view = "result";
  state.result = kept;
  if (isHere) turnTab(tab);
  else {
    kept.tab = tab;
    render();
  }
  if (isHere && !isTurn && kept.from?.isConnected) kept.from.focus({ preventScroll: true });
  else if (isHere) focusOn(`tab-${tab}`);
  else focusOnResult(kept);
}

/** @param {Shown} shown */
function focusOnResult({ tab }) {
  focusOn(tab === "article" ? "headline" : `tab-${tab}`);
}

/**
 * Goes where an address leads that nothing at hand answers: what was pasted is gone.
 *
 * @param {Place} place
 */
function settle({ view, sample: chosen, url, tab }) {
  state.view = "intake";
  state.problem = null;
  if (url) state.address = url;
  const { lang } = state;
  // What the address names stays in it until the reader goes elsewhere.
  visits.stay(chosen || url ? { view: "result", sample: chosen, url, tab, lang } : { view: "intake", lang });
  render();
  if (chosen) return readSample(chosen, { place: { tab }, stays: true });
  if (url) {
    focusOn("fetch");
    announce(say("status.address"));
  } else if (view !== "intake") announce(say("status.notKept"));
}

/** Whether the reader's work would be lost with the page: a table that fills, or roles that were given. */
function isUnsaved() {
  if (state.result && state.result.reading.given.size > 0) return true;
  return state.many !== null && (state.many.batch.progress().running || state.many.batch.rows.some((row) => row.given?.size));
}

/** Follows the address, as the page is opened or as somebody writes another hash. */
function follow() {
  if (REACHES && receive((bring) => void read({ form: "bookmark" }, "status.reading", bring, { stays: true }))) return;
  const place = placeOf(location.hash);
  if (place.lang && place.lang !== language()) chooseLanguage(/** @type {import("./settings.js").Language} */ (place.lang));
  state.lang = place.lang;
  settle(place);
}

/** @type {ReturnType<typeof journey<Shown>>} */
const visits = journey(arrive, follow);

watchHands({ transfer: readTransfer, files: readFiles, folders: readEntries });
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", writeHeader);
addEventListener("beforeunload", (event) => {
  if (isUnsaved()) event.preventDefault();
});
byId("skip").addEventListener("click", (event) => {
  event.preventDefault();
  byId("main").focus();
});

warmUp(); // Before the first view, so that the worker starts while that is written.
render();
follow();
if (REACHES) listen({ files: readFiles, text: readText });
