// @ts-check
// Counting words in any script.

/** Scripts that put no spaces between words: each of their letters counts. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu;

/**
 * @param {string} text
 * @returns {number}
 */
export function countWords(text) {
  const letters = text.match(UNSPACED)?.length ?? 0;
  const words = text.replace(UNSPACED, " ").match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’.,:-]*/gu)?.length ?? 0;
  return letters + words;
}
