// @ts-check
// The line at the bottom: the promise about privacy, and its two exceptions.

import { element, icon } from "../element.js";
import { REACHES } from "../reach.js";
import { say } from "../strings.js";

/**
 * @param {boolean} isFirst Whether the first view is in sight, which makes the promise by itself.
 * @returns {Node[]}
 */
export function footer(isFirst) {
  const rest = say(REACHES ? "foot.privacyMore" : "foot.privacyAlone");
  return [icon("lock"), element("p", { class: "privacy" }, !isFirst && promise(), !isFirst && " ", rest)];
}

/** That nothing leaves this device. */
export function promise() {
  return element("strong", {}, say("foot.privacy"));
}
