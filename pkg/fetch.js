// @ts-check

import { KhabarError } from "./error.js";

/**
 * Fetches a page, through the caller's proxy if there is one.
 *
 * @param {string | URL} url
 * @param {import("./index.d.ts").FetchOptions} [given]
 * @returns {Promise<{ response: Response, options: import("./types.d.ts").Options }>}
 */
export async function fetchPage(url, given = {}) {
  const { proxy, fetch = globalThis.fetch, signal, headers, ...options } = given;
  const page = String(url);
  const address = through(page, proxy);
  let response;
  try {
    response = await fetch(address, { signal, headers });
  } catch (cause) {
    if (signal?.aborted) throw new KhabarError("aborted", "the caller took the request back", { cause });
    // Browsers tell no reason apart, so that a page cannot probe the network.
    const why = `${page} could not be fetched: it does not answer, or it does not allow other sites to read it (CORS)`;
    throw new KhabarError("fetch-failed", why, { cause });
  }
  if (!response.ok) throw new KhabarError("fetch-failed", `${page} answered ${response.status}`);
  // Behind a proxy, the response's own address is the proxy's.
  return { response, options: proxy === undefined ? options : { url: page, ...options } };
}

/**
 * @param {string} page
 * @param {import("./index.d.ts").FetchOptions["proxy"]} proxy
 */
function through(page, proxy) {
  if (proxy === undefined) return page;
  if (typeof proxy === "function") return proxy(page);
  if (!proxy.includes(PLACE)) throw new KhabarError("bad-option", `proxy: expected an address with ${PLACE} in it`);
  return proxy.replaceAll(PLACE, () => encodeURIComponent(page));
}

/** Where a proxy's address takes that of the page. */
const PLACE = "{url}";
