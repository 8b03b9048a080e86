// @ts-check
// How a reader brings a whole page here.

import { element } from "../element.js";
import { say } from "../strings.js";

/** @returns {HTMLElement} */
export function waysToCopy() {
  const ways = ["source", "save", "select"].map((way) =>
    element("li", {}, element("h3", {}, say(`intake.how.${way}.title`)), element("p", {}, say(`intake.how.${way}`))),
  );
  return element("ul", { class: "how-ways" }, ...ways);
}
