// The entry for `require`. It loads the module entry at the first call, which is asynchronous anyhow.
"use strict";

/** @type {Promise<any> | undefined} */
let entry;

for (const name of ["parse", "parseJson", "toMarkdown", "toHtml", "toText", "toNinjs", "toJsonLd"]) {
  exports[name] = async (/** @type {unknown[]} */ ...given) => {
    entry ??= import("./index.js");
    return (await entry)[name](...given);
  };
}

exports.version = require("./package.json").version;

exports.KhabarError = class KhabarError extends Error {
  /**
   * @param {string} code
   * @param {string} message
   */
  constructor(code, message) {
    super(message);
    this.name = "KhabarError";
    this.code = code;
  }

  /**
   * What is thrown comes from the module entry, whose class is not at hand before the first call.
   *
   * @param {unknown} value
   */
  static [Symbol.hasInstance](value) {
    return value instanceof Error && value.name === "KhabarError";
  }
};
