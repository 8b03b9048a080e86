// @ts-check
// From one view to another, with an entry in the browser's history for each.

import { journey } from "../journey.js";
import { asProblem, Problem } from "../problem.js";
import { announce } from "../status.js";
import { say } from "../strings.js";
import { tell } from "../views/problem.js";
import { focusOn, focusOnTable, render } from "./screen.js";
import { state } from "./state.js";
import { endWork } from "./work.js";

/** @typedef {import("./state.js").Place} Place */

/** @type {ReturnType<typeof journey<import("./state.js").Shown>>} */
export const visits = journey();

/**
 * @param {Place["view"]} view
 * @param {boolean} [stays] Whether the entry in the history stays the same.
 */
export function turnTo(view, stays = state.view === view && view !== "result") {
  state.view = view;
  noteDown(stays);
  render();
}

/** Writes where the reader is into the address. @param {boolean} stays */
export function noteDown(stays) {
  const { view, result: shown, lang } = state;
  const isResult = view === "result" && shown !== null;
  const place = isResult ? { ...shown.place, view, tab: shown.tab, lang } : { view, lang };
  if (stays) visits.stay(place, isResult ? shown.id : null);
  else visits.go(place, isResult ? shown.id : null);
}

export function showIntake() {
  endWork();
  state.problem = null;
  state.draft = "";
  turnTo("intake");
  focusOn("draft");
  announce("");
}

/** @param {unknown} thrown Told above the ways in. */
export function showProblem(thrown) {
  const problem = thrown instanceof Problem ? thrown : asProblem(thrown);
  if (problem.code === "cancelled") return announce(say("status.cancelled"));
  if (problem.code === "shown") return;
  state.problem = tell(problem);
  turnTo("intake");
  focusOn("problem-title");
  announce(say("status.failed"), "aloud");
}

/** @param {unknown} thrown Told in the live line, while the view in sight stays. */
export function announceProblem(thrown) {
  const problem = asProblem(thrown);
  if (problem.code === "cancelled") return announce(say("status.cancelled"));
  const { code, detail } = tell(problem);
  announce(`${say(`problem.${code}.title`)}. ${say(`problem.${code}.text`, { detail })}`);
}

/** @param {import("../many/rows.js").Row | null} [row] The one to go to. */
export function showTable(row) {
  turnTo("many");
  focusOnTable(row);
}

/** From an article back to where it came from. */
export function leaveResult() {
  const row = state.result?.row;
  if (!row || !state.many) return showIntake();
  showTable(row);
  announce("");
}
