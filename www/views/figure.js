// @ts-check
// A picture: held back until the reader asks for it, since loading it tells its site who reads what.

import { link, showable } from "../address.js";
import { button, element, icon } from "../element.js";
import { REACHES } from "../reach.js";
import { say } from "../strings.js";

/** Sent to a figure's frame to load its picture. */
const LOAD = "khabar-load";
/** The widest and the tallest a frame may be, as width over height; stated sizes can be wrong. */
const RATIO_MAX = 4;
const RATIO_MIN = 0.6;

/**
 * @param {import("../types.js").Figure} about
 * @param {boolean} shown Whether pictures may load at once.
 * @returns {HTMLElement}
 */
export function figure(about, shown) {
  const address = showable(about.url);
  const made = element("figure", { class: address ? "figure" : "figure figure-bare" });
  if (address) made.append(frame(about, address, shown));
  const caption = about.caption ?? (address ? null : about.alt);
  if (caption || about.credit || !address) {
    made.append(
      element(
        "figcaption",
        {},
        address ? null : element("span", { class: "figure-sign" }, icon("picture"), element("span", { class: "unseen" }, say("pictures.absent"))),
        caption && element("span", { class: "caption", dir: "auto" }, caption),
        about.credit && " ",
        about.credit && element("span", { class: "credit", dir: "auto" }, about.credit),
      ),
    );
  }
  return made;
}

/** @param {ParentNode} within */
export function loadPictures(within) {
  for (const waiting of within.querySelectorAll(".frame-held")) waiting.dispatchEvent(new Event(LOAD));
}

/**
 * @param {import("../types.js").Figure} about
 * @param {string} address
 * @param {boolean} shown
 */
function frame(about, address, shown) {
  const box = element("div", { class: "frame frame-held", tabindex: -1 });
  if (about.width && about.height) {
    const ratio = Math.min(RATIO_MAX, Math.max(RATIO_MIN, about.width / about.height));
    box.style.setProperty("--ratio", String(ratio));
  }
  const load = () => {
    const isPressed = box.contains(document.activeElement);
    box.classList.remove("frame-held", "frame-failed");
    box.replaceChildren(picture(about, address, box, load));
    if (isPressed) box.focus({ preventScroll: true }); // The pressed button has gone.
  };
  box.addEventListener(LOAD, load, { once: true });
  if (shown) load();
  else if (!REACHES && !address.startsWith("data:")) box.replaceChildren(link(address, { class: "frame-button" }, icon("out"), say("pictures.openThis")));
  else box.append(button({ label: say("pictures.loadThis"), class: "frame-button", icon: icon("picture") }, load));
  return box;
}

/**
 * @param {import("../types.js").Figure} about
 * @param {string} address
 * @param {HTMLElement} box
 * @param {() => void} again
 */
function picture(about, address, box, again) {
  const made = element("img", { alt: about.alt ?? "", referrerpolicy: "no-referrer", decoding: "async" });
  made.addEventListener("error", () => {
    box.classList.add("frame-failed");
    box.replaceChildren(element("p", {}, say("pictures.failed")), button({ label: say("pictures.again"), class: "button button-small" }, again));
  });
  made.setAttribute("src", address);
  return made;
}
