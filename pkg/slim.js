// @ts-check
// The entry for those who bring the WebAssembly module themselves: `init(url | bytes | module)` first.

import { builtin } from "./builtin.js";
import { entry } from "./core.js";
import { KhabarError as Failure } from "./error.js";
import { instantiate } from "./generated/khabar.js";

/** @typedef {import("./slim.d.ts").ModuleSource} ModuleSource */

/** @type {Promise<WebAssembly.Module> | undefined} */
let coming;
/** @type {WebAssembly.Module | undefined} */
let brought;

const absent = () => new Failure("not-ready", "call init(url | bytes | module) of khabar/slim first");

const khabar = entry({
  async bring() {
    if (!coming) throw absent();
    return coming;
  },
  bringSync() {
    if (!brought) throw absent();
    return brought;
  },
}, instantiate);

/** @param {ModuleSource | Promise<ModuleSource>} source */
export async function init(source) {
  coming = Promise.resolve(source).then(compile);
  try {
    brought = await coming;
  } catch (error) {
    coming = undefined;
    throw error instanceof Failure ? error : new Failure("not-ready", String(error), { cause: error });
  }
}

export default init;

/**
 * @param {ModuleSource} source
 * @returns {Promise<WebAssembly.Module>}
 */
async function compile(source) {
  if (source instanceof WebAssembly.Module) return source;
  if (source instanceof ArrayBuffer || source instanceof Uint8Array) {
    return WebAssembly.compile(/** @type {BufferSource} */ (source));
  }
  if (source === undefined || source === null) throw absent();
  // Node fetches no files.
  const files = String(source).startsWith("file:") && builtin("node:fs/promises");
  if (files) return WebAssembly.compile(await files.readFile(new URL(String(source))));
  const response = source instanceof Response ? source : await fetch(source);
  if (!response.ok) throw new Failure("not-ready", `${response.url} answered ${response.status}, not with a module`);
  // Servers that send another type than application/wasm are common, so streaming is not insisted on.
  return WebAssembly.compile(await response.arrayBuffer());
}

export const {
  parse, parseAll, parseSync, parseJson, isProbablyArticle, fetchArticle,
  toMarkdown, toHtml, toText, toNinjs, toJsonLd, version, KhabarError,
} = khabar;
