// @ts-check
// The table of many articles. Only the rows in sight are in the document, so that thousands cost no more than a screenful.

import { element } from "../element.js";
import { say } from "../strings.js";
import { COLUMNS, manyRow } from "./many-row.js";

/**
 * @typedef {import("../many/rows.js").Row} Row
 * @typedef {import("../many/order.js").Column} Column
 * @typedef {{ index: number, state: Row["state"], digest: Row["digest"], node: HTMLElement }} Made
 */

/** Pixels of a row; the stylesheet gives rows this height, too (--row). */
const ROW = 56;
/** Rows kept above and below those in sight. */
const SPARE = 8;
/** Rows in sight before the table has been laid out. */
const FIRST = 20;

/**
 * @param {import("./many.js").ManyState} state
 * @param {(row: Row) => void} open
 * @param {() => void} onSort
 */
export function manyTable(state, open, onSort) {
  const heads = COLUMNS.map((column) => headCell(column, state.order, onSort));
  const body = element("tbody");
  const table = element("table", { class: "many-table", "aria-labelledby": "many-title" }, element("thead", {}, element("tr", { "aria-rowindex": 1 }, ...heads.map(({ cell }) => cell))), body);
  const empty = element("p", { class: "many-empty", hidden: true }, say("many.empty"));
  const box = element("div", { class: "many-box", id: "many-box", tabindex: 0, role: "region", "aria-labelledby": "many-title" }, table, empty);
  const part = new PartInSight(box, body, heads[0].cell, open);
  keepScroll(box, state, () => part.draw());
  body.addEventListener("keydown", (event) => moveAlong(part, event));
  return {
    node: box,
    /**
     * @param {Row} row
     * @returns {boolean} Whether it is among those shown and has the focus now.
     */
    reveal(row) {
      const index = part.rows.indexOf(row);
      if (index < 0) return false;
      box.scrollTop = state.top;
      part.bring(index);
      state.top = box.scrollTop;
      return document.activeElement?.closest("tr")?.dataset.id === String(row.id);
    },
    /** @param {Row[]} shown */
    show(shown) {
      part.rows = shown;
      table.setAttribute("aria-rowcount", String(shown.length + 1));
      empty.hidden = shown.length > 0;
      for (const { tell } of heads) tell();
      part.draw();
    },
  };
}

/** The rows that are in the document, between two that stand for those above and below. */
class PartInSight {
  /** All rows of the table, in their order. @type {Row[]} */
  rows = [];
  /** Rows already made, so that only what changed is made anew. @type {Map<number, Made>} */
  #made = new Map();
  #above = element("tr", { class: "spacer", "aria-hidden": "true" }, element("td"));
  #below = element("tr", { class: "spacer", "aria-hidden": "true" }, element("td"));
  #box;
  #body;
  #head;
  #open;

  /**
   * @param {HTMLElement} box What scrolls.
   * @param {HTMLElement} body
   * @param {HTMLElement} head A cell of the row that stays at the top.
   * @param {(row: Row) => void} open
   */
  constructor(box, body, head, open) {
    this.#box = box;
    this.#body = body;
    this.#head = head;
    this.#open = open;
  }

