// @ts-check
// The one-file page reaches nothing: its policy forbids every connection.

export const REACHES = false;
