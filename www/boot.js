// Runs before the first paint, so that neither the colours nor the direction change under the reader.
(() => {
  const root = document.documentElement;
  /** @param {string} name */
  const stored = (name) => {
    try {
      return localStorage.getItem(`khabar.${name}`);
    } catch {
      return null; // Storage can be switched off.
    }
  };
  const theme = stored("theme");
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;

  const known = ["en", "ar"];
  const named = /^#(?!page=).*\blang=(en|ar)\b/u.exec(location.hash.slice(0, 4000));
  const wished = [
    named ? named[1] : null,
    new URLSearchParams(location.search).get("lang"),
    stored("language"),
    ...navigator.languages.map((tag) => tag.split("-")[0]),
  ];
  const language = wished.find((tag) => tag !== null && known.includes(tag)) ?? "en";
  root.lang = language;
  root.dir = language === "ar" ? "rtl" : "ltr";

  // The worker takes the longest, so it starts before all else. In the one file this script has no address.
  const { src } = /** @type {HTMLScriptElement} */ (document.currentScript);
  try {
    const early = src ? new Worker(new URL("worker.js", src), { type: "module" }) : null;
    early?.addEventListener("error", () => Reflect.deleteProperty(globalThis, "earlyWorker"));
    Object.assign(globalThis, { earlyWorker: early });
  } catch {
    // The page finds out by itself.
  }
})();
