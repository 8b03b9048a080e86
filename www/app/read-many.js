// @ts-check
// Reads many files into the table, which is refreshed while it fills.

import { Batch } from "../many/batch.js";
import { digest } from "../many/digest.js";
import { Problem } from "../problem.js";
import { plain } from "../reading.js";
import { announce, announceWork } from "../status.js";
import { sayCount } from "../strings.js";
import { filesIn } from "../ways/folder.js";
import { showProblem, turnTo } from "./navigate.js";
import { focusOn, refreshTable } from "./screen.js";
import { state } from "./state.js";
import { beginWork, endWork, isInHand } from "./work.js";

/** Milliseconds between two looks at a table that fills. */
const REFRESH = 200;

/** @param {File[]} files */
export function readMany(files) {
  endWork();
  state.many?.batch.cancel();
  const started = new Batch(files, refreshSoon);
  state.many = { batch: started, order: { column: null, down: false, filter: "", only: "all" }, top: 0 };
  state.problem = null;
  void started.start();
  turnTo("many");
  focusOn("many-title");
  announce(sayCount("many.started", files.length), "aloud");
}

/**
 * @param {(signal: AbortSignal) => Promise<File[]>} find The pages in what was dropped or chosen.
 */
export async function readFolder(find) {
  const mine = beginWork("status.looking");
  try {
    const files = await find(mine.signal);
    if (!isInHand(mine)) return;
    if (files.length === 0) throw new Problem("empty-folder");
    readMany(files);
  } catch (thrown) {
    if (isInHand(mine)) showProblem(thrown);
  }
}

/** @param {FileSystemEntry[]} entries */
export function readEntries(entries) {
  void readFolder((signal) => filesIn(entries, signal, (found) => announceWork(() => sayCount("status.found", found), endWork)));
}

let refreshing = 0;

function refreshSoon() {
  if (refreshing !== 0) return;
  refreshing = setTimeout(() => {
    refreshing = 0;
    refreshTable();
  }, REFRESH);
}

/** What the reader changed in an article of the table goes along into the table and its exports. @param {import("./state.js").Shown} shown */
export function keepChanges({ row, reading }) {
  if (!row) return;
  const article = plain(reading.article);
  row.given = new Map(reading.given);
  row.digest = digest(article);
  row.json = new Blob([JSON.stringify(article)], { type: "application/json" });
  refreshSoon();
}
