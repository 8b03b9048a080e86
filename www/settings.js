// @ts-check
// What the reader chose and this browser remembers: the interface's language and its colours.

/** @typedef {"en" | "ar"} Language */
/** @typedef {"light" | "dark"} Theme */

/** @returns {Language} The interface's language, which boot.js has settled. */
export function language() {
  return document.documentElement.lang === "ar" ? "ar" : "en";
}

/** @param {Language} chosen */
export function chooseLanguage(chosen) {
  document.documentElement.lang = chosen;
  document.documentElement.dir = chosen === "ar" ? "rtl" : "ltr";
  remember("language", chosen);
  const address = new URL(location.href);
  if (address.searchParams.has("lang")) {
    address.searchParams.set("lang", chosen);
    history.replaceState(history.state, "", address);
  }
}

/** @returns {Theme} The colours in use, chosen here or by the system. */
export function theme() {
  const chosen = document.documentElement.dataset.theme;
  if (chosen === "light" || chosen === "dark") return chosen;
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

/** @param {Theme} chosen */
export function chooseTheme(chosen) {
  document.documentElement.dataset.theme = chosen;
  remember("theme", chosen);
}

/** What stands in a proxy's address for the page's. */
export const PROXY_GAP = "{url}";

/** @returns {string} The proxy's address with a gap for the page's; empty unless the reader has set one. */
export function proxy() {
  try {
    return localStorage.getItem("khabar.proxy") ?? "";
  } catch {
    return "";
  }
}

/**
 * @param {string} typed
 * @returns {boolean} Whether it can be one: over HTTPS, with the gap; nothing switches it off.
 */
export function chooseProxy(typed) {
  const text = typed.trim();
  const fits = text === "" || (/^https:\/\/[^/{]/iu.test(text) && text.includes(PROXY_GAP));
  if (fits) remember("proxy", text);
  return fits;
}

/**
 * @param {string} name
 * @param {string} value
 */
function remember(name, value) {
  try {
    localStorage.setItem(`khabar.${name}`, value);
  } catch {
    // Storage can be switched off; the choice then lasts as long as the page.
  }
}
