// @ts-check
// A page that tries everything: nothing of it runs, nothing is asked for, its words are shown.

import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";

import { drop, paste, seen, start } from "./browser.mjs";

const TAKEN = "globalThis.taken=1";
const SPY = "https://spy.example";
/** Turns the writing direction of what follows. */
const OVERRIDE = "\u202e";
const attack = `<!doctype html><html lang="en" onclick="${TAKEN}"><head>
<title>Council opens the flood gates</title><base href="javascript:${TAKEN}//">
<meta http-equiv="refresh" content="0; url=${SPY}/refresh"><meta http-equiv="Content-Security-Policy" content="default-src *">
<link rel="stylesheet" href="${SPY}/a.css"><link rel="preload" as="script" href="${SPY}/b.js"><link rel="prefetch" href="${SPY}/c">
<link rel="canonical" href="javascript:${TAKEN}">
<meta property="og:image" content="${SPY}/lead.png"><meta property="og:url" content="javascript:${TAKEN}">
<meta name="author" content="<img src=x onerror=${TAKEN}>"><meta property="article:section" content="&lt;svg onload=${TAKEN}&gt;">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"Council opens the flood gates","author":{"name":"Ann <b onmouseover=${TAKEN}>Reed</b>","url":"javascript:${TAKEN}"},"image":"data:image/svg+xml,<svg onload='${TAKEN}'/>"}</script>
<script>${TAKEN}</script><script src="${SPY}/d.js"></script><script type="module">${TAKEN}</script>
<style>@import "${SPY}/e.css"; body{background:url(${SPY}/f.png)} @font-face{font-family:x;src:url(${SPY}/g.woff2)}</style>
</head><body onload="${TAKEN}" background="${SPY}/h.png"><article><h1 onclick="${TAKEN}">Council opens the flood gates</h1>
<p>The council opened the flood gates on Monday after three days of rain, the mayor said in a statement to residents.</p>
<p style="background:url(${SPY}/i.png)">Water levels ${OVERRIDE}fell by a metre overnight, and most of the lower town was dry again by the morning.</p>
<p>Read <a href="javascript:${TAKEN}">the statement</a>, <a href=" java&#10;script:${TAKEN}">the plan</a>, <a href="data:text/html,<script>${TAKEN}</script>">the map</a>, <a href="vbscript:x">the rules</a> and <a href="https://council.example/rain" onclick="${TAKEN}" ping="${SPY}/ping">the forecast</a> for more about the rain.</p>
<img src="${SPY}/j.gif" srcset="${SPY}/k.gif 2x" onerror="${TAKEN}" width="99999999" height="1" alt="&quot;><script>${TAKEN}</script>">
<picture><source srcset="${SPY}/l.webp"><img src="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' onload='${TAKEN}'/%3E" alt="A gate" width="1" height="99999999"></picture>
<svg onload="${TAKEN}"><script>${TAKEN}</script><a xlink:href="javascript:${TAKEN}"><text>gate</text></a><foreignObject><iframe src="javascript:${TAKEN}"></iframe></foreignObject><use href="${SPY}/m.svg#x"/></svg>
<math><mtext><img src=x onerror=${TAKEN}></mtext><maction actiontype="statusline" xlink:href="javascript:${TAKEN}">x</maction></math>
<iframe src="${SPY}/n" srcdoc="<script>parent.${TAKEN}</script>"></iframe><object data="${SPY}/o.swf"></object><embed src="${SPY}/p.swf">
<video src="${SPY}/q.mp4" poster="${SPY}/r.jpg" autoplay onloadstart="${TAKEN}"></video><audio src="${SPY}/s.mp3" autoplay></audio>
<form action="${SPY}/t"><input autofocus onfocus="${TAKEN}" name="password"><button formaction="javascript:${TAKEN}">Send</button></form>
<details open ontoggle="${TAKEN}"><summary>More</summary></details><marquee onstart="${TAKEN}">x</marquee><noscript><img src="${SPY}/u.gif"></noscript>
<template><script>${TAKEN}</script></template><p>Engineers will test the gates again on Thursday, when more rain is expected in the hills above the town.</p>
<table><caption><img src=x onerror=${TAKEN}>Levels</caption><tr><th onclick="${TAKEN}">Day</th><th>Metres</th></tr><tr><td>Monday</td><td>3.1</td></tr><tr><td>Tuesday</td><td>2.1</td></tr></table>
<p>“We were ready,” said Ann Reed, who leads the crews. “Nobody was hurt, and no house was lost this time, thanks to them.”</p></article></body></html>`;

