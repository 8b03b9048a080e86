// @ts-check
// Panels with one line each over logarithmic axes, as an SVG that is readable on light and on dark.

/**
 * @typedef {object} Panel
 * @property {string} title
 * @property {[number, number][]} points characters of the page, and the value
 * @property {(value: number) => string} unit how a value at the axis is written
 */

const PANEL = { width: 400, height: 300 };
/** Around what is drawn: room for the title and for what stands at the axes. */
const MARGIN = { top: 44, right: 28, bottom: 44, left: 66 };

const STYLE = `
  text { font: 13px system-ui, sans-serif; fill: #333 }
  .title { font-weight: 600; font-size: 14px }
  .grid { stroke: #8886; stroke-width: 1 }
  .linear { stroke: #888; stroke-width: 1.5; stroke-dasharray: 5 4; fill: none }
  .line { stroke: #0b6bcb; stroke-width: 2.5; fill: none }
  .dot { fill: #0b6bcb }
  @media (prefers-color-scheme: dark) { text { fill: #ddd } .line { stroke: #6cb4ff } .dot { fill: #6cb4ff } }
`;

/** Powers of ten that enclose the values. @param {number[]} values @returns {[number, number]} */
const decades = (values) => [Math.floor(Math.log10(Math.min(...values))), Math.ceil(Math.log10(Math.max(...values)))];

/** The powers of ten of an axis, and where a value lies on it. @param {[number, number]} bounds @param {number} from @param {number} to */
function axis([low, high], from, to) {
  return {
    ticks: Array.from({ length: high - low + 1 }, (_, at) => 10 ** (low + at)),
    at: (/** @type {number} */ value) => Math.round(10 * (from + ((Math.log10(value) - low) / (high - low)) * (to - from))) / 10,
  };
}

const size = (/** @type {number} */ it) => (it < 1e6 ? `${it / 1e3} KB` : `${it / 1e6} MB`);

/** @param {Panel} panel @param {number} left @returns {string} */
function drawn({ title, points, unit }, left) {
  const [right, bottom] = [PANEL.width - MARGIN.right, PANEL.height - MARGIN.bottom];
  const x = axis([4, 7], MARGIN.left, right);
  const y = axis(decades(points.map((it) => it[1])), bottom, MARGIN.top);
  const path = (/** @type {[number, number][]} */ line) => line.map((it, at) => `${at === 0 ? "M" : "L"}${x.at(it[0])} ${y.at(it[1])}`).join("");
  // What grows as the page does, through the largest one.
  const [width, value] = points[points.length - 1];
  const lowest = Math.max(points[0][0], (width * y.ticks[0]) / value);
  return `<g transform="translate(${left})">
<text class="title" x="${MARGIN.left}" y="24">${title}</text>
${x.ticks.map((it) => `<path class="grid" d="M${x.at(it)} ${MARGIN.top}V${bottom}"/><text x="${x.at(it)}" y="${bottom + 20}" text-anchor="middle">${size(it)}</text>`).join("\n")}
${y.ticks.map((it) => `<path class="grid" d="M${MARGIN.left} ${y.at(it)}H${right}"/><text x="${MARGIN.left - 8}" y="${y.at(it) + 4}" text-anchor="end">${unit(it)}</text>`).join("\n")}
<path class="linear" d="${path([[lowest, (value * lowest) / width], [width, value]])}"/>
<path class="line" d="${path(points)}"/>
${points.map((it) => `<circle class="dot" cx="${x.at(it[0])}" cy="${y.at(it[1])}" r="3.5"/>`).join("\n")}
</g>`;
}

/** @param {Panel[]} panels @returns {string} */
export function plot(panels) {
  const width = PANEL.width * panels.length;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${PANEL.height + 20}" role="img" aria-label="${panels.map((it) => it.title).join("; ")}, against the size of the page">
<style>${STYLE}</style>
${panels.map((it, at) => drawn(it, at * PANEL.width)).join("\n")}
<text x="${width / 2}" y="${PANEL.height + 10}" text-anchor="middle">size of the page; dashed: what grows as the size does</text>
</svg>
`;
}
