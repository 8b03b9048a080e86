// @ts-check
// The row of tabs, one a form of the article.

import { element } from "../element.js";
import { say } from "../strings.js";

/**
 * @param {string[]} ids
 * @param {(id: string, byKey: boolean) => void} choose
 */
export function tabRow(ids, choose) {
  const tabs = ids.map((id) => tab(id, (byKey) => choose(id, byKey)));
  const row = element("div", { role: "tablist", class: "tabs", "aria-label": say("result.formats") }, ...tabs);
  row.addEventListener("keydown", (event) => moveAlong(tabs, event));
  watchEnds(row);
  return {
    node: row,
    /** Shows which one is chosen. @param {string} id */
    select(id) {
      ids.forEach((one, index) => {
        tabs[index].setAttribute("aria-selected", String(one === id));
        tabs[index].tabIndex = one === id ? 0 : -1;
      });
    },
  };
}

/**
 * @param {string} id
 * @param {(byKey: boolean) => void} choose
 */
function tab(id, choose) {
  const made = element("button", { type: "button", role: "tab", class: "tab", id: `tab-${id}`, "aria-controls": `panel-${id}` }, say(`tab.${id}`));
  made.addEventListener("click", (event) => {
    choose(event.detail === 0);
    made.scrollIntoView({ block: "nearest", inline: "nearest" });
  });
  return made;
}

/**
 * Where the row is longer than the screen its ends show that it goes on.
 *
 * @param {HTMLElement} row
 */
function watchEnds(row) {
  const look = () => {
    const gone = Math.abs(row.scrollLeft); // Negative from right to left.
    row.classList.toggle("tabs-before", gone > 1);
    row.classList.toggle("tabs-after", row.clientWidth + gone < row.scrollWidth - 1);
  };
  row.addEventListener("scroll", look, { passive: true });
  new ResizeObserver(look).observe(row);
}

/**
 * Arrow keys move between tabs in reading order, as the ARIA pattern for tabs asks.
 *
 * @param {HTMLElement[]} tabs
 * @param {KeyboardEvent} event
 */
function moveAlong(tabs, event) {
  const at = tabs.findIndex((one) => one === document.activeElement);
  const forward = document.documentElement.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
  const backward = forward === "ArrowLeft" ? "ArrowRight" : "ArrowLeft";
  /** @type {Record<string, number>} */
  const targets = { [forward]: at + 1, [backward]: at - 1, Home: 0, End: tabs.length - 1 };
  if (at < 0 || !(event.key in targets)) return;
  event.preventDefault();
  const next = tabs[(targets[event.key] + tabs.length) % tabs.length];
  next.focus();
  next.click();
}
