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
})();
