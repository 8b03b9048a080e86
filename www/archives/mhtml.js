// @ts-check
// A page that a browser saved whole (.mhtml): its HTML, its address and when it was saved.

import { bytesOf } from "../bytes.js";
import { Problem } from "../problem.js";
import { addressOf, contentTypeOf, savedAt } from "./headers.js";
import { readMime } from "./mime.js";

/** @type {import("./open.js").Opener} */
export async function* openMhtml(file) {
  const { headers, parts } = readMime(await bytesOf(file));
  const start = contentTypeOf(headers.get("content-type") ?? "").parameters.get("start");
  const pages = parts.filter(({ type }) => type === "text/html" || type === "application/xhtml+xml");
  const page = pages.find((part) => start !== undefined && part.headers.get("content-id") === start) ?? pages[0];
  if (!page) throw new Problem("not-text");
  yield {
    name: file.name,
    input: page.content(),
    options: {
      ...addressOf(headers.get("snapshot-content-location") ?? page.headers.get("content-location")),
      ...savedAt(headers.get("date")),
      contentType: page.headers.get("content-type"),
    },
  };
}
