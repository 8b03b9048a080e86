// @ts-check
// The command line and the WebAssembly give the same bytes for our pages and for pages cut short.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { init, parseSync, toHtml, toJsonLd, toMarkdown, toNinjs } from "../../pkg/index.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const pages = join(root, "tests/pages");

/** @param {string} program @param {string[]} words */
const run = (program, ...words) => execFileSync(program, words, { cwd: root, encoding: "utf8", maxBuffer: 1e8, stdio: ["ignore", "pipe", "inherit"] });
run("cargo", "build", "--quiet", "--bin", "khabar");
const { target_directory: target } = JSON.parse(run("cargo", "metadata", "--format-version", "1", "--no-deps"));
/** @param {string} file @param {string} format */
const native = (file, format) => run(join(target, "debug", "khabar"), file, "--format", format);

test("native and WebAssembly give the same bytes", async () => {
  await init();
  const folder = mkdtempSync(join(tmpdir(), "khabar-same-"));
  let compared = 0;
  try {
    for (const name of readdirSync(pages, { withFileTypes: true }).filter((it) => it.isDirectory()).map((it) => it.name)) {
      const file = readdirSync(join(pages, name)).find((it) => it.startsWith("page."));
      const page = readFileSync(join(pages, name, file ?? ""));
      for (const bytes of [page, page.subarray(0, page.length / 2)]) {
        const path = join(folder, file ?? "");
        writeFileSync(path, bytes);
        const article = parseSync(bytes);
        assert.deepEqual(JSON.parse(native(path, "json")), article, name);
        for (const [format, write] of /** @type {const} */ ([["html", toHtml], ["markdown", toMarkdown], ["ninjs", toNinjs], ["json-ld", toJsonLd]])) {
          assert.equal(native(path, format).trimEnd(), (await write(article)).trimEnd(), `${name} as ${format}`);
          compared += 1;
        }
      }
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  assert.ok(compared >= 160, `${compared}`);
});
