// @ts-check
// The table's rows, in the order in which they are shown first: one a file, and one more for each further page of an archive.

import { pathOf } from "../ways/folder.js";

/**
 * @typedef {object} Row
 * @property {number} id
 * @property {File} file Its name and where it lies, not its bytes.
 * @property {number} page Which page of the file, from 0.
 * @property {string} name
 * @property {"waiting" | "reading" | "done" | "failed" | "stopped"} state
 * @property {string} [code] Why it failed.
 * @property {import("./digest.js").Digest} [digest]
 * @property {Blob} [json] The article.
 * @property {import("../given.js").Given} [given] The roles that the reader gave to its passages.
 */

export class Rows {
  /** @type {Row[]} */
  all = [];
  /** Each file's rows by their pages. @type {Map<File, Row[]>} */
  #ofFile = new Map();

  /** @param {File[]} files */
  constructor(files) {
    for (const file of files) this.#add(file, 0, pathOf(file));
  }

  /**
   * @param {Row} first The file's row that is being read.
   * @param {number} page
   * @returns {Row} That of the file's page; pages before the first have no part in this reading, and later ones get a row
   *   when they are met.
   */
  ofPage(first, page) {
    if (page <= first.page) return first;
    return this.#ofFile.get(first.file)?.[page] ?? this.#add(first.file, page, first.name);
  }

  /**
   * @param {File} file
   * @param {number} page
   * @param {string} name
   */
  #add(file, page, name) {
    /** @type {Row} */
    const row = { id: this.all.length, file, page, name, state: "waiting" };
    this.all.push(row);
    const pages = this.#ofFile.get(file) ?? [];
    pages[page] = row;
    this.#ofFile.set(file, pages);
    return row;
  }
}
