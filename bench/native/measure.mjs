// @ts-check
// Khabar beside other crates: builds the program of this folder and lets it read the pages.

import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { nothingYet } from "../turns.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const target = join(root, "target", "bench-native");

/** Room for what the program prints: all times as text. */
const OUTPUT_MAX = 1 << 28;

/**
 * @param {import("../pages.mjs").Page[]} pages
 * @param {number} repeats
 */
export async function measure(pages, repeats) {
  const manifest = join(root, "bench", "native", "Cargo.toml");
  const built = spawnSync("cargo", ["build", "--release", "--quiet", "--manifest-path", manifest, "--target-dir", target], {
    stdio: ["ignore", "inherit", "inherit"],
  });
  if (built.status !== 0) return nothingYet("native", [], { native: "bench/native could not be built" });
  const folder = join(target, "pages");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const files = pages.map(({ html }, at) => {
    const file = join(folder, `${at}.html`);
    writeFileSync(file, html);
    return file;
  });
  const { status, stdout, stderr } = spawnSync(join(target, "release", "khabar-bench"), [String(repeats)], {
    input: files.join("\n"), encoding: "utf8", maxBuffer: OUTPUT_MAX,
  });
  if (status !== 0) return nothingYet("native", [], { native: stderr.split("\n")[0] || "bench/native ended early" });
  return { ...nothingYet("native", [], {}), ...JSON.parse(stdout) };
}
