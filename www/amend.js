// @ts-check
// The article as the reader wants it: passages put back or taken out. Plain data in, plain data out.

import { countWords } from "./words.js";

/**
 * @typedef {import("./types.js").Article} Article
 * @typedef {import("./types.js").Block} Block
 * @typedef {Map<number, boolean>} Changes By the passage's index: `true` puts it back, `false` takes it out.
 */

/**
 * @param {Article} article
 * @param {Changes} changes
 * @param {number} index
 * @returns {boolean} Whether the passage stands in the article.
 */
export function isIn(article, changes, index) {
  return changes.get(index) ?? article.passages?.[index].block !== undefined;
}

/**
 * The article with the reader's changes and without what only the views need.
 *
 * @param {Article} article
 * @param {Changes} changes
 * @returns {Article}
 */
export function amended(article, changes) {
  const { passages = [] } = article;
  const plain = { ...article };
  delete plain.passages;
  delete plain.provenance;
  const wanted = [...changes].filter(([index, kept]) => (passages[index]?.block !== undefined) !== kept);
  if (wanted.length === 0) return plain;
  const { body, moved } = bodyOf(plain.body, passages, new Map(wanted));
  return {
    ...plain,
    body,
    ...(plain.quotes && { quotes: follow(plain.quotes, body, moved) }),
    ...(plain.times && { times: follow(plain.times, body, moved) }),
    stats: statsOf(plain, wanted.map(([index, kept]) => ({ text: passages[index].text, kept }))),
  };
}

/**
 * @param {Block[]} old
 * @param {import("./types.js").LabelledPassage[]} passages
 * @param {Changes} wanted
 */
function bodyOf(old, passages, wanted) {
  /** Before each block of the old body, and behind the last, what is put back there. @type {Block[][]} */
  const added = Array.from({ length: old.length + 1 }, () => []);
  /** @type {Map<number, { all: number, out: string[] }>} */
  const held = new Map();
  let after = 0;
  passages.forEach(({ text, block }, index) => {
    if (block !== undefined) {
      const entry = held.get(block) ?? { all: 0, out: [] };
      entry.all += 1;
      if (wanted.get(index) === false) entry.out.push(text);
      held.set(block, entry);
      after = Math.max(after, block + 1);
    } else if (wanted.get(index)) {
      added[after].push({ type: "paragraph", content: [{ text }] });
    }
  });
  /** @type {Block[]} */
  const body = [...added[0]];
  /** Where each old block stands now. @type {Map<number, number>} */
  const moved = new Map();
  old.forEach((block, index) => {
    const { all = 0, out = [] } = held.get(index) ?? {};
    const left = out.length === 0 ? block : out.length === all ? null : without(block, out);
    if (left) {
      moved.set(index, body.length);
      body.push(left);
    }
    body.push(...added[index + 1]);
  });
  return { body, moved };
}

/**
 * @param {Block} block One that holds several passages: a list, a quote, a table, an update.
 * @param {string[]} texts Of the passages that go.
 * @returns {Block}
 */
function without(block, texts) {
  const copy = structuredClone(block);
  const gone = texts.map(squeezed);
  /** @type {any[]} */
  const stack = [copy];
  for (let part = stack.pop(); part; part = stack.pop()) {
    if (part.content && takeFrom(gone, flat(part.content))) part.content = [];
    if (part.heading && takeFrom(gone, part.heading)) delete part.heading;
    for (const row of part.rows ?? []) if (Array.isArray(row)) stack.push(...row);
    for (const kind of ["items", "blocks"]) {
      if (!Array.isArray(part[kind])) continue;
      part[kind] = part[kind].filter((/** @type {any} */ inner) => !goesWhole(inner, gone));
      stack.push(...part[kind]);
    }
  }
  return copy;
}

/**
 * @param {any} part
 * @param {string[]} gone
 */
function goesWhole(part, gone) {
  const holdsMore = part.blocks?.length > 0 || part.items || part.rows;
  return !holdsMore && part.content !== undefined && takeFrom(gone, flat(part.content));
}

/**
 * @param {string[]} gone The text is crossed off when it is there.
 * @param {string} text
 */
function takeFrom(gone, text) {
  const at = gone.indexOf(squeezed(text));
  if (at >= 0) gone.splice(at, 1);
  return at >= 0;
}

/** @param {import("./types.js").Run[]} content */
function flat(content) {
  return content.map((run) => run.text).join("");
}

/** @param {string} text */
function squeezed(text) {
  return text.replace(/\s+/gu, " ").trim();
}

/**
 * @template {{ text: string, block?: number }} T
 * @param {T[]} mentions
 * @param {Block[]} body
 * @param {Map<number, number>} moved
 * @returns {T[]} Those whose words are still there, with the place they have now.
 */
function follow(mentions, body, moved) {
  return mentions.flatMap((mention) => {
    if (mention.block === undefined) return [mention];
    const block = moved.get(mention.block);
    if (block === undefined || !holds(body[block], mention.text)) return [];
    return [{ ...mention, block }];
  });
}

/**
 * @param {Block} block
 * @param {string} text A quotation may run on in the next block; its first line is in this one.
 */
function holds(block, text) {
  return textOf(block).includes(squeezed(text.split("\n")[0]));
}

/**
 * @param {Block} block
 * @returns {string} All its words, white space made single.
 */
export function textOf(block) {
  /** @type {string[]} */
  const texts = [];
  /** @type {any[]} */
  const stack = [block];
  for (let part = stack.pop(); part; part = stack.pop()) {
    if (Array.isArray(part)) stack.push(...part.toReversed());
    else texts.push(part.heading ?? "", part.content ? flat(part.content) : "", typeof part.text === "string" ? part.text : "");
    for (const kind of ["rows", "blocks", "items"]) if (Array.isArray(part[kind])) stack.push(...part[kind].toReversed());
  }
  return squeezed(texts.join(" "));
}

/**
 * @param {Article} article
 * @param {{ text: string, kept: boolean }[]} changes
 * @returns {Article["stats"]}
 */
function statsOf({ stats }, changes) {
  let { words, characters } = stats;
  for (const { text, kept } of changes) {
    words += (kept ? 1 : -1) * countWords(text);
    characters += (kept ? 1 : -1) * Array.from(text).length;
  }
  words = Math.max(0, words);
  const pace = stats.readingMinutes > 0 ? stats.words / stats.readingMinutes : WORDS_PER_MINUTE;
  const minutes = Math.ceil(words / Math.max(pace, SLOWEST));
  return { words, characters: Math.max(0, characters), readingMinutes: words === 0 ? 0 : Math.max(1, minutes) };
}

/** Words that an adult reads in a minute, for an article that had none to measure the pace by. */
const WORDS_PER_MINUTE = 230;
/** A short article is rounded up to a minute, which says little about its pace; nobody reads slower than this. */
const SLOWEST = 150;
