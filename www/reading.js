// @ts-check
// One page in hand: read once, and again with each role that the reader gives.

import { asOption } from "./given.js";
import { parse } from "./parser.js";

/**
 * @typedef {import("./types.js").Article} Article
 * @typedef {import("./given.js").Given} Given
 * @typedef {import("./ways/clipboard-data.js").Handed} Handed
 */

export class Reading {
  /** As the core reads it by itself. @type {Article} */
  own;
  /** As the reader wants it. @type {Article} */
  article;
  /** @type {Given} */
  given = new Map();
  /** What the page was read from; nothing when only its article was kept. @type {Handed | null} */
  #handed;
  /** The roles that `article` was read with. @type {Given} */
  #read = new Map();
  /** Whether roles were given that no reading has followed yet. */
  #waits = false;
  /** @type {Promise<void> | null} */
  #following = null;

  /**
   * @param {Article} own
   * @param {Handed | null} handed
   */
  constructor(own, handed) {
    this.own = own;
    this.article = own;
    this.#handed = handed;
  }

  /**
   * @param {number} index The passage's.
   * @param {import("./types.js").Role} role
   * @returns {Promise<void>} When `article` follows. Throws when the page cannot be read again; all is then as before.
   */
  give(index, role) {
    if (this.own.passages?.[index].role === role) this.given.delete(index);
    else this.given.set(index, role);
    return this.follow();
  }

  /** Takes back all given roles. */
  undo() {
    this.given.clear();
    return this.follow();
  }

  follow() {
    this.#waits = true;
    this.#following ??= this.#readAgain();
    return this.#following;
  }

  async #readAgain() {
    await null; // Roles that are given in one go are followed in one.
    try {
      while (this.#waits) {
        this.#waits = false;
        const given = new Map(this.given);
        this.article = await this.#with(given);
        this.#read = given;
      }
    } catch (thrown) {
      this.given = new Map(this.#read);
      throw thrown;
    } finally {
      this.#following = null;
    }
  }

  /** @param {Given} given */
  async #with(given) {
    if (given.size === 0 || !this.#handed) return this.own;
    const { input, options } = this.#handed;
    return parse(input, { ...options, roles: asOption(given) }, new AbortController().signal);
  }
}

/**
 * @param {Handed} handed
 * @param {Given} given
 * @param {AbortSignal} signal
 * @returns {Promise<Reading>}
 */
export async function open({ input, options }, given, signal) {
  // A Blob lies outside of the page's memory, and going to the worker does not use it up.
  const kept = input instanceof Uint8Array ? new Blob([/** @type {Uint8Array<ArrayBuffer>} */ (input)]) : input;
  const reading = new Reading(await parse(kept, options, signal), { input: kept, options });
  if (given.size > 0) {
    reading.given = new Map(given);
    await reading.follow();
  }
  return reading;
}

/**
 * @param {Article} article
 * @returns {Article} Without what only the views need.
 */
export function plain(article) {
  const rest = { ...article };
  delete rest.passages;
  delete rest.provenance;
  return rest;
}
