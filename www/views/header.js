// @ts-check
// The line at the top: the name, the other language, the other colours.

import { button, element, icon } from "../element.js";
import { language, theme } from "../settings.js";
import { say } from "../strings.js";

/**
 * @param {{ home: () => void, otherLanguage: () => void, otherTheme: () => void }} actions
 * @returns {Node[]}
 */
export function header(actions) {
  const names = [element("span", { lang: "en" }, "Khabar"), element("span", { lang: "ar" }, "خبر")];
  const home = element("button", { type: "button", class: "mark", id: "home" }, ...(language() === "ar" ? names.reverse() : names));
  home.append(element("span", { class: "unseen" }, `: ${say("header.home")}`));
  home.addEventListener("click", actions.home);

  const other = button({ label: say("header.otherLanguage"), class: "quiet", id: "language" }, actions.otherLanguage);
  other.lang = language() === "ar" ? "en" : "ar";

  const dark = theme() === "dark";
  const colours = button(
    { label: say(dark ? "header.toLight" : "header.toDark"), class: "quiet quiet-icon", bare: true, id: "theme", icon: icon(dark ? "sun" : "moon") },
    actions.otherTheme,
  );
  return [home, element("div", { class: "top-tools" }, other, colours)];
}
