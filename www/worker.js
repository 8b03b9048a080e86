// @ts-check
// Runs jobs away from the page, so that a heavy one never freezes it and a stuck one can be ended.

// The core is by far the largest part, so nothing is waited for before it is asked for and compiled.
const core = import("./core.js").then(({ init }) => init());
const parts = Promise.all([import("./job.js"), import("./problem.js")]);

addEventListener("message", async ({ data: { id, job, asks } }) => {
  if (asks === "ready") return postMessage({ ready: await isReady });
  if (!job) return;
  const [{ perform }, { asProblem }] = await parts;
  try {
    postMessage({ id, done: await perform(job) });
  } catch (thrown) {
    postMessage({ id, problem: asProblem(thrown) });
  }
});

/** A core that cannot load is known at once, and not at the first paste. */
const isReady = Promise.all([core, parts]).then(() => true, () => false);

export {};
