// @ts-check
// The live line that tells what is going on, to eyes and to screen readers.

import { button, element } from "./element.js";
import { say } from "./strings.js";

/** Milliseconds a finished message stays in sight: at least, and for each of its letters. */
const SHOWN_MIN = 4_000;
const SHOWN_PER_LETTER = 60;
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
  timer = setTimeout(() => line.classList.remove("status-shown"), Math.max(SHOWN_MIN, text.length * SHOWN_PER_LETTER));
}

/**
 * The work that is told of, or will be when it lasts; `from` is what had the focus when it began.
 *
 * @type {{ words: () => string, cancel: () => void, from: Element | null } | null}
 */
let work = null;

/**
 * @param {() => string} words In the interface's language of the moment. Other ones take the place of those before.
 * @param {() => void} cancel
 */
export function announceWork(words, cancel) {
  const isOn = work !== null;
  work = { words, cancel, from: work?.from ?? document.activeElement };
  if (place().classList.contains("status-working")) return showWork();
  if (isOn) return;
  clearTimeout(timer);
  timer = setTimeout(showWork, QUIET);
}

/** After a change of the language: work that goes on is told of in the new one, and all else has been said. */
export function announceAgain() {
  if (!work) return announce("");
  const line = place();
  if (!line.classList.contains("status-working")) return;
  line.replaceChildren();
  showWork();
}

function showWork() {
  if (!work) return;
  const line = place();
  const text = work.words();
  const words = line.querySelector("span");
  if (words && line.classList.contains("status-working")) words.replaceChildren(text);
  else line.replaceChildren(element("span", {}, text), button({ label: say("status.cancel"), class: "status-button" }, cancelWork));
  line.classList.remove("status-unseen");
  line.classList.add("status-shown", "status-working");
}

/** The pressed button goes away with the work, so the focus returns to where it was. */
function cancelWork() {
  if (!work) return;
  const { cancel, from } = work;
  const again = from?.isConnected ? from : document.getElementById(from?.id ?? "");
  const isField = again instanceof HTMLElement && again !== document.body;
  (isField ? again : document.getElementById("main"))?.focus({ preventScroll: true });
  cancel();
}

function place() {
  return /** @type {HTMLElement} */ (document.getElementById("status"));
}
