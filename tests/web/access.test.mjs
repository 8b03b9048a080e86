// @ts-check
// Every view in both languages and both themes: no violation of the accessibility rules, nothing wider than the screen,
// all reached with the keyboard, nothing that moves for those who asked for calm.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";

import { paste, start } from "./browser.mjs";

const AXE = readFileSync(new URL("../../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
const sample = (/** @type {string} */ name) => readFileSync(new URL(`../../www/samples/${name}.html`, import.meta.url));

/** @type {Awaited<ReturnType<typeof start>>} */
let site;
before(async () => {
  site = await start();
});
after(() => site.stop());

/** The views, each led to from the one before. @type {[string, (page: import("./browser.mjs").Page, language: string) => Promise<unknown>][]} */
const VIEWS = [
  ["the first view", (page) => page.click(".how summary")],
  ["a problem", async (page) => {
    await page.fill("#draft", "  ");
    await page.click("#read");
    await page.waitForSelector(".notice-problem");
  }],
  ["the article", async (page, language) => {
    await page.click(`#sample-${language}`);
    await page.waitForSelector("#headline");
    await page.hover('[data-block="1"]');
    await page.waitForSelector(".to-proof-shown");
  }],
  ["why", async (page) => {
    await page.click("#tab-why");
    await page.click(".why-field summary");
    await page.locator(".passage-why summary").first().click();
  }],
  ["a form", async (page) => {
    await page.click("#tab-json");
    await page.waitForSelector(".source-json");
  }],
  ["no article", async (page) => {
    await page.click("#back");
    await paste(page, { "text/plain": "<!doctype html><title>x</title><body><p>Log in</p></body>" });
    await page.waitForSelector("[data-absent]");
  }],
  ["many articles", async (page) => {
    await page.click("#back");
    await page.setInputFiles("#file", [
      ...["en", "ar"].map((name) => ({ name: `${name}.html`, mimeType: "text/html", buffer: sample(name) })),
      { name: "empty.html", mimeType: "text/html", buffer: Buffer.from("  ") },
    ]);
    await page.waitForFunction(() => document.querySelectorAll('tr:is([data-state="done"], [data-state="failed"])').length === 3);
    await page.waitForSelector("#retry:not([hidden])");
  }],
];

/** @param {import("./browser.mjs").Page} page */
async function violations(page) {
  await page.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished.catch(() => {}))));
  const found = await page.evaluate(async () => {
    const { violations: all } = await Reflect.get(globalThis, "axe").run(document, { resultTypes: ["violations"] });
    return all.map((/** @type {any} */ one) => `${one.id}: ${one.nodes.slice(0, 3).map((/** @type {any} */ node) => `${node.target} ${node.any.map((/** @type {any} */ check) => check.message).join("; ")}`).join(" | ")}`);
  });
  return found;
}

for (const language of ["en", "ar"]) {
  for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
    for (const width of [1280, 390]) {
      test(`every view keeps the rules (${language}, ${colorScheme}, ${width} wide)`, async () => {
        const { page, watch } = await site.open({ language, browser: { colorScheme, viewport: { width, height: 844 }, reducedMotion: "reduce" } });
        await page.evaluate(AXE);
        for (const [name, lead] of VIEWS) {
          await lead(page, language);
          assert.deepEqual(await violations(page), [], name);
          const overflow = await page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - innerWidth));
          assert.equal(overflow, 0, `${name} is wider than the screen`);
        }
        assert.deepEqual(watch.errors, []);
        await page.context().close();
      });
    }
  }
}

