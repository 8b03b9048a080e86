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
  const sign = new Sign();
  const { press } = sign;
  const first = /** @type {HTMLElement | null} */ (article.querySelector(PARTS));
  press.hidden = first === null;
  if (first) sign.put(first);
  followPointer(article, sign);
  followFocus(article, sign);
  press.addEventListener("click", () => sign.part && open(named(sign.part)));
  press.addEventListener("keydown", (event) => moveAlong(article, sign, event));
  new ResizeObserver(() => sign.place()).observe(article);
  return press;
}

/** The button, and the part that it stands beside. */
class Sign {
  /** @type {HTMLElement | null} */
  part = null;
  press = element(
    "button",
    { type: "button", class: "to-proof to-proof-rest", id: "to-proof", title: say("proof.here"), lang: document.documentElement.lang },
    element("span", { class: "proof-sign", "aria-hidden": "true" }, say("proof.sign")),
    element("span", { class: "to-proof-words", dir: document.documentElement.dir }, say("proof.here")),
  );

  get hasFocus() {
    return document.activeElement === this.press;
  }

  place() {
    if (!this.part) return;
    this.press.style.setProperty("--top", `${this.part.offsetTop}px`);
    this.press.style.setProperty("--height", `${this.part.offsetHeight}px`);
  }

  /** @param {HTMLElement} part */
  put(part) {
    this.part = part;
    this.press.setAttribute("aria-label", say("proof.hereText", { text: wordsOf(part) }));
    this.place();
  }

  /** @param {HTMLElement | null} part The one to show it beside, or none to hide it. */
  lead(part) {
    if (part) this.put(part);
    this.press.classList.remove("to-proof-rest");
    this.press.classList.toggle("to-proof-shown", part !== null);
  }
}

/** @param {EventTarget | null} target */
function partAt(target) {
  return /** @type {HTMLElement | null} */ (/** @type {Element} */ (target).closest(PARTS));
}

/**
 * A pointer shows the sign where it is, a tap where it was; a press on something else is that thing's own.
 *
 * @param {HTMLElement} article
 * @param {Sign} sign
 */
function followPointer(article, sign) {
  article.addEventListener("pointerover", ({ target, pointerType }) => {
    const part = partAt(target);
    // Parts that the keyboard scrolls along under a resting pointer are not pointed at.
    if (part && pointerType !== "touch" && !sign.hasFocus) sign.lead(part);
  });
  article.addEventListener("pointerleave", ({ pointerType }) => {
    if (pointerType !== "touch" && !sign.hasFocus) sign.lead(null);
  });
  article.addEventListener("click", ({ target }) => {
    if (/** @type {Element} */ (target).closest(PRESSED) || getSelection()?.isCollapsed === false) return;
    sign.lead(partAt(target));
  });
}

/**
 * @param {HTMLElement} article
 * @param {Sign} sign
 */
function followFocus(article, sign) {
  sign.press.addEventListener("focus", () => sign.lead(sign.part));
  sign.press.addEventListener("blur", () => sign.lead(null));
  article.addEventListener("focusin", ({ target }) => {
    const part = partAt(target);
    // Where a list or a link led is where the keyboard goes on; what it only passes on its way back is not.
    if (part && part === target) sign.put(part);
  });
}

/**
 * Arrow keys lead the sign from part to part.
 *
 * @param {HTMLElement} article
 * @param {Sign} sign
 * @param {KeyboardEvent} event
 */
function moveAlong(article, sign, event) {
  const parts = /** @type {HTMLElement[]} */ ([...article.querySelectorAll(PARTS)]);
  const at = parts.findIndex((one) => one === sign.part);
  /** @type {Record<string, number>} */
  const targets = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: parts.length - 1 };
  if (!(event.key in targets)) return;
  event.preventDefault();
  const part = parts[Math.min(parts.length - 1, Math.max(0, targets[event.key]))];
  sign.lead(part);
  part.scrollIntoView({ block: "nearest" });
  announce(wordsOf(part), "aloud");
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
