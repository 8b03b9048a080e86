// @ts-check
// Finds a Chromium for the browser tests; installs Debian's where apt is at hand and none is there.

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const usual = [
  process.env.CHROMIUM,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

const find = () => usual.find((it) => it && existsSync(it));

const advice = "no Chromium found: install one (Debian: apt-get install chromium), or put its path in CHROMIUM";

/** The path of a Chromium. Throws, with what to do, when there is none. */
export function chromium() {
  const found = find();
  if (!found) throw new Error(advice);
  return found;
}

/** Flags under which a test's browser keeps to itself: no update checks, no background traffic. */
export const quietFlags = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

function install() {
  const run = (/** @type {string[]} */ ...words) => spawnSync("apt-get", words, { stdio: ["ignore", "ignore", "inherit"] });
  console.error("installing Chromium for the browser tests");
  run("update", "-qq");
  run("install", "-y", "-qq", "--no-install-recommends", "chromium");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const isRoot = process.getuid?.() === 0;
  if (!find() && isRoot && existsSync("/usr/bin/apt-get")) install();
  const found = find();
  if (found) {
    console.log(found);
  } else {
    console.error(advice);
    process.exitCode = 1;
  }
}
