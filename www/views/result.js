// @ts-check
// The second view: tabs with the article's forms, and its fields beside them.

import { button, element, icon } from "../element.js";
import { FORMATS, formatOf } from "../formats.js";
import { plain } from "../reading.js";
import { number, say } from "../strings.js";
import { isBlank } from "./absent.js";
import { articleView } from "./article.js";
import { fields } from "./fields.js";
import { jumpTo, unmark } from "./jump.js";
import { source } from "./source.js";
import { tabRow } from "./tabs.js";
import { takeAway } from "./take-away.js";
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
  const forms = new Forms(/** @type {Shown} */ (given), actions);
  const back = say(given.ofMany ? "result.backToMany" : "result.back");
  const node = element(
    "div",
    { class: "result" },
    element("div", { class: "result-bar" }, button({ label: back, class: "quiet", id: "back", icon: icon("back") }, actions.back), toFields(), origin(given)),
    element("div", { class: "result-tools" }, forms.tabs.node, forms.take.node),
    element("div", { class: "columns" }, element("div", { class: "panels" }, ...forms.panels.values()), forms.side),
  );
  return { node, turn: (tab) => forms.show(tab) };
}

/** The article's forms, each written when its tab is first shown, and anew when the reader changes what is in the article. */
class Forms {
  /** By the forms' names. */
  panels = new Map(FORMATS.map(({ id }) => [id, panel(id)]));
  tabs = tabRow([...this.panels.keys()], (id, byKey) => this.#choose(id, byKey));
  side = element("div", { class: "side" });
  take;
  #state;
  #actions;
  /** The list of passages, once it is written. @type {ReturnType<typeof why> | null} */
  #why = null;

  /**
   * @param {Shown} state
   * @param {ResultActions} actions
   */
  constructor(state, actions) {
    this.#state = state;
    this.#actions = actions;
    this.take = takeAway(state, actions);
    this.#follow();
  }

  /** @param {string} wanted The address may name a tab that is none. */
  show(wanted) {
    const { id } = formatOf(wanted);
    this.#state.tab = id;
    unmark();
    this.tabs.select(id);
    for (const [one, panel] of this.panels) panel.hidden = one !== id;
    this.#fill(id);
    this.take.tell();
  }

  /** @param {string} id @param {boolean} byKey */
  #choose(id, byKey) {
    if (id === this.#state.tab) return;
    this.show(id);
    this.#actions.turned(id, byKey);
  }

  /** @param {string} id */
  #fill(id) {
    const panel = /** @type {HTMLElement} */ (this.panels.get(id));
    if (panel.childNodes.length > 0) return;
    if (id === "why") panel.append(this.#passages());
    else if (id === "article") panel.append(this.#article());
    else fillWithSource(panel, id, this.#state, this.#actions);
  }

  #article() {
    const { shown, held, reading } = this.#state;
    return articleView(shown, held, { of: reading.article, open: (part) => this.#prove(part), passages: () => this.#choose("why", false) });
  }

  #passages() {
    this.#why = why(this.#state.reading, {
      give: (index, role, said) => void this.#tellWhenRead(this.#state.reading.give(index, role), said),
      undo: () => this.#undo(),
      show: this.#jump,
    });
    return this.#why.node;
  }

  /** @type {import("./mentions.js").Jump} */
  #jump = (block, words) => {
    const from = document.activeElement;
    if (this.#state.tab === "article" && from instanceof HTMLElement) this.#actions.jumped(from);
    this.#choose("article", false);
    jumpTo(block, words);
  };

  /** @param {import("./to-proof.js").Part} part */
  #prove(part) {
    this.#choose("why", false);
    this.#why?.lead(part);
  }

  #undo() {
    document.getElementById("tab-why")?.focus();
    void this.#tellWhenRead(this.#state.reading.undo(), "status.undone");
  }

  /**
   * @param {Promise<void>} work The page is being read with what the reader changed.
   * @param {string} said The key of what to say then.
   */
  async #tellWhenRead(work, said) {
    this.#why?.tell();
    try {
      await work;
      this.#actions.announce(say(said));
    } catch {
      this.#actions.announce(say("status.notFollowed"));
    }
    this.#actions.changed();
    this.#follow();
  }

  /** Writes anew what the given roles touch; the list of passages keeps its place. */
  #follow() {
    const { article } = this.#state.reading;
    this.#state.shown = plain(article);
    for (const [id, panel] of this.panels) if (id !== "why") panel.replaceChildren();
    this.side.replaceChildren(fields(this.#state.shown, article.provenance, this.#jump));
    this.#why?.tell();
    this.show(this.#state.tab);
  }
}

/** @param {string} id */
function panel(id) {
  return element("div", { role: "tabpanel", id: `panel-${id}`, class: "panel", "aria-labelledby": `tab-${id}`, hidden: true });
}

/**
 * @param {HTMLElement} panel
 * @param {string} id
 * @param {Shown} state
 * @param {ResultActions} actions
 */
function fillWithSource(panel, id, state, actions) {
  const { shown } = state;
  if (isBlank(shown, id)) return panel.append(element("p", { class: "soft" }, say("result.blank")));
  formatOf(id).make(shown, state.reading.article).then((text) => {
    if (state.shown !== shown) return; // Changed meanwhile, and written anew.
    const heading = element("h1", { class: "unseen" }, shown.headline ?? say(`tab.${id}`));
    panel.replaceChildren(heading, source(id, text, shown.language));
  }, actions.fail);
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
