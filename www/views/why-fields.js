// @ts-check
// Each field that has a proof: its value, how sure it is, and on demand who states it and what was said against it.

import { element } from "../element.js";
import { written } from "../moment.js";
import { locale, percent, say } from "../strings.js";
import { proofView } from "./proof.js";

/** @typedef {import("../types.js").Article} Article */

/** The fields that a proof can be shown for, in reading order. */
const PROVEN = /** @type {const} */ ([
  "headline", "kicker", "dek", "byline", "authors", "published", "modified", "section", "tags", "image",
]);

/**
 * @param {Article} article
 * @param {(string | undefined)[]} opened Names of fields whose proof stands open.
 * @returns {HTMLElement | null}
 */
export function provenFields(article, opened) {
  const rows = PROVEN.flatMap((name) => {
    const proof = article.provenance?.[name];
    if (!proof) return [];
    return [
      element(
        "details",
        { class: "why-field", "data-proof": name, open: opened.includes(name) },
        element(
          "summary",
          {},
          element("span", { class: "why-name" }, say(`field.${name}`)),
          element("bdi", { class: "why-value" }, valueOf(article, name)),
          element("span", { class: proof.against ? "why-share why-contested" : "why-share" }, percent(proof.confidence)),
        ),
        proofView(proof),
      ),
    ];
  });
  if (rows.length === 0) return null;
  return element("section", { class: "why-fields" }, element("h2", {}, say("why.fields")), ...rows);
}

/**
 * @param {Article} article
 * @param {typeof PROVEN[number]} name
 * @returns {string}
 */
function valueOf(article, name) {
  switch (name) {
    case "authors":
      return (article.authors ?? []).map((author) => author.name).join(say("list.comma"));
    case "tags":
      return (article.tags ?? []).join(say("list.comma"));
    case "published":
    case "modified":
      return article[name] ? written(article[name], locale()) : "";
    case "image":
      return article.image?.caption ?? article.image?.alt ?? article.image?.url ?? "";
    default:
      return article[name] ?? "";
  }
}
