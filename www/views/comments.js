// @ts-check
// What readers say below the article, folded until it is asked for.

import { element } from "../element.js";
import { written } from "../moment.js";
import { locale, sayCount } from "../strings.js";

/**
 * @param {import("../types.js").Article} article
 * @returns {Node | null}
 */
export function commentsView({ comments }) {
  if (!comments || comments.items.length === 0) return null;
  const items = comments.items.map((comment) =>
    element(
      "li",
      { class: "comment" },
      element(
        "p",
        { class: "comment-head" },
        comment.author && element("bdi", { class: "comment-author" }, comment.author),
        comment.time && element("time", { datetime: comment.time.value }, written(comment.time, locale())),
      ),
      ...comment.text.split("\n").map((line) => element("p", { dir: "auto" }, line)),
    ),
  );
  return element(
    "details",
    { class: "comments" },
    element("summary", {}, sayCount("comments.count", comments.items.length)),
    element("ol", { class: "comment-list" }, ...items),
  );
}
