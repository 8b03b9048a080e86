import type { Article, Options } from "./types.d.ts";

export type * from "./types.d.ts";

/** What `parse` reads: text, bytes in any charset, a file, or a fetched response. */
export type Input = string | Uint8Array | ArrayBuffer | Blob | Response;

/** Reads one page. Rejects with a {@link KhabarError} only for a caller's mistake or input that is no page. */
export function parse(input: Input, options?: Options): Promise<Article>;
/** As `parse`, but gives JSON text, which is cheaper to post from a worker than an object. */
export function parseJson(input: Input, options?: Options): Promise<string>;
/** The article as Markdown. */
export function toMarkdown(article: Article): Promise<string>;
/** The article as an HTML fragment, safe by construction. */
export function toHtml(article: Article): Promise<string>;
/** The article as plain text: dek and body, blocks parted by blank lines. */
export function toText(article: Article): Promise<string>;
/** The article as IPTC ninjs 3.1, in JSON text. */
export function toNinjs(article: Article): Promise<string>;
/** The article in the words of schema.org, in JSON text that may stand in a `<script type="application/ld+json">`. */
export function toJsonLd(article: Article): Promise<string>;
/** The version of the package. */
export const version: string;

/** Why nothing could be read. */
export class KhabarError extends Error {
  /**
   * `empty-input`, `not-text` and `bad-option` come from the input; `bad-input` and `bad-article` from a value of the
   * wrong type; `trapped` means that the parser failed and was replaced, so that the next call works.
   */
  readonly code: "empty-input" | "not-text" | "bad-option" | "bad-input" | "bad-article" | "trapped" | "not-ready";
  constructor(code: KhabarError["code"], message: string);
}
