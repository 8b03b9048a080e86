export type * from "./index.js";
export {
  parse, parseSync, parseAll, parseJson, isProbablyArticle, toMarkdown, toHtml, toText, toNinjs, toJsonLd, fetchArticle, version,
  KhabarError,
} from "./index.js";

/** What the WebAssembly module can be read from. */
export type ModuleSource = URL | string | Request | Response | ArrayBuffer | Uint8Array | WebAssembly.Module;

/** Brings the WebAssembly module, `khabar/khabar.wasm`. Call it once, before anything else. */
export function init(source: ModuleSource | Promise<ModuleSource>): Promise<void>;
export default init;
