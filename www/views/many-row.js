// @ts-check
// One row of the table of many articles.

import { element } from "../element.js";
import { written } from "../moment.js";
import { knows, locale, number, percent, say, sayCount } from "../strings.js";

/** @typedef {import("../many/rows.js").Row} Row */

/** @type {import("../many/order.js").Column[]} */
export const COLUMNS = ["headline", "published", "authors", "words", "confidence", "warnings"];

/**
 * @param {Row} row
 * @param {number} index
 * @param {(row: Row) => void} open
 */
export function manyRow(row, index, open) {
  const { digest } = row;
  const title = digest ? (digest.headline ?? say(`kind.${digest.kind}`)) : row.name;
  const press = element("button", { type: "button", class: "many-open", dir: "auto", lang: digest?.language, disabled: !digest }, title);
  press.addEventListener("click", () => open(row));
  const cells = digest
    ? [
      digest.published ? element("time", { datetime: digest.published }, written({ value: digest.published, precision: "day" }, locale(), "day")) : null,
      digest.authors.length > 0 ? element("bdi", {}, digest.authors.join(say("list.comma"))) : null,
      number(digest.words),
      percent(digest.confidence),
      digest.warnings.length > 0 ? warned(digest.warnings) : null,
    ]
    : [null, null, null, null, null];
  return element(
    "tr",
    { "data-id": row.id, "data-index": index, "data-state": row.state, "aria-rowindex": index + 2 },
    element("th", { scope: "row", class: "many-headline" }, press, element("p", { class: "many-file" }, ...under(row))),
    ...cells.map((content, at) => element("td", { class: `many-${COLUMNS[at + 1]}` }, content)),
  );
}

/**
 * @param {Row} row
 * @returns {import("../element.js").Child[]}
 */
function under(row) {
  if (row.state === "failed") return [element("span", { class: "many-failure" }, failureWords(row.code ?? "crashed"))];
  if (row.state !== "done") return [say(`many.state.${row.state}`)];
  const count = row.digest?.warnings.length ?? 0;
  // For narrow screens, which have no column for it.
  return [count > 0 && element("span", { class: "many-warned-line", "aria-hidden": "true" }, sayCount("many.warnings", count)), element("bdi", {}, row.name)];
}

/** @param {string[]} warnings Their count, and what they say for a pointer that rests and for screen readers. */
function warned(warnings) {
  const words = warnings.map(warningWords);
  return element(
    "span",
    { class: "many-warned", title: words.join("\n") },
    element("span", { "aria-hidden": "true" }, number(warnings.length)),
    element("span", { class: "unseen" }, `${sayCount("many.warnings", warnings.length)}: ${words.join(" ")}`),
  );
}

/** @param {string} code */
function failureWords(code) {
  return say(knows(`problem.${code}.title`) ? `problem.${code}.title` : "problem.crashed.title");
}

/** @param {string} code */
function warningWords(code) {
  return knows(`warning.${code}`) ? say(`warning.${code}`) : code;
}
