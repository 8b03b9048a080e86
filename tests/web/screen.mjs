// @ts-check
// Shows HTML to Chromium, and tells what it ran, what a strict policy would have refused, and what it asked for.

import { chromium } from "playwright-core";

import { quietFlags } from "../../tools/find-chromium.mjs";

export const HOST = "http://gazette.example";
/** Says what would be refused, and refuses nothing. */
const POLICY = "default-src 'none'; img-src * data:; base-uri 'none'; form-action 'none'";
/** Names of events that a hand, a key or a load causes. */
const EVENTS = ["auxclick", "blur", "click", "contextmenu", "dblclick", "error", "focus", "focusin", "input", "keydown", "load", "mouseover", "pointerenter", "toggle"];

/**
 * @typedef {object} Seen
 * @property {number} hits How often an attack's script ran.
 * @property {string[]} refused Scripts, styles, frames, forms and the like.
 * @property {{ address: string, type: string }[]} others What was asked for beside the pictures of the document.
 */

/** Opens a browser with one page. */
export async function open() {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: quietFlags });
  const page = await browser.newPage();
  let body = "";
  /** @type {{ address: string, type: string }[]} */
  let asked = [];
  /** Pictures of the last document, which may still be asked for when the next is there. @type {string[]} */
  let earlier = [];
  page.on("dialog", (dialog) => dialog.dismiss());
  await page.addInitScript(watchOver);
  await page.context().route(() => true, (route) => {
    const request = route.request();
    if (request.url() === `${HOST}/`) {
      const headers = { "content-security-policy-report-only": POLICY, "content-type": "text/html; charset=utf-8" };
      return route.fulfill({ headers, body });
    }
    asked.push({ address: request.url(), type: request.resourceType() });
    return route.abort();
  });

  /**
   * Shows HTML, moves and presses everything in it, and parses it a second time from what the browser writes.
   *
   * @param {string} html
   * @returns {Promise<Seen>}
   */
  async function show(html) {
    body = `<!doctype html><meta charset="utf-8"><title>Shown</title><body>${html}`;
    asked = [];
    await page.goto(`${HOST}/`, { waitUntil: "load", timeout: 10_000 });
    await page.evaluate(useAll, EVENTS);
    const [seen, pictures] = await page.evaluate(() => {
      const watched = /** @type {{ hits: number, refused: string[] }} */ (Reflect.get(globalThis, "seen"));
      return /** @type {const} */ ([watched, Array.from(document.images, (one) => one.src.split("#")[0])]);
    });
    const own = new Set([...pictures, ...earlier]);
    earlier = pictures;
    return { ...seen, others: asked.filter(({ address, type }) => type !== "image" || !own.has(address)) };
  }

  return {
    page,
    show,
    /** Whether anything runs, would be refused or is asked for, or the page is led away. @param {string} html */
    async notices(html) {
      try {
        const { hits, refused, others } = await show(html);
        return hits > 0 || refused.length > 0 || others.length > 0;
      } catch {
        return true;
      }
    },
    close: () => browser.close(),
  };
}

function watchOver() {
  const seen = { hits: 0, refused: /** @type {string[]} */ ([]) };
  Object.assign(globalThis, { seen, hit: () => (seen.hits += 1) });
  // Pictures are compared with those of the document; Chromium names an address that is none here as well.
  document.addEventListener("securitypolicyviolation", (event) => {
    if (event.violatedDirective !== "img-src") seen.refused.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
  });
  document.addEventListener("click", (event) => event.preventDefault(), true);
}

/** @param {string[]} events */
function useAll(events) {
  const again = document.createElement("div");
  again.append(document.createRange().createContextualFragment(document.body.getHTML()));
  document.body.append(again);
  for (const one of document.querySelectorAll("body *")) {
    for (const name of events) one.dispatchEvent(new Event(name, { bubbles: false, cancelable: true }));
  }
}
