// @ts-check
// One script for the page and for its workers: each runs its own part.

if (typeof document === "undefined") void import("../worker.js");
else void import("../app.js");
