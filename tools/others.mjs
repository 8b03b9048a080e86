// @ts-check
// The attacks of tests/attacks through Khabar, Readability and Defuddle, each with the HTML that it gives shown to
// Chromium: how many attacks run, and how many leave a script, a handler, a style or an address that runs. Neither of
// the others says that its HTML is safe.
//
// CHROMIUM="$(node tools/find-chromium.mjs)" node tools/others.mjs [EVERY]

import { attacks, places } from "../tests/web/corpus.mjs";
import { HOST, open } from "../tests/web/screen.mjs";
import { READERS, quieten } from "./readers.mjs";

const every = Number(process.argv[2] ?? 1);
const ADDRESS = `${HOST}/gates`;

/** Whether there are handlers, addresses that run, or elements that act, in what is shown. */
function leftOver() {
  const isUnsafe = (/** @type {string | null} */ address) => address !== null && /^[^\w]*(?:javascript|vbscript|data:text)/iu.test(address.replaceAll(/[\0-\x20]/gu, ""));
  return Array.from(document.querySelectorAll("body *")).some((one) =>
    one.matches("script, style, base, meta, link") || one.getAttributeNames().some((name) => name.startsWith("on") || name === "srcdoc")
    || ["href", "src", "xlink:href", "action", "formaction"].some((name) => isUnsafe(one.getAttribute(name))));
}

quieten();
const some = attacks().filter((_, at) => at % every === 0);
const screen = await open();
for (const [name, read] of Object.entries(READERS)) {
  const counts = { ran: 0, left: 0, failed: 0 };
  for (const attack of some) {
    const outputs = new Set();
    for (const place of places().filter((it) => it.name.endsWith(".html"))) {
      await read(place.with(attack), ADDRESS).then((html) => outputs.add(html), (error) => (counts.failed += Number(error.code !== "not-text")));
    }
    try {
      const { hits } = await screen.show(Array.from(outputs).join("\n"));
      counts.ran += Number(hits > 0);
      counts.left += Number(await screen.page.evaluate(leftOver));
    } catch {
      counts.ran += 1; // It led the page away.
    }
  }
  console.log(`${name}: of ${some.length} attacks ${counts.ran} ran, ${counts.left} left markup that acts; ${counts.failed} pages failed`);
}
await screen.close();
