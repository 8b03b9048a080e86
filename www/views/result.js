// @ts-check
// The second view: tabs with the article's forms, and its fields beside them.

import { button, element, icon } from "../element.js";
import { FORMATS, fileName } from "../formats.js";
import { write } from "../parser.js";
import { plain } from "../reading.js";
import { number, say } from "../strings.js";
import { copy, save } from "../take.js";
import { absence } from "./absent.js";
import { articleView, headLines } from "./article.js";
import { fields } from "./fields.js";
import { jumpTo, unmark } from "./jump.js";
import { source } from "./source.js";
import { why } from "./why.js";

/**
 * @typedef {import("../types.js").Article} Article
 * @typedef {object} ResultState
 * @property {import("../reading.js").Reading} reading
 * @property {{ form: string, name?: string }} origin
 * @property {number} ms
 * @property {string} tab
 * @property {{ pictures: boolean }} held
 * @property {boolean} [ofMany] Whether it was opened from the table of many articles.
 * @typedef {object} ResultActions
 * @property {() => void} back
 * @property {(tab: string, byKey: boolean) => void} turned
 * @property {(from: HTMLElement) => void} jumped A list led to its place in the article that was in sight already.
 * @property {() => void} changed The reader gave roles, and the article followed.
 * @property {(text: string) => void} announce
 * @property {(thrown: unknown) => void} fail
 * @typedef {ResultState & { shown: Article }} Shown With the article as the reader wants it.
 */

/**
 * @param {ResultState} given
 * @param {ResultActions} actions
 * @returns {{ node: Node, turn: (tab: string) => void }} `turn` shows another tab.
 */
export function result(given, actions) {
  const state = /** @type {Shown} */ (given);
  state.shown = plain(state.reading.article);
  const panels = FORMATS.map(({ id }) =>
    element("div", { role: "tabpanel", id: `panel-${id}`, class: "panel", "aria-labelledby": `tab-${id}`, hidden: true }),
  );
  const tabs = FORMATS.map(({ id }) => tab(id));
  const side = element("div", { class: "side" });
  /** Tells the list of passages, once it is written, what has changed. */
  let tellPassages = () => {};
  /** Shows the proof of a part of the article, once that view is written. @type {(part: import("./to-proof.js").Part) => void} */
  let leadToProof = () => {};
  const show = (/** @type {string} */ wanted) => {
    const { id } = formatOf(wanted); // The address may name a tab that is none.
    state.tab = id;
    unmark();
    FORMATS.forEach((format, index) => {
      const chosen = format.id === id;
      tabs[index].setAttribute("aria-selected", String(chosen));
      tabs[index].tabIndex = chosen ? 0 : -1;
      panels[index].hidden = !chosen;
      if (chosen) fillPanel(panels[index], id);
    });
    take.tell();
  };
  const fillPanel = (/** @type {HTMLElement} */ panel, /** @type {string} */ id) => {
    if (panel.childNodes.length > 0) return;
    if (id === "why") {
      const view = why(state.reading, { give, undo, show: jump });
      tellPassages = view.tell;
      leadToProof = view.lead;
      panel.append(view.node);
    } else if (id === "article") {
      const proofs = { of: state.reading.article, open: prove, passages: () => choose("why", false) };
      panel.append(articleView(state.shown, state.held, proofs));
    } else fill(panel, id, state, actions);
  };
  const choose = (/** @type {string} */ id, /** @type {boolean} */ byKey) => {
    if (id === state.tab) return;
    show(id);
    actions.turned(id, byKey);
  };
  /** @type {import("./mentions.js").Jump} */
  const jump = (block, words) => {
    const from = document.activeElement;
    if (state.tab === "article" && from instanceof HTMLElement) actions.jumped(from);
    choose("article", false);
    jumpTo(block, words);
  };
  const prove = (/** @type {import("./to-proof.js").Part} */ part) => {
    choose("why", false);
    leadToProof(part);
  };
  /** Writes anew what the given roles touch; the list of passages keeps its place. */
  const follow = () => {
    state.shown = plain(state.reading.article);
    FORMATS.forEach(({ id }, index) => id !== "why" && panels[index].replaceChildren());
    side.replaceChildren(fields(state.shown, state.reading.article.provenance, jump));
    tellPassages();
    show(state.tab);
  };
  const afterwards = async (/** @type {Promise<void>} */ work, /** @type {string} */ said) => {
    tellPassages();
    try {
      await work;
      actions.announce(say(said));
    } catch {
      actions.announce(say("status.notFollowed"));
    }
    actions.changed();
    follow();
  };
  const give = (/** @type {number} */ index, /** @type {import("../types.js").Role} */ role, /** @type {string} */ said) =>
    void afterwards(state.reading.give(index, role), said);
  const undo = () => {
    document.getElementById("tab-why")?.focus();
    void afterwards(state.reading.undo(), "status.undone");
  };
  tabs.forEach((one, index) => one.addEventListener("click", (event) => {
    choose(FORMATS[index].id, event.detail === 0);
    one.scrollIntoView({ block: "nearest", inline: "nearest" });
  }));
  const row = element("div", { role: "tablist", class: "tabs", "aria-label": say("result.formats") }, ...tabs);
  row.addEventListener("keydown", (event) => moveAlong(tabs, event));
  watchEnds(row);
  const take = takeAway(state, actions);
  follow();
  const back = say(state.ofMany ? "result.backToMany" : "result.back");
  const node = element(
    "div",
    { class: "result" },
    element("div", { class: "result-bar" }, button({ label: back, class: "quiet", id: "back", icon: icon("back") }, actions.back), toFields(), origin(state)),
    element("div", { class: "result-tools" }, row, take.node),
    element("div", { class: "columns" }, element("div", { class: "panels" }, ...panels), side),
  );
  return { node, turn: show };
}

