// @ts-check
// Names of roles and reasons in the reader's language, and the few colours that roles share.

import { knows, say } from "../strings.js";

/** Roles of one kind share a colour; all others are furniture. @type {Record<string, string>} */
const GROUPS = {
  body: "body",
  headline: "head", kicker: "head", dek: "head", byline: "head", date: "head", source: "head", correction: "head", "author-note": "head",
  caption: "picture", credit: "picture",
  related: "elsewhere", tags: "elsewhere",
  comment: "readers",
  newsletter: "offers", promo: "offers", login: "offers", cookie: "offers",
  repeat: "unseen", hidden: "unseen",
};

/** Measures come in families that mean one thing to a reader. @type {[RegExp, string][]} */
const FAMILIES = [
  [/^(?:likely|since-likely|until-likely|from-likeliest|likeliest-share|levels-below-likeliest)/u, "neighbours"],
  [/^(?:container|kind-|previous-|next-|second-|page-|first-inside|last-inside|pictures)/u, "around"],
  [/^name-/u, "names"],
  [/^(?:in-(?!description|article-body)|tag$|depth|visibility)/u, "element"],
  [/^(?:in-description|in-article-body|headline-overlap)/u, "metadata"],
  [/prose|richest|run-share/u, "prose"],
  [/headline|^place$|ending-label/u, "position"],
  [/^(?:words|length|sentences|commas|digits|capitals|ends-|starts-|asks|stop-words|quotes|symbols|links?$|link-share|bold-share|label|clock|address|repeat)/u, "text"],
];

/** @param {string} role */
export function roleGroup(role) {
  return GROUPS[role] ?? "furniture";
}

/** @param {string} role */
export function roleName(role) {
  if (role === "other") return say("role.unnamed"); // Keys that end in .other are plural forms.
  return knows(`role.${role}`) ? say(`role.${role}`) : role;
}

/**
 * @param {string[]} reasons Names of rules and measures, strongest first.
 * @returns {string[]} Each said once.
 */
export function reasonWords(reasons) {
  return [...new Set(reasons.map(reasonWord))];
}

/** @param {string} reason */
function reasonWord(reason) {
  if (knows(`rule.${reason}`)) return say(`rule.${reason}`);
  const family = FAMILIES.find(([pattern]) => pattern.test(reason));
  return family ? say(`reason.${family[1]}`) : reason;
}
