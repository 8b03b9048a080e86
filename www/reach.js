// @ts-check
// Whether this page may ask sites for pages and pictures. The one-file page puts another module in the place of this one.

/** @type {boolean} */
export const REACHES = true;
