// @ts-check
// What the page states about the article: one row a field, only those present.

import { link } from "../address.js";
import { element } from "../element.js";
import { written } from "../moment.js";
import { knows, languageName, locale, percent, say, sayCount } from "../strings.js";

/**
 * @typedef {import("../types.js").Article} Article
 * @typedef {import("../element.js").Child} Child
 */

/**
 * The rows in their order: the field's name, and how its value is shown. Nothing means that the row is left out.
 * @type {[string, (article: Article) => Child[] | null][]}
 */
const ROWS = [
  ["kind", (article) => [known("kind", article.kind)]],
  ["authors", (article) => list(article.authors, (author) => [
    link(author.url, { dir: "auto" }, author.name),
    small([author.role, author.organisation && say("author.organisation")]),
  ])],
  ["published", (article) => moment(article.published)],
  ["modified", (article) => moment(article.modified)],
  ["section", (article) => plain(article.section)],
  ["tags", (article) => tags(article.tags)],
  ["sources", (article) => list(article.sources, (source) => [element("span", { dir: "auto" }, source.name)])],
  ["site", (article) => present([article.site?.name ?? article.site?.url], ([name]) => [link(article.site?.url, { dir: "auto" }, name)])],
  ["url", (article) => present([article.url], ([url]) => [link(url, { class: "long", dir: "ltr" }, readable(url))])],
  ["language", (article) => present([article.language], ([tag]) => [
    languageName(tag), small([say(`direction.${article.direction}`)]),
  ])],
  ["stats", (article) => (article.stats.words > 0
    ? [sayCount("stats.words", article.stats.words), small([sayCount("stats.minutes", article.stats.readingMinutes)])]
    : null)],
  ["confidence", (article) => confidence(article.confidence)],
  ["warnings", (article) => list(article.warnings, (warning) => [known("warning", warning.code, warning.message)])],
  // A list of pieces shows them in place of an article, so not again here.
  ["related", (article) => list(article.kind === "index" ? [] : article.related, (other) => [link(other.url, { dir: "auto" }, other.title)])],
];

/**
 * @param {Article} article
 * @returns {HTMLElement}
 */
export function fields(article) {
  const rows = ROWS.flatMap(([name, show]) => {
    const value = show(article);
    if (!value) return [];
    return [element("div", { class: `row row-${name}`, "data-field": name }, element("dt", {}, say(`field.${name}`)), element("dd", {}, ...value))];
  });
  return element(
    "aside",
    { class: "fields", "aria-labelledby": "fields-title" },
    element("h2", { id: "fields-title", class: "fields-title", tabindex: -1 }, say("fields.title")),
    element("dl", {}, ...rows),
  );
}

/**
 * @param {string} group
 * @param {string} code
 * @param {string} [otherwise]
 */
function known(group, code, otherwise = code) {
  return knows(`${group}.${code}`) ? say(`${group}.${code}`) : otherwise;
}

/**
 * @template T
 * @param {T[] | undefined} values
 * @param {(value: T) => Child[]} show
 * @returns {Child[] | null}
 */
function list(values, show) {
  if (!values || values.length === 0) return null;
  return [element("ul", {}, ...values.map((value) => element("li", {}, ...show(value))))];
}

/** @param {string[] | undefined} values */
function tags(values) {
  if (!values || values.length === 0) return null;
  return [element("ul", { class: "tags" }, ...values.map((value) => element("li", { dir: "auto" }, value)))];
}

/**
 * @param {[string | undefined]} value
 * @param {(value: [string]) => Child[]} show
 * @returns {Child[] | null}
 */
function present([value], show) {
  return value ? show([value]) : null;
}

/** @param {string | undefined} text */
function plain(text) {
  return present([text], ([value]) => [element("span", { dir: "auto" }, value)]);
}

/** @param {import("../types.js").Moment | undefined} value */
function moment(value) {
  if (!value) return null;
  const raw = value.raw && value.raw !== value.value ? value.raw : undefined;
  return [
    element("time", { datetime: value.value }, written(value, locale())),
    element("small", { dir: "ltr", class: "code-value" }, value.value),
    raw && element("small", {}, ...around("field.printed", element("bdi", {}, raw))),
  ];
}

/**
 * @param {string} key Words with one gap, `{raw}`.
 * @param {Node} node What stands in the gap.
 */
function around(key, node) {
  const [before, after] = say(key).split("{raw}");
  return [before, node, after];
}

/** @param {(string | undefined | false)[]} parts */
function small(parts) {
  const given = parts.filter(Boolean).join(" · ");
  return given ? element("small", { dir: "auto" }, given) : null;
}

/** @param {number} share */
function confidence(share) {
  const bar = element("span", { class: "gauge", "aria-hidden": "true" });
  bar.style.setProperty("--share", String(Math.min(1, Math.max(0, share))));
  return [percent(share), bar];
}

/** @param {string} address */
function readable(address) {
  try {
    return decodeURI(address).replace(/^https?:\/\//iu, "");
  } catch {
    return address;
  }
}
