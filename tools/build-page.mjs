// @ts-check
// Writes dist/khabar.html: the page, the package and the samples in one file that works from disk, offline.
//
//   node tools/build-page.mjs

import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { build } from "esbuild";

import { length, packed } from "../pkg/generated/inlined.js";

const root = new URL("..", import.meta.url);
const path = (/** @type {string} */ name) => fileURLToPath(new URL(name, root));
const text = (/** @type {string} */ name) => readFileSync(path(name), "utf8");

/** Modules that the one file has of its own, by the end of the name that others import them by. */
const OWN = ["start-worker.js", "samples.js", "reach.js", "core.js"];

/** @type {import("esbuild").Plugin} */
const oneFile = {
  name: "one-file",
  setup({ onResolve }) {
    onResolve({ filter: /^\.\/khabar\// }, ({ path: asked }) => ({ path: path(asked.replace("./khabar/", "pkg/")) }));
    onResolve({ filter: /\.js$/ }, ({ path: asked, importer }) => {
      const own = OWN.find((name) => asked.endsWith(`/${name}`));
      return own && importer.startsWith(path("www/")) && !importer.includes("one-file") ? { path: path(`www/one-file/${own}`) } : undefined;
    });
  },
};

const { outputFiles } = await build({
  entryPoints: [path("www/one-file/main.js")],
  bundle: true,
  write: false,
  format: "iife",
  target: "es2023",
  charset: "utf8",
  minify: true,
  legalComments: "none",
  loader: { ".html": "text" },
  plugins: [oneFile],
});
const { outputFiles: styles } = await build({ entryPoints: [path("www/style.css")], write: false, minify: true, charset: "utf8" });

// The samples hold comments of HTML, which would put the parser into another state inside of a script.
const script = outputFiles[0].text.trim().replaceAll("<!--", "\\x3c!--");
const boot = text("www/boot.js").trim();
const style = styles[0].text.trim();
for (const [name, inner] of [["script", script], ["script", boot], ["style", style]]) {
  if (inner.toLowerCase().includes(`</${name}`)) throw new Error(`a ${name} would end in its middle`);
}

const hash = (/** @type {string} */ inner) => `'sha256-${createHash("sha256").update(inner).digest("base64")}'`;
/** Nothing is fetched: not a script, not a picture, not a byte. Workers come from the page's own script. */
const policy = [
  "default-src 'none'",
  `script-src ${hash(boot)} ${hash(script)} 'wasm-unsafe-eval'`,
  `style-src ${hash(style)}`,
  "img-src data:",
  "connect-src 'none'",
  "worker-src blob:",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/** What each line of the served page becomes. @type {[RegExp, string][]} */
const changes = [
  [/(?<=<meta http-equiv="Content-Security-Policy" content=")[^"]*/u, policy],
  [/<link rel="icon"[^>]*>/u, `<link rel="icon" href="data:image/svg+xml,${encodeURIComponent(text("www/icon.svg").trim())}">`],
  [/<link rel="manifest"[^>]*>\n/u, ""],
  [/<link rel="stylesheet"[^>]*>/u, `<style>${style}</style>`],
  [/<script src="boot\.js"><\/script>/u, `<script>${boot}</script>`],
  [/<script type="module"[^>]*><\/script>\n/u, ""],
  [/(?:<link rel="modulepreload"[^>]*>\n)+/u, ""],
  [/<\/body>/u, `<script>${script}</script>\n<script type="text/plain" id="packed" data-length="${length}">${packed}</script>\n</body>`],
];

let page = text("www/index.html");
for (const [part, instead] of changes) {
  if (!part.test(page)) throw new Error(`www/index.html has nothing like ${part}`);
  page = page.replace(part, () => instead); // By a function, so that no sign in a script stands for something else.
}
mkdirSync(path("dist"), { recursive: true });
writeFileSync(path("dist/khabar.html"), page);
console.log(`dist/khabar.html ${Buffer.byteLength(page)} bytes`);
