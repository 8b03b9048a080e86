// @ts-check
// The whole page as its passages, all or some of them, in the order of the page.

import { passagesOf } from "../block-of.js";
import { button, element } from "../element.js";
import { number, say, sayCount } from "../strings.js";
import { isWanted, passageRow } from "./passage.js";
import { place, witness } from "./proof.js";

/**
 * @typedef {import("../reading.js").Reading} Reading
 * @typedef {import("./why.js").WhyActions} WhyActions
 * @typedef {import("./why.js").Part} Part
 * @typedef {Part & { lead: (block: number) => void }} Passages `lead` opens the passages of a block of the article.
 */

/** Passages written at once; a page can have tens of thousands. */
const AT_ONCE = 400;

/** Which passages may be shown alone. @type {Record<string, (reading: Reading, index: number) => boolean>} */
const CHOICES = {
  all: () => true,
  in: isWanted,
  out: (reading, index) => !isWanted(reading, index),
  changed: ({ given }, index) => given.has(index),
};

/**
 * @param {Reading} reading
 * @param {WhyActions} actions
 * @returns {Passages}
 */
export function passagesView(reading, actions) {
  const all = reading.own.passages?.length ?? 0;
  const title = element("h2", { id: "passages-title" }, say("why.passages"));
  const from = foundPart(reading);
  if (all === 0) return { node: element("section", {}, title, from.node, element("p", { class: "soft" }, say("why.noPassages"))), tell: () => {}, lead: from.lead };
  const list = passageList(reading, actions);
  const state = element("p", { class: "why-state", role: "status" });
  const reset = button({ label: say("why.reset"), class: "button button-small", id: "reset-passages" }, actions.undo);
  const only = choice(list.choose);
  const tell = () => {
    const kept = Array.from({ length: all }, (_, index) => isWanted(reading, index)).filter(Boolean).length;
    state.replaceChildren(say("why.kept", { kept: number(kept), all: number(all) }));
    reset.hidden = reading.given.size === 0;
    list.tell();
  };
  const lead = (/** @type {number} */ block) => {
    const own = passagesOf(reading.article, block);
    from.node.hidden = true;
    if (!list.holds(own)) {
      only.value = "all";
      list.choose("all");
    }
    list.lead(own);
    if (own.length === 0) from.lead(block);
  };
  const head = element("div", { class: "why-head" }, title, state, reset, only);
  return { node: element("section", { class: "why-passages" }, head, element("p", { class: "soft" }, say("why.explain")), from.node, list.node), tell, lead };
}

/**
 * Tells where a block comes from that no passage stands for.
 *
 * @param {Reading} reading
 */
function foundPart(reading) {
  const node = element("div", { class: "why-found", id: "block-found", tabindex: -1, hidden: true });
  return {
    node,
    /** @param {number} block */
    lead(block) {
      const from = reading.article.provenance?.body?.[block];
      node.hidden = from === undefined;
      node.replaceChildren(element("p", {}, say("why.found")), (from?.includes(" > ") && place(from)) || witness(from ?? ""));
      node.focus({ preventScroll: true });
      node.scrollIntoView({ block: "center", behavior: "instant" });
    },
  };
}

/** @param {(name: string) => void} choose */
function choice(choose) {
  const options = Object.keys(CHOICES).map((name) => element("option", { value: name }, say(`why.only.${name}`)));
  const only = /** @type {HTMLSelectElement} */ (element("select", { class: "field field-small", id: "only-passages", "aria-label": say("why.only") }, ...options));
  only.addEventListener("change", () => choose(only.value));
  return only;
}

/**
 * The rows; which of them are shown is settled when it is chosen, so that one that is pressed does not go away.
 *
 * @param {Reading} reading
 * @param {WhyActions} actions
 */
function passageList(reading, actions) {
  const indices = Array.from(reading.own.passages ?? [], (_, index) => index);
  const list = element("ol", { class: "passages", "aria-labelledby": "passages-title" });
  const none = element("p", { class: "soft", hidden: true }, say("why.none"));
  const more = element("div", { class: "why-more" });
  /** @type {Map<number, Part>} */
  const rows = new Map();
  let shown = indices;
  let written = 0;
  const rowAt = (/** @type {number} */ index) => {
    const row = rows.get(index) ?? passageRow(reading, index, actions);
    rows.set(index, row);
    return row;
  };
  const write = () => {
    const next = shown.slice(written, written + AT_ONCE);
    written += next.length;
    list.append(...next.map((index) => rowAt(index).node));
    more.replaceChildren();
    if (written < shown.length) more.append(button({ label: sayCount("why.more", shown.length - written), id: "more-passages" }, write));
  };
  write();
  return {
    node: element("div", {}, list, none, more),
    /** @param {string} name */
    choose(name) {
      shown = indices.filter((index) => CHOICES[name](reading, index));
      written = 0;
      list.replaceChildren();
      none.hidden = shown.length > 0;
      write();
    },
    holds: (/** @type {number[]} */ wanted) => wanted.every((index) => shown.includes(index)),
    /** Marks passages and opens the first. @param {number[]} wanted */
    lead(wanted) {
      for (const { node } of rows.values()) node.classList.remove("passage-led");
      if (wanted.length === 0) return;
      while (written < shown.length && written <= shown.indexOf(wanted[wanted.length - 1])) write();
      for (const index of wanted) rowAt(index).node.classList.add("passage-led");
      openProof(rowAt(wanted[0]).node.querySelector("details"));
    },
    tell() {
      for (const row of rows.values()) row.tell();
    },
  };
}

/** @param {Element | null} details With its summary first. */
export function openProof(details) {
  if (!(details instanceof HTMLDetailsElement)) return;
  details.open = true;
  details.dispatchEvent(new Event("toggle")); // The browser's own comes a task later, when a height has been measured without its content.
  const summary = /** @type {HTMLElement} */ (details.firstElementChild);
  summary.focus({ preventScroll: true });
  const bring = () => details.scrollIntoView({ block: "center", behavior: "instant" });
  bring();
  requestAnimationFrame(bring); // Rows that came into sight only now have their true heights.
}
