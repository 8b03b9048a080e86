// @ts-check
// The one work in hand: another that begins ends it, and the reader may cancel it.

import { announceWork } from "../status.js";
import { say } from "../strings.js";

let current = new AbortController();

/**
 * @param {string} working The key of what to say meanwhile.
 * @returns {AbortController}
 */
export function beginWork(working) {
  endWork();
  const mine = new AbortController();
  current = mine;
  announceWork(() => say(working), () => mine.abort());
  return mine;
}

export function endWork() {
  current.abort();
}

/** @param {AbortController} work */
export function isInHand(work) {
  return work === current;
}
