// @ts-check
// What the text holds, as lists that lead to their place: who said what, the days meant, a live report's updates.

import { button, element } from "../element.js";
import { written } from "../moment.js";
import { locale, number, say } from "../strings.js";
import { dayMeant } from "../when.js";

/**
 * @typedef {import("../types.js").Article} Article
 * @typedef {(block: number, words?: string) => void} Jump
 */

/** A list longer than this opens on demand. */
const OPEN_MAX = 4;

/**
 * @param {Article} article
 * @param {Jump} jump
 * @returns {Node[]} One part a list; lists without entries are left out.
 */
export function mentions(article, jump) {
  return [
    part("quotes", article, (article.quotes ?? []).map((quote) => beside(article, quote.block, quoteItem(quote, jump)))),
    part("times", article, (article.times ?? []).map((time) => beside(article, time.block, timeItem(time, jump)))),
    part("updates", article, article.body.flatMap((block, index) => (block.type === "update" ? [updateItem(block, index, jump)] : []))),
  ].filter((made) => made !== null);
}

/**
 * @param {string} name
 * @param {Article} article
 * @param {Node[]} items
 */
function part(name, article, items) {
  if (items.length === 0) return null;
  return element(
    "details",
    { class: `mentions mentions-${name}`, "data-mentions": name, open: items.length <= OPEN_MAX },
    element("summary", {}, say(`mentions.${name}`), " ", element("span", { class: "count" }, number(items.length))),
    element("ol", { lang: article.language, dir: article.direction }, ...items),
  );
}

/**
 * Sets what is said of words on the side where they stand: their block may run in another direction than the article.
 *
 * @param {Article} article
 * @param {number | undefined} block
 * @param {HTMLElement} item
 */
function beside({ body }, block, item) {
  const direction = block === undefined ? undefined : /** @type {{ direction?: string }} */ (body[block]).direction;
  if (direction) item.dir = direction;
  return item;
}

/** @returns {import("../element.js").Attributes} For what the interface says among words of the article. */
function ours() {
  const { lang, dir } = document.documentElement;
  return { lang, dir };
}

/**
 * @param {import("../types.js").Statement} quote
 * @param {Jump} jump
 */
function quoteItem(quote, jump) {
  const words = element("button", { type: "button", class: "mention" }, element("bdi", { class: quote.direct ? "said said-direct" : "said" }, quote.text));
  words.addEventListener("click", () => jump(quote.block, quote.text));
  const speaker = quote.speaker ? element("bdi", {}, quote.speaker) : element("span", { ...ours(), class: "unknown" }, say("mentions.noSpeaker"));
  return element("li", {}, words, element("p", { class: "mention-note" }, speaker, !quote.direct && " · ", !quote.direct && element("span", ours(), say("mentions.reported"))));
}

/**
 * @param {import("../types.js").TimeMention} time
 * @param {Jump} jump
 */
function timeItem(time, jump) {
  const words = button({ label: time.text, class: "mention" }, () => jump(time.block ?? -1, time.text));
  words.dir = "auto";
  return element(
    "li",
    {},
    words,
    time.value && element("p", { class: "mention-note" }, element("time", { ...ours(), datetime: time.value }, dayMeant(time.value))),
    time.conflict && element("p", { class: "mention-conflict" }, element("span", ours(), conflictWords(time))),
  );
}

/**
 * @param {import("../types.js").TimeMention} time With a weekday that its day is not.
 * @returns {string} What it disagrees with: the day itself, or words before it where no day is known.
 */
function conflictWords({ value = "" }) {
  if (!/^\d{4}-\d\d-\d\d$/u.test(value)) return say("mentions.conflict");
  const weekday = new Intl.DateTimeFormat(locale(), { weekday: "long", timeZone: "UTC" }).format(new Date(value));
  return say("mentions.conflictDay", { weekday });
}

/**
 * @param {import("../types.js").Update} update
 * @param {number} index
 * @param {Jump} jump
 */
function updateItem(update, index, jump) {
  const when = update.time && written(update.time, locale());
  const label = update.heading ?? when ?? say("mentions.update", { count: index + 1 });
  const words = button({ label, class: "mention" }, () => jump(index));
  words.dir = "auto";
  return element("li", {}, words, update.heading && when && element("p", { class: "mention-note" }, element("span", ours(), when)));
}
