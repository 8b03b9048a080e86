// @ts-check

/** Marks our errors: `import`, `require` and khabar/slim have a class each, and one must know the errors of the others. */
const BRAND = Symbol.for("khabar.error");

/** Why nothing could be read. */
export class KhabarError extends Error {
  /**
   * @param {import("./types.d.ts").ErrorCode} code
   * @param {string} message
   * @param {ErrorOptions & { status?: number }} [options]
   */
  constructor(code, message, options) {
    super(message, options);
    this.name = "KhabarError";
    this.code = code;
    if (options?.status !== undefined) this.status = options.status;
  }

  get [BRAND]() {
    return true;
  }

  /** @param {unknown} value */
  static [Symbol.hasInstance](value) {
    if (this !== KhabarError) return Function.prototype[Symbol.hasInstance].call(this, value);
    return typeof value === "object" && value !== null && BRAND in value;
  }
}