/** @param {string} id */
function tab(id) {
  return element("button", { type: "button", role: "tab", class: "tab", id: `tab-${id}`, "aria-controls": `panel-${id}` }, say(`tab.${id}`));
}

/**
 * Where the row is longer than the screen its ends show that it goes on.
 *
 * @param {HTMLElement} row
 */
function watchEnds(row) {
  const look = () => {
    const gone = Math.abs(row.scrollLeft); // Negative from right to left.
    row.classList.toggle("tabs-before", gone > 1);
    row.classList.toggle("tabs-after", row.clientWidth + gone < row.scrollWidth - 1);
  };
  row.addEventListener("scroll", look, { passive: true });
  new ResizeObserver(look).observe(row);
}

/**
 * Arrow keys move between tabs in reading order, as the ARIA pattern for tabs asks.
 *
 * @param {HTMLElement[]} tabs
 * @param {KeyboardEvent} event
 */
function moveAlong(tabs, event) {
  const at = tabs.findIndex((one) => one === document.activeElement);
  const forward = document.documentElement.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
  const backward = forward === "ArrowLeft" ? "ArrowRight" : "ArrowLeft";
  /** @type {Record<string, number>} */
  const targets = { [forward]: at + 1, [backward]: at - 1, Home: 0, End: tabs.length - 1 };
  if (at < 0 || !(event.key in targets)) return;
  event.preventDefault();
  const next = tabs[(targets[event.key] + tabs.length) % tabs.length];
  next.focus();
  next.click();
}

/**
 * @param {HTMLElement} panel
 * @param {string} id
 * @param {Shown} state
 * @param {ResultActions} actions
 */
function fill(panel, id, state, actions) {
  const { shown } = state;
  if (isBlank(state, id)) return panel.append(element("p", { class: "soft" }, say("result.blank")));
  formatOf(id).make(shown, state.reading.article).then((text) => {
    if (state.shown !== shown) return; // Changed meanwhile, and written anew.
    const heading = element("h1", { class: "unseen" }, shown.headline ?? say(`tab.${id}`));
    panel.replaceChildren(heading, source(id, text, shown.language));
  }, actions.fail);
}

/** Forms that hold the article's words and nothing else. */
const WORDS_ALONE = ["article", "markdown", "text", "html"];

/**
 * @param {Shown} state
 * @param {string} id
 * @returns {boolean} Whether the form would be empty: no article was found.
 */
function isBlank({ shown }, id) {
  return WORDS_ALONE.includes(id) && absence(shown) !== null && !shown.headline && shown.body.length === 0;
}

/** @param {string} id */
function formatOf(id) {
  return FORMATS.find((format) => format.id === id) ?? FORMATS[0];
}

/** On a narrow screen the fields stand below the article; this leads there. */
function toFields() {
  return button({ label: say("fields.title"), class: "quiet to-fields", id: "to-fields" }, () => {
    const title = document.getElementById("fields-title");
    title?.scrollIntoView();
    title?.focus({ preventScroll: true });
  });
}

/** @param {ResultState} state */
function origin(state) {
  const name = state.origin.name ?? say(`origin.${state.origin.form}`);
  return element(
    "p",
    { class: "origin" },
    element("bdi", { class: "origin-name" }, name),
    element("span", { class: "origin-time" }, say("result.time", { time: number(state.ms) })),
  );
}

/**
 * @param {Shown} state
 * @param {ResultActions} actions
 */
function takeAway(state, actions) {
  const onCopy = async () => {
    const format = formatOf(state.tab);
    const text = await format.make(state.shown, state.reading.article);
    // The article itself goes with its form for programs that keep it, and as plain text for the others.
    const copied = format.id === "article" ? await copy(headLines(state.shown) + (await write(state.shown, "text")), text) : await copy(text);
    actions.announce(say(copied ? "status.copied" : "status.notCopied"));
  };
  const onSave = async () => {
    const format = formatOf(state.tab);
    const name = fileName(state.shown, format.extension);
    save(await format.make(state.shown, state.reading.article), format.type, name);
    actions.announce(say("status.saved", { name: `\u2068${name}\u2069` }));
  };
  const buttons = [
    button({ label: say("take.copy"), class: "quiet", id: "copy", icon: icon("copy") }, () => void onCopy().catch(actions.fail)),
    button({ label: say("take.save"), class: "quiet", id: "save", icon: icon("save") }, () => void onSave().catch(actions.fail)),
  ];
  return {
    node: element("div", { class: "take" }, ...buttons, button({ label: say("take.print"), class: "quiet take-print", id: "print", icon: icon("print") }, () => print())),
    /** Shows whether there is anything to take away. */
    tell() {
      for (const one of buttons) one.disabled = isBlank(state, state.tab);
    },
  };
}
