// The package as tools/serve.mjs serves it beside www/, so that the page is checked against its types.
export * from "../../../pkg/index.js";
