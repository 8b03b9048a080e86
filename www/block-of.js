// @ts-check
// Which passages a block of the article is made of, and which belong to a picture that stands in no block.

/**
 * @typedef {import("./types.js").Article} Article
 * @typedef {import("./types.js").LabelledPassage} LabelledPassage
 */

/**
 * @param {Article} article
 * @param {number} block
 * @returns {number[]} Indices of passages; none when the page shows no words of it.
 */
export function passagesOf(article, block) {
  const passages = article.passages ?? [];
  for (let at = block; article.body[at]; at -= 1) {
    const found = passages.flatMap((passage, index) => (passage.block === at ? [index] : []));
    // The lines of one passage may be several paragraphs, and it names the first of them.
    const isLine = article.body[at].type === "paragraph" && article.body[at - 1]?.type === "paragraph";
    if (found.length > 0 || !isLine) return found;
  }
  return [];
}

/**
 * In plain text the lead picture is known by its words alone, and the body has no block for it.
 *
 * @param {Article} article
 * @param {LabelledPassage} passage
 * @returns {boolean} Whether the passage is said about it.
 */
export function isOfLead({ image, body }, { text }) {
  if (!image || body.some((block) => block.type === "figure")) return false;
  return [image.caption, image.credit].some((words) => words && text.includes(words));
}
