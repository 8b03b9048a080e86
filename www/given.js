// @ts-check
// The roles that the reader gives to passages, by which they are taken out of the article or put back.

import { isOfLead } from "./block-of.js";

/**
 * @typedef {import("./types.js").Article} Article
 * @typedef {import("./types.js").Role} Role
 * @typedef {import("./types.js").LabelledPassage} LabelledPassage
 * @typedef {Map<number, Role>} Given By the passage's index.
 */

/** Every role, in the order in which they are offered. @type {readonly Role[]} */
export const ROLES = [
  "body", "headline", "kicker", "dek", "byline", "date", "caption", "credit", "source", "correction", "author-note", "related",
  "comment", "newsletter", "promo", "share", "tags", "legal", "cookie", "login", "navigation", "control", "repeat", "hidden", "other",
];
/** Those of the article itself. @type {readonly string[]} */
const OF_ARTICLE = ["body", "headline", "kicker", "dek", "byline", "date", "source", "correction"];
/** Those that belong to a picture, and to the article where that does. @type {readonly string[]} */
const OF_PICTURE = ["caption", "credit"];

/**
 * @param {Article} article
 * @param {LabelledPassage} passage
 */
export function isIn(article, passage) {
  if (OF_ARTICLE.includes(passage.role)) return true;
  return OF_PICTURE.includes(passage.role) && (passage.block !== undefined || isOfLead(article, passage));
}

/**
 * @param {Article} article As the core reads it by itself.
 * @param {LabelledPassage} own One of its passages.
 * @param {boolean} kept Whether it is to stand in the article.
 * @returns {Role}
 */
export function roleFor(article, own, kept) {
  return isIn(article, own) === kept ? own.role : kept ? "body" : "other";
}

/**
 * @param {Given} given
 * @returns {import("./types.js").GivenRole[]}
 */
export function asOption(given) {
  return [...given].map(([passage, role]) => ({ passage, role }));
}
