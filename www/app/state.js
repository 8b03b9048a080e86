// @ts-check
// Where the reader is, and what they would lose by leaving.

/**
 * @typedef {import("../place.js").Place} Place
 * @typedef {{ form: string, name?: string }} Origin
 * @typedef {import("../views/result.js").ResultState & { row: import("../many/rows.js").Row | null, place: Place, id: number, from?: HTMLElement }} Shown
 *   `row` is that of the table of many that it was opened from; `from` what led to a place in the article last.
 */

export const state = {
  /** @type {Place["view"]} */
  view: "intake",
  draft: "",
  address: "",
  /** @type {import("../views/problem.js").Told | null} */
  problem: null,
  /** @type {Shown | null} */
  result: null,
  /** @type {import("../views/many.js").ManyState | null} */
  many: null,
  /** The interface's language, once the address says it. @type {string | undefined} */
  lang: undefined,
};

/** Whether the reader's work would be lost with the page: a table that fills, or roles that were given. */
export function isUnsaved() {
  if (state.result && state.result.reading.given.size > 0) return true;
  return state.many !== null && (state.many.batch.progress().running || state.many.batch.rows.some((row) => row.given?.size));
}
