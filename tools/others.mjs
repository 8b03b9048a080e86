// @ts-check
// The attacks of tests/attacks through Khabar, Readability and Defuddle, each with the HTML that it gives shown to
// Chromium: how many attacks run, and how many leave a script, a handler, a style or an address that runs. Neither of
// the others says that its HTML is safe.
//
// CHROMIUM="$(node tools/find-chromium.mjs)" node tools/others.mjs [EVERY] [READER ...]

import { attacks, places } from "../tests/web/corpus.mjs";
import { HOST, open } from "../tests/web/screen.mjs";
import { READERS, quieten } from "./readers.mjs";

const [every = "1", ...wanted] = process.argv.slice(2);
const ADDRESS = `${HOST}/gates`;

/** Whether there are handlers, addresses that run, or elements that act, in what is shown. */
function leftOver() {
  const isUnsafe = (/** @type {string | null} */ address) => address !== null && /^[^\w]*(?:javascript|vbscript|data:text)/iu.test(address.replaceAll(/[\0-\x20]/gu, ""));
  return Array.from(document.querySelectorAll("body *")).some((one) =>
    one.matches("script, style, base, meta, link") || one.getAttributeNames().some((name) => name.startsWith("on") || name === "srcdoc")
    || ["href", "src", "xlink:href", "action", "formaction"].some((name) => isUnsafe(one.getAttribute(name))));
}

/** What the HTML does when it is shown; a browser that is late is asked again. @param {string} html */
async function shown(html, tries = 5) {
  try {
    const { hits } = await screen.show(html);
    return { ran: hits > 0, left: await screen.page.evaluate(leftOver) };
  } catch (error) {
    if (/** @type {Error} */ (error).name !== "TimeoutError") return { ran: true, left: false }; // It led the page away.
    if (tries === 0) throw error;
    return shown(html, tries - 1);
  }
}

quieten();
const some = attacks().filter((_, at) => at % Number(every) === 0);
const screen = await open();
for (const [name, read] of Object.entries(READERS).filter((it) => wanted.length === 0 || wanted.includes(it[0]))) {
  const counts = { ran: 0, left: 0, failed: 0 };
  for (const attack of some) {
    const outputs = new Set();
    for (const place of places().filter((it) => it.name.endsWith(".html"))) {
      await read(place.with(attack), ADDRESS).then((html) => outputs.add(html), (error) => (counts.failed += Number(error.code !== "not-text")));
    }
    const { ran, left } = await shown(Array.from(outputs).join("\n"));
    counts.ran += Number(ran);
    counts.left += Number(left);
  }
  console.log(`${name}: of ${some.length} attacks ${counts.ran} ran, ${counts.left} left markup that acts; ${counts.failed} pages failed`);
}
await screen.close();
