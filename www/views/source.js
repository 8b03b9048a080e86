// @ts-check
// A format as text: Markdown with each line in its own direction, JSON and HTML with names and tags set apart.

import { element } from "../element.js";

/** Characters. Colouring more than this would cost more time than it is worth. */
const COLOURED = 300_000;
/** Letters that monospaced fonts draw badly or not at all. */
const BEYOND_LATIN = /(?![\p{Script=Latin}])\p{L}/u;
/** The forms that are JSON. */
const JSON_FORMS = ["json", "ninjs", "json-ld"];
/** A name with its colon, or a string value. */
const JSON_STRING = /("(?:[^"\\]|\\.)*")(\s*:)?/gu;

/**
 * @param {string} id
 * @param {string} text
 * @param {string | undefined} language The article's.
 * @returns {HTMLElement}
 */
export function source(id, text, language) {
  const isJson = JSON_FORMS.includes(id);
  const made = element("pre", {
    class: `source source-${id}`, tabindex: 0, dir: isJson || id === "html" ? "ltr" : "auto", lang: language, translate: "no",
  });
  if (isJson && text.length <= COLOURED) colour(made, text);
  else if (id === "html" && text.length <= COLOURED) colourMarkup(made, text);
  else made.append(text);
  return made;
}

/**
 * @param {HTMLElement} into
 * @param {string} json
 */
function colour(into, json) {
  let from = 0;
  for (const found of json.matchAll(JSON_STRING)) {
    into.append(json.slice(from, found.index));
    // Isolated, so that a right-to-left value does not carry the marks around it along.
    into.append(string(found[1], found[2] !== undefined), found[2] ?? "");
    from = found.index + found[0].length;
  }
  into.append(json.slice(from));
}

/**
 * @param {HTMLElement} into
 * @param {string} html As the package writes it: a `<` opens a tag and nothing else.
 */
function colourMarkup(into, html) {
  for (const part of html.split(/(<[^>]*>)/u)) {
    if (part.startsWith("<")) into.append(element("span", { class: "tag" }, part));
    else if (part.trim() === "") into.append(part);
    else into.append(element("bdi", { class: BEYOND_LATIN.test(part) ? "json-prose" : null }, part));
  }
}

/**
 * @param {string} text
 * @param {boolean} isName
 */
function string(text, isName) {
  if (isName) return element("span", { class: "json-name" }, text);
  return element("bdi", { class: BEYOND_LATIN.test(text) ? "json-text json-prose" : "json-text" }, text);
}
