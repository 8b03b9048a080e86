// @ts-check
// Writes the even sample of pages as records for `khabar --jsonl`.
//
//   node bench/records.mjs FOLDER [--pages N] [--files N]

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";

import { sample } from "./pages.mjs";

const { values, positionals: [folder] } = parseArgs({
  allowPositionals: true,
  options: { pages: { type: "string", default: "150" }, files: { type: "string", default: "4" } },
});
if (!folder) throw new Error("expected a folder to write to");
const files = Number(values.files);
const records = sample(Number(values.pages)).pages.filter((it) => it.sampled)
  .map(({ name, html, url }) => `${JSON.stringify({ id: name, html, url })}\n`);
mkdirSync(folder, { recursive: true });
for (let file = 0; file < files; file += 1) {
  writeFileSync(join(folder, `${file}.jsonl`), records.filter((_, at) => at % files === file).join(""));
}
console.log(`${records.length} records in ${files} files`);
