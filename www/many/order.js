// @ts-check
// Which rows are shown, and in which order.

import { language } from "../settings.js";

/**
 * @typedef {import("./rows.js").Row} Row
 * @typedef {"headline" | "published" | "authors" | "words" | "confidence" | "warnings"} Column
 * @typedef {"all" | "warnings" | "failed" | "none"} Only
 * @typedef {{ column: Column | null, down: boolean, filter: string, only: Only }} Order
 */

/** @type {Record<Column, (row: Row) => string | number | undefined>} */
const VALUES = {
  headline: (row) => row.digest?.headline ?? row.name,
  published: (row) => row.digest?.published,
  authors: (row) => row.digest?.authors.join(" ") || undefined,
  words: (row) => row.digest?.words,
  confidence: (row) => row.digest?.confidence,
  warnings: (row) => row.digest?.warnings.length,
};

/**
 * @param {Row[]} rows
 * @param {Order} order
 * @returns {Row[]} Rows without a value stand last, whichever way the order goes.
 */
export function ordered(rows, order) {
  const wanted = fold(order.filter.trim());
  const kept = rows.filter((row) => isWanted(row, order.only) && (wanted === "" || fold(wordsOf(row)).includes(wanted)));
  if (!order.column) return kept;
  const value = VALUES[order.column];
  const { compare } = new Intl.Collator(language(), { numeric: true, ignorePunctuation: true });
  const sign = order.down ? -1 : 1;
  return kept
    .map((row) => ({ row, value: value(row) }))
    .sort((a, b) => {
      if (a.value === undefined || b.value === undefined) return Number(a.value === undefined) - Number(b.value === undefined);
      const told = typeof a.value === "number" && typeof b.value === "number" ? a.value - b.value : compare(String(a.value), String(b.value));
      return told * sign;
    })
    .map(({ row }) => row);
}

/** @param {Row} row @param {Only} only */
function isWanted(row, only) {
  if (only === "warnings") return (row.digest?.warnings.length ?? 0) > 0;
  if (only === "failed") return row.state === "failed" || row.state === "stopped";
  if (only === "none") return row.digest?.kind === "none" || row.digest?.kind === "index";
  return true;
}

/** @param {Row} row */
function wordsOf({ name, digest }) {
  return [name, digest?.headline, digest?.site, digest?.section, digest?.published, ...(digest?.authors ?? [])].filter(Boolean).join(" ");
}

/** Letters that keyboards of Arabic and Persian give for one another, and what they are compared as. @type {Record<string, string>} */
const ALIKE = { ک: "ك", ی: "ي", ى: "ي", ہ: "ه", ة: "ه" };

/**
 * @param {string} text
 * @returns {string} Without what searchers leave out or type otherwise: case, accents, vowel signs, joiners, kinds of digits.
 */
function fold(text) {
  return text
    .normalize("NFKD")
    .replace(/\p{M}|[\u0640\u200c\u200d]/gu, "")
    .replace(/[٠-٩۰-۹]/gu, (digit) => String(digit.charCodeAt(0) & 15))
    .replace(/[کیىہة]/gu, (letter) => ALIKE[letter])
    .toLowerCase();
}
