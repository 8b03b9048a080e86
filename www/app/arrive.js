// @ts-check
// Where the address and the browser's back and forward lead.

import { placeOf } from "../place.js";
import { REACHES } from "../reach.js";
import { chooseLanguage, language } from "../settings.js";
import { announce } from "../status.js";
import { say } from "../strings.js";
import { receive } from "../ways/bookmarklet.js";
import { readSample } from "./incoming.js";
import { noteDown, visits } from "./navigate.js";
import { read } from "./read-one.js";
import { focusOn, focusOnResult, focusOnTable, render, turnTab } from "./screen.js";
import { state } from "./state.js";
import { endWork } from "./work.js";

/** @typedef {import("./state.js").Shown} Shown */

/** Follows the address, as the page is opened or as somebody writes another hash. */
export function followAddress() {
  if (REACHES && receive((bring) => void read({ form: "bookmark" }, "status.reading", bring, { stays: true }))) return;
  const place = placeOf(location.hash);
  if (place.lang && place.lang !== language()) chooseLanguage(/** @type {import("../settings.js").Language} */ (place.lang));
  state.lang = place.lang;
  settle(place);
}

/**
 * Back or forward, to what is still at hand.
 *
 * @param {import("../journey.js").Stop} stop
 * @param {Shown | undefined} kept
 */
export function arrive({ place }, kept) {
  endWork();
  announce("");
  state.problem = null;
  if (place.view === "result" && kept) showAgain(kept, place.tab ?? "article");
  else if (place.view === "many" && state.many) showTableAgain();
  else {
    settle(place);
    if (!place.sample && !place.url) focusOn("draft");
    return;
  }
  noteDown(true); // The language may be another than when the entry was made.
}

/**
 * An article of the way back, or another tab or place of the one in sight.
 *
 * @param {Shown} kept
 * @param {string} tab
 */
function showAgain(kept, tab) {
  const isHere = state.view === "result" && state.result === kept;
  const isTurn = kept.tab !== tab;
  state.view = "result";
  state.result = kept;
  if (isHere) turnTab(tab);
  else {
    kept.tab = tab;
    render();
  }
  if (isHere && !isTurn && kept.from?.isConnected) kept.from.focus({ preventScroll: true });
  else if (isHere) focusOn(`tab-${tab}`);
  else focusOnResult(kept);
}

function showTableAgain() {
  const row = state.view === "result" ? state.result?.row : null;
  state.view = "many";
  render();
  focusOnTable(row);
}

/**
 * Goes where an address leads that nothing at hand answers: what was pasted is gone.
 *
 * @param {import("./state.js").Place} place
 */
function settle({ view, sample: chosen, url, tab }) {
  state.view = "intake";
  state.problem = null;
  if (url) state.address = url;
  const { lang } = state;
  // What the address names stays in it until the reader goes elsewhere.
  visits.stay(chosen || url ? { view: "result", sample: chosen, url, tab, lang } : { view: "intake", lang });
  render();
  if (chosen) return readSample(chosen, { place: { tab }, stays: true });
  if (url) {
    focusOn("fetch");
    announce(say("status.address"));
  } else if (view !== "intake") announce(say("status.notKept"));
}
