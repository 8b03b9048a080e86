// @ts-check
// The entry for those who bring the WebAssembly module themselves: `init(url | bytes | module)` first.

import { entry, KhabarError as Failure } from "./core.js";
import { instantiate } from "./generated/khabar.js";

/** @type {Promise<WebAssembly.Module> | undefined} */
let brought;

/** @param {import("./slim.d.ts").ModuleSource | Promise<import("./slim.d.ts").ModuleSource>} source */
export default async function init(source) {
  brought = compile(await source);
  await brought;
}

/**
 * @param {import("./slim.d.ts").ModuleSource} source
 * @returns {Promise<WebAssembly.Module>}
 */
async function compile(source) {
  if (source instanceof WebAssembly.Module) return source;
  if (source instanceof ArrayBuffer || source instanceof Uint8Array) {
    return WebAssembly.compile(/** @type {BufferSource} */ (source));
  }
  const response = source instanceof Response ? source : await fetch(source);
  if (!response.ok) throw new Failure("not-ready", `${response.url} answered ${response.status}, not with a module`);
  // Servers that send another type than application/wasm are common, so streaming is not insisted on.
  return WebAssembly.compile(await response.arrayBuffer());
}

const khabar = entry(async () => {
  if (!brought) throw new Failure("not-ready", "call init(url | bytes | module) of khabar/slim first");
  return brought;
}, instantiate);

export const { parse, parseJson, toMarkdown, toHtml, toText, toNinjs, toJsonLd, version, KhabarError } = khabar;
