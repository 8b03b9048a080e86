// @ts-check
// One passage of the page: its words, the switch that takes it out or puts it back, and why it has its role.

import { button, element, icon } from "../element.js";
import { isIn, roleFor, ROLES } from "../given.js";
import { percent, say } from "../strings.js";
import { place } from "./proof.js";
import { reasonWords, roleGroup, roleName } from "./roles.js";

/**
 * @typedef {import("../types.js").Article} Article
 * @typedef {import("../reading.js").Reading} Reading
 * @typedef {import("./why.js").WhyActions} WhyActions
 * @typedef {import("./why.js").Part} Part
 */

/** Letters of a passage that tell a screen reader which one a switch is for. */
const LABEL_LETTERS = 60;
/** From here on a passage looks more like text than not. */
const DOUBTFUL = 0.5;

/**
 * @param {Reading} reading
 * @param {number} index
 * @returns {boolean} Whether the reader wants the passage in the article, which may not have followed yet.
 */
export function isWanted({ own, article, given }, index) {
  const read = given.has(index) ? article : own;
  const passage = passageOf(read, index);
  const role = given.get(index);
  return isIn(read, role === undefined || role === passage.role ? passage : { ...passage, role, block: undefined });
}

/**
 * @param {Article} article
 * @param {number} index
 */
function passageOf(article, index) {
  return /** @type {import("../types.js").LabelledPassage[]} */ (article.passages)[index];
}

/**
 * @param {Reading} reading
 * @param {number} index
 * @param {WhyActions} actions
 * @returns {Part}
 */
export function passageRow(reading, index, actions) {
  const own = passageOf(reading.own, index);
  const row = element("li", { "data-passage": index });
  const text = element("p", { class: "passage-text", dir: "auto", lang: reading.own.language }, own.text);
  const role = element("span", { class: "role" });
  const share = element("span", { class: "share" });
  const details = /** @type {HTMLDetailsElement} */ (
    element("details", { class: "passage-why" }, element("summary", {}, role, " ", share))
  );
  details.addEventListener("toggle", () => {
    if (details.open && details.childElementCount === 1) details.append(reasonsOf(reading, index, actions));
  });
  const toggle = element("button", { type: "button", class: "passage-switch", role: "switch" }, icon("check"));
  toggle.setAttribute("aria-label", say("why.switch", { text: own.text.slice(0, LABEL_LETTERS) }));
  toggle.addEventListener("click", () => {
    const kept = !isWanted(reading, index);
    actions.give(index, roleFor(reading.own, own, kept), kept ? "status.putBack" : "status.takenOut");
  });
  const tell = () => {
    const kept = isWanted(reading, index);
    const now = reading.given.get(index) ?? own.role;
    const wasLed = row.classList.contains("passage-led");
    row.className = `passage role-${roleGroup(now)}`;
    row.classList.toggle("passage-led", wasLed);
    row.classList.toggle("passage-out", !kept);
    row.classList.toggle("passage-changed", reading.given.has(index));
    row.dataset.role = now;
    role.replaceChildren(roleName(now));
    share.replaceChildren(likelihood(own.probability, now));
    const select = details.querySelector("select");
    if (select) select.value = now;
    toggle.setAttribute("aria-checked", String(kept));
    toggle.title = say(kept ? "why.takeOut" : "why.putBack");
    const toArticle = /** @type {HTMLElement | null} */ (details.querySelector(".passage-show"));
    if (toArticle) toArticle.hidden = blockNow(reading, index) === undefined;
  };
  tell();
  row.append(toggle, element("div", { class: "passage-main" }, text, details));
  return { node: row, tell };
}

/**
 * @param {number} share How likely the passage is text of the article.
 * @param {import("../types.js").Role} role
 * @returns {string} Said where it is news: of text, and of what looks like text and has another role.
 */
function likelihood(share, role) {
  if (role === "body") return percent(share);
  return share >= DOUBTFUL ? say("why.looksLikeText", { share: percent(share) }) : "";
}

/**
 * @param {Reading} reading
 * @param {number} index
 * @returns {number | undefined} The block of the article as it is read now.
 */
function blockNow({ article }, index) {
  return passageOf(article, index).block;
}

/**
 * What is written once a passage is opened: where it stands, what spoke for its role, and the choice of another.
 *
 * @param {Reading} reading
 * @param {number} index
 * @param {WhyActions} actions
 * @returns {HTMLElement}
 */
function reasonsOf(reading, index, actions) {
  const own = passageOf(reading.own, index);
  const options = ROLES.map((name) => element("option", { value: name }, name === own.role ? say("why.ownRole", { role: roleName(name) }) : roleName(name)));
  const select = /** @type {HTMLSelectElement} */ (element("select", { class: "field field-small" }, ...options));
  select.value = reading.given.get(index) ?? own.role;
  select.addEventListener("change", () => actions.give(index, /** @type {import("../types.js").Role} */ (select.value), "status.roleGiven"));
  const show = button({ label: say("why.show"), class: "button button-small passage-show" }, () => {
    const block = blockNow(reading, index);
    if (block !== undefined) actions.show(block);
  });
  show.hidden = blockNow(reading, index) === undefined;
  return element(
    "div",
    {},
    element("p", { class: "soft" }, say("why.probability", { share: percent(own.probability) })),
    place(own.place),
    element("ul", {}, ...reasonWords(own.reasons ?? []).map((words) => element("li", {}, words))),
    element("div", { class: "passage-tools" }, element("label", { class: "passage-role" }, element("span", {}, say("why.role")), select), show),
  );
}
