// @ts-check
// How a reader brings a whole page here.

import { button, element, icon } from "../element.js";
import { REACHES } from "../reach.js";
import { say } from "../strings.js";
import { copy } from "../take.js";
import { bookmarklet } from "../ways/bookmarklet.js";

/** @returns {HTMLElement} */
export function waysToCopy() {
  // A phone has neither the keys nor a bar to drag to.
  const isTouch = matchMedia("(pointer: coarse)").matches;
  const isInstalled = matchMedia("(display-mode: standalone)").matches;
  const names = isTouch ? (isInstalled ? ["select", "share"] : ["select"]) : ["source", "save", "select"];
  const ways = names.map((way) => element("li", {}, element("h3", {}, say(`intake.how.${way}.title`)), element("p", {}, say(`intake.how.${way}`))));
  return element("ul", { class: "how-ways" }, ...ways, REACHES && (isTouch ? bookmarkByHand() : bookmark()));
}

/** Where nothing can be dragged, a bookmark is made of another one by its address. */
function bookmarkByHand() {
  const note = element("p", { class: "soft", role: "status" });
  const take = button({ label: say("intake.bookmark.copy"), class: "button button-small", id: "copy-bookmark", icon: icon("copy") }, async () => {
    note.replaceChildren(say((await copy(bookmarklet(location.href))) ? "status.copied" : "status.notCopied"));
  });
  return element("li", {}, element("h3", {}, say("intake.how.bookmark.title")), element("p", {}, say("intake.how.bookmarkByHand")), take, note);
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
