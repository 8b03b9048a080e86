// @ts-check
// Which block of the article a passage stands in, and which passages a block is made of.

/**
 * @typedef {import("./types.js").Article} Article
 * @typedef {import("./types.js").LabelledPassage} LabelledPassage
 */

/**
 * @param {Article} article
 * @param {LabelledPassage} passage
 * @returns {number | undefined} The index in the body.
 */
export function blockOf(article, passage) {
  return passage.block ?? pictureOf(article, passage);
}

/**
 * @param {Article} article
 * @param {number} block
 * @returns {number[]} Indices of passages; none when the page shows no words of it.
 */
export function passagesOf(article, block) {
  return (article.passages ?? []).flatMap((passage, index) => (blockOf(article, passage) === block ? [index] : []));
}

/**
 * The core places a figure at its picture, beside which its caption stands.
 *
 * @param {Article} article
 * @param {LabelledPassage} passage
 * @returns {number | undefined} The index of the figure whose words these are.
 */
export function pictureOf({ body }, { role, text }) {
  if (role !== "caption" && role !== "credit") return undefined;
  const at = body.findIndex((block) => block.type === "figure" && [block.caption, block.credit].some((words) => words && text.includes(words)));
  return at < 0 ? undefined : at;
}
