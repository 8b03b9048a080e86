// @ts-check
// Why the article is what it is: each field's witnesses, and the whole page as passages with their roles and reasons.

import { button, element, icon } from "../element.js";
import { isIn, roleFor, ROLES } from "../given.js";
import { written } from "../moment.js";
import { locale, number, percent, say, sayCount } from "../strings.js";
import { place, proofView } from "./proof.js";
import { reasonWords, roleGroup, roleName } from "./roles.js";

/**
 * @typedef {import("../types.js").Article} Article
 * @typedef {import("../reading.js").Reading} Reading
 * @typedef {object} WhyActions
 * @property {(index: number, role: import("../types.js").Role, said: string) => void} give
 * @property {() => void} undo
 * @typedef {{ node: HTMLElement, tell: () => void }} Part `tell` shows what has changed.
 */

/** Passages written at once; a page can have tens of thousands. */
const AT_ONCE = 400;
/** The fields that a proof can be shown for, in reading order. */
const PROVEN = /** @type {const} */ ([
  "headline", "kicker", "dek", "byline", "authors", "published", "modified", "section", "tags", "image",
]);

/**
 * @param {Reading} reading
 * @param {WhyActions} actions
 * @returns {Part}
 */
export function why(reading, actions) {
  const proven = element("div", {});
  const passages = passagesView(reading, actions);
  /** @type {Article | null} */
  let told = null;
  const tell = () => {
    if (told !== reading.article) proven.replaceChildren(...[provenFields(reading.article)].filter((made) => made !== null));
    told = reading.article;
    passages.tell();
  };
  tell();
  return { node: element("div", { class: "why" }, element("h1", { class: "unseen" }, say("tab.why")), proven, passages.node), tell };
}

/** @param {Article} article */
function provenFields(article) {
  const rows = PROVEN.flatMap((name) => {
    const proof = article.provenance?.[name];
    if (!proof) return [];
    return [
      element(
        "details",
        { class: "why-field", "data-proof": name },
        element(
          "summary",
          {},
          element("span", { class: "why-name" }, say(`field.${name}`)),
          element("bdi", { class: "why-value" }, valueOf(article, name)),
          element("span", { class: proof.against ? "why-share why-contested" : "why-share" }, percent(proof.confidence)),
        ),
        proofView(proof),
      ),
    ];
  });
  if (rows.length === 0) return null;
  return element("section", { class: "why-fields" }, element("h2", {}, say("why.fields")), ...rows);
}

/**
 * @param {Article} article
 * @param {typeof PROVEN[number]} name
 * @returns {string}
 */
function valueOf(article, name) {
  switch (name) {
    case "authors":
      return (article.authors ?? []).map((author) => author.name).join(say("list.comma"));
    case "tags":
      return (article.tags ?? []).join(say("list.comma"));
    case "published":
    case "modified":
      return article[name] ? written(article[name], locale()) : "";
    case "image":
      return article.image?.caption ?? article.image?.alt ?? article.image?.url ?? "";
    default:
      return article[name] ?? "";
  }
}

/**
 * @param {Reading} reading
 * @param {WhyActions} actions
 * @returns {Part}
 */
function passagesView(reading, actions) {
  const all = reading.own.passages?.length ?? 0;
  const title = element("h2", { id: "passages-title" }, say("why.passages"));
  if (all === 0) return { node: element("section", {}, title, element("p", { class: "soft" }, say("why.noPassages"))), tell: () => {} };
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
  write();
  const head = element("div", { class: "why-head" }, title, state, reset);
  return { node: element("section", { class: "why-passages" }, head, element("p", { class: "soft" }, say("why.explain")), list, more), tell };
}

/**
 * @param {Reading} reading
 * @param {number} index
 * @returns {boolean} Whether the reader wants the passage in the article, which may not have followed yet.
 */
function isWanted({ own, article, given }, index) {
  const passage = passageOf(given.has(index) ? article : own, index);
  const role = given.get(index);
  return isIn(role === undefined || role === passage.role ? passage : { ...passage, role, block: undefined });
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
    actions.give(index, roleFor(own, kept), kept ? "status.putBack" : "status.takenOut");
  });
  const tell = () => {
    const kept = isWanted(reading, index);
    const now = reading.given.get(index) ?? own.role;
    row.className = `passage role-${roleGroup(now)}`;
    row.classList.toggle("passage-out", !kept);
    row.classList.toggle("passage-changed", reading.given.has(index));
    row.dataset.role = now;
    role.replaceChildren(roleName(now));
    const select = details.querySelector("select");
    if (select) select.value = now;
    toggle.setAttribute("aria-checked", String(kept));
    toggle.title = say(kept ? "why.takeOut" : "why.putBack");
  };
  tell();
  row.append(toggle, element("div", { class: "passage-main" }, text, details));
  return { node: row, tell };
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
  return [
    element("p", { class: "soft" }, say("why.probability", { share: percent(own.probability) })),
    place(own.place),
    element("ul", {}, ...reasonWords(own.reasons ?? []).map((words) => element("li", {}, words))),
    element("label", { class: "passage-role" }, element("span", {}, say("why.role")), select),
  ];
}

/** Letters of a passage that tell a screen reader which one a switch is for. */
const LABEL_LETTERS = 60;
