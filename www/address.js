// @ts-check
// Which addresses of a page may become links or pictures here.

import { element } from "./element.js";

const LINK_SCHEMES = new Set(["http:", "https:", "mailto:"]);

/**
 * @param {string | undefined} address
 * @returns {string | null} The address when a reader may follow it, else nothing.
 */
export function followable(address) {
  const parsed = absolute(address);
  return parsed && LINK_SCHEMES.has(parsed.protocol) ? parsed.href : null;
}

/**
 * @param {string | undefined} address
 * @returns {string | null} The address when it may be shown as a picture, over HTTPS.
 */
export function showable(address) {
  const parsed = absolute(address);
  if (!parsed) return null;
  if (parsed.protocol === "http:") parsed.protocol = "https:"; // The page's policy shows no other.
  if (parsed.protocol === "https:") return parsed.href;
  return parsed.href.startsWith("data:image/") ? parsed.href : null;
}

/**
 * A link that opens apart and tells the other side nothing; plain text when it may not be followed.
 *
 * @param {string | undefined} address
 * @param {import("./element.js").Attributes} attributes
 * @param {...import("./element.js").Child} children
 */
export function link(address, attributes, ...children) {
  const href = followable(address);
  if (href === null) return element("span", attributes, ...children);
  return element(
    "a",
    { ...attributes, href, target: "_blank", rel: "noopener noreferrer nofollow", referrerpolicy: "no-referrer" },
    ...children,
  );
}

/**
 * @param {string | undefined} address
 * @returns {URL | null}
 */
function absolute(address) {
  if (!address) return null;
  try {
    return new URL(address); // Without a base: a relative address would point into this site.
  } catch {
    return null;
  }
}
