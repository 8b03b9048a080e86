// @ts-check
// docs/migrating.md leaves out no option and no field of those it is for, and its examples run.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { test } from "node:test";
import ts from "typescript";

import { install, page } from "./installed.mjs";

const guide = readFileSync(new URL("../../docs/migrating.md", import.meta.url), "utf8");
const require = createRequire(import.meta.url);

/** @param {string} heading of level 2 */
function section(heading) {
  const found = guide.split(/^## /m).find((it) => it.startsWith(heading));
  assert.ok(found, `no section ${heading}`);
  return found;
}

/**
 * The names in code that stand in the first cells of a section's tables.
 *
 * @param {string} heading
 */
function told(heading) {
  const cells = [...section(heading).matchAll(/^\| ([^|]*) \|/gm)].map((it) => it[1]);
  return new Set(cells.flatMap((it) => [...it.matchAll(/`(\w+)`/g)].map((name) => name[1])));
}

/** Names of all members that a file of declarations has, in interfaces and in literal types. @param {string} file */
function declared(file) {
  /** @type {Set<string>} */
  const names = new Set();
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
  /** @type {Map<string, string[]>} */
  const interfaces = new Map();
  const members = (/** @type {ts.NodeArray<ts.TypeElement>} */ list) => list.flatMap((it) => (it.name ? [it.name.getText()] : []));
  /** @param {ts.Node} node */
  const visit = (node) => {
    if (ts.isInterfaceDeclaration(node)) interfaces.set(node.name.text, members(node.members));
    if (ts.isTypeLiteralNode(node)) for (const name of members(node.members)) names.add(name);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { names, interfaces };
}

test("every option and field of @mozilla/readability is told", () => {
  const { names } = declared(require.resolve("@mozilla/readability/index.d.ts"));
  assert.ok(names.has("charThreshold") && names.has("textContent"), "its declarations have another form than this test knows");
  const known = told("From @mozilla/readability");
  const scorers = ["minContentLength", "minScore", "visibilityChecker"];
  const absent = [...names].filter((it) => !known.has(it) && !(scorers.includes(it) && section("From @mozilla").includes(`\`${it}\``)));
  assert.deepEqual(absent, []);
});

test("every option and field of Defuddle is told", () => {
  const { interfaces } = declared(join(dirname(require.resolve("defuddle")), "types.d.ts"));
  const names = ["DefuddleOptions", "DefuddleMetadata", "DefuddleResponse"].flatMap((it) => interfaces.get(it) ?? []);
  assert.ok(names.includes("removeImages") && names.includes("wordCount"), "its declarations have another form than this test knows");
  const known = told("From Defuddle");
  assert.deepEqual(names.filter((it) => !known.has(it)), []);
});

test("the examples run", () => {
  const folder = install();
  writeFileSync(join(folder, "fetch.mjs"), `
    globalThis.fetch = async () => new Response(${JSON.stringify(page)}, { headers: { "content-type": "text/html" } });`);
  const examples = [...guide.matchAll(/^```js\n([\s\S]*?)^```$/gm)].map((it) => it[1]);
  assert.equal(examples.length, 3);
  for (const [at, code] of examples.entries()) {
    const file = join(folder, `example-${at}.mjs`);
    writeFileSync(file, code);
    const said = execFileSync(process.execPath, ["--import", "./fetch.mjs", file], { cwd: folder, encoding: "utf8" });
    assert.match(said, /Bridge reopens|Rain floods/);
    if (code.includes("toMarkdown")) assert.match(said, /schools stayed closed|swing bridge/, "an article with its text");
  }
});
