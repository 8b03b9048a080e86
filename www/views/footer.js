// @ts-check
// The line at the bottom: the promise about privacy, and its two exceptions.

import { element, icon } from "../element.js";
import { REACHES } from "../reach.js";
import { say } from "../strings.js";

/** @returns {Node[]} */
export function footer() {
  return [
    icon("lock"),
    element("p", { class: "privacy" }, element("strong", {}, say("foot.privacy")), " ", say(REACHES ? "foot.privacyMore" : "foot.privacyAlone")),
  ];
}
