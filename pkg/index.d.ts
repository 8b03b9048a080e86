import type { Article, Block, ErrorCode, Options } from "./types.d.ts";

export type * from "./types.d.ts";

/** A document of a page, or of jsdom or linkedom. It is written out and never touched. */
export interface DocumentLike {
  readonly nodeType: number;
  readonly documentElement: { readonly outerHTML: string } | null;
  readonly URL?: string;
}

/** What can be read without waiting: text, bytes in any charset, a live document. */
export type InputSync = string | ArrayBufferView | ArrayBuffer | DocumentLike;

/** What `parse` reads: text, bytes in any charset, a file, a fetched response, a live document. */
export type Input = InputSync | Blob | Response;

/** What can be exported: an article, or a part of one that has at least a body. */
export type Exportable = Partial<Article> & { body: Block[] };

/**
 * Reads one page. Rejects, always with a {@link KhabarError}, for a caller's mistake, for input that is no page, and where a
 * response or file cannot be read. Bytes are not copied: leave them as they are until it is done.
 */
export function parse(input: Input, options?: Options): Promise<Article>;
/** Reads every article that a page holds, the main one first. */
export function parseAll(input: Input, options?: Options): Promise<Article[]>;
/** As `parse`, without waiting. Call `init` first, or the first call compiles the module on the spot. */
export function parseSync(input: InputSync, options?: Options): Article;
/** As `parse`, but gives JSON text, which is cheaper to post from a worker than an object. */
export function parseJson(input: Input, options?: Options): Promise<string>;
/** Whether a page seems to hold an article: agrees with `parse` on that, and costs less. */
export function isProbablyArticle(input: Input, options?: Options): Promise<boolean>;
/** The article as Markdown, as it is when it is given; so do all exports. */
export function toMarkdown(article: Exportable): Promise<string>;
/** The article as an HTML fragment, safe by construction. */
export function toHtml(article: Exportable): Promise<string>;
/** The article as plain text: dek and body, blocks parted by blank lines. */
export function toText(article: Exportable): Promise<string>;
/** The article as IPTC ninjs 3.1, in JSON text. */
export function toNinjs(article: Exportable): Promise<string>;
/** The article in the words of schema.org, in JSON text that may stand in a `<script type="application/ld+json">`. */
export function toJsonLd(article: Exportable): Promise<string>;

/** How to fetch a page, and how to read it. */
export interface FetchOptions extends Options {
  /**
   * A way around pages that answer no other site: an address with `{url}` where that of the page goes, or a function that
   * makes one. The proxy sees which page is read.
   */
  proxy?: string | ((url: string) => string) | undefined;
  /** Takes the request back. */
  signal?: AbortSignal | undefined;
  /** Headers to send. */
  headers?: Record<string, string> | undefined;
  /** Used in place of the global `fetch`. */
  fetch?: ((address: string, init: { signal?: AbortSignal; headers?: Record<string, string> }) => Promise<Response>) | undefined;
}

/** Fetches a page and reads it. Pages answer other sites seldom, so in a browser this mostly needs a proxy. */
export function fetchArticle(address: string | URL, options?: FetchOptions): Promise<Article>;
/** Compiles the module ahead of the first call. */
export function init(): Promise<void>;
/** The version of the package. */
export const version: string;

/** Why nothing could be read. */
export class KhabarError extends Error {
  /** What happened; the names are documented with their type. */
  readonly code: ErrorCode;
  /** The status of an HTTP answer that is no page, such as 404; the response itself is the `cause`. */
  readonly status?: number;
  constructor(code: ErrorCode, message: string, options?: { cause?: unknown; status?: number });
}
