// @ts-check
// Why nothing could be read, and what to do.

import { element } from "../element.js";
import { knows, say } from "../strings.js";
import { waysToCopy } from "./ways-to-copy.js";

/** @typedef {{ code: string, detail: string, bringYourself: boolean }} Told */

/** After these the page itself is the way out, so the ways to copy it stand open. */
const BRING_YOURSELF = new Set(["site-refuses", "site-silent", "http-status", "broken-link"]);

/**
 * @param {{ code: string, message: string }} thrown
 * @returns {Told}
 */
export function tell({ code, message }) {
  const known = knows(`problem.${code}.title`) ? code : "crashed";
  return { code: known, detail: message, bringYourself: BRING_YOURSELF.has(known) };
}

/**
 * @param {Told} told
 * @returns {Node}
 */
export function problem(told) {
  return element(
    "section",
    { class: "notice notice-problem", "data-code": told.code, "aria-labelledby": "problem-title" },
    element("h2", { id: "problem-title", tabindex: -1 }, say(`problem.${told.code}.title`)),
    element("p", {}, say(`problem.${told.code}.text`, { detail: told.detail })),
    told.bringYourself && waysToCopy(),
    told.code === "crashed" && element("p", { class: "detail" }, say("problem.detail", { detail: told.detail })),
  );
}
