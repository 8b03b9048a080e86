// @ts-check
// The browser's history: an entry for each view, article and tab, so that back and forward lead through them.

import { hashOf } from "./place.js";

/**
 * @typedef {import("./place.js").Place} Place
 * @typedef {{ place: Place, id: number | null }} Stop `id` names an article that is kept for the way back.
 */

/** Articles kept for the way back; each holds its page. */
const KEPT_MAX = 8;

/** @template T */
export function journey() {
  /** @type {Map<number, T>} */
  const kept = new Map();
  // An entry may be older than this document, and must not be taken for one of its own.
  let last = Date.now();
  const write = (/** @type {"pushState" | "replaceState"} */ how, /** @type {Stop} */ stop) =>
    history[how](stop, "", `${location.pathname}${location.search}${hashOf(stop.place)}`);
  return {
    /** @param {Place} place @param {number | null} [id] */
    go: (place, id = null) => write("pushState", { place, id }),
    /** Writes the entry in hand anew. @param {Place} place @param {number | null} [id] */
    stay: (place, id = null) => write("replaceState", { place, id }),
    /**
     * @param {T} article
     * @returns {number} Its name in the entries.
     */
    keep(article) {
      last += 1;
      kept.set(last, article);
      for (const oldest of kept.keys()) {
        if (kept.size <= KEPT_MAX) break;
        kept.delete(oldest);
      }
      return last;
    },
    /**
     * @param {(stop: Stop, kept: T | undefined) => void} arrive Called when the reader goes back or forward.
     * @param {() => void} follow Called when the reader, or a link, has written another hash.
     */
    watch(arrive, follow) {
      addEventListener("popstate", ({ state }) => {
        if (state?.place) arrive(state, kept.get(state.id));
        else follow();
      });
    },
  };
}
