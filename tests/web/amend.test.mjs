// @ts-check
// Passages put back and taken out: the article, its quotes and its counts follow.

import assert from "node:assert/strict";
import { test } from "node:test";

import { amended, isIn } from "../../www/amend.js";

const paragraph = (/** @type {string} */ text) => ({ type: "paragraph", content: [{ text }] });
const passage = (/** @type {string} */ text, /** @type {number} */ block) => ({
  text, role: block === undefined ? "promo" : "body", probability: 0.5, place: "html > body", ...(block === undefined ? {} : { block }),
});
/** @returns {any} */
function article() {
  return {
    kind: "news", direction: "ltr", confidence: 1, warnings: [], provenance: { body: [] },
    body: [
      paragraph("One two three."),
      { type: "list", ordered: false, items: [{ content: [{ text: "First item" }] }, { content: [{ text: "Second item" }] }] },
      paragraph("Last “words” here."),
    ],
    quotes: [{ text: "words", direct: true, block: 2 }],
    times: [{ text: "three", block: 0 }, { text: "in the dek" }],
    stats: { words: 10, characters: 54, readingMinutes: 1 },
    passages: [
      passage("Menu", /** @type {any} */ (undefined)), passage("One two three.", 0), passage("Kept out", /** @type {any} */ (undefined)),
      passage("First item", 1), passage("Second item", 1), passage("Last “words” here.", 2),
    ],
  };
}
const texts = (/** @type {any} */ it) => it.body.map((/** @type {any} */ block) =>
  block.items ? block.items.map((/** @type {any} */ item) => item.content[0].text) : block.content[0].text);

test("without changes the article is the core's, less passages and provenance", () => {
  const plain = article();
  delete plain.passages;
  delete plain.provenance;
  assert.deepEqual(amended(article(), new Map()), plain);
});

test("what is put back stands in the page's order, and quotes and times keep their place", () => {
  const put = amended(article(), new Map([[2, true], [0, true]]));
  assert.deepEqual(texts(put), ["Menu", "One two three.", "Kept out", ["First item", "Second item"], "Last “words” here."]);
  assert.equal(put.quotes?.[0].block, 4);
  assert.equal(put.times?.[0].block, 1);
  assert.equal(put.times?.[1].block, undefined);
  assert.equal(put.stats.words, 13);
});

test("what is taken out goes with the quotes in it", () => {
  const cut = amended(article(), new Map([[5, false], [1, false]]));
  assert.deepEqual(texts(cut), [["First item", "Second item"]]);
  assert.deepEqual(cut.quotes, []);
  assert.deepEqual(cut.times, [{ text: "in the dek" }]);
  assert.equal(cut.stats.words, 4);
});

test("an item goes from its list, and the last one takes the list along", () => {
  const source = article();
  assert.deepEqual(texts(amended(source, new Map([[3, false]]))), ["One two three.", ["Second item"], "Last “words” here."]);
  assert.deepEqual(texts(amended(source, new Map([[3, false], [4, false]]))), ["One two three.", "Last “words” here."]);
  assert.equal(source.body[1].items.length, 2, "the article itself is never changed");
});

test("a passage is in or out by its block until the reader says otherwise", () => {
  const source = article();
  assert.equal(isIn(source, new Map(), 1), true);
  assert.equal(isIn(source, new Map([[1, false]]), 1), false);
  assert.equal(isIn(source, new Map(), 0), false);
});