/** @type {Awaited<ReturnType<typeof start>>} */
let site;
/** @type {import("./browser.mjs").Page} */
let page;
/** @type {import("./browser.mjs").Watch} */
let watch;

before(async () => {
  site = await start();
});
after(() => site.stop());
afterEach(() => page.context().close());

/** @type {[string, () => Promise<unknown>][]} */
const WAYS = [
  ["pasted as source", () => paste(page, { "text/plain": attack })],
  ["pasted as a selection", () => paste(page, { "text/plain": "Council", "text/html": `<!--StartFragment-->${attack.slice(attack.indexOf("<article>"))}<!--EndFragment-->` })],
  ["dropped as a file", () => drop(page, `"><img src=x onerror=${TAKEN}>.html`, Buffer.from(attack))],
];

for (const [way, bring] of WAYS) {
  test(`nothing of an attack runs or loads when it is ${way}`, async () => {
    ({ page, watch } = await site.open());
    /** @type {string[]} */
    const asked = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.evaluate(() => document.addEventListener("securitypolicyviolation", (event) => console.error(`refused ${event.blockedURI}`)));
    await bring();
    const shown = await seen(page);
    assert.ok(shown.paragraphs.some((text) => text.includes("opened the flood gates on Monday")));
    assert.ok(shown.paragraphs.some((text) => text.includes("the forecast for more about the rain")));
    const tabs = await page.locator("[role=tab]").all();
    for (const tab of tabs) {
      await tab.click();
      await page.waitForFunction(() => document.querySelector("[role=tabpanel]:not([hidden])")?.childNodes.length);
      await checkMain();
    }
    await tabs[0].click();
    for (const summary of await page.locator(".fields summary:visible").all()) await summary.click();
    await page.waitForTimeout(300);
    await checkMain();
    assert.equal(await page.evaluate(() => Reflect.get(globalThis, "taken")), undefined);
    assert.deepEqual(watch.outside, []);
    assert.deepEqual(watch.errors, []);
    assert.deepEqual(asked.filter((address) => !address.startsWith(site.address) && !address.startsWith("blob:")), []);
    const overflow = await page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - innerWidth));
    assert.equal(overflow, 0, "a huge picture does not widen the page");
  });
}

/** What stands in the live document is made here alone. */
async function checkMain() {
  const found = await page.evaluate(() => Array.from(document.querySelectorAll("main, main *")).flatMap((one) => {
    const bad = one.matches("script, style, link, meta, base, iframe, object, embed, video, audio, source, math, foreignObject, use, template, marquee");
    const names = one.getAttributeNames().filter((name) => /^on|^(?:srcdoc|srcset|ping|formaction|background|xlink:href)$/u.test(name));
    const leads = ["href", "src", "action"].map((name) => one.getAttribute(name)).filter((value) => value !== null && !/^(?:https?:|mailto:)/u.test(value));
    // The bookmark is ours.
    return bad || names.length > 0 || (leads.length > 0 && !one.matches(".bookmark")) ? [`${one.nodeName} ${names} ${leads}`] : [];
  }));
  assert.deepEqual(found, []);
}

test("a turned writing direction ends with its paragraph", async () => {
  ({ page, watch } = await site.open());
  await paste(page, { "text/plain": attack });
  await seen(page);
  const isolated = await page.evaluate((override) => Array.from(document.querySelectorAll("main *"))
    .filter((one) => Array.from(one.childNodes).some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.includes(override)))
    .every((one) => {
      for (let at = /** @type {Element | null} */ (one); at; at = at.parentElement) {
        const style = getComputedStyle(at);
        if (style.display === "block" || style.display === "list-item" || style.unicodeBidi.includes("isolate")) return true;
      }
      return false;
    }), OVERRIDE);
  assert.ok(isolated);
});
