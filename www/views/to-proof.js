// @ts-check
// The sign in the margin of the article, beside the part under the pointer or the focus, that leads to the part's proof.
// It is one button for the whole article: parts hold nothing of it, so selecting, copying and reading aloud stay as they are.

import { element } from "../element.js";
import { announce } from "../status.js";
import { say } from "../strings.js";

/** @typedef {{ block: number } | { field: string }} Part A block of the body, or a field that stands above it. */

/** What has a proof: blocks of the body, and fields that stand in the article. */
const PARTS = "[data-block], [data-part]";
/** What a press is for by itself. */
const PRESSED = "a, button, summary, input, select";
/** Letters of a part that tell a screen reader which one the button is for. */
const LABEL_LETTERS = 60;

/**
 * @param {HTMLElement} article
 * @param {(part: Part) => void} open
 * @returns {HTMLElement} To stand first in the article.
 */
export function toProof(article, open) {
  const press = /** @type {HTMLButtonElement} */ (
    element(
      "button",
      { type: "button", class: "to-proof to-proof-rest", id: "to-proof", title: say("proof.here"), lang: document.documentElement.lang },
      element("span", { class: "proof-sign", "aria-hidden": "true" }, say("proof.sign")),
      element("span", { class: "to-proof-words", dir: document.documentElement.dir }, say("proof.here")),
    )
  );
  /** @type {HTMLElement | null} */
  let part = null;
  const place = () => {
    if (!part) return;
    press.style.setProperty("--top", `${part.offsetTop}px`);
    press.style.setProperty("--height", `${part.offsetHeight}px`);
  };
  const put = (/** @type {HTMLElement} */ to) => {
    part = to;
    press.setAttribute("aria-label", say("proof.hereText", { text: wordsOf(to) }));
    place();
  };
  const lead = (/** @type {HTMLElement | null} */ to) => {
    if (to) put(to);
    press.classList.remove("to-proof-rest");
    press.classList.toggle("to-proof-shown", to !== null);
  };
  const partAt = (/** @type {EventTarget | null} */ target) => /** @type {HTMLElement | null} */ (/** @type {Element} */ (target).closest(PARTS));
  const first = /** @type {HTMLElement | null} */ (article.querySelector(PARTS));
  press.hidden = first === null;
  if (first) put(first);

  article.addEventListener("pointerover", ({ target, pointerType }) => {
    const to = partAt(target);
    // Parts that the keyboard scrolls along under a resting pointer are not pointed at.
    if (to && pointerType !== "touch" && document.activeElement !== press) lead(to);
  });
  article.addEventListener("pointerleave", ({ pointerType }) => {
    if (pointerType !== "touch" && document.activeElement !== press) lead(null);
  });
  press.addEventListener("focus", () => lead(part));
  article.addEventListener("focusin", ({ target }) => {
    const to = partAt(target);
    // Where a list or a link led is where the keyboard goes on; what it only passes on its way back is not.
    if (to && to === target) put(to);
  });
  article.addEventListener("click", ({ target }) => {
    if (/** @type {Element} */ (target).closest(PRESSED) || getSelection()?.isCollapsed === false) return;
    lead(partAt(target));
  });
  press.addEventListener("blur", () => lead(null));
  press.addEventListener("click", () => part && open(named(part)));
  press.addEventListener("keydown", (event) => {
    const parts = /** @type {HTMLElement[]} */ ([...article.querySelectorAll(PARTS)]);
    const at = parts.findIndex((one) => one === part);
    /** @type {Record<string, number>} */
    const targets = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: parts.length - 1 };
    if (!(event.key in targets)) return;
    event.preventDefault();
    const to = parts[Math.min(parts.length - 1, Math.max(0, targets[event.key]))];
    lead(to);
    to.scrollIntoView({ block: "nearest" });
    announce(wordsOf(to), "aloud");
  });
  new ResizeObserver(place).observe(article);
  return press;
}

/** @param {HTMLElement} part @returns {Part} */
function named({ dataset }) {
  return dataset.part === undefined ? { block: Number(dataset.block) } : { field: dataset.part };
}

/** @param {HTMLElement} part */
function wordsOf(part) {
  // A frame's own button is no part of what the picture shows.
  const words = part.matches("figure") ? part.querySelector("figcaption") : part;
  return (words?.innerText.replace(/\s+/gu, " ").trim() || say("pictures.absent")).slice(0, LABEL_LETTERS);
}
