// @ts-check
// Looks at what Khabar is built from: licences always; known faults where the tools and the network are at hand.

import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const allowed = /** @type {string[]} */ (/^allow = \[(.*)\]$/mu.exec(readFileSync(`${root}/deny.toml`, "utf8"))?.[1].match(/[\w.-]+/gu) ?? []);

/** Whether one of the licences to choose from is allowed with all that it asks for. @param {string | null} licence */
function isAllowed(licence) {
  const choices = (licence ?? "").split(/ AND /u).map((part) => part.replaceAll(/[()]/gu, "").split(/ OR |\//u));
  return choices.every((part) => part.some((name) => allowed.includes(name.trim())));
}

/** @type {{ packages: { name: string, version: string, license: string | null, source: string | null }[] }} */
const metadata = JSON.parse(execFileSync("cargo", ["metadata", "--format-version", "1", "--locked"], { cwd: root, encoding: "utf8", maxBuffer: 1e8, stdio: ["ignore", "pipe", "ignore"] }));
const crates = metadata.packages.filter((it) => it.source !== null);
const refused = crates.filter((it) => !isAllowed(it.license) || !it.source?.startsWith("registry+https://github.com/rust-lang/crates.io-index"));
for (const { name, version, license, source } of refused) console.error(`${name} ${version}: ${license} from ${source}`);
console.log(`licences: ${crates.length - refused.length} of ${crates.length} crates are from crates.io under a licence that deny.toml allows`);

const own = JSON.parse(readFileSync(`${root}/pkg/package.json`, "utf8"));
const dependencies = Object.keys({ ...own.dependencies, ...own.optionalDependencies });
console.log(`npm: the package has ${dependencies.length} dependencies`);

/** What cargo deny says of some of its checks. @param {string[]} checks */
function deny(...checks) {
  const { status, stderr } = spawnSync("cargo", ["deny", "--log-level", "error", "check", ...checks], { cwd: root, encoding: "utf8" });
  const isThere = !/no such command/u.test(stderr ?? "");
  // Only known faults are asked for over the network.
  const isCutOff = status !== 0 && /failed to fetch|network|could not resolve/iu.test(stderr ?? "");
  const said = isThere ? isCutOff ? "skipped, the network does not give the list of faults" : status === 0 ? "nothing found" : stderr : "skipped, it is not installed (cargo install cargo-deny)";
  console.log(`cargo deny, ${checks.join(", ")}: ${said}`);
  return isThere && !isCutOff && status !== 0;
}
const denied = [deny("bans", "licenses", "sources"), deny("advisories")].includes(true);

const audit = spawnSync("npm", ["audit", "--audit-level", "high", "--json"], { cwd: root, encoding: "utf8", timeout: 60_000 });
/** @type {{ metadata?: { vulnerabilities: Record<string, number> } }} */
const found = (() => {
  try {
    return JSON.parse(audit.stdout);
  } catch {
    return {};
  }
})();
if (!found.metadata) console.log("npm audit: skipped, the registry does not answer it");
else console.log(`npm audit, tools for building included: ${JSON.stringify(found.metadata.vulnerabilities)}`);

if (refused.length > 0 || dependencies.length > 0 || denied || (found.metadata && audit.status !== 0)) process.exitCode = 1;
