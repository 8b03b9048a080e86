// @ts-check
// The interface of @mozilla/readability over Khabar, so that one import can be swapped. docs/migrating.md says what each
// of its options and fields is here.

import { KhabarError } from "./error.js";
import { uniformSync } from "./input.js";
import { articleText } from "./json.js";

/** @typedef {import("./types.d.ts").Article} Article */
/** @typedef {import("./readability.d.ts").ReadabilityOptions<any>} ReadabilityOptions */

/** @param {ReturnType<typeof import("./core.js").entry>} khabar */
export function readabilityOf(khabar) {
  /** @param {Article} article @param {"toHtml" | "toText"} form */
  const written = (article, form) => khabar.runSync((glue) => glue[form](articleText(bodyOf(article))));

  class Readability {
    #input;
    #options;

    /** @param {import("./index.d.ts").InputSync} input @param {ReadabilityOptions | null} [options] */
    constructor(input, options) {
      if (!input) throw new KhabarError("bad-input", "expected a Document or HTML");
      this.#input = input;
      this.#options = options ?? {};
    }

    parse() {
      const { url, serializer, maxElemsToParse: most = 0 } = this.#options;
      const { getElementsByTagName } = /** @type {Partial<Document>} */ (Object(this.#input));
      const found = most > 0 && getElementsByTagName ? getElementsByTagName.call(this.#input, "*").length : 0;
      if (found > most) throw new Error(`the document has ${found} elements, and maxElemsToParse is ${most}`);
      const article = khabar.parseSync(this.#input, url === undefined ? undefined : { url });
      if (article.kind === "none" || article.kind === "index") return null;
      const content = `<div id="readability-page-1" class="page">${written(article, "toHtml").replace(EMPTY_HEADER, "")}</div>`;
      const textContent = written(article, "toText").trim();
      return {
        title: article.headline ?? "",
        byline: article.byline ?? (article.authors?.map((it) => it.name).join(", ") || null),
        dir: article.direction,
        lang: article.language ?? null,
        content: serializer ? serializer(elementOf(content, this.#input)) : content,
        textContent,
        length: textContent.length,
        excerpt: article.dek ?? firstParagraph(article),
        siteName: article.site?.name ?? null,
        publishedTime: article.published?.value ?? null,
        article,
      };
    }
  }

  /** @param {import("./index.d.ts").InputSync} input */
  function isProbablyReaderable(input) {
    const given = uniformSync(input);
    return khabar.runSync((glue) => glue.isProbablyArticle(given.input, given.options));
  }

  return { Readability, isProbablyReaderable };
}

/** What the export leaves of the headline and its company when they are taken out. */
const EMPTY_HEADER = /<header>\s*<\/header>\s*/;

/**
 * What a serializer is given: the element, in a document of its own.
 *
 * @param {string} content of our own making
 * @param {unknown} input
 */
function elementOf(content, input) {
  const { defaultView } = /** @type {Partial<Document>} */ (Object(input));
  const Parser = /** @type {any} */ (defaultView)?.DOMParser ?? globalThis.DOMParser;
  if (!Parser) throw new KhabarError("bad-option", "serializer: it is given an element, and there is no DOM here");
  // With a whole page's elements around it: linkedom's parser makes none.
  const page = `<!doctype html><html><body>${content}</body></html>`;
  return new Parser().parseFromString(page, "text/html").body.firstElementChild;
}

/**
 * Readability's content begins below headline, dek and byline.
 *
 * @param {Article} article
 * @returns {Article}
 */
function bodyOf({ kind, language, direction, url, body, stats, confidence }) {
  return {
    kind, direction, body, stats, confidence, warnings: [],
    ...(language === undefined ? {} : { language }),
    ...(url === undefined ? {} : { url }),
  };
}

/** @param {Article} article */
function firstParagraph({ body }) {
  for (const block of body) {
    if (block.type === "paragraph") return block.content.map((it) => it.text).join("");
  }
  return null;
}
