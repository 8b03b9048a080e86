// @ts-check
// Why the article is what it is: each field's witnesses, and the whole page as passages with their roles and reasons.

import { passagesOf } from "../block-of.js";
import { button, element, icon } from "../element.js";
import { isIn, roleFor, ROLES } from "../given.js";
import { number, percent, say, sayCount } from "../strings.js";
import { place, witness } from "./proof.js";
import { reasonWords, roleGroup, roleName } from "./roles.js";
import { provenFields } from "./why-fields.js";

/**
 * @typedef {import("../types.js").Article} Article
 * @typedef {import("../reading.js").Reading} Reading
 * @typedef {object} WhyActions
 * @property {(index: number, role: import("../types.js").Role, said: string) => void} give
 * @property {() => void} undo
 * @property {(block: number) => void} show Leads to a block of the article.
 * @typedef {{ node: HTMLElement, tell: () => void }} Part `tell` shows what has changed.
 * @typedef {Part & { lead: (block: number) => void }} Passages
 */

/** Passages written at once; a page can have tens of thousands. */
const AT_ONCE = 400;

/**
 * @param {Reading} reading
 * @param {WhyActions} actions
 * @returns {Part & { lead: (part: import("./to-proof.js").Part) => void }} `lead` opens the proof of a part of the article.
 */
export function why(reading, actions) {
  const proven = element("div", {});
  const passages = passagesView(reading, actions);
  /** @type {Article | null} */
  let told = null;
  const tell = () => {
    if (told !== reading.article) {
      const opened = Array.from(proven.querySelectorAll("details[open]"), (one) => /** @type {HTMLElement} */ (one).dataset.proof);
      proven.replaceChildren(...[provenFields(reading.article, opened)].filter((made) => made !== null));
    }
    told = reading.article;
    passages.tell();
  };
  tell();
  return {
    node: element("div", { class: "why" }, element("h1", { class: "unseen" }, say("tab.why")), proven, passages.node),
    tell,
    lead(part) {
      if ("block" in part) passages.lead(part.block);
      else openProof(proven.querySelector(`[data-proof="${part.field}"]`));
    },
  };
}

/** @param {Element | null} details With its summary first. */
function openProof(details) {
  if (!(details instanceof HTMLDetailsElement)) return;
  details.open = true;
  const summary = /** @type {HTMLElement} */ (details.firstElementChild);
  summary.focus({ preventScroll: true });
  const bring = () => details.scrollIntoView({ block: "center", behavior: "instant" });
  bring();
  requestAnimationFrame(bring); // Rows that came into sight only now have their true heights.
}

/**
 * @param {Reading} reading
 * @param {WhyActions} actions
 * @returns {Passages}
 */
function passagesView(reading, actions) {
  const all = reading.own.passages?.length ?? 0;
  const title = element("h2", { id: "passages-title" }, say("why.passages"));
  const found = element("div", { class: "why-found", id: "block-found", tabindex: -1, hidden: true });
  /** Tells where a block comes from that no passage stands for. @param {number} block */
  const leadToPlace = (block) => {
    const from = reading.article.provenance?.body?.[block];
    found.hidden = from === undefined;
    found.replaceChildren(element("p", {}, say("why.found")), from?.includes(" > ") ? place(from) : witness(from ?? ""));
    found.focus({ preventScroll: true });
    found.scrollIntoView({ block: "center", behavior: "instant" });
  };
  if (all === 0) return { node: element("section", {}, title, found, element("p", { class: "soft" }, say("why.noPassages"))), tell: () => {}, lead: leadToPlace };
  const list = element("ol", { class: "passages", "aria-labelledby": "passages-title" });
  const state = element("p", { class: "why-state", role: "status" });
  const reset = button({ label: say("why.reset"), class: "button button-small", id: "reset-passages" }, actions.undo);
  const more = element("div", { class: "why-more" });
  /** @type {Part[]} */
  const rows = [];
  const write = () => {
    const next = Array.from({ length: Math.min(AT_ONCE, all - rows.length) }, (_, offset) => passageRow(reading, rows.length + offset, actions));
    rows.push(...next);
    list.append(...next.map((row) => row.node));
    more.replaceChildren();
    if (rows.length < all) more.append(button({ label: sayCount("why.more", all - rows.length), id: "more-passages" }, write));
  };
  const tell = () => {
    const kept = Array.from({ length: all }, (_, index) => isWanted(reading, index)).filter(Boolean).length;
    state.replaceChildren(say("why.kept", { kept: number(kept), all: number(all) }));
    reset.hidden = reading.given.size === 0;
    for (const row of rows) row.tell();
  };
  const lead = (/** @type {number} */ block) => {
    const own = passagesOf(reading.article, block);
    for (const row of rows) row.node.classList.remove("passage-led");
    found.hidden = true;
    if (own.length === 0) return leadToPlace(block);
    while (rows.length <= own[own.length - 1]) write();
    for (const index of own) rows[index].node.classList.add("passage-led");
    openProof(rows[own[0]].node.querySelector("details"));
  };
  write();
  const head = element("div", { class: "why-head" }, title, state, reset);
  return { node: element("section", { class: "why-passages" }, head, element("p", { class: "soft" }, say("why.explain")), found, list, more), tell, lead };
}

