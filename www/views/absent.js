// @ts-check
// The page was read and holds no article: what it is instead, and what to do.

import { link } from "../address.js";
import { button, element } from "../element.js";
import { say } from "../strings.js";

/** @typedef {import("../types.js").Article} Article */

/**
 * Warnings that say more exactly than the kind why there is no article.
 *
 * @type {string[]}
 */
const EXACT = ["login-wall", "only-scripts"];

/**
 * @param {Article} article
 * @returns {string | null} The key of what to say, or nothing when there is an article.
 */
export function absence(article) {
  if (article.kind === "index") return "index";
  if (article.kind !== "none") return null;
  /** @type {string[]} */
  const codes = article.warnings.map((warning) => warning.code);
  return EXACT.find((code) => codes.includes(code)) ?? "none";
}

/** Forms that hold the article's words and nothing else. */
const WORDS_ALONE = ["article", "markdown", "text", "html"];

/**
 * @param {Article} article
 * @param {string} form
 * @returns {boolean} Whether the form would be empty: no article was found.
 */
export function isBlank(article, form) {
  return WORDS_ALONE.includes(form) && absence(article) !== null && !article.headline && article.body.length === 0;
}

/**
 * @param {string} why
 * @param {Article} article
 * @param {(() => void) | null} toPassages Leads to the page's passages, where an article can be put together by hand.
 * @returns {Node[]}
 */
export function absent(why, article, toPassages) {
  const others = why === "index" ? (article.related ?? []) : [];
  const notice = element(
    "section",
    { class: "notice", "data-absent": why, "aria-labelledby": "headline" },
    element("h1", { id: "headline", class: "notice-title", tabindex: -1 }, say(`absent.${why}.title`)),
    element("p", {}, say(`absent.${why}.text`)),
    toPassages && element("p", {}, say("absent.passages")),
    toPassages && button({ label: say("absent.toPassages"), class: "button button-small", id: "to-passages" }, toPassages),
  );
  if (others.length === 0) return [notice];
  const links = others.map((other) => element("li", { dir: "auto" }, link(other.url, {}, other.title)));
  return [notice, element("ul", { class: "listed", lang: article.language, dir: article.direction }, ...links)];
}
