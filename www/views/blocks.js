// @ts-check
// The body's blocks, one function a type. Quotes and lists hold blocks; a stack of work keeps it from recursing.

import { link } from "../address.js";
import { element, icon } from "../element.js";
import { say } from "../strings.js";
import { figure } from "./figure.js";
import { runs } from "./runs.js";

/**
 * @typedef {import("../types.js").Block} Block
 * @typedef {{ into: Element, blocks: Block[], level: number }} Work Blocks that still have to be written into an element.
 * @typedef {{ pictures: boolean, later: Work[], level: number }} Writing `level` is the last heading's, 1 for the headline.
 */

/**
 * @param {Element} into
 * @param {Block[]} blocks
 * @param {boolean} pictures Whether pictures may load at once.
 */
export function writeBlocks(into, blocks, pictures) {
  /** @type {Work[]} */
  const later = [];
  const writing = { pictures, later, level: 1 };
  blocks.forEach((block, index) => {
    const made = written(block, writing);
    if (!made) return;
    made.setAttribute("data-block", String(index)); // Lists of quotes and days lead here.
    into.append(made);
  });
  for (let work = later.pop(); work; work = later.pop()) {
    const inner = { pictures, later, level: work.level };
    for (const block of work.blocks) {
      const made = written(block, inner);
      if (made) work.into.append(made);
    }
  }
}

/**
 * @param {Block} block
 * @param {Writing} writing
 * @returns {Element | null}
 */
function written(block, writing) {
  return Object.hasOwn(WRITERS, block.type) ? WRITERS[block.type](block, writing) : null;
}

/** @type {Record<string, (block: any, writing: Writing) => Element>} */
const WRITERS = {
  paragraph: (block) => element("p", local(block), ...runs(block.content)),
  heading: (block, writing) => {
    // Pages choose levels by their looks; a step left out would lead screen readers to seek what is not there.
    writing.level = Math.min(6, Math.max(2, block.level), writing.level + 1);
    return element(`h${writing.level}`, local(block), ...runs(block.content));
  },
  list: (block, { later, level }) => {
    const items = block.items.map((/** @type {import("../types.js").ListItem} */ item) => {
      const made = element("li", {}, ...runs(item.content));
      if (item.blocks) later.push({ into: made, blocks: item.blocks, level });
      return made;
    });
    const numbers = block.ordered && block.start !== undefined ? { start: String(block.start) } : {};
    return element(block.ordered ? "ol" : "ul", { ...local(block), ...numbers }, ...items);
  },
  quote: (block, { later, level }) => {
    const made = element("blockquote", local(block));
    later.push({ into: made, blocks: block.blocks, level });
    return made;
  },
  update: (block, { later, level }) => {
    const made = element("section", { class: "update" });
    if (block.time) {
      const printed = block.time.raw ?? block.time.value;
      made.append(element("p", { class: "update-time" }, element("time", { datetime: block.time.value, dir: "auto" }, printed)));
    }
    if (block.heading) made.append(element("h2", { dir: "auto" }, block.heading));
    later.push({ into: made, blocks: block.blocks, level: block.heading ? 2 : level });
    return made;
  },
  figure: (block, { pictures }) => figure(block, pictures),
  table: (block) => table(block),
  code: (block) => element("pre", { class: "code", dir: "ltr", tabindex: 0 }, element("code", {}, block.text)),
  embed: (block) => embed(block),
  separator: () => element("hr"),
};

/**
 * @param {import("../types.js").Locale} block
 * @returns {import("../element.js").Attributes}
 */
function local(block) {
  return { lang: block.language, dir: block.direction };
}

/** @param {{ caption?: string, rows: import("../types.js").Cell[][] }} block */
function table(block) {
  const rows = block.rows.map((row) =>
    element(
      "tr",
      {},
      ...row.map((cell) =>
        element(cell.header ? "th" : "td", { colspan: cell.columns, rowspan: cell.rows }, ...runs(cell.content)),
      ),
    ),
  );
  const caption = block.caption && element("caption", { dir: "auto" }, block.caption);
  const made = element("table", {}, caption, element("tbody", {}, ...rows));
  return element("div", { class: "table", role: "region", tabindex: 0, "aria-label": block.caption ?? say("table.label") }, made);
}

/** @param {{ provider: string, url: string, title?: string }} block */
function embed(block) {
  return element(
    "div",
    { class: "embed" },
    element("p", { class: "embed-title", dir: "auto" }, block.title ?? block.provider),
    link(block.url, { class: "embed-link" }, icon("out"), say("embed.open", { host: block.provider })),
  );
}
