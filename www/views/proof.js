// @ts-check
// How a field was decided: who states it, where, how sure that is, and what was said against it.

import { element } from "../element.js";
import { knows, percent, say } from "../strings.js";

/**
 * @param {import("../types.js").Proof} proof
 * @returns {HTMLElement}
 */
export function proofView(proof) {
  const against = (proof.against ?? []).map((claim) =>
    element(
      "li",
      { class: "against" },
      element("bdi", { class: "against-value" }, claim.value),
      claim.raw && claim.raw !== claim.value && element("small", {}, ...around("field.printed", claim.raw)),
      element("small", {}, witness(claim.witness), ` · ${say("proof.trust", { share: percent(claim.trust) })}`),
      claim.place && place(claim.place),
    ),
  );
  return element(
    "div",
    { class: "proof" },
    element("p", {}, element("span", { class: "proof-label" }, say("proof.witness")), " ", witness(proof.witness)),
    element("p", {}, element("span", { class: "proof-label" }, say("proof.confidence")), " ", percent(proof.confidence)),
    proof.place && place(proof.place),
    element("p", { class: "proof-label" }, say(against.length > 0 ? "proof.against" : "proof.unopposed")),
    against.length > 0 && element("ul", {}, ...against),
  );
}

/**
 * @param {string} name
 * @returns {Node} What the witness is, and its own name where that says more.
 */
export function witness(name) {
  const key = `witness.${name}`;
  return knows(key) ? element("span", {}, say(key)) : element("code", { dir: "ltr" }, name);
}

/** Where each paragraph of plain text stands, and so no news of any. */
const NOWHERE = "html > body > p";

/** @param {string} path */
export function place(path) {
  return path !== NOWHERE && element("code", { class: "place", dir: "ltr" }, path);
}

/**
 * @param {string} key Words with one gap, `{raw}`.
 * @param {string} text What stands in the gap, isolated from the words around it.
 */
export function around(key, text) {
  const [before, after] = say(key).split("{raw}");
  return [before, element("bdi", {}, text), after];
}
