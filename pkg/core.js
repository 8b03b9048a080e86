// @ts-check
// What all entries share: errors made typed, and an instance that neither a trap nor a giant page can spoil.

import { KhabarError } from "./error.js";
import { fetchPage } from "./fetch.js";
import { version } from "./generated/version.js";
import { uniform, uniformSync } from "./input.js";

/** @typedef {import("./types.d.ts").Article} Article */
/** @typedef {import("./types.d.ts").Options} Options */

/**
 * @typedef {object} Glue what src/wasm.rs exports
 * @property {(input: string | Uint8Array, options?: Options) => Article} parse
 * @property {(input: string | Uint8Array, options?: Options) => string} parseJson
 * @property {(input: string | Uint8Array, options?: Options) => string} parseAllJson
 * @property {(input: string | Uint8Array, options?: Options) => boolean} isProbablyArticle
 * @property {(article: Article) => string} toMarkdown
 * @property {(article: Article) => string} toHtml
 * @property {(article: Article) => string} toText
 * @property {(article: Article) => string} toNinjs
 * @property {(article: Article) => string} toJsonLd
 * @property {() => number} memoryBytes
 */

/**
 * @typedef {object} Source where the compiled module comes from; each is asked once
 * @property {() => Promise<WebAssembly.Module>} bring
 * @property {() => WebAssembly.Module} bringSync
 */

/**
 * Memory that an instance may keep between two calls. An instance never gives memory back, so one that grew further is
 * thrown away. Pages of up to about 2 MB stay below it.
 */
const KEPT_BYTES = 64 << 20;

/**
 * @param {Source} source
 * @param {(module: WebAssembly.Module) => Glue} instantiate makes a fresh instance of it
 */
export function entry(source, instantiate) {
  /** @type {Promise<WebAssembly.Module> | undefined} */
  let coming;
  /** @type {WebAssembly.Module | undefined} */
  let compiled;
  /** @type {Glue | undefined} */
  let instance;

  /** The compiled module, of which a worker may make an instance of its own. */
  async function module() {
    try {
      compiled ??= await (coming ??= source.bring());
      return compiled;
    } catch (error) {
      coming = undefined;
      throw notReady(error);
    }
  }

  /**
   * @template T
   * @param {(glue: Glue) => T} call
   * @returns {T}
   */
  function runSync(call) {
    try {
      compiled ??= source.bringSync();
      instance ??= instantiate(compiled);
    } catch (error) {
      throw notReady(error);
    }
    try {
      return call(instance);
    } catch (error) {
      const { code, message } = /** @type {{ code?: import("./types.d.ts").ErrorCode, message: string }} */ (error ?? {});
      if (code) throw new KhabarError(code, message);
      // A trap leaves an instance in an unknown state, so the next call gets a fresh one.
      instance = undefined;
      throw new KhabarError("trapped", String(error), { cause: error });
    } finally {
      if (instance && instance.memoryBytes() > KEPT_BYTES) instance = undefined;
    }
  }

  /**
   * @template T
   * @param {(glue: Glue) => T} call
   * @returns {Promise<T>}
   */
  async function run(call) {
    await module();
    return runSync(call);
  }

  /** @param {unknown} input @param {Options} [options] */
  async function parse(input, options) {
    const given = await uniform(input, options);
    return run((glue) => glue.parse(given.input, given.options));
  }

  return {
    async init() {
      await module();
    },
    module,
    runSync,
    parse,
    /** @param {unknown} input @param {Options} [options] */
    parseSync(input, options) {
      const given = uniformSync(input, options);
      return runSync((glue) => glue.parse(given.input, given.options));
    },
    /** @param {unknown} input @param {Options} [options] */
    async parseJson(input, options) {
      const given = await uniform(input, options);
      return run((glue) => glue.parseJson(given.input, given.options));
    },
    /** @param {unknown} input @param {Options} [options] @returns {Promise<Article[]>} */
    async parseAll(input, options) {
      const given = await uniform(input, options);
      return JSON.parse(await run((glue) => glue.parseAllJson(given.input, given.options)));
    },
    /** @param {unknown} input @param {Options} [options] */
    async isProbablyArticle(input, options) {
      const given = await uniform(input, options);
      return run((glue) => glue.isProbablyArticle(given.input, given.options));
    },
    /** @param {string | URL} url @param {import("./index.d.ts").FetchOptions} [options] */
    async fetchArticle(url, options) {
      const page = await fetchPage(url, options);
      return parse(page.response, page.options);
    },
    /** @param {Article} article */
    toMarkdown: (article) => run((glue) => glue.toMarkdown(article)),
    /** @param {Article} article */
    toHtml: (article) => run((glue) => glue.toHtml(article)),
    /** @param {Article} article */
    toText: (article) => run((glue) => glue.toText(article)),
    /** @param {Article} article */
    toNinjs: (article) => run((glue) => glue.toNinjs(article)),
    /** @param {Article} article */
    toJsonLd: (article) => run((glue) => glue.toJsonLd(article)),
    version,
    KhabarError,
  };
}

/** @param {unknown} error */
function notReady(error) {
  return error instanceof KhabarError ? error : new KhabarError("not-ready", String(error), { cause: error });
}
