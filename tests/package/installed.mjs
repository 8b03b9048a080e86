// @ts-check
// The packed tarball, installed in an empty folder: what a user gets, and nothing of this repository.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const packageFolder = fileURLToPath(new URL("../../pkg", import.meta.url));

export const page = `<!doctype html><html lang="en"><head><title>Bridge reopens | Harbour Post</title></head><body>
<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Bridge reopens after two years of repairs</h1>
<p>The old swing bridge opened to traffic again on Monday, two years after a barge struck its northern pier.</p>
<p>Engineers replaced forty metres of steel and both of the motors, the harbour board said in a statement.</p>
<p>Buses will take the shorter way from Tuesday morning, and the ferry goes back to its summer hours.</p></article>
<footer>All rights reserved</footer></body></html>`;

/** Packs and installs the package. @returns {string} the folder with node_modules in it */
export function install() {
  const folder = mkdtempSync(join(tmpdir(), "khabar-package-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  execFileSync("npm", ["pack", "--silent", "--pack-destination", folder], { cwd: packageFolder });
  const tarball = readdirSync(folder).find((it) => it.endsWith(".tgz"));
  writeFileSync(join(folder, "package.json"), '{ "name": "somebody", "private": true, "type": "module" }');
  execFileSync("npm", ["install", "--silent", "--no-audit", "--no-fund", "--offline", `./${tarball}`], { cwd: folder });
  return folder;
}
