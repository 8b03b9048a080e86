// @ts-check
// The shapes of the package's JSON, for the type checker alone.

/**
 * @typedef {"ltr" | "rtl"} Direction
 * @typedef {{ language?: string, direction?: Direction }} Locale
 * @typedef {{ text: string, marks?: string[], href?: string }} Run
 * @typedef {{ content: Run[], blocks?: Block[] }} ListItem
 * @typedef {{ url?: string, alt?: string, caption?: string, credit?: string, width?: number, height?: number }} Figure
 * @typedef {{ content: Run[], header?: boolean, columns?: number, rows?: number }} Cell
 * @typedef {({ type: "paragraph", content: Run[] } & Locale)
 *   | ({ type: "heading", level: number, content: Run[] } & Locale)
 *   | ({ type: "list", ordered: boolean, items: ListItem[] } & Locale)
 *   | ({ type: "quote", blocks: Block[] } & Locale)
 *   | ({ type: "figure" } & Figure)
 *   | { type: "table", caption?: string, rows: Cell[][] }
 *   | { type: "code", text: string, syntax?: string }
 *   | { type: "embed", provider: string, url: string, title?: string }
 *   | { type: "separator" }} Block
 * @typedef {{ value: string, precision: "year" | "month" | "day" | "minute" | "second", raw?: string }} Moment
 * @typedef {{ name: string, url?: string, role?: string, organisation?: boolean }} Author
 * @typedef {{
 *   kind: string, headline?: string, kicker?: string, dek?: string, byline?: string, authors?: Author[],
 *   published?: Moment, modified?: Moment, section?: string, tags?: string[], language?: string, direction: Direction,
 *   site?: { name?: string, url?: string }, url?: string, image?: Figure, body: Block[],
 *   sources?: { name: string, raw: string }[], related?: { title: string, url?: string }[],
 *   stats: { words: number, characters: number, readingMinutes: number }, confidence: number,
 *   warnings: { code: string, message: string }[]
 * }} Article
 */

export {};
