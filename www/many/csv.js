// @ts-check
// The table as CSV (RFC 4180) that a spreadsheet opens without running anything.

/** What a spreadsheet takes for the start of a formula or of a command. */
const FORMULA = /^[\s\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]*[=+\-@|%＝＋－＠\t\r]/u;
/** Tells spreadsheets that the text is UTF-8. */
const MARK = "\ufeff";

/** @type {[string, (row: import("./rows.js").Row) => string | number | undefined][]} */
const COLUMNS = [
  ["file", (row) => row.name],
  ["headline", (row) => row.digest?.headline],
  ["published", (row) => row.digest?.published],
  ["modified", (row) => row.digest?.modified],
  ["authors", (row) => row.digest?.authors.join("; ")],
  ["section", (row) => row.digest?.section],
  ["site", (row) => row.digest?.site],
  ["url", (row) => row.digest?.url],
  ["language", (row) => row.digest?.language],
  ["kind", (row) => row.digest?.kind],
  ["words", (row) => row.digest?.words],
  ["confidence", (row) => row.digest?.confidence],
  ["warnings", (row) => row.digest?.warnings.join("; ")],
  ["error", errorOf],
];

/**
 * @param {import("./rows.js").Row} row
 * @returns {string | undefined} Why the line holds no article: the reason's code, or that it was not yet read.
 */
export function errorOf(row) {
  return row.code ?? (row.state === "done" ? undefined : row.state);
}

/**
 * @param {import("./rows.js").Row[]} rows
 * @param {typeof COLUMNS} [first] Columns that stand before the others.
 * @returns {string}
 */
export function csv(rows, first = []) {
  const columns = [...first, ...COLUMNS];
  const lines = [columns.map(([name]) => name), ...rows.map((row) => columns.map(([, value]) => cell(value(row))))];
  return `${MARK}${lines.map((line) => line.join(",")).join("\r\n")}\r\n`;
}

/** @param {string | number | undefined} value */
function cell(value) {
  if (value === undefined || typeof value === "number") return String(value ?? "");
  const harmless = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/u.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
