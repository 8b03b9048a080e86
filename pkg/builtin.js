// @ts-check

/**
 * A module of Node by its name, without an import that a bundler would follow.
 *
 * @param {string} name
 * @returns {any} nothing where there is none
 */
export const builtin = (name) => /** @type {any} */ (globalThis).process?.getBuiltinModule?.(name);
