import type { InputSync } from "./index.js";
import type { Article } from "./types.d.ts";

/** Readability's options, of which the first two and `url` have a meaning here; the others are accepted and do nothing. */
export interface ReadabilityOptions<T = string> {
  /** `parse` throws when the document has more elements than this; 0 is no bound. */
  maxElemsToParse?: number;
  /** Makes `content` from the element that holds the article. It needs a DOM. */
  serializer?: (element: any) => T;
  /** The page's address, when the input is not a document. Readability has no such option. */
  url?: string;
  debug?: boolean;
  nbTopCandidates?: number;
  charThreshold?: number;
  classesToPreserve?: string[];
  keepClasses?: boolean;
  disableJSONLD?: boolean;
  allowedVideoRegex?: RegExp;
  linkDensityModifier?: number;
}

/** Readability's result. */
export interface ReadabilityResult<T = string> {
  /** The headline, without the site's name. */
  title: string | null | undefined;
  /** The body as HTML, safe by construction; or what `serializer` makes of it. */
  content: T | null | undefined;
  /** The body as text; blank lines part its blocks. */
  textContent: string | null | undefined;
  /** The length of `textContent`. */
  length: number | null | undefined;
  /** The standfirst, or else the first paragraph. */
  excerpt: string | null | undefined;
  /** The line that names the writers. */
  byline: string | null | undefined;
  /** The direction in which the article is read. */
  dir: string | null | undefined;
  /** The name of the publication. */
  siteName: string | null | undefined;
  /** The article's language. */
  lang: string | null | undefined;
  /** When it was first published, in ISO 8601. */
  publishedTime: string | null | undefined;
  /** Everything else that was found. Readability has no such field. */
  article: Article;
}

/** As Readability's class: `new Readability(document).parse()`. It takes HTML as well, and never changes the document. */
export class Readability<T = string> {
  constructor(input: InputSync, options?: ReadabilityOptions<T> | null);
  /** The article, or `null` when the page holds none. */
  parse(): null | ReadabilityResult<T>;
}

/** Whether the page seems to hold an article. The options of Readability's function are accepted and do nothing. */
export function isProbablyReaderable(
  input: InputSync,
  options?: { minContentLength?: number; minScore?: number; visibilityChecker?: (node: any) => boolean },
): boolean;
