// @ts-check
// Writes the document anew from the state, and moves the focus in it.

import { say } from "../strings.js";
import { footer } from "../views/footer.js";
import { header } from "../views/header.js";
import { intake } from "../views/intake.js";
import { many } from "../views/many.js";
import { result } from "../views/result.js";
import { state } from "./state.js";

/**
 * @typedef {import("../many/rows.js").Row} Row
 * @typedef {import("./state.js").Shown} Shown
 * @typedef {object} Actions What the presses in each view do.
 * @property {Parameters<typeof header>[0]} header
 * @property {import("../views/intake.js").IntakeActions} intake
 * @property {(shown: Shown) => import("../views/result.js").ResultActions} result
 * @property {import("../views/many.js").ManyActions} many
 */

/** @type {Actions} */
let actions;

/** @param {Actions} given Before anything is shown. */
export function connect(given) {
  actions = given;
}

/** What the view in sight can do beside being shown: each view sets its own when it is written. */
const inSight = {
  /** Shows another tab of the article. @type {(tab: string) => void} */
  turnTab: () => {},
  /** Writes into the table what has been read since. */
  refreshTable: () => {},
  /** Brings a row of the table into sight and gives it the focus. @type {(row: Row) => boolean} */
  revealRow: () => false,
};

/** @param {string} tab */
export function turnTab(tab) {
  inSight.turnTab(tab);
}

export function refreshTable() {
  if (state.view === "many") inSight.refreshTable();
}

/** @param {Row | null} [row] The one to go to, where it is shown. */
export function focusOnTable(row) {
  if (!row || !inSight.revealRow(row)) focusOn("many-title");
}

export function render() {
  const headline = state.view === "result" && state.result?.reading.article.headline;
  document.title = headline ? `${headline} · ${say("app.title")}` : say("app.title");
  byId("skip").textContent = say("app.skip");
  byId("drop-sign").textContent = say("intake.drop");
  writeHeader();
  byId("foot").replaceChildren(...footer(state.view === "intake"));
  byId("main").replaceChildren(currentView());
}

/** The line at the top, which tells which colours are on; its buttons keep the focus. */
export function writeHeader() {
  const held = document.activeElement?.closest("#top") ? document.activeElement.id : "";
  byId("top").replaceChildren(...header(actions.header));
  focusOn(held);
}

/** @returns {Node} */
function currentView() {
  if (state.view === "result" && state.result) {
    const view = result(state.result, actions.result(state.result));
    inSight.turnTab = view.turn;
    return view.node;
  }
  if (state.view === "many" && state.many) {
    const view = many(state.many, actions.many);
    inSight.refreshTable = view.refresh;
    inSight.revealRow = view.reveal;
    return view.node;
  }
  return intake(state, actions.intake);
}

/** @param {string} id */
export function byId(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

/** @param {string} id */
export function focusOn(id) {
  document.getElementById(id)?.focus({ preventScroll: id !== "problem-title" });
}

/** @param {Shown} shown */
export function focusOnResult({ tab }) {
  focusOn(tab === "article" ? "headline" : `tab-${tab}`);
}
