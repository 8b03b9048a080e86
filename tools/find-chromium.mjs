// @ts-check
// Finds a Chromium for the browser tests; installs Debian's where apt is at hand and none is there.

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

const usual = [
  process.env.CHROMIUM,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

const find = () => usual.find((it) => it && existsSync(it));

/** The path of a Chromium. Throws, with what to do, when there is none. */
export function chromium() {
  const found = find();
  if (found) return found;
  throw new Error("no Chromium found: install one, or name its path in the variable CHROMIUM");
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

if (import.meta.url === `file://${process.argv[1]}`) {
  const isRoot = process.getuid?.() === 0;
  if (!find() && isRoot && existsSync("/usr/bin/apt-get")) {
    spawnSync("apt-get", ["update", "-qq"], { stdio: "inherit" });
    spawnSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"], { stdio: "inherit" });
  }
  console.log(chromium());
}
