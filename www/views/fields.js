// @ts-check
// What the page states about the article: one row a field, only those present, each with its proof on demand.

import { link } from "../address.js";
import { button, element } from "../element.js";
import { written } from "../moment.js";
import { knows, languageName, locale, number, percent, say, sayCount } from "../strings.js";
import { absence } from "./absent.js";
import { mentions } from "./mentions.js";
import { around, proofView } from "./proof.js";

/**
 * @typedef {import("../types.js").Article} Article
 * @typedef {import("../element.js").Child} Child
 */

/**
 * The rows in their order: the field's name, and how its value is shown. Nothing means that the row is left out.
 * @type {[string, (article: Article) => Child[] | null][]}
 */
const ROWS = [
  ["warnings", (article) => list(article.warnings, (warning) => [warningWords(warning)])],
  ["kind", (article) => [known("kind", article.kind)]],
  ["authors", (article) => list(article.authors, (author) => [
    link(author.url, { dir: "auto" }, author.name),
    small([author.role, author.organisation && say("author.organisation")]),
  ])],
  ["published", (article) => moment(article.published)],
  ["modified", (article) => moment(article.modified)],
  ["dateline", (article) => present([article.dateline?.place], ([place]) => [
    element("span", { dir: "auto" }, place), printed(article.dateline?.raw, place),
  ])],
  ["section", (article) => plain(article.section)],
  ["tags", (article) => tags(article.tags)],
  ["sources", (article) => list(article.sources, (source) => [element("span", { dir: "auto" }, source.name)])],
  ["site", (article) => present([article.site?.name ?? article.site?.url], ([name]) => [link(article.site?.url, { dir: "auto" }, name)])],
  ["url", (article) => present([article.url], ([url]) => [link(url, { class: "long", dir: "ltr" }, readable(url))])],
  ["language", (article) => present([article.language], ([tag]) => [
    languageName(tag), small([say(`direction.${article.direction}`)]),
  ])],
  ["stats", (article) => (article.stats.words > 0
    ? [length(article), small([sayCount("stats.minutes", article.stats.readingMinutes)])]
    : null)],
  ["access", (article) => access(article.access)],
  ["corrections", (article) => list(article.corrections, (note) => [
    element("span", { dir: "auto" }, note.text),
    note.date ? element("small", {}, element("time", { datetime: note.date.value }, written(note.date, locale()))) : null,
  ])],
  ["pagination", (article) => pagination(article.pagination)],
  ["comments", (article) => (article.comments?.count === undefined ? null : [number(article.comments.count)])],
  // Without an article it would read as how sure it is that there is none.
  ["confidence", (article) => (absence(article) ? null : confidence(article.confidence))],
];

/** What stands last, since it may be long and is no part of the article. @type {typeof ROWS} */
const LAST_ROWS = [
  // A list of pieces shows them in place of an article, so not again here.
  ["related", (article) => list(article.kind === "index" ? [] : article.related, (other) => [link(other.url, { dir: "auto" }, other.title)])],
];

/**
 * @param {Article} article
 * @param {Article["provenance"]} provenance
 * @param {import("./mentions.js").Jump} jump
 * @returns {HTMLElement}
 */
export function fields(article, provenance, jump) {
  const rows = rowsOf(ROWS, article, provenance);
  const last = rowsOf(LAST_ROWS, article, provenance);
  return element(
    "aside",
    { class: "fields", "aria-labelledby": "fields-title" },
    element("h2", { id: "fields-title", class: "fields-title", tabindex: -1 }, say("fields.title")),
    element("dl", {}, ...rows),
    ...mentions(article, jump),
    last.length > 0 && element("dl", {}, ...last),
  );
}

/**
 * @param {typeof ROWS} wanted
 * @param {Article} article
 * @param {Article["provenance"]} provenance
 */
function rowsOf(wanted, article, provenance) {
  return wanted.flatMap(([name, show]) => {
    const value = show(article);
    if (!value) return [];
    const proof = proofOf(provenance, name);
    return [
      element(
        "div",
        { class: `row row-${name}`, "data-field": name },
        element("dt", {}, say(`field.${name}`)),
        element("dd", {}, ...value),
        proof && proofRow(name, proof),
      ),
    ];
  });
}

/**
 * @param {Article["provenance"]} provenance
 * @param {string} name
 * @returns {import("../types.js").Proof | undefined}
 */
function proofOf(provenance, name) {
  const proof = provenance?.[/** @type {keyof NonNullable<Article["provenance"]>} */ (name)];
  return Array.isArray(proof) ? undefined : proof;
}

/**
 * @param {string} name
 * @param {import("../types.js").Proof} proof
 */
function proofRow(name, proof) {
  const label = say("proof.why", { field: say(`field.${name}`) });
  const held = element(
    "details",
    { class: "proof-row" },
    element("summary", { title: label, "aria-label": label }, element("span", { class: "proof-sign", "aria-hidden": "true" }, say("proof.sign"))),
    proofView(proof),
  );
  if (proof.against) held.classList.add("proof-contested");
  return element("dd", {}, held);
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
 * @param {import("../types.js").Article["warnings"][number]} warning
 * @returns {Child} What it says; of days it leads to their list.
 */
function warningWords({ code, message }) {
  const words = known("warning", code, message);
  if (code !== "day-conflict") return words;
  return button({ label: words, class: "mention", id: "to-times" }, () => {
    const list = document.querySelector('[data-mentions="times"]');
    if (!(list instanceof HTMLDetailsElement)) return;
    list.open = true;
    list.querySelector("summary")?.focus({ preventScroll: true });
    list.scrollIntoView({ block: "nearest" });
  });
}

/** @param {Article} article */
function length({ language = "", stats }) {
  // Scripts without spaces have no words that could be counted.
  return /^(?:zh|ja)\b/iu.test(language) ? sayCount("stats.characters", stats.characters) : sayCount("stats.words", stats.words);
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
  const { raw = "", value: exact } = value;
  const zoned = raw.replace(/([+-]\d\d)(\d\d)$/u, "$1:$2"); // The same with a zone in other letters says nothing more.
  return [
    element("time", { datetime: exact }, written(value, locale())),
    element("small", { dir: "ltr", class: "code-value" }, exact),
    zoned === exact ? null : printed(raw, exact),
  ];
}

/**
 * @param {string | undefined} raw
 * @param {string} value
 */
function printed(raw, value) {
  return raw && raw !== value ? element("small", {}, ...around("field.printed", raw)) : null;
}

/** @param {Article["access"]} value */
function access(value) {
  if (!value) return null;
  const answer = value.free === null ? "unclear" : value.free ? "free" : "paid";
  return [say(`access.${answer}`), element("ul", {}, ...value.evidence.map((sign) => element("li", {}, element("small", {}, known("access", sign)))))];
}

/** @param {Article["pagination"]} value */
function pagination(value) {
  if (!value) return null;
  const { page, total, previous, next } = value;
  const where = page ? (total ? say("pagination.of", { page: number(page), total: number(total) }) : say("pagination.page", { page: number(page) })) : null;
  return [
    where && element("span", {}, where),
    element(
      "ul",
      {},
      previous && element("li", {}, link(previous, {}, say("pagination.previous"))),
      next && element("li", {}, link(next, {}, say("pagination.next"))),
    ),
  ];
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
