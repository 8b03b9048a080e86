// @ts-check
// Khabar beside what else reads articles in Node. Everybody is given a string and everything they find is made.

import { createRequire } from "node:module";

import { WARM_UP_PAGES, addPage, nothingYet, takeTurns } from "../turns.js";

/** For pages that came without an address: some will not work without one. */
const SOMEWHERE = "https://pages.example/story";

/** A package of bench/package.json, which need not be there. @param {string} name @returns {Promise<any>} */
const peer = (name) => import(name);

/** @type {Record<string, () => Promise<import("../turns.js").Contender>>} */
const CONTENDERS = {
  "khabar": async () => {
    const { parseSync } = await import("../../pkg/index.js");
    return (html, url) => parseSync(html, { url });
  },
  "khabar, with provenance and passages": async () => {
    const { parseSync } = await import("../../pkg/index.js");
    return (html, url) => parseSync(html, { url, provenance: true, passages: true });
  },
  "linkedom + Readability": async () => {
    const [{ parseHTML }, { Readability }] = [await peer("linkedom"), await peer("@mozilla/readability")];
    return (html) => new Readability(parseHTML(html).document).parse();
  },
  "jsdom + Readability": async () => {
    const [{ JSDOM, VirtualConsole }, { Readability }] = [await peer("jsdom"), await peer("@mozilla/readability")];
    return (html, url) => {
      const { window } = new JSDOM(html, { virtualConsole: new VirtualConsole(), ...(url && { url }) });
      const article = new Readability(window.document).parse();
      window.close();
      return article;
    };
  },
  "linkedom + Defuddle": async () => {
    const [{ parseHTML }, { Defuddle }] = [await peer("linkedom"), await peer("defuddle/node")];
    // It would ask sites for what the page lacks.
    return (html, url) => Defuddle(parseHTML(html).document, url ?? SOMEWHERE, { useAsync: false });
  },
  "@extractus/article-extractor": async () => {
    const { extractFromHtml } = await peer("@extractus/article-extractor");
    return (html, url) => extractFromHtml(html, url ?? SOMEWHERE);
  },
  "@postlight/parser": async () => {
    // Its module for `import` names others that Node does not find.
    const Parser = createRequire(import.meta.url)("@postlight/parser");
    return (html, url) => Parser.parse(url ?? SOMEWHERE, { html, fetchAllPages: false });
  },
};

/** Those that are installed, and why the others are not there. */
async function present() {
  /** @type {[string, import("../turns.js").Contender][]} */
  const found = [];
  /** @type {Record<string, string>} */
  const absent = {};
  for (const [name, load] of Object.entries(CONTENDERS)) {
    try {
      found.push([name, await load()]);
    } catch (error) {
      absent[name] = String(error).split("\n")[0];
    }
  }
  return { found, absent };
}

/**
 * @param {import("../pages.mjs").Page[]} pages
 * @param {number} repeats
 * @param {(done: number) => void} [onPage]
 */
export async function measure(pages, repeats, onPage) {
  const { found, absent } = await present();
  const measured = nothingYet(`Node ${process.version}`, found.map(([name]) => name), absent);
  const contenders = found.map(([, contender]) => contender);
  // Some of them say what they think of a page.
  const { log, warn, error } = console;
  console.log = console.warn = console.error = () => {};
  try {
    for (const page of pages.slice(0, WARM_UP_PAGES)) await takeTurns(contenders, page, repeats, 0);
    for (const [at, page] of pages.entries()) {
      addPage(measured, await takeTurns(contenders, page, repeats, at));
      onPage?.(at + 1);
    }
  } finally {
    Object.assign(console, { log, warn, error });
  }
  return measured;
}
