// @ts-check
// The pages that are measured: an even sample of ../shared/corpora, or our own tests/pages where that is absent.

import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";

const CORPORA = fileURLToPath(new URL("../../shared/corpora", import.meta.url));
const OWN = fileURLToPath(new URL("../tests/pages", import.meta.url));

/** A page with fewer characters is small, one with more is large: about a quarter and a tenth of all real pages. */
const SMALL_BELOW = 45_000;
const LARGE_ABOVE = 300_000;
/** A page whose elements stand deeper in each other is deep: about a tenth of all real pages. */
const DEEP_ABOVE = 21;
/** Share of a page's letters from which it counts as of a script; pages name other tongues in their menus too. */
const SCRIPT_SHARE = 0.2;
/** Pages of a class at least, drawn beside the even sample where that holds fewer; they count in their class alone. */
const CLASS_PAGES = 12;

export const CLASSES = ["small", "large", "deep", "CJK", "Arabic"];

/**
 * @typedef {object} Page
 * @property {string} name
 * @property {string} html
 * @property {string} [url]
 * @property {string[]} classes
 * @property {boolean} sampled whether it belongs to the even sample; if not, it counts in its classes alone
 */

/** How deep elements that must be closed stand in each other. @param {string} html */
function depth(html) {
  let open = 0;
  let deepest = 0;
  for (const [, end] of html.matchAll(/<(\/?)(?:div|section|article|main|aside|header|footer|nav|table|ul|ol|span|a|form)\b/giu)) {
    open = end ? Math.max(0, open - 1) : open + 1;
    deepest = Math.max(deepest, open);
  }
  return deepest;
}

/** @param {string} html @returns {string[]} */
function classesOf(html) {
  const text = html.replaceAll(/<(script|style)\b.*?<\/\1\s*>|<[^>]*>/gisu, " ");
  const count = (/** @type {RegExp} */ letters) => text.match(letters)?.length ?? 0;
  const enough = SCRIPT_SHARE * count(/\p{L}/gu);
  return [
    html.length < SMALL_BELOW && "small",
    html.length > LARGE_ABOVE && "large",
    depth(html) > DEEP_ABOVE && "deep",
    count(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu) > enough && "CJK",
    count(/\p{Script=Arabic}/gu) > enough && "Arabic",
  ].filter((it) => it !== false);
}

/** @param {string} corpus @param {string} line @returns {Page} */
function open(corpus, line) {
  const { id, html: file, url, charset } = JSON.parse(line);
  const bytes = gunzipSync(readFileSync(join(CORPORA, corpus, file)));
  // Some say more than the name, such as that invalid bytes are among them.
  const [encoding] = /^[\w-]+/u.exec(charset ?? "") ?? ["utf-8"];
  return page(`${corpus}/${id}`, new TextDecoder(encoding).decode(bytes), url);
}

/** @param {string} name @param {string} html @param {string} [url] @returns {Page} */
const page = (name, html, url) => ({ name, html, url, classes: classesOf(html), sampled: false });

/** Our own pages. @returns {(() => Page)[]} */
function own() {
  return readdirSync(OWN).sort().map((name) => [name, join(OWN, name, "page.html")])
    .filter(([, file]) => existsSync(file))
    .map(([name, file]) => () => page(name, readFileSync(file, "utf8")));
}

/** Each page of the corpora, opened when it is asked for. @returns {(() => Page)[]} */
function real() {
  return readdirSync(CORPORA).sort()
    .filter((corpus) => existsSync(join(CORPORA, corpus, "docs.jsonl")))
    .flatMap((corpus) => readFileSync(join(CORPORA, corpus, "docs.jsonl"), "utf8").split("\n").filter(Boolean)
      .map((line) => () => open(corpus, line)));
}

/**
 * About `count` pages, evenly over all, and what classes lack beside them.
 *
 * @param {number} count
 * @returns {{ source: string, pages: Page[] }}
 */
export function sample(count) {
  if (!existsSync(CORPORA)) {
    const pages = own().map((it) => ({ ...it(), sampled: true }));
    return { source: `our own ${pages.length} pages, since ../shared/corpora is absent`, pages };
  }
  const all = real();
  const step = Math.max(1, all.length / count);
  const chosen = new Set(Array.from({ length: Math.min(count, all.length) }, (_, at) => Math.floor(at * step)));
  const pages = [...chosen].map((at) => ({ ...all[at](), sampled: true }));
  const lacks = () => CLASSES.filter((name) => pages.filter((it) => it.classes.includes(name)).length < CLASS_PAGES);
  // Every seventh page, so that one corpus does not fill a class; our own come last.
  const rest = Array.from({ length: 7 }, (_, first) => all.filter((_, at) => at % 7 === first && !chosen.has(at))).flat();
  for (const opening of [...rest, ...own()]) {
    const lacking = lacks();
    if (lacking.length === 0) break;
    const further = opening();
    if (further.classes.some((it) => lacking.includes(it))) pages.push(further);
  }
  return { source: `${chosen.size} of ${all.length} pages of ../shared/corpora, and ${pages.length - chosen.size} more of rare classes`, pages };
}