for (const language of ["en", "ar"]) {
  test(`every view fits 320 pixels, as wide as a page enlarged four times has left (${language})`, async () => {
    const { page } = await site.open({ language, browser: { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true } });
    for (const [name, lead] of VIEWS) {
      await lead(page, language);
      const outside = await page.evaluate(() => Array.from(document.querySelectorAll("body *"))
        .filter((one) => !one.closest(".tabs, .table, pre, .unseen, .skip") && one.checkVisibility({ visibilityProperty: true }))
        .filter((one) => { const { left, right, width } = one.getBoundingClientRect(); return width > 0 && (left < -0.5 || right > 320.5); })
        .map((one) => `${one.nodeName} ${one.getAttribute("class")}`));
      assert.deepEqual(outside, [], name);
      assert.equal(await page.evaluate(() => scrollX), 0, name);
    }
    await page.context().close();
  });

  test(`a finger hits every control (${language})`, async () => {
    const { page } = await site.open({ language, browser: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } });
    for (const [name, lead] of VIEWS) {
      await lead(page, language);
      const small = await page.evaluate(() => {
        /** Whether the control is hit at 44 heights, also where something of its own reaches beyond it. @param {Element} one */
        const isTall = (one) => {
          one.scrollIntoView({ block: "center" });
          const { left, top, width, height } = one.getBoundingClientRect();
          const around = Array.from({ length: 89 }, (_, by) => top + height / 2 + by - 44);
          return around.filter((at) => one.contains(document.elementFromPoint(left + width / 2, at))).length >= 44;
        };
        const controls = Array.from(document.querySelectorAll("button, summary, select, input, textarea, .bookmark"));
        return controls.filter((one) => {
          const { width, height } = one.getBoundingClientRect();
          const isShown = width > 0 && one.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !one.closest(".unseen");
          return isShown && (width < 24 || (height < 43.5 && !isTall(one)));
        }).map((one) => `${one.nodeName} ${one.id || one.getAttribute("class")}`);
      });
      assert.deepEqual([...new Set(small)], [], name);
    }
    await page.context().close();
  });

  test(`nothing jumps while the page opens and an article comes (${language})`, async () => {
    const { page } = await site.open({ language, browser: { viewport: { width: 390, height: 844 } } });
    await page.evaluate(() => {
      Object.assign(globalThis, { shifts: [] });
      new PerformanceObserver((list) => Reflect.get(globalThis, "shifts").push(...list.getEntries().map((one) => Reflect.get(one, "value")))).observe({ type: "layout-shift", buffered: true });
    });
    const sum = () => page.evaluate(() => new Promise((done) => {
      requestAnimationFrame(() => setTimeout(() => done(Reflect.get(globalThis, "shifts").reduce((/** @type {number} */ all, /** @type {number} */ one) => all + one, 0)), 200));
    }));
    assert.ok(Number(await sum()) < 0.01, `${await sum()} at the first view`);
    await paste(page, { "text/plain": sample(language).toString() });
    await page.waitForSelector(".article .body > p");
    assert.ok(Number(await sum()) < 0.01, `${await sum()} with the article`);
    await page.evaluate(() => document.getElementById("load-pictures")?.click());
    assert.ok(Number(await sum()) < 0.01, `${await sum()} with the pictures asked for`);
    await page.context().close();
  });
}

test("the ring around what has the focus is whole", async () => {
  const { page } = await site.open({ browser: { viewport: { width: 820, height: 900 }, reducedMotion: "reduce" } });
  await page.keyboard.press("Tab");
  for (const [name, lead] of VIEWS) {
    await lead(page, "en");
    const cut = await page.evaluate(() => {
      /** Whether an element shows nothing of what reaches out of it. @param {Element} one */
      const cuts = (one) => {
        const { overflow, contain, contentVisibility } = getComputedStyle(one);
        return overflow !== "visible" || contentVisibility === "auto" || /paint|strict|content/u.test(contain);
      };
      const found = [];
      for (const one of document.querySelectorAll("#main :is(button, summary, select, input, a[href]):not(:disabled, [tabindex='-1'])")) {
        if (!(one instanceof HTMLElement) || !one.checkVisibility() || one.matches(".unseen *")) continue;
        one.focus(/** @type {FocusOptions} */ ({ focusVisible: true }));
        const { outlineStyle, outlineWidth, outlineOffset } = getComputedStyle(one);
        if (outlineStyle === "none") continue;
        const reach = Number.parseFloat(outlineWidth) + Number.parseFloat(outlineOffset) - 0.5;
        const inner = one.getBoundingClientRect();
        for (let around = one.parentElement; around && around !== document.body; around = around.parentElement) {
          if (!cuts(around)) continue;
          const { left, right, top, bottom } = around.getBoundingClientRect();
          if (inner.left - reach < left || inner.right + reach > right || inner.top - reach < top || inner.bottom + reach > bottom) found.push(`${one.className} in ${around.className}`);
        }
      }
      return [...new Set(found)];
    });
    assert.deepEqual(cut, [], name);
  }
  await page.context().close();
});

test("a row of tabs that goes on behind its end shows so", async () => {
  for (const language of ["en", "ar"]) {
    const { page } = await site.open({ language, browser: { viewport: { width: 390, height: 844 } } });
    await page.click(`#sample-${language}`);
    await page.waitForSelector(".tabs-after:not(.tabs-before)");
    await page.focus("#tab-article");
    await page.keyboard.press("End");
    await page.waitForSelector(".tabs-before:not(.tabs-after)");
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.waitForSelector(".tabs:not(.tabs-before, .tabs-after)");
    await page.context().close();
  }
});

