// @ts-check

/** Why nothing could be read. */
export class KhabarError extends Error {
  /**
   * @param {import("./types.d.ts").ErrorCode} code
   * @param {string} message
   * @param {ErrorOptions} [options]
   */
  constructor(code, message, options) {
    super(message, options);
    this.name = "KhabarError";
    this.code = code;
  }
}