  /** Rows that a page's key goes along. */
  get page() {
    return Math.max(1, Math.floor(this.#box.clientHeight / ROW) - 1);
  }

  draw() {
    const count = this.rows.length;
    const height = this.#box.clientHeight || FIRST * ROW;
    const top = Math.min(this.#box.scrollTop, Math.max(0, count * ROW - height)); // A filter may just have shortened it.
    const first = Math.max(0, Math.floor(top / ROW) - SPARE);
    const part = this.rows.slice(first, first + Math.ceil(height / ROW) + 2 * SPARE);
    this.#above.style.blockSize = `${first * ROW}px`;
    this.#below.style.blockSize = `${Math.max(0, count - first - part.length) * ROW}px`;
    const now = new Map(part.map((row, at) => [row.id, this.#rowAt(row, first + at)]));
    const isSame = now.size === this.#made.size && [...now].every(([id, one]) => this.#made.get(id) === one);
    this.#made = now;
    if (!isSame || !this.#body.firstChild) this.#put([...now.values()].map(({ node }) => node));
  }

  /** Scrolls no further than the row needs to be in sight, and gives it the focus. @param {number} index */
  bring(index) {
    const box = this.#box;
    const head = this.#head.offsetHeight;
    box.focus({ preventScroll: true });
    if (index * ROW < box.scrollTop) box.scrollTop = index * ROW;
    if ((index + 1) * ROW + head > box.scrollTop + box.clientHeight) box.scrollTop = (index + 1) * ROW + head - box.clientHeight;
    this.draw();
    this.#focusOn(`[data-index="${index}"]`);
  }

  /** @param {Row} row @param {number} index */
  #rowAt(row, index) {
    const before = this.#made.get(row.id);
    const isSame = before && before.index === index && before.state === row.state && before.digest === row.digest;
    return isSame ? before : { index, state: row.state, digest: row.digest, node: manyRow(row, index, this.#open) };
  }

  /** @param {HTMLElement[]} nodes */
  #put(nodes) {
    const held = document.activeElement?.closest("tr")?.dataset.id;
    // A focused row that is removed would let the browser lay out a half-filled table and scroll it back.
    if (held !== undefined) this.#box.focus({ preventScroll: true });
    arrange(this.#body, [this.#above, ...nodes, this.#below]);
    if (held !== undefined) this.#focusOn(`[data-id="${held}"]`);
  }

  /** @param {string} row */
  #focusOn(row) {
    /** @type {HTMLElement | null} */ (this.#body.querySelector(`${row} button`))?.focus({ preventScroll: true });
  }
}

/**
 * Draws what a scroll brings into sight, and remembers how far the table is scrolled.
 *
 * @param {HTMLElement} box
 * @param {import("./many.js").ManyState} state
 * @param {() => void} draw
 */
function keepScroll(box, state, draw) {
  let waiting = false;
  box.addEventListener("scroll", () => {
    state.top = box.scrollTop;
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      draw();
    });
  });
  new ResizeObserver(draw).observe(box);
  requestAnimationFrame(() => {
    box.scrollTop = state.top;
  });
}

/**
 * @param {PartInSight} part
 * @param {KeyboardEvent} event
 */
function moveAlong(part, event) {
  const row = /** @type {HTMLElement} */ (event.target).closest("tr");
  const { page, rows: { length } } = part;
  /** @type {Record<string, number>} */
  const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -length, End: length };
  if (!row || !(event.key in steps)) return;
  event.preventDefault();
  part.bring(Math.min(length - 1, Math.max(0, Number(row.dataset.index) + steps[event.key])));
}

/**
 * Gives an element these children and leaves alone those that it has already.
 *
 * @param {Element} parent
 * @param {Element[]} wanted
 */
function arrange(parent, wanted) {
  const kept = new Set(wanted);
  for (const child of [...parent.children]) if (!kept.has(child)) child.remove();
  let next = parent.firstElementChild;
  for (const child of wanted) {
    if (child === next) next = next.nextElementSibling;
    else parent.insertBefore(child, next);
  }
}

/**
 * @param {Column} column
 * @param {import("../many/order.js").Order} order
 * @param {() => void} onSort
 */
function headCell(column, order, onSort) {
  const press = element("button", { type: "button", class: "many-sort", id: `sort-${column}` }, say(`many.column.${column}`));
  press.addEventListener("click", () => {
    if (order.column !== column) Object.assign(order, { column, down: false });
    else if (!order.down) order.down = true;
    else Object.assign(order, { column: null, down: false }); // The third press gives back the files' own order.
    onSort();
  });
  const cell = element("th", { scope: "col", class: `many-${column}` }, press);
  const tell = () => {
    if (order.column === column) cell.setAttribute("aria-sort", order.down ? "descending" : "ascending");
    else cell.removeAttribute("aria-sort");
  };
  tell();
  return { cell, tell };
}
