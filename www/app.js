// @ts-check
// Holds what the page shows, and wires the ways in to the views.

import { parse, warmUp } from "./parser.js";
import { asProblem, Problem } from "./problem.js";
import { chooseLanguage, chooseTheme, language, theme } from "./settings.js";
import { announce, announceWork } from "./status.js";
import { say } from "./strings.js";
import { absence } from "./views/absent.js";
import { footer } from "./views/footer.js";
import { header } from "./views/header.js";
import { intake } from "./views/intake.js";
import { tell } from "./views/problem.js";
import { result } from "./views/result.js";
import { choose, isAddress } from "./ways/clipboard-data.js";
import { fetchPage, fetchSample } from "./ways/fetch.js";
import { readFile } from "./ways/file.js";

/** @typedef {{ form: string, name?: string }} Origin */

/** Where the reader is, and what they would lose by leaving. */
const state = {
  /** @type {"intake" | "result"} */
  view: "intake",
  draft: "",
  address: "",
  /** @type {import("./views/problem.js").Told | null} */
  problem: null,
  /** @type {import("./views/result.js").ResultState | null} */
  result: null,
};

/** Ends the reading in hand when another begins. */
let current = new AbortController();

/**
 * Reads one page and shows what came of it.
 *
 * @param {Origin} origin
 * @param {string} working
 * @param {(signal: AbortSignal) => Promise<import("./ways/clipboard-data.js").Handed>} bring
 */
async function read(origin, working, bring) {
  current.abort();
  const mine = new AbortController();
  current = mine;
  announceWork(working, () => mine.abort());
  try {
    const { input, options } = await bring(mine.signal);
    const begun = performance.now();
    const article = await parse(input, options, mine.signal);
    if (mine !== current) return;
    const ms = Math.max(1, Math.round(performance.now() - begun));
    state.problem = null;
    state.result = { article, changes: new Map(), origin, ms, tab: "article", held: { pictures: false } };
    const found = say("status.done", { headline: `\u2068${article.headline ?? ""}\u2069` });
    showResult(absence(article) ? say("status.noArticle") : found);
  } catch (thrown) {
    if (mine === current) fail(thrown);
  }
}

/** @param {string} said */
function showResult(said) {
  if (state.view !== "result") history.pushState({ view: "result" }, "");
  state.view = "result";
  render();
  focusOn("headline");
  scrollTo({ top: 0, behavior: "instant" });
  announce(said, "aloud");
}

/** @param {unknown} thrown */
function fail(thrown) {
  const problem = thrown instanceof Problem ? thrown : asProblem(thrown);
  if (problem.code === "cancelled") return announce(say("status.cancelled"));
  state.problem = tell(problem);
  if (state.view === "result") history.pushState({ view: "intake" }, "");
  state.view = "intake";
  render();
  focusOn("problem-title");
  announce(say("status.failed"), "aloud");
}

function showIntake() {
  current.abort();
  state.problem = null;
  state.draft = "";
  if (state.view === "result") history.pushState({ view: "intake" }, "");
  state.view = "intake";
  render();
  focusOn("draft");
  announce("");
}

/** @param {string} text */
function readText(text) {
  if (isAddress(text)) return offerAddress(text.trim());
  void read({ form: "text" }, say("status.reading"), async () => ({ input: text, options: {} }));
}

/** @param {FileList | File[] | null} files */
function readFiles(files) {
  const file = files?.[0];
  if (!file) return;
  const reading = say((files?.length ?? 0) > 1 ? "status.firstFile" : "status.reading");
  void read({ form: "file", name: file.name }, reading, () => readFile(file));
}

/**
 * A pasted address is not fetched by itself: that would tell the site, and only a press of the button should.
 *
 * @param {string} address
 */
function offerAddress(address) {
  state.address = address;
  state.draft = "";
  if (state.view === "result") history.pushState({ view: "intake" }, "");
  state.view = "intake";
  render();
  focusOn("fetch");
  announce(say("status.address"));
}

/** @param {DataTransfer} data */
function readTransfer(data) {
  const choice = choose(data);
  if (choice.found === "nothing") return announce(say("status.nothing"));
  if (choice.found === "address") return offerAddress(choice.address);
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
  byId("main").replaceChildren(
    state.view === "result" && state.result
      ? result(state.result, { back: showIntake, announce, fail: () => announce(say("status.failed")) })
      : intake(state, {
          read: readText,
          open: readFiles,
          fetch: (address) => void read({ form: "address", name: address }, say("status.fetching"), (signal) => fetchPage(address, signal)),
          sample: (chosen) => void read({ form: "sample" }, say("status.reading"), () => fetchSample(chosen)),
          keep: (part) => Object.assign(state, part),
        }),
  );
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
  state.view = event.state?.view === "result" && state.result ? "result" : "intake";
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