test("from the first view to a form and back, with the keyboard alone", async () => {
  const { page } = await site.open();
  const press = async (/** @type {string} */ id, limit = 40) => {
    for (let count = 0; count < limit; count += 1) {
      if (await page.evaluate((wanted) => document.activeElement?.id === wanted, id)) return page.keyboard.press("Enter");
      await page.keyboard.press("Tab");
    }
    return assert.fail(`${id} is not reached`);
  };
  await press("sample-en");
  await page.waitForFunction(() => document.activeElement?.id === "headline");
  await page.focus("#back");
  for (let count = 0; count < 5 && !(await page.evaluate(() => document.activeElement?.id === "tab-article")); count += 1) await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowRight");
  await page.waitForFunction(() => document.activeElement?.id === "tab-why");
  await page.keyboard.press("Tab");
  for (let count = 0; count < 40 && !(await page.evaluate(() => document.activeElement?.closest(".passage-why, .why-field"))); count += 1) await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  assert.ok(await page.evaluate(() => /** @type {HTMLDetailsElement | null} */ (document.activeElement?.closest("details"))?.open));
  await page.focus("#skip");
  await press("back");
  await page.waitForSelector("#draft");
  await page.context().close();
});

test("a list of passages that was written wide fits when the window gets narrow", async () => {
  const { page } = await site.open({ language: "ar", browser: { viewport: { width: 1440, height: 900 } } });
  await paste(page, { "text/plain": readFileSync(new URL("../pages/en-brief/page.html", import.meta.url), "utf8") });
  await page.waitForSelector("#headline");
  await page.click("#tab-why");
  await page.waitForSelector(".passage");
  await page.setViewportSize({ width: 390, height: 844 });
  await page.waitForTimeout(200);
  assert.equal(await page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - innerWidth)), 0);
  await page.context().close();
});

test("the first view fits a usual screen, the promise with it", async () => {
  const { page } = await site.open({ language: "ar", browser: { viewport: { width: 1440, height: 900 } } }); // Taller than in English.
  assert.ok(await page.evaluate(() => document.documentElement.scrollHeight <= innerHeight));
  await page.setViewportSize({ width: 1366, height: 768 });
  const promise = await page.locator(".promise").boundingBox();
  assert.ok(promise && promise.y + promise.height < 768);
  await page.context().close();
});

test("headings leave no step out, whatever the page's own levels are", async () => {
  const { page } = await site.open();
  const words = (/** @type {string} */ day) => `The council opened the gates on ${day} after three days of rain, the mayor said in a statement to residents of the town.`;
  const part = (/** @type {string} */ level, /** @type {string} */ title) => `<${level}>${title}</${level}><p>${words(`the day ${title}`)}</p><p>${words(`the night ${title}`)}</p>`;
  await paste(page, { "text/plain": `<!doctype html><html lang="en"><body><article><h1>Gates opened</h1><p>${words("Monday")}</p>${part("h4", "Before")}${part("h3", "Then")}${part("h6", "After")}</article></body></html>` });
  await page.waitForSelector("#headline");
  const levels = await page.locator(".article :is(h1, h2, h3, h4, h5, h6)").evaluateAll((all) => all.map((one) => Number(one.nodeName[1])));
  assert.equal(levels.length, 4);
  levels.forEach((level, index) => assert.ok(index === 0 || level <= levels[index - 1] + 1, String(levels)));
  await page.context().close();
});

test("nothing moves for readers who asked for calm", async () => {
  const { page } = await site.open({ browser: { reducedMotion: "reduce" } });
  await page.click("#sample-en");
  await page.waitForSelector("#headline");
  const moving = await page.evaluate(() => Array.from(document.querySelectorAll("*"), (one) => getComputedStyle(one))
    .filter((style) => [style.transitionDuration, style.animationDuration].some((time) => time.split(",").some((part) => Number.parseFloat(part) > 0.01))).length);
  assert.equal(moving, 0);
  await page.context().close();
});

test("on paper only the article is left", async () => {
  const { page } = await site.open();
  await page.click("#sample-en");
  await page.waitForSelector("#headline");
  await page.click("#theme");
  assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), "dark");
  await page.emulateMedia({ media: "print" });
  const [ink] = await page.locator(".body p").first().evaluate((one) => getComputedStyle(one).color.match(/\d+/gu) ?? []);
  assert.ok(Number(ink) < 60, "dark ink on white paper, whatever was chosen");
  const shown = await page.evaluate(() => ["#top", ".tabs", ".take", ".result-bar", "#foot", "#status"].filter((selector) => {
    const found = document.querySelector(selector);
    return found && found.checkVisibility({ visibilityProperty: true }) && found.getBoundingClientRect().height > 0;
  }));
  assert.deepEqual(shown, []);
  assert.ok(await page.locator(".article .headline").isVisible());
  const from = page.locator(".printed-from");
  assert.match(await from.innerText(), /^https:/u);
  await page.emulateMedia({ media: "screen" });
  assert.ok(await from.isHidden());
  await page.context().close();
});
