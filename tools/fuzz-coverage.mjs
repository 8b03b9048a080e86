// @ts-check
// Runs the targets of fuzz/ under libFuzzer, one after the other: what each tried, how far it came, and what it found.
//
// [SANITIZER=address] node tools/fuzz-coverage.mjs [SECONDS] [TARGET ...]

import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const SEEDS = "target/fuzz/seeds";
const DICTIONARY = "dictionary.txt";
/** Bytes of an input, as in examples/fuzz; longer ones only take time. */
const BYTES_MAX = 60_000;
/** Seconds that one input may take, on a machine that may be busy with other things. */
const SLOWEST = 10;
const { SANITIZER = "none" } = process.env;
const [seconds = "60", ...wanted] = process.argv.slice(2);

/** @param {string} program @param {string[]} args @param {"ignore" | "inherit"} [said] */
function run(program, args, said = "inherit") {
  const { status } = spawnSync(program, args, { cwd: root, stdio: ["ignore", said, said] });
  return status === 0;
}

/** The figures that libFuzzer ends with. @param {string} said */
function figures(said) {
  const number = (/** @type {RegExp} */ pattern) => Number([...said.matchAll(pattern)].at(-1)?.[1] ?? 0);
  return {
    inputs: number(/^stat::number_of_executed_units:\s+(\d+)/gmu) || number(/^#(\d+)\s/gmu),
    edges: number(/\bcov: (\d+)/gu),
    kept: number(/\bcorp: (\d+)/gu),
    slowest: number(/^stat::slowest_unit_time_sec:\s+(\d+)/gmu),
  };
}

/** Whether a target ran its time and found nothing. @param {string} target */
function fuzz(target) {
  const corpus = `fuzz/corpus/${target}`;
  mkdirSync(`${root}/${corpus}`, { recursive: true });
  // The attacks are seeds of a target that takes its input as choices here; as pages they are for this one.
  const seeds = target === "html" ? ["html", "structured"] : [target];
  const limits = [`-max_total_time=${seconds}`, `-timeout=${SLOWEST}`, `-max_len=${BYTES_MAX}`, "-len_control=10"];
  const output = [`-dict=${SEEDS}/${DICTIONARY}`, "-print_final_stats=1", "-print_funcs=0"];
  const args = ["+nightly", "fuzz", "run", "--sanitizer", SANITIZER, target, corpus, ...seeds.map((it) => `${SEEDS}/${it}`), "--", ...limits, ...output];
  const { status, stdout, stderr } = spawnSync("cargo", args, { cwd: root, encoding: "utf8", maxBuffer: 1e9 });
  const { inputs, edges, kept, slowest } = figures(stderr);
  console.log(`${target.padEnd(11)} ${String(inputs).padStart(8)} inputs, ${edges} edges covered, ${kept} inputs kept, slowest ${slowest} s`);
  if (status !== 0) console.log(`${stdout}${stderr.slice(-6_000)}`);
  return status === 0;
}

const needs = /** @type {[string, string[], string][]} */ ([
  ["a nightly toolchain", ["+nightly", "--version"], "rustup toolchain install nightly --profile minimal"],
  ["cargo-fuzz", ["fuzz", "--version"], "cargo install cargo-fuzz --locked"],
]);
const missing = needs.filter(([, args]) => !run("cargo", args, "ignore"));
for (const [what, , how] of missing) console.error(`skipped: ${what} is missing (${how})`);
if (missing.length > 0) process.exit(1);

rmSync(`${root}/${SEEDS}`, { recursive: true, force: true });
if (!run("cargo", ["run", "--quiet", "--example", "fuzz", "--", "--seeds", SEEDS])) process.exit(1);
if (!run("cargo", ["+nightly", "fuzz", "build", "--sanitizer", SANITIZER])) process.exit(1);
const all = [...readFileSync(`${root}/fuzz/Cargo.toml`, "utf8").matchAll(/^\[\[bin\]\]\nname = "(.+)"/gmu)].map((it) => it[1]);
const ours = readdirSync(`${root}/${SEEDS}`).filter((it) => it !== DICTIONARY);
const unknown = [...wanted, ...ours].filter((it) => !all.includes(it));
for (const name of unknown) console.error(`fuzz/Cargo.toml has no target ${name}`);
if (unknown.length > 0) process.exit(1);
const failed = all.filter((it) => wanted.length === 0 || wanted.includes(it)).filter((it) => !fuzz(it));
if (failed.length > 0) process.exitCode = 1;
