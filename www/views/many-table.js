// @ts-check
// The table of many articles. Only the rows in sight are in the document, so that thousands cost no more than a screenful.

import { element } from "../element.js";
import { written } from "../moment.js";
import { knows, locale, number, percent, say, sayCount } from "../strings.js";

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

/** @type {Column[]} */
const COLUMNS = ["headline", "published", "authors", "words", "confidence", "warnings"];

/**
 * @param {import("./many.js").ManyState} state
 * @param {(row: Row) => void} open
 * @param {() => void} onSort
 */
export function manyTable(state, open, onSort) {
  /** @type {Row[]} */
  let rows = [];
  const above = element("tr", { class: "spacer", "aria-hidden": "true" }, element("td"));
  const below = element("tr", { class: "spacer", "aria-hidden": "true" }, element("td"));
  const body = element("tbody");
  const heads = COLUMNS.map((column) => headCell(column, state.order, onSort));
  const table = element("table", { class: "many-table", "aria-labelledby": "many-title" }, element("thead", {}, element("tr", { "aria-rowindex": 1 }, ...heads.map(({ cell }) => cell))), body);
  const empty = element("p", { class: "many-empty", hidden: true }, say("many.empty"));
  const box = element("div", { class: "many-box", id: "many-box", tabindex: 0, role: "region", "aria-labelledby": "many-title" }, table, empty);

  /** Rows already made, so that only what changed is made anew. @type {Map<number, Made>} */
  let made = new Map();

  /** @param {Row} row @param {number} index */
  function rowAt(row, index) {
    const before = made.get(row.id);
    const isSame = before && before.index === index && before.state === row.state && before.digest === row.digest;
    return isSame ? before : { index, state: row.state, digest: row.digest, node: rowOf(row, index, open) };
  }

  function draw() {
    const height = box.clientHeight || FIRST * ROW;
    const top = Math.min(box.scrollTop, Math.max(0, rows.length * ROW - height)); // A filter may just have shortened it.
    const first = Math.max(0, Math.floor(top / ROW) - SPARE);
    const inSight = Math.ceil(height / ROW) + 2 * SPARE;
    const part = rows.slice(first, first + inSight);
    const now = new Map(part.map((row, at) => [row.id, rowAt(row, first + at)]));
    const isSame = now.size === made.size && [...now].every(([id, one]) => made.get(id) === one);
    made = now;
    above.style.blockSize = `${first * ROW}px`;
    below.style.blockSize = `${Math.max(0, rows.length - first - part.length) * ROW}px`;
    if (isSame && body.firstChild) return;
    const held = document.activeElement?.closest("tr")?.dataset.id;
    // A focused row that is removed would let the browser lay out a half-filled table and scroll it back.
    if (held !== undefined) box.focus({ preventScroll: true });
    arrange(body, [above, ...[...now.values()].map(({ node }) => node), below]);
    if (held === undefined) return;
    const again = body.querySelector(`[data-id="${held}"] button`);
    if (again instanceof HTMLElement) again.focus({ preventScroll: true });
  }

  /** Scrolls no further than the row needs to be in sight, and gives it the focus. @param {number} index */
  function bring(index) {
    const head = heads[0].cell.offsetHeight;
    box.focus({ preventScroll: true });
    if (index * ROW < box.scrollTop) box.scrollTop = index * ROW;
    if ((index + 1) * ROW + head > box.scrollTop + box.clientHeight) box.scrollTop = (index + 1) * ROW + head - box.clientHeight;
    draw();
    /** @type {HTMLElement | null} */ (body.querySelector(`[data-index="${index}"] button`))?.focus({ preventScroll: true });
  }

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
  body.addEventListener("keydown", (event) => {
    const row = /** @type {HTMLElement} */ (event.target).closest("tr");
    const page = Math.max(1, Math.floor(box.clientHeight / ROW) - 1);
    /** @type {Record<string, number>} */
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -rows.length, End: rows.length };
    if (!row || !(event.key in steps)) return;
    event.preventDefault();
    const target = Math.min(rows.length - 1, Math.max(0, Number(row.dataset.index) + steps[event.key]));
    bring(target);
  });
  new ResizeObserver(() => draw()).observe(box);
  requestAnimationFrame(() => {
    box.scrollTop = state.top;
  });

  return {
    node: box,
    /**
     * @param {Row} row
     * @returns {boolean} Whether it is among those shown and has the focus now.
     */
    reveal(row) {
      const index = rows.indexOf(row);
      if (index < 0) return false;
      box.scrollTop = state.top;
      bring(index);
      state.top = box.scrollTop;
      return document.activeElement?.closest("tr")?.dataset.id === String(row.id);
    },
    /** @param {Row[]} shown */
    show(shown) {
      rows = shown;
      table.setAttribute("aria-rowcount", String(rows.length + 1));
      empty.hidden = rows.length > 0;
      for (const { tell } of heads) tell();
      draw();
    },
  };
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

/**
 * @param {Row} row
 * @param {number} index
 * @param {(row: Row) => void} open
 */
function rowOf(row, index, open) {
  const { digest } = row;
  const title = digest ? (digest.headline ?? say(`kind.${digest.kind}`)) : row.name;
  const press = element("button", { type: "button", class: "many-open", dir: "auto", lang: digest?.language, disabled: !digest }, title);
  press.addEventListener("click", () => open(row));
  const cells = digest
    ? [
      digest.published ? element("time", { datetime: digest.published }, written({ value: digest.published, precision: "day" }, locale(), "day")) : null,
      digest.authors.length > 0 ? element("bdi", {}, digest.authors.join(say("list.comma"))) : null,
      number(digest.words),
      percent(digest.confidence),
      digest.warnings.length > 0 ? warned(digest.warnings) : null,
    ]
    : [null, null, null, null, null];
  return element(
    "tr",
    { "data-id": row.id, "data-index": index, "data-state": row.state, "aria-rowindex": index + 2 },
    element("th", { scope: "row", class: "many-headline" }, press, element("p", { class: "many-file" }, ...under(row))),
    ...cells.map((content, at) => element("td", { class: `many-${COLUMNS[at + 1]}` }, content)),
  );
}

/**
 * @param {Row} row
 * @returns {import("../element.js").Child[]}
 */
function under(row) {
  if (row.state === "failed") return [element("span", { class: "many-failure" }, failureWords(row.code ?? "crashed"))];
  if (row.state !== "done") return [say(`many.state.${row.state}`)];
  const count = row.digest?.warnings.length ?? 0;
  // For narrow screens, which have no column for it.
  return [count > 0 && element("span", { class: "many-warned-line", "aria-hidden": "true" }, sayCount("many.warnings", count)), element("bdi", {}, row.name)];
}

/** @param {string[]} warnings Their count, and what they say for a pointer that rests and for screen readers. */
function warned(warnings) {
  const words = warnings.map(warningWords);
  return element(
    "span",
    { class: "many-warned", title: words.join("\n") },
    element("span", { "aria-hidden": "true" }, number(warnings.length)),
    element("span", { class: "unseen" }, `${sayCount("many.warnings", warnings.length)}: ${words.join(" ")}`),
  );
}

/** @param {string} code */
function failureWords(code) {
  return say(knows(`problem.${code}.title`) ? `problem.${code}.title` : "problem.crashed.title");
}

/** @param {string} code */
function warningWords(code) {
  return knows(`warning.${code}`) ? say(`warning.${code}`) : code;
}
