// @ts-check
// How a reader brings a whole page here.

import { element } from "../element.js";
import { REACHES } from "../reach.js";
import { say } from "../strings.js";
import { bookmarklet } from "../ways/bookmarklet.js";

/** @returns {HTMLElement} */
export function waysToCopy() {
  const ways = ["source", "save", "select"].map((way) =>
    element("li", {}, element("h3", {}, say(`intake.how.${way}.title`)), element("p", {}, say(`intake.how.${way}`))),
  );
  return element("ul", { class: "how-ways" }, ...ways, REACHES && bookmark());
}

function bookmark() {
  const link = element("a", { class: "button button-small bookmark", href: bookmarklet(location.href), draggable: "true" }, say("intake.bookmark"));
  const note = element("p", { role: "status" });
  link.addEventListener("click", (event) => {
    event.preventDefault();
    note.replaceChildren(say("intake.bookmark.drag"));
  });
  return element("li", {}, element("h3", {}, say("intake.how.bookmark.title")), element("p", {}, say("intake.how.bookmark")), link, note);
}
