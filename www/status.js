// @ts-check
// The live line that tells what is going on, to eyes and to screen readers.

import { button, element } from "./element.js";
import { say } from "./strings.js";

/** Milliseconds a finished message stays in sight. */
const SHOWN = 4_000;
/** Milliseconds of work before it is worth telling; most pages are read sooner. */
const QUIET = 250;

let timer = 0;

/**
 * @param {string} text Nothing clears the line.
 * @param {"aloud"} [only] For screen readers alone, where the page itself shows what happened.
 */
export function announce(text, only) {
  clearTimeout(timer);
  const line = place();
  line.classList.remove("status-working");
  line.classList.toggle("status-unseen", only === "aloud");
  line.replaceChildren(text);
  line.classList.toggle("status-shown", text !== "");
  timer = setTimeout(() => line.classList.remove("status-shown"), SHOWN);
}

/**
 * @param {string} text
 * @param {() => void} cancel
 */
export function announceWork(text, cancel) {
  clearTimeout(timer);
  timer = setTimeout(() => {
    const line = place();
    line.replaceChildren(element("span", {}, text), button({ label: say("status.cancel"), class: "status-button" }, cancel));
    line.classList.remove("status-unseen");
    line.classList.add("status-shown", "status-working");
  }, QUIET);
}

function place() {
  return /** @type {HTMLElement} */ (document.getElementById("status"));
}
