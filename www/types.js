// @ts-check
// The shapes of the package's JSON, for the type checker alone.

/**
 * @typedef {import("./khabar/index.js").Locale} Locale
 * @typedef {import("./khabar/index.js").Run} Run
 * @typedef {import("./khabar/index.js").ListItem} ListItem
 * @typedef {import("./khabar/index.js").Figure} Figure
 * @typedef {import("./khabar/index.js").Cell} Cell
 * @typedef {import("./khabar/index.js").Block} Block
 * @typedef {import("./khabar/index.js").Moment} Moment
 * @typedef {import("./khabar/index.js").Author} Author
 * @typedef {import("./khabar/index.js").Article} Article
 * @typedef {NonNullable<Article["quotes"]>[number]} Statement
 * @typedef {NonNullable<Article["times"]>[number]} TimeMention
 * @typedef {NonNullable<Article["comments"]>} Comments
 * @typedef {NonNullable<Article["passages"]>[number]} LabelledPassage
 * @typedef {LabelledPassage["role"]} Role
 * @typedef {{ passage: number, role: Role }} GivenRole
 * @typedef {NonNullable<NonNullable<Article["provenance"]>["headline"]>} Proof
 * @typedef {Extract<Block, { type: "update" }>} Update
 * @typedef {Article["direction"]} Direction
 */

export {};
