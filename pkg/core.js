// @ts-check
// What all entries share: inputs made uniform, errors made typed, and an instance that a trap cannot poison.

import { version } from "./generated/version.js";

/** @typedef {import("./types.d.ts").Article} Article */
/** @typedef {import("./types.d.ts").Options} Options */

/**
 * @typedef {object} Glue what src/wasm.rs exports
 * @property {(input: string | Uint8Array, options?: Options) => Article} parse
 * @property {(input: string | Uint8Array, options?: Options) => string} parseJson
 * @property {(article: Article) => string} toMarkdown
 * @property {(article: Article) => string} toHtml
 * @property {(article: Article) => string} toText
 * @property {(article: Article) => string} toNinjs
 * @property {(article: Article) => string} toJsonLd
 */

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
    /** @param {Article} article */
    toNinjs: (article) => run((glue) => glue.toNinjs(article)),
    /** @param {Article} article */
    toJsonLd: (article) => run((glue) => glue.toJsonLd(article)),
    version,
    KhabarError,
  };
}

/**
 * Any input as a string or bytes, and what a response says of itself as options. Values are told by their tag, because
 * those of another frame or test sandbox are no instances of this one's classes.
 *
 * @param {unknown} input
 * @param {Options} [options]
 * @returns {Promise<{ input: string | Uint8Array, options: Options | undefined }>}
 */
async function uniform(input, options) {
  if (typeof input === "string") return { input, options };
  if (ArrayBuffer.isView(input)) {
    return { input: new Uint8Array(input.buffer, input.byteOffset, input.byteLength), options };
  }
  switch (Object.prototype.toString.call(input)) {
    case "[object ArrayBuffer]":
      return { input: new Uint8Array(/** @type {ArrayBuffer} */ (input)), options };
    case "[object Response]": {
      const { url, headers } = /** @type {Response} */ (input);
      return read(/** @type {Response} */ (input), { url, contentType: headers.get("content-type") ?? "" }, options);
    }
    case "[object Blob]":
    case "[object File]": {
      const { type } = /** @type {Blob} */ (input);
      // Browsers take a file's type from its name, which says nothing of its charset.
      return read(/** @type {Blob} */ (input), { contentType: type.includes("charset") ? type : "" }, options);
    }
    default:
      throw new KhabarError("bad-input", "expected a string, bytes, a Blob or a Response");
  }
}

/**
 * @param {Blob | Response} input
 * @param {{ url?: string, contentType: string }} stated what the input says of itself; the caller's options win
 * @param {Options} [options]
 */
async function read(input, stated, options) {
  const known = Object.entries(stated).filter(([name, value]) => {
    return value && options?.[/** @type {keyof typeof stated} */ (name)] === undefined;
  });
  return { input: new Uint8Array(await input.arrayBuffer()), options: { ...options, ...Object.fromEntries(known) } };
}
