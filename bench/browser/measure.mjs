// @ts-check
// Khabar beside what else reads articles in a browser. Everybody is given a string and everything they find is made.

import { fileURLToPath } from "node:url";
import { build } from "esbuild";

import { WARM_UP_PAGES, addPage, nothingYet } from "../turns.js";
import { withChromium } from "./chromium.mjs";

const folder = fileURLToPath(new URL(".", import.meta.url));

const OPEN = 'new DOMParser().parseFromString(html, "text/html")';

/** Each of them as a module, so that one that is not installed is missed alone. @type {Record<string, string>} */
const CONTENDERS = {
  "khabar": 'import { parseSync } from "../../pkg/index.js"; export default (html, url) => parseSync(html, { url });',
  "khabar, with provenance and passages":
    'import { parseSync } from "../../pkg/index.js"; export default (html, url) => parseSync(html, { url, provenance: true, passages: true });',
  "DOMParser alone": `export default (html) => ${OPEN};`,
  "DOMParser + Readability": `import { Readability } from "@mozilla/readability"; export default (html) => new Readability(${OPEN}).parse();`,
  "DOMParser + Defuddle": `import Defuddle from "defuddle"; export default (html, url) => new Defuddle(${OPEN}, { url }).parse();`,
};

/** @param {string} contents @param {string} globalName */
async function bundled(contents, globalName) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: folder },
    bundle: true, minify: true, format: "iife", globalName, target: "es2022", write: false, logLevel: "silent",
  });
  return outputFiles[0].text;
}

/** The scripts of all that can be bundled. */
async function scripts() {
  /** @type {string[]} */
  const names = [];
  /** @type {Record<string, string>} */
  const absent = {};
  const parts = [await bundled('export * from "../turns.js";', "turns"), "globalThis.contenders = [];"];
  for (const [name, contents] of Object.entries(CONTENDERS)) {
    try {
      parts.push(`${await bundled(contents, "contender")}; contenders.push(contender.default);`);
      names.push(name);
    } catch (error) {
      absent[name] = String(error).split("\n")[1]?.trim() ?? String(error);
    }
  }
  // Each goes into a block of its own, where the name of its bundle stays.
  return { names, absent, script: parts.map((it) => (it.startsWith("var turns") ? it : `{${it.replace(/^var /u, "let ")}}`)).join("\n") };
}

/**
 * @param {import("../pages.mjs").Page[]} pages
 * @param {number} repeats
 * @param {(done: number) => void} [onPage]
 */
export async function measure(pages, repeats, onPage) {
  const { names, absent, script } = await scripts();
  return withChromium(async (browser, address) => {
    const tab = await browser.newPage();
    await tab.goto(address);
    await tab.addScriptTag({ content: script });
    const measured = nothingYet(`Chromium ${browser.version()}`, names, absent);
    const run = (/** @type {{ html: string, url?: string }} */ page, /** @type {number} */ first, times = repeats) =>
      tab.evaluate(([given, count, start]) => {
        const { turns, contenders } = /** @type {any} */ (globalThis);
        return turns.takeTurns(contenders, given, count, start);
      }, /** @type {const} */ ([page, times, first]));
    for (const page of pages.slice(0, WARM_UP_PAGES)) await run(page, 0);
    for (const [at, { html, url }] of pages.entries()) {
      addPage(measured, await run({ html, url }, at));
      onPage?.(at + 1);
    }
    return measured;
  });
}
