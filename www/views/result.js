// @ts-check
// The second view: tabs with the article's forms, and its fields beside them.

import { amended } from "../amend.js";
import { button, element, icon } from "../element.js";
import { FORMATS, fileName } from "../formats.js";
import { write } from "../parser.js";
import { number, say } from "../strings.js";
import { copy, save } from "../take.js";
import { articleView } from "./article.js";
import { fields } from "./fields.js";
import { jumpTo, unmark } from "./jump.js";
import { source } from "./source.js";
import { why } from "./why.js";

/**
 * @typedef {import("../types.js").Article} Article
 * @typedef {object} ResultState
 * @property {Article} article As the core gave it, with passages and provenance.
 * @property {import("../amend.js").Changes} changes What the reader put back or took out.
 * @property {{ form: string, name?: string }} origin
 * @property {number} ms
 * @property {string} tab
 * @property {{ pictures: boolean }} held
 * @property {boolean} [ofMany] Whether it was opened from the table of many articles.
 * @typedef {{ back: () => void, announce: (text: string) => void, fail: (thrown: unknown) => void }} ResultActions
 * @typedef {ResultState & { shown: Article }} Shown With the article as the reader wants it.
 */

/**
 * @param {ResultState} given
 * @param {ResultActions} actions
 * @returns {Node}
 */
export function result(given, actions) {
  const state = /** @type {Shown} */ (given);
  state.shown = amended(state.article, state.changes);
  const panels = FORMATS.map(({ id }) =>
    element("div", { role: "tabpanel", id: `panel-${id}`, class: "panel", "aria-labelledby": `tab-${id}`, hidden: true }),
  );
  const tabs = FORMATS.map(({ id }) => tab(id));
  const side = element("div", { class: "side" });
  const show = (/** @type {string} */ id) => {
    state.tab = id;
    unmark();
    FORMATS.forEach((format, index) => {
      const chosen = format.id === id;
      tabs[index].setAttribute("aria-selected", String(chosen));
      tabs[index].tabIndex = chosen ? 0 : -1;
      panels[index].hidden = !chosen;
      if (chosen) fill(panels[index], id, state, actions, whyActions);
    });
  };
  const jump = (/** @type {number} */ block, /** @type {string | undefined} */ words) => {
    if (state.tab !== "article") show("article");
    jumpTo(block, words);
  };
  /** Writes anew what the reader's changes touch; the list of passages keeps its place. */
  const follow = () => {
    state.shown = amended(state.article, state.changes);
    FORMATS.forEach(({ id }, index) => id !== "why" && panels[index].replaceChildren());
    side.replaceChildren(fields(state.shown, state.article.provenance, jump));
  };
  const whyActions = {
    change: (/** @type {number} */ index, /** @type {boolean} */ kept) => {
      const isOwn = (state.article.passages?.[index].block !== undefined) === kept;
      if (isOwn) state.changes.delete(index);
      else state.changes.set(index, kept);
      follow();
      actions.announce(say(kept ? "status.putBack" : "status.takenOut"));
    },
    reset: () => {
      state.changes.clear();
      follow();
      const panel = panels[FORMATS.findIndex(({ id }) => id === "why")];
      panel.replaceChildren();
      show("why");
      document.getElementById("tab-why")?.focus();
    },
  };
  tabs.forEach((one, index) => one.addEventListener("click", () => show(FORMATS[index].id)));
  const row = element("div", { role: "tablist", class: "tabs", "aria-label": say("result.formats") }, ...tabs);
  row.addEventListener("keydown", (event) => moveAlong(tabs, event));
  follow();
  show(state.tab);
  const back = say(state.ofMany ? "result.backToMany" : "result.back");
  return element(
    "div",
    { class: "result" },
    element("div", { class: "result-bar" }, button({ label: back, class: "quiet", id: "back", icon: icon("back") }, actions.back), toFields(), origin(state)),
    element("div", { class: "result-tools" }, row, takeAway(state, actions)),
    element("div", { class: "columns" }, element("div", { class: "panels" }, ...panels), side),
  );
}

/** @param {string} id */
function tab(id) {
  return element("button", { type: "button", role: "tab", class: "tab", id: `tab-${id}`, "aria-controls": `panel-${id}` }, say(`tab.${id}`));
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
 * @param {import("./why.js").WhyActions} whyActions
 */
function fill(panel, id, state, actions, whyActions) {
  if (panel.childNodes.length > 0) return;
  if (id === "article") panel.append(articleView(state.shown, state.held));
  else if (id === "why") panel.append(why(state.article, state.changes, whyActions));
  else {
    const { shown } = state;
    formatOf(id).make(shown, state.article).then((text) => {
      if (state.shown !== shown) return; // Changed meanwhile, and written anew.
      const heading = element("h1", { class: "unseen" }, shown.headline ?? say(`tab.${id}`));
      panel.replaceChildren(heading, source(id, text, shown.language));
    }, actions.fail);
  }
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
    const text = await format.make(state.shown, state.article);
    // The article itself goes with its form for programs that keep it, and as plain text for the others.
    const copied = format.id === "article" ? await copy(await write(state.shown, "text"), text) : await copy(text);
    actions.announce(say(copied ? "status.copied" : "status.notCopied"));
  };
  const onSave = async () => {
    const format = formatOf(state.tab);
    const name = fileName(state.article, format.extension);
    save(await format.make(state.shown, state.article), format.type, name);
    actions.announce(say("status.saved", { name: `\u2068${name}\u2069` }));
  };
  return element(
    "div",
    { class: "take" },
    button({ label: say("take.copy"), class: "quiet", id: "copy", icon: icon("copy") }, () => void onCopy().catch(actions.fail)),
    button({ label: say("take.save"), class: "quiet", id: "save", icon: icon("save") }, () => void onSave().catch(actions.fail)),
    button({ label: say("take.print"), class: "quiet take-print", id: "print", icon: icon("print") }, () => print()),
  );
}
