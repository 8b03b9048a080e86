// @ts-check
// Why the article is what it is: each field's witnesses, and the whole page as passages with their roles and reasons.

import { element } from "../element.js";
import { say } from "../strings.js";
import { openProof, passagesView } from "./passages.js";
import { provenFields } from "./why-fields.js";

/**
 * @typedef {import("../types.js").Article} Article
 * @typedef {import("../reading.js").Reading} Reading
 * @typedef {object} WhyActions
 * @property {(index: number, role: import("../types.js").Role, said: string) => void} give
 * @property {() => void} undo
 * @property {(block: number) => void} show Leads to a block of the article.
 * @typedef {{ node: HTMLElement, tell: () => void }} Part `tell` shows what has changed.
 */

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
