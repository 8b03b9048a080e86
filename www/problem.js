// @ts-check
// Why no article came out.

/** A reason with a `code` that the interface has words for. */
export class Problem extends Error {
  /**
   * @param {string} code
   * @param {string} [message]
   */
  constructor(code, message = code) {
    super(message);
    this.code = code;
  }
}

/**
 * @param {unknown} thrown
 * @returns {{ code: string, message: string }} The error as plain data. What has no code of its own is a crash.
 */
export function asProblem(thrown) {
  const { code, message } = /** @type {{ code?: unknown, message?: unknown }} */ (thrown ?? {});
  return { code: typeof code === "string" ? code : "crashed", message: String(message ?? thrown) };
}
