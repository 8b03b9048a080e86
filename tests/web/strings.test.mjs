// @ts-check
// The two languages of the interface say the same things.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

import ar from "../../www/strings/ar.js";
import en from "../../www/strings/en.js";
import { reasonWords } from "../../www/views/roles.js";

/** Plural forms belong to their language, so they are compared by their common part. */
const PLURAL = /\.(?:zero|one|two|few|many|other)$/u;
/** Errors of calls that the page never makes, and a trap, which is told as a crash. */
const CALLERS = new Set(["bad-input", "bad-article", "trapped", "fetch-failed", "timed-out", "aborted"]);
/** @param {string} name */
const source = (name) => readFileSync(new URL(`../../src/${name}`, import.meta.url), "utf8");
/** @param {Record<string, string>} table */
const keys = (table) => [...new Set(Object.keys(table).map((key) => key.replace(PLURAL, ".*")))].sort();
/** @param {string} text */
const gaps = (text) => [...text.matchAll(/\{\w+\}/gu)].map(String).sort();

test("both languages have the same keys", () => {
  assert.deepEqual(keys(ar), keys(en));
});

test("both languages fill the same gaps", () => {
  for (const [key, text] of Object.entries(en)) {
    if (!PLURAL.test(key)) assert.deepEqual(gaps(ar[/** @type {keyof typeof ar} */ (key)]), gaps(text), key);
  }
});

test("each language has every plural form that it uses", () => {
  for (const [language, table] of Object.entries({ en, ar })) {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    for (const key of keys(table).filter((one) => one.endsWith(".*"))) {
      for (const form of forms) assert.ok(key.replace("*", form) in table, `${language}: ${key.replace("*", form)}`);
    }
  }
});

test("every warning and error of the core has words", () => {
  const warnings = source("warning.rs").matchAll(/=> "([a-z-]+)",/gu);
  const errors = source("error.rs").matchAll(/=> "([a-z-]+)"/gu);
  for (const [, code] of warnings) assert.ok(`warning.${code}` in en, code);
  for (const [, code] of errors) if (!CALLERS.has(code)) assert.ok(`problem.${code}.title` in en, code);
});

test("every rule and measure that may be a reason has words", () => {
  const room = readdirSync(new URL("../../src/roles", import.meta.url), { encoding: "utf8", recursive: true }).filter((it) => it.endsWith(".rs"));
  const rules = room.flatMap((file) => [...source(`roles/${file}`).matchAll(/(?:name: |const (?:NAME|REASON): &str = |insert\(0, )"([a-z-]+)"/gu)]);
  const measures = [...source("roles/measures/mod.rs").matchAll(/^ {4}\w+ "([a-z0-9-]+)" "/gmu)];
  assert.ok(rules.length > 44 && measures.length > 140);
  for (const [, name] of rules) assert.ok(`rule.${name}` in en, name);
  Object.assign(globalThis, { document: { documentElement: { lang: "en" } } }); // What says the interface's language.
  for (const [, name] of measures) assert.notEqual(reasonWords([name])[0], name);
});
