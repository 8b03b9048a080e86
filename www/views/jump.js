// @ts-check
// From a list to the place in the article that it names: the block gets the focus, its words a mark.

/** The name that the stylesheet knows the marked words by. */
const MARK = "khabar-jump";

/**
 * @param {number} block The index in the article's body; -1 is the dek.
 * @param {string} [words]
 * @returns {boolean} Whether the place is in sight.
 */
export function jumpTo(block, words) {
  const place = document.querySelector(block < 0 ? ".article .dek" : `.article [data-block="${block}"]`);
  if (!(place instanceof HTMLElement)) return false;
  place.tabIndex = -1;
  place.focus({ preventScroll: true });
  const range = words ? rangeOf(place, words) : null;
  mark(place, range);
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const target = range?.startContainer.parentElement ?? place;
  target.scrollIntoView({ block: "center", behavior: calm ? "instant" : "smooth" });
  return true;
}

/** Takes the mark away. */
export function unmark() {
  for (const marked of document.querySelectorAll(".jumped")) marked.classList.remove("jumped");
  if ("highlights" in CSS) CSS.highlights.delete(MARK);
}

/**
 * @param {HTMLElement} place
 * @param {Range | null} range
 */
function mark(place, range) {
  unmark();
  if (range && "highlights" in CSS) CSS.highlights.set(MARK, new Highlight(range));
  else place.classList.add("jumped");
}

/**
 * Where the words stand: they may run through several text nodes, and white space may differ.
 *
 * @param {HTMLElement} place
 * @param {string} words
 * @returns {Range | null}
 */
function rangeOf(place, words) {
  const wanted = words.split("\n")[0].replace(/\s+/gu, " ").trim();
  const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  let text = "";
  /** For each character of `text` the node and the offset it comes from. @type {[Text, number][]} */
  const origins = [];
  for (let node = /** @type {Text | null} */ (walker.nextNode()); node; node = /** @type {Text | null} */ (walker.nextNode())) {
    for (let at = 0; at < node.data.length; at += 1) {
      const isSpace = /\s/u.test(node.data[at]);
      if (isSpace && text.endsWith(" ")) continue;
      text += isSpace ? " " : node.data[at];
      origins.push([node, at]);
    }
  }
  const start = text.indexOf(wanted);
  if (wanted === "" || start < 0) return null;
  const range = document.createRange();
  range.setStart(...origins[start]);
  const [lastNode, lastAt] = origins[start + wanted.length - 1];
  range.setEnd(lastNode, lastAt + 1);
  return range;
}
