// @ts-check
// What all entries share: inputs made uniform, errors made typed, and an instance that a trap cannot poison.

import { version } from "./generated/version.js";

/** @typedef {import("./types.d.ts").Article} Article */
/** @typedef {import("./types.d.ts").Options} Options */
/** @typedef {typeof import("./generated/khabar.js")} Glue */

/** Why nothing could be read. */
export class KhabarError extends Error {
  /**
   * @param {string} code
   * @param {string} message
   */
  constructor(code, message) {
    super(message);
    this.name = "KhabarError";
    this.code = code;
  }
}

/**
 * @param {() => Promise<WebAssembly.Module>} bring gives the compiled module; asked once
 * @param {(module: WebAssembly.Module) => Glue} instantiate makes a fresh instance of it
 */
export function entry(bring, instantiate) {
  /** @type {Promise<WebAssembly.Module> | undefined} */
  let compiled;
  /** @type {Glue | undefined} */
  let instance;

  async function ready() {
    compiled ??= bring();
    try {
      instance ??= instantiate(await compiled);
    } catch (error) {
      compiled = undefined;
      throw error instanceof KhabarError ? error : new KhabarError("not-ready", String(error));
    }
    return instance;
  }

  /**
   * @template T
   * @param {(glue: Glue) => T} call
   * @returns {Promise<T>}
   */
  async function run(call) {
    const glue = await ready();
    try {
      return call(glue);
    } catch (error) {
      const code = /** @type {{ code?: string }} */ (error)?.code;
      if (code) throw new KhabarError(code, /** @type {Error} */ (error).message);
      // A trap leaves an instance in an unknown state, so the next call gets a fresh one.
      instance = undefined;
      throw new KhabarError("trapped", String(error));
    }
  }

  return {
    /** @param {unknown} input @param {Options} [options] */
    async parse(input, options) {
      const given = await uniform(input, options);
      return run((glue) => /** @type {Article} */ (glue.parse(given.input, given.options)));
    },
    /** @param {unknown} input @param {Options} [options] */
    async parseJson(input, options) {
      const given = await uniform(input, options);
      return run((glue) => glue.parseJson(given.input, given.options));
    },
    /** @param {Article} article */
    toMarkdown: (article) => run((glue) => glue.toMarkdown(article)),
    /** @param {Article} article */
    toHtml: (article) => run((glue) => glue.toHtml(article)),
    /** @param {Article} article */
    toText: (article) => run((glue) => glue.toText(article)),
    version,
    KhabarError,
  };
}

/**
 * Any input as a string or bytes, and what a response says of itself as options.
 *
 * @param {unknown} input
 * @param {Options} [options]
 * @returns {Promise<{ input: string | Uint8Array, options: Options | undefined }>}
 */
async function uniform(input, options) {
  if (typeof input === "string" || input instanceof Uint8Array) return { input, options };
  if (input instanceof ArrayBuffer) return { input: new Uint8Array(input), options };
  if (typeof Response !== "undefined" && input instanceof Response) {
    /** @type {Options} */
    const stated = {};
    if (input.url) stated.url = input.url;
    const type = input.headers.get("content-type");
    if (type) stated.contentType = type;
    return { input: new Uint8Array(await input.arrayBuffer()), options: { ...stated, ...options } };
  }
  if (typeof Blob !== "undefined" && input instanceof Blob) {
    const stated = input.type.includes("charset") ? { contentType: input.type } : {};
    return { input: new Uint8Array(await input.arrayBuffer()), options: { ...stated, ...options } };
  }
  throw new KhabarError("bad-input", "expected a string, bytes, a Blob or a Response");
}
