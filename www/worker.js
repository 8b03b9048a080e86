// @ts-check
// Runs jobs away from the page, so that a heavy one never freezes it and a stuck one can be ended.

import { perform } from "./job.js";
import { asProblem } from "./problem.js";

addEventListener("message", async ({ data: { id, job } }) => {
  try {
    postMessage({ id, done: await perform(job) });
  } catch (thrown) {
    postMessage({ id, problem: asProblem(thrown) });
  }
});

// Loading the core now makes the first paste quick, and a core that cannot load known at once.
import("./core.js").then(
  () => postMessage({ ready: true }),
  (thrown) => postMessage({ ready: false, problem: asProblem(thrown) }),
);
