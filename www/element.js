// @ts-check
// The only place that makes elements. Text always goes in as text, never as markup.

const SVG = "http://www.w3.org/2000/svg";

/**
 * @typedef {Node | string | null | undefined | false} Child
 * @typedef {Record<string, string | number | boolean | null | undefined>} Attributes
 */

/**
 * Makes an element. An attribute that is `false`, `null` or `undefined` is left out.
 *
 * @param {string} name
 * @param {Attributes} [attributes]
 * @param {...Child} children
 * @returns {HTMLElement}
 */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  setAttributes(made, attributes);
  made.append(...children.filter(isPresent));
  return made;
}

/**
 * @param {{ label: string, class?: string, icon?: SVGElement | null, bare?: boolean, id?: string, pressed?: boolean }} about
 *   `bare` shows the icon alone and keeps the label for screen readers.
 * @param {(event: MouseEvent) => void} onClick
 * @returns {HTMLButtonElement}
 */
export function button(about, onClick) {
  const made = /** @type {HTMLButtonElement} */ (
    element(
      "button",
      {
        type: "button",
        id: about.id,
        class: about.class ?? "button",
        "aria-label": about.bare ? about.label : null,
        title: about.bare ? about.label : null,
      },
      about.icon,
      about.bare ? null : element("span", {}, about.label),
    )
  );
  made.addEventListener("click", onClick);
  return made;
}

/** Line drawings on a grid of 20, as the `d` of one path each. */
const ICONS = {
  back: "M12.5 4.5 7 10l5.5 5.5",
  check: "M4.5 10.5 8.5 14.5 15.5 6",
  copy: "M7.5 7.5h8v8h-8zM12.5 7.5v-3h-8v8h3",
  close: "M5 5l10 10M15 5 5 15",
  file: "M5 3h6.5L15 6.5V17H5zM11.5 3v3.5H15",
  folder: "M3 5h5l1.5 2H17v9H3z",
  lock: "M5.5 9h9v7.5h-9zM7 9V6.5a3 3 0 0 1 6 0V9",
  moon: "M16 11.6A6.5 6.5 0 0 1 8.4 4a6.5 6.5 0 1 0 7.6 7.6z",
  out: "M8 5H4.5v10.5H15V12M11 4h5v5M16 4l-7 7",
  picture: "M3 4.5h14v11H3zM3 13l4-4 4 4 2.5-2.5L17 14M13 7.5h.01",
  print: "M6 8V3.5h8V8M6 14H3.5V8h13v6H14M6 12h8v4.5H6z",
  save: "M10 3.5v9M6.5 9.5 10 13l3.5-3.5M4 16.5h12",
  sun: "M10 6.8a3.2 3.2 0 1 0 0 6.4 3.2 3.2 0 0 0 0-6.4zM10 2v1.6M10 16.4V18M2 10h1.6M16.4 10H18M4.4 4.4l1.1 1.1M14.5 14.5l1.1 1.1M4.4 15.6l1.1-1.1M14.5 5.5l1.1-1.1",
};

/**
 * @param {keyof typeof ICONS} name
 * @returns {SVGElement}
 */
export function icon(name) {
  const drawing = document.createElementNS(SVG, "svg");
  setAttributes(drawing, { viewBox: "0 0 20 20", class: `icon icon-${name}`, "aria-hidden": "true", focusable: "false" });
  const path = document.createElementNS(SVG, "path");
  setAttributes(path, { d: ICONS[name] });
  drawing.append(path);
  return drawing;
}

/**
 * @param {Element} target
 * @param {Attributes} attributes
 */
function setAttributes(target, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    target.setAttribute(name, value === true ? "" : String(value));
  }
}

/**
 * @param {Child} child
 * @returns {child is Node | string}
 */
function isPresent(child) {
  return child !== null && child !== undefined && child !== false && child !== "";
}
