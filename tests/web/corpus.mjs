// @ts-check
// The attacks of tests/attacks and the places that they are put into, as tests/attacks/corpus.rs reads them too.

import { readFileSync, readdirSync } from "node:fs";

const FOLDER = new URL("../attacks/", import.meta.url);
/** @type {Record<string, string>} */
const ESCAPES = { n: "\n", t: "\t", r: "\r", f: "\f", 0: "\0", "\\": "\\" };

/** @param {string} name */
const read = (name) => readFileSync(new URL(name, FOLDER), "utf8");
/** @param {string} text */
const lines = (text) => text.split("\n").filter((line) => line !== "" && line !== "#" && !line.startsWith("# "));

/** @returns {string[]} */
export function attacks() {
  return lines(read("corpus.txt"))
    .filter((line) => !/^\[[a-z ]+\]$/u.test(line))
    .map((line) => line.replace(/\\(?:u\{([\da-f]+)\}|(.))/gu, (_, code, sign) => (code ? String.fromCodePoint(Number.parseInt(code, 16)) : ESCAPES[sign])));
}

/** @returns {{ name: string, with(attack: string): string }[]} */
export function places() {
  return readdirSync(new URL("places/", FOLDER)).sort().map((name) => {
    const page = read(`places/${name}`);
    return {
      name,
      with(attack) {
        const text = attack.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
        const json = JSON.stringify(attack).slice(1, -1).replaceAll("</", "<\\/").replaceAll("<!", "\\u003c!");
        return page.replaceAll("{{raw}}", () => attack).replaceAll("{{text}}", () => text).replaceAll("{{json}}", () => json);
      },
    };
  });
}

/**
 * The elements that an export may hold, each with the attributes that it may have.
 *
 * @returns {Record<"html" | "rendered", Record<string, string[]>>}
 */
export function allowed() {
  /** @param {string} name */
  const section = (name) => {
    const rows = lines(read("allowed.txt").split(`[${name}]\n`)[1].split("\n[")[0]);
    return Object.fromEntries(rows.map((row) => row.split(" ")).map(([element, ...attributes]) => [element, attributes]));
  };
  const html = section("html");
  return { html, rendered: { ...html, ...section("rendered") } };
}