/**
 * @param {Reading} reading
 * @param {number} index
 * @returns {boolean} Whether the reader wants the passage in the article, which may not have followed yet.
 */
function isWanted({ own, article, given }, index) {
  const read = given.has(index) ? article : own;
  const passage = passageOf(read, index);
  const role = given.get(index);
  return isIn(read, role === undefined || role === passage.role ? passage : { ...passage, role, block: undefined });
}

/**
 * @param {Article} article
 * @param {number} index
 */
function passageOf(article, index) {
  return /** @type {import("../types.js").LabelledPassage[]} */ (article.passages)[index];
}

/**
 * @param {Reading} reading
 * @param {number} index
 * @param {WhyActions} actions
 * @returns {Part}
 */
function passageRow(reading, index, actions) {
  const own = passageOf(reading.own, index);
  const row = element("li", { "data-passage": index });
  const text = element("p", { class: "passage-text", dir: "auto", lang: reading.own.language }, own.text);
  const role = element("span", { class: "role" });
  const details = /** @type {HTMLDetailsElement} */ (
    element("details", { class: "passage-why" }, element("summary", {}, role, " ", element("span", { class: "share" }, percent(own.probability))))
  );
  details.addEventListener("toggle", () => {
    if (details.open && details.childElementCount === 1) details.append(...reasonsOf(reading, index, actions));
  });
  const toggle = element("button", { type: "button", class: "passage-switch", role: "switch" }, icon("check"));
  toggle.setAttribute("aria-label", say("why.switch", { text: own.text.slice(0, LABEL_LETTERS) }));
  toggle.addEventListener("click", () => {
    const kept = !isWanted(reading, index);
    actions.give(index, roleFor(reading.own, own, kept), kept ? "status.putBack" : "status.takenOut");
  });
  const tell = () => {
    const kept = isWanted(reading, index);
    const now = reading.given.get(index) ?? own.role;
    const wasLed = row.classList.contains("passage-led");
    row.className = `passage role-${roleGroup(now)}`;
    row.classList.toggle("passage-led", wasLed);
    row.classList.toggle("passage-out", !kept);
    row.classList.toggle("passage-changed", reading.given.has(index));
    row.dataset.role = now;
    role.replaceChildren(roleName(now));
    const select = details.querySelector("select");
    if (select) select.value = now;
    toggle.setAttribute("aria-checked", String(kept));
    toggle.title = say(kept ? "why.takeOut" : "why.putBack");
    const toArticle = /** @type {HTMLElement | null} */ (details.querySelector(".passage-show"));
    if (toArticle) toArticle.hidden = blockNow(reading, index) === undefined;
  };
  tell();
  row.append(toggle, element("div", { class: "passage-main" }, text, details));
  return { node: row, tell };
}

/**
 * @param {Reading} reading
 * @param {number} index
 * @returns {number | undefined} The block of the article as it is read now.
 */
function blockNow({ article }, index) {
  return passageOf(article, index).block;
}

/**
 * What is written once a passage is opened: where it stands, what spoke for its role, and the choice of another.
 *
 * @param {Reading} reading
 * @param {number} index
 * @param {WhyActions} actions
 * @returns {Node[]}
 */
function reasonsOf(reading, index, actions) {
  const own = passageOf(reading.own, index);
  const options = ROLES.map((name) => element("option", { value: name }, name === own.role ? say("why.ownRole", { role: roleName(name) }) : roleName(name)));
  const select = /** @type {HTMLSelectElement} */ (element("select", { class: "field field-small" }, ...options));
  select.value = reading.given.get(index) ?? own.role;
  select.addEventListener("change", () => actions.give(index, /** @type {import("../types.js").Role} */ (select.value), "status.roleGiven"));
  const show = button({ label: say("why.show"), class: "button button-small passage-show" }, () => {
    const block = blockNow(reading, index);
    if (block !== undefined) actions.show(block);
  });
  show.hidden = blockNow(reading, index) === undefined;
  return [
    element("p", { class: "soft" }, say("why.probability", { share: percent(own.probability) })),
    place(own.place),
    element("ul", {}, ...reasonWords(own.reasons ?? []).map((words) => element("li", {}, words))),
    element("div", { class: "passage-tools" }, element("label", { class: "passage-role" }, element("span", {}, say("why.role")), select), show),
  ];
}

/** Letters of a passage that tell a screen reader which one a switch is for. */
const LABEL_LETTERS = 60;
