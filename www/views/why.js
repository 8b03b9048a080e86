// @ts-check
// Why the article is what it is: each field's witnesses, and the whole page as passages with their roles and reasons.

import { isIn } from "../amend.js";
import { button, element, icon } from "../element.js";
import { written } from "../moment.js";
import { locale, number, percent, say, sayCount } from "../strings.js";
import { place, proofView } from "./proof.js";
import { reasonWords, roleGroup, roleName } from "./roles.js";

/**
 * @typedef {import("../types.js").Article} Article
 * @typedef {{ change: (index: number, kept: boolean) => void, reset: () => void }} WhyActions
 */

/** Passages written at once; a page can have tens of thousands. */
const AT_ONCE = 400;
/** The fields that a proof can be shown for, in reading order. */
const PROVEN = /** @type {const} */ ([
  "headline", "kicker", "dek", "byline", "authors", "published", "modified", "section", "tags", "image",
]);

/**
 * @param {Article} article As the core gave it, with passages and provenance.
 * @param {import("../amend.js").Changes} changes
 * @param {WhyActions} actions
 * @returns {HTMLElement}
 */
export function why(article, changes, actions) {
  return element(
    "div",
    { class: "why" },
    element("h1", { class: "unseen" }, say("tab.why")),
    provenFields(article),
    passagesView(article, changes, actions),
  );
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
 * @param {Article} article
 * @param {import("../amend.js").Changes} changes
 * @param {WhyActions} actions
 */
function passagesView(article, changes, actions) {
  const passages = article.passages ?? [];
  const title = element("h2", { id: "passages-title" }, say("why.passages"));
  if (passages.length === 0) return element("section", {}, title, element("p", { class: "soft" }, say("why.noPassages")));
  const list = element("ol", { class: "passages", "aria-labelledby": "passages-title" });
  const state = element("p", { class: "why-state", role: "status" });
  const reset = button({ label: say("why.reset"), class: "button button-small", id: "reset-passages" }, actions.reset);
  const tellState = () => {
    const kept = passages.filter((_, index) => isIn(article, changes, index)).length;
    state.replaceChildren(say("why.kept", { kept: number(kept), all: number(passages.length) }));
    reset.hidden = changes.size === 0;
  };
  const onChange = (/** @type {number} */ index, /** @type {boolean} */ kept) => {
    actions.change(index, kept);
    tellState();
  };
  const more = element("div", { class: "why-more" });
  const write = () => {
    const from = list.childElementCount;
    const next = passages.slice(from, from + AT_ONCE);
    list.append(...next.map((_, offset) => passageRow(article, changes, from + offset, onChange)));
    const left = passages.length - list.childElementCount;
    more.replaceChildren();
    if (left > 0) more.append(button({ label: sayCount("why.more", left), id: "more-passages" }, write));
  };
  write();
  tellState();
  return element("section", { class: "why-passages" }, element("div", { class: "why-head" }, title, state, reset), element("p", { class: "soft" }, say("why.explain")), list, more);
}

/**
 * @param {Article} article
 * @param {import("../amend.js").Changes} changes
 * @param {number} index
 * @param {(index: number, kept: boolean) => void} onChange
 */
function passageRow(article, changes, index, onChange) {
  const passage = /** @type {import("../types.js").LabelledPassage[]} */ (article.passages)[index];
  const row = element("li", { class: `passage role-${roleGroup(passage.role)}`, "data-passage": index, "data-role": passage.role });
  const text = element("p", { class: "passage-text", dir: "auto", lang: article.language }, passage.text);
  const details = element(
    "details",
    { class: "passage-why" },
    element("summary", {}, element("span", { class: "role" }, roleName(passage.role)), " ", element("span", { class: "share" }, percent(passage.probability))),
    element("p", { class: "soft" }, say("why.probability", { share: percent(passage.probability) })),
    place(passage.place),
    element("ul", {}, ...reasonWords(passage.reasons ?? []).map((words) => element("li", {}, words))),
  );
  const toggle = element("button", { type: "button", class: "passage-switch", role: "switch" }, icon("check"));
  const show = () => {
    const kept = isIn(article, changes, index);
    row.classList.toggle("passage-out", !kept);
    row.classList.toggle("passage-changed", changes.has(index));
    toggle.setAttribute("aria-checked", String(kept));
    toggle.title = say(kept ? "why.takeOut" : "why.putBack");
  };
  toggle.setAttribute("aria-label", say("why.switch", { text: passage.text.slice(0, LABEL_LETTERS) }));
  toggle.addEventListener("click", () => {
    onChange(index, !isIn(article, changes, index));
    show();
  });
  show();
  row.append(toggle, element("div", { class: "passage-main" }, text, details));
  return row;
}

/** Letters of a passage that tell a screen reader which one a switch is for. */
const LABEL_LETTERS = 60;
