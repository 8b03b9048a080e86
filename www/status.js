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
  work = null;
  const line = place();
  line.classList.remove("status-working");
  line.classList.toggle("status-unseen", only === "aloud");
  line.replaceChildren(text);
  line.classList.toggle("status-shown", text !== "");
  timer = setTimeout(() => line.classList.remove("status-shown"), SHOWN);
}

/** The work that is told of, or will be when it lasts. @type {{ text: string, cancel: () => void } | null} */
let work = null;

/**
 * @param {string} text Said again with other words, it takes the place of the words before.
 * @param {() => void} cancel
 */
export function announceWork(text, cancel) {
  const isOn = work !== null;
  work = { text, cancel };
  if (place().classList.contains("status-working")) return showWork();
  if (isOn) return;
  clearTimeout(timer);
  timer = setTimeout(showWork, QUIET);
}

function showWork() {
  if (!work) return;
  const { text, cancel } = work;
  const line = place();
  const words = line.querySelector("span");
  if (words && line.classList.contains("status-working")) words.replaceChildren(text);
  else line.replaceChildren(element("span", {}, text), button({ label: say("status.cancel"), class: "status-button" }, () => (work?.cancel ?? cancel)()));
  line.classList.remove("status-unseen");
  line.classList.add("status-shown", "status-working");
}

function place() {
  return /** @type {HTMLElement} */ (document.getElementById("status"));
}
