// @ts-check
// Reads one page and shows its article.

import { pageOf } from "../archives/open.js";
import { open, Reading } from "../reading.js";
import { Problem } from "../problem.js";
import { announce } from "../status.js";
import { say } from "../strings.js";
import { absence } from "../views/absent.js";
import { showProblem, turnTo, visits } from "./navigate.js";
import { focusOnResult } from "./screen.js";
import { state } from "./state.js";
import { beginWork, isInHand } from "./work.js";

/**
 * @typedef {import("./state.js").Origin} Origin
 * @typedef {object} About
 * @property {import("../many/rows.js").Row} [row] That of the table of many.
 * @property {Partial<import("./state.js").Place>} [place] What the address says of it.
 * @property {boolean} [stays] Whether it takes no new entry in the history.
 */

/**
 * @param {Origin} origin
 * @param {string} working The key of what to say meanwhile.
 * @param {(signal: AbortSignal) => Promise<import("../ways/clipboard-data.js").Handed>} bring
 * @param {About} [about]
 */
export async function read(origin, working, bring, about = {}) {
  const mine = beginWork(working);
  try {
    const handed = await bring(mine.signal);
    const begun = performance.now();
    const reading = await open(handed, about.row?.given ?? new Map(), mine.signal);
    if (isInHand(mine)) showResult(reading, origin, performance.now() - begun, about);
  } catch (thrown) {
    if (isInHand(mine)) showProblem(thrown);
  }
}

/** @param {import("../many/rows.js").Row} row */
export async function openRow(row) {
  const origin = { form: "file", name: row.name };
  await read(origin, "status.reading", async () => {
    try {
      return await pageOf(row.file, row.page);
    } catch (thrown) {
      // The file has gone; what was read of it is still here, without its passages.
      if (!row.json) throw thrown;
      const kept = JSON.parse(await row.json.text());
      showResult(new Reading(kept, null), origin, 0, { row });
      throw new Problem("shown");
    }
  }, { row });
}

/**
 * @param {Reading} reading
 * @param {Origin} origin
 * @param {number} ms
 * @param {About} about
 */
function showResult(reading, origin, ms, { row, place, stays }) {
  const shown = /** @type {import("./state.js").Shown} */ ({
    reading, origin, tab: place?.tab ?? "article", held: { pictures: false }, ms: Math.max(1, Math.round(ms)),
    row: row ?? null, ofMany: row !== undefined, place: { ...place, view: "result" }, id: 0,
  });
  shown.id = visits.keep(shown);
  state.problem = null;
  state.result = shown;
  turnTo("result", stays);
  focusOnResult(shown);
  scrollTo({ top: 0, behavior: "instant" });
  const found = say("status.done", { headline: `\u2068${reading.article.headline ?? ""}\u2069` });
  announce(absence(reading.article) ? say("status.noArticle") : found, "aloud");
}
