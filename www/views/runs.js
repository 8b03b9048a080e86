// @ts-check
// Runs of text with their marks and links.

import { link } from "../address.js";
import { element } from "../element.js";

/** @type {Record<string, string>} */
const MARKS = { emphasis: "em", strong: "strong", code: "code", superscript: "sup", subscript: "sub", strike: "s" };

/**
 * @param {import("../types.js").Run[]} content
 * @returns {Node[]}
 */
export function runs(content) {
  return content.map((run) => {
    let node = /** @type {Node} */ (lines(run.text));
    for (const mark of run.marks ?? []) {
      if (Object.hasOwn(MARKS, mark)) node = element(MARKS[mark], {}, node);
    }
    return run.href ? link(run.href, {}, node) : node;
  });
}

/**
 * @param {string} text Its `\n` are line breaks that the page sets.
 * @returns {DocumentFragment}
 */
function lines(text) {
  const held = document.createDocumentFragment();
  text.split("\n").forEach((line, index) => {
    if (index > 0) held.append(document.createElement("br"));
    held.append(line);
  });
  return held;
}
