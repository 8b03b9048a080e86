// @ts-check
// A mail (.eml), such as a newsletter or an article that somebody sent: its HTML, or else its text.

import { bytesOf } from "../bytes.js";
import { Problem } from "../problem.js";
import { savedAt } from "./headers.js";
import { readMime } from "./mime.js";

/** @type {import("./open.js").Opener} */
export async function* openEml(file) {
  const { headers, parts } = readMime(await bytesOf(file));
  const shown = parts.filter((part) => !/^attachment/iu.test(part.headers.get("content-disposition") ?? ""));
  const best = longest(shown, "text/html") ?? longest(shown, "text/plain");
  if (!best) throw new Problem("not-text");
  const options = { ...savedAt(headers.get("date")), contentType: best.part.headers.get("content-type") };
  yield { name: file.name, input: best.content, options };
}

/**
 * @param {import("./mime.js").Part[]} parts
 * @param {string} type
 */
function longest(parts, type) {
  return parts
    .filter((part) => part.type === type)
    .map((part) => ({ part, content: part.content() }))
    .sort((a, b) => b.content.length - a.content.length)[0];
}
