// @ts-check

import { KhabarError } from "./error.js";
import { badOption, checkedOptions, found, isAddress, tag, told } from "./json.js";

/** @typedef {import("./index.d.ts").FetchOptions} FetchOptions */

/** Options that are for the fetching alone. */
const OWN = ["proxy", "fetch", "signal", "headers"];

/**
 * Fetches a page, through the caller's proxy if there is one, and reads what comes.
 *
 * @template T
 * @param {string | URL} url
 * @param {FetchOptions | null | undefined} given
 * @param {(response: Response, options: import("./types.d.ts").Options) => Promise<T>} read
 * @returns {Promise<T>}
 */
export async function fetchAndRead(url, given, read) {
  const { fetch = globalThis.fetch, signal, headers, proxy: way, ...rest } = given ?? {};
  const proxy = way ?? undefined;
  const page = checkedAddress(url);
  const options = checkedOptions(rest, OWN);
  const address = through(page, proxy);
  checkWays(fetch, signal, headers);
  try {
    const response = await answer(page, () => fetch(address, { ...(signal && { signal }), ...(headers && { headers }) }));
    // A response that was made and not fetched has no address, and behind a proxy it is the proxy's.
    return await read(response, proxy === undefined && response.url ? options : { url: page, ...options });
  } catch (cause) {
    if (!signal?.aborted) throw cause;
    throw new KhabarError("aborted", "the caller took the request back", { cause });
  }
}

/**
 * @param {string} page
 * @param {() => Promise<Response>} ask
 */
async function answer(page, ask) {
  let response;
  try {
    response = await ask();
  } catch (cause) {
    const deeper = /** @type {Partial<Error>} */ (cause).cause;
    // Browsers tell no reason apart, so that a page cannot probe the network.
    const why = deeper === undefined ? "it does not answer, or it does not allow other sites to read it (CORS)" : told(deeper);
    throw new KhabarError("fetch-failed", `${page} could not be fetched: ${why}`, { cause });
  }
  if (tag(response) !== "Response") throw badOption("fetch", "a function that gives a Response", response);
  const { ok, status } = response;
  if (!ok) throw new KhabarError("fetch-failed", `${page} answered ${status}`, { cause: response, status });
  return response;
}

/** @param {unknown} url @returns {string} */
function checkedAddress(url) {
  const isText = typeof url === "string" || tag(url) === "URL";
  if (isText && isAddress(String(url), globalThis.location?.href)) return String(url);
  throw new KhabarError("bad-input", `expected the address of a page, but found ${found(url)}`);
}

/**
 * @param {unknown} fetch
 * @param {AbortSignal | null | undefined} signal
 * @param {Record<string, string> | undefined} headers
 */
function checkWays(fetch, signal, headers) {
  if (typeof fetch !== "function") throw badOption("fetch", "a function", fetch);
  checkSignal(signal);
  try {
    new Headers(headers ?? {});
  } catch (cause) {
    throw new KhabarError("bad-option", `headers: ${told(cause)}`, { cause });
  }
}

/** @param {AbortSignal | null | undefined} signal */
export function checkSignal(signal) {
  if (signal && typeof signal.addEventListener !== "function") throw badOption("signal", "an AbortSignal", signal);
}

/**
 * @param {string} page
 * @param {FetchOptions["proxy"]} proxy
 */
function through(page, proxy) {
  if (proxy === undefined) return page;
  if (typeof proxy !== "string" && typeof proxy !== "function") throw badOption("proxy", "an address or a function", proxy);
  if (typeof proxy === "string" && !proxy.includes(PLACE)) throw badOption("proxy", `an address with ${PLACE} in it`, proxy);
  const address = typeof proxy === "function" ? proxy(page) : proxy.replaceAll(PLACE, () => encodeURIComponent(page));
  if (typeof address !== "string") throw badOption("proxy", "a function that gives an address", address);
  return address;
}

/** Where a proxy's address takes that of the page. */
const PLACE = "{url}";
