// @ts-check
// What readers say below the article, folded until it is asked for.

import { element } from "../element.js";
import { written } from "../moment.js";
import { number, say, sayCount } from "../strings.js";

/**
 * @param {import("../types.js").Article} article
 * @returns {Node | null}
 */
export function commentsView({ comments, language, direction }) {
  if (!comments || comments.items.length === 0) return null;
  const items = comments.items.map((comment) =>
    element(
      "li",
      { class: "comment" },
      element(
        "p",
        { class: "comment-head" },
        comment.author && element("bdi", { class: "comment-author" }, comment.author),
        comment.time && element("time", { datetime: comment.time.value }, written(comment.time, language ?? "en")),
      ),
      ...comment.text.split("\n").map((line) => element("p", { dir: "auto" }, line)),
    ),
  );
  const { count = 0 } = comments;
  const shown = comments.items.length;
  // The page may say that there are more than it holds.
  const words = count > shown ? say("comments.some", { shown: number(shown), all: number(count) }) : sayCount("comments.count", shown);
  return element("details", { class: "comments" }, element("summary", {}, words), element("ol", { class: "comment-list", lang: language, dir: direction }, ...items));
}
