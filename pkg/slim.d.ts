export type * from "./index.js";
export {
  parse, parseSync, parseAll, parseJson, isProbablyArticle, toMarkdown, toHtml, toText, toNinjs, toJsonLd, fetchArticle, version,
  KhabarError,
} from "./index.js";

/**
 * What the WebAssembly module can be read from: an address (in Node a `file:` one too), a response, bytes, or a
 * `WebAssembly.Module`, which is `object` here since not every project has the types of the web.
 */
export type ModuleSource = URL | string | Request | Response | ArrayBuffer | Uint8Array | object;

/** Brings the WebAssembly module, `khabar/khabar.wasm`. Call it once, before anything else. */
export function init(source: ModuleSource | Promise<ModuleSource>): Promise<void>;
export default init;
