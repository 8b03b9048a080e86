// @ts-check
// Options and articles as the JSON text that the module reads, checked first: what is wrong is named as its user wrote it.

import { KhabarError } from "./error.js";

/** @typedef {import("./types.d.ts").Article} Article */
/** @typedef {import("./types.d.ts").Options} Options */

/** The options of a page and what each is. */
const OPTIONS = {
  url: "a string", contentType: "a string", saved: "a string", passages: "a boolean", provenance: "a boolean", roles: "an array",
  limits: "an object",
};

/** The greatest bounds that the module can count to; of what it counts in 16 bits, the smaller. */
const MOST = 2 ** 32 - 1;
const MOST_OF_NARROW = 2 ** 16 - 1;
const NARROW = ["archiveDepth", "depth", "jsonDepth", "tableSpan"];

/**
 * A copy of the options, which has nothing that is absent or `null`.
 *
 * @param {unknown} given
 * @param {string[]} [others] names that the caller knows beside ours, for the message
 * @returns {Options}
 */
export function checkedOptions(given, others = []) {
  if (given === undefined || given === null) return {};
  if (tag(given) !== "Object") throw badOption("options", "an object", given);
  const options = JSON.parse(written(given, "bad-option", "options"));
  for (const [name, value] of Object.entries(options)) {
    const kind = OPTIONS[/** @type {keyof typeof OPTIONS} */ (name)];
    if (!Object.hasOwn(OPTIONS, name)) {
      const known = [...Object.keys(OPTIONS), ...others].join(", ");
      throw new KhabarError("bad-option", `options: there is no option ${name.slice(0, SHOWN)}; expected one of ${known}`);
    }
    if (kindOf(value) !== kind) throw badOption(name, kind, value);
  }
  if (options.url === "") delete options.url;
  if (options.url !== undefined && !isAddress(options.url)) {
    throw badOption("url", "an absolute address such as https://news.example/story", options.url);
  }
  for (const role of options.roles ?? []) {
    if (kindOf(role) !== "an object") throw badOption("roles", "objects such as { passage: 12, role: \"body\" }", role);
  }
  for (const [name, bound] of Object.entries(options.limits ?? {})) options.limits[name] = checkedBound(name, bound);
  return options;
}

/** @param {string} name @param {unknown} bound */
function checkedBound(name, bound) {
  if (!(Number.isInteger(bound) && Number(bound) >= 0)) throw badOption(`limits.${name}`, "a whole number", bound);
  return Math.min(Number(bound), NARROW.includes(name) ? MOST_OF_NARROW : MOST);
}

/** What tells how an article was made; no export needs it. */
const OF_ITS_MAKING = ["warnings", "provenance", "passages"];

/**
 * What an export needs of an article: nothing of its making, where codes of later versions may stand, and no field that an
 * editor emptied.
 *
 * @param {unknown} article
 */
export function articleText(article) {
  if (!Array.isArray(/** @type {Partial<Article> | null | undefined} */ (article)?.body)) {
    throw new KhabarError("bad-article", `expected an article with its \`body\`, but found ${found(article)}`);
  }
  const kept = Object.entries(/** @type {Article} */ (article)).filter(([name, value]) => value !== "" && !OF_ITS_MAKING.includes(name));
  return written(Object.fromEntries(kept), "bad-article", "the article");
}

/**
 * @param {unknown} value
 * @param {"bad-option" | "bad-article"} code of what cannot be written
 * @param {string} what it is
 */
function written(value, code, what) {
  try {
    return JSON.stringify(value, (_, it) => {
      if (it === null) return undefined;
      return it === Infinity ? Number.MAX_SAFE_INTEGER : it;
    });
  } catch (cause) {
    throw new KhabarError(code, `${what}: ${told(cause)}`, { cause });
  }
}

/** Characters of a value or a message that an error shows. */
const SHOWN = 200;

/**
 * An error's own words, cut: they may hold a whole page.
 *
 * @param {unknown} cause
 */
export function told(cause) {
  const { message, code } = /** @type {{ message?: string, code?: string }} */ (cause ?? {});
  return String(message || code || cause).slice(0, SHOWN);
}

/** @param {string} name @param {string} expected @param {unknown} value */
export function badOption(name, expected, value) {
  return new KhabarError("bad-option", `${name}: expected ${expected}, but found ${found(value)}`);
}

/**
 * A value in words, for a message.
 *
 * @param {unknown} value
 * @returns {string}
 */
export function found(value) {
  if (typeof value === "string") return JSON.stringify(value.length > SHOWN ? `${value.slice(0, SHOWN)}…` : value);
  if (typeof (/** @type {Partial<Promise<unknown>> | null | undefined} */ (value)?.then) === "function") return "a Promise: await it first";
  return value instanceof Object || typeof value === "object" ? kindOf(value) : String(value);
}

/** @param {unknown} value */
function kindOf(value) {
  if (value === null || value === undefined) return String(value);
  if (Array.isArray(value)) return "an array";
  const name = typeof value === "object" ? tag(value) : typeof value;
  return `${/^[AEIOaeio]/.test(name) ? "an" : "a"} ${name === "Object" ? "object" : name}`;
}

/** @param {unknown} value its class, also of a value of another frame */
export function tag(value) {
  return Object.prototype.toString.call(value).slice("[object ".length, -1);
}

/** @param {string} text @param {string} [base] */
export function isAddress(text, base) {
  try {
    return Boolean(new URL(text, base));
  } catch {
    return false;
  }
}
