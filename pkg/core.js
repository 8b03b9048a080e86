// @ts-check
// What all entries share: errors made typed, and an instance that neither a trap nor a giant page can spoil.

import { KhabarError } from "./error.js";
import { fetchAndRead } from "./fetch.js";
import { version } from "./generated/version.js";
import { uniform, uniformSync } from "./input.js";
import { articleText } from "./json.js";

/** @typedef {import("./types.d.ts").Article} Article */
/** @typedef {import("./types.d.ts").Options} Options */

/**
 * @typedef {object} Glue what src/wasm.rs exports; options and articles are JSON text
 * @property {(input: string | Uint8Array, options: string) => Article} parse
 * @property {(input: string | Uint8Array, options: string) => string} parseJson
 * @property {(input: string | Uint8Array, options: string) => string} parseAllJson
 * @property {(input: string | Uint8Array, options: string) => boolean} isProbablyArticle
 * @property {(article: string) => string} toMarkdown
 * @property {(article: string) => string} toHtml
 * @property {(article: string) => string} toText
 * @property {(article: string) => string} toNinjs
 * @property {(article: string) => string} toJsonLd
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
 * Calls of the module: each gets an instance that works.
 *
 * @param {Source} source
 * @param {(module: WebAssembly.Module) => Glue} instantiate makes a fresh instance of it
 */
function caller(source, instantiate) {
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

  return { module, runSync, run };
}

/**
 * @param {Source} source
 * @param {(module: WebAssembly.Module) => Glue} instantiate makes a fresh instance of it
 */
export function entry(source, instantiate) {
  const { module, runSync, run } = caller(source, instantiate);

  /**
   * @template {"parse" | "parseJson" | "parseAllJson" | "isProbablyArticle"} Call
   * @param {Call} call
   * @returns {(input: unknown, options?: Options) => Promise<ReturnType<Glue[Call]>>}
   */
  const reading = (call) => async (input, options) => {
    const given = await uniform(input, options);
    return run((glue) => /** @type {ReturnType<Glue[Call]>} */ (glue[call](given.input, given.options)));
  };

  /**
   * The article is written out before anything is waited for, so that it is exported as it is now.
   *
   * @param {"toMarkdown" | "toHtml" | "toText" | "toNinjs" | "toJsonLd"} form
   * @returns {(article: Article) => Promise<string>}
   */
  const exporting = (form) => async (article) => {
    const text = articleText(article);
    return run((glue) => glue[form](text));
  };

  const [parse, parseAllJson] = [reading("parse"), reading("parseAllJson")];
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
    parseJson: reading("parseJson"),
    /** @param {unknown} input @param {Options} [options] @returns {Promise<Article[]>} */
    parseAll: async (input, options) => JSON.parse(await parseAllJson(input, options)),
    isProbablyArticle: reading("isProbablyArticle"),
    /** @param {string | URL} url @param {import("./index.d.ts").FetchOptions} [options] */
    fetchArticle: (url, options) => fetchAndRead(url, options, parse),
    toMarkdown: exporting("toMarkdown"),
    toHtml: exporting("toHtml"),
    toText: exporting("toText"),
    toNinjs: exporting("toNinjs"),
    toJsonLd: exporting("toJsonLd"),
    version,
    KhabarError,
  };
}

/** @param {unknown} error */
function notReady(error) {
  return error instanceof KhabarError ? error : new KhabarError("not-ready", String(error), { cause: error });
}
