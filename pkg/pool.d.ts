import type { Input, KhabarError } from "./index.js";
import type { Article, Options } from "./types.d.ts";

export { KhabarError } from "./index.js";
export type { DocumentLike, Input } from "./index.js";
export type * from "./types.d.ts";

/** How a pool works. */
export interface PoolOptions {
  /** Workers at most; usually one less than the machine has processors. They start when they are needed. */
  size?: number | undefined;
  /**
   * Milliseconds for one page, 30,000 by default and `Infinity` for no bound, counted from when its worker is up; the worker
   * is then ended and the page rejects with `timed-out`.
   */
  timeout?: number | undefined;
  /** How often a page is tried again in a fresh worker after the parser failed, once by default. */
  retries?: number | undefined;
  /** Makes a worker from `khabar/worker.js`, where a content security policy forbids workers from `blob:`. */
  worker?: (() => WorkerLike) | undefined;
}

/** A Web Worker, or one of Node's `worker_threads`. */
export interface WorkerLike {
  postMessage(value: any): void;
  terminate(): unknown;
}

/** How one page is read. */
export interface Control {
  /** Takes the page back: it rejects with `aborted`, and its worker is ended if it was being read. */
  signal?: AbortSignal | undefined;
  /** Milliseconds for this page, in place of the pool's. */
  timeout?: number | undefined;
}

/** How many pages are read. */
export interface EachOptions extends Control {
  /** Options for every page; those given with a page win. */
  options?: Options | undefined;
  /** Called after each page. */
  onProgress?: ((progress: Progress) => void) | undefined;
}

/** How far a run has come. */
export interface Progress {
  /** Pages that are done, well or not. */
  done: number;
  /** How many of them failed. */
  failed: number;
  /** Pages in all, when the source tells. */
  total?: number;
}

/** What became of one page. */
export type Outcome =
  | { /** The place of the page in its source, from 0. */ index: number; article: Article; error?: undefined }
  | { index: number; article?: undefined; error: KhabarError };

/** Workers that read pages side by side. */
export class Pool {
  constructor(options?: PoolOptions);
  /** Workers at most. */
  readonly size: number;
  /** Reads one page, when a worker is free. */
  parse(input: Input, options?: Options, control?: Control): Promise<Article>;
  /** Reads every article of one page. */
  parseAll(input: Input, options?: Options, control?: Control): Promise<Article[]>;
  /** As `parse`, but gives JSON text. */
  parseJson(input: Input, options?: Options, control?: Control): Promise<string>;
  /** Whether a page seems to hold an article. */
  isProbablyArticle(input: Input, options?: Options, control?: Control): Promise<boolean>;
  /**
   * Reads many pages and gives each as soon as it is done. It takes pages from its source only as fast as its loop goes on.
   * A page that fails is an outcome with an `error`; the run goes on. Leaving the loop takes the rest back.
   */
  parseEach(
    pages: Iterable<Input | { input: Input; options?: Options }> | AsyncIterable<Input | { input: Input; options?: Options }>,
    options?: EachOptions,
  ): AsyncGenerator<Outcome, void, void>;
  /** Ends all workers; pages that are not done reject with `aborted`. */
  close(): void;
}
