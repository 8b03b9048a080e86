// @ts-check
// A page by its address. Most sites refuse to be read by other sites' pages; the reader is told what to do instead.

import { BYTES_MAX } from "../bytes.js";
import { Problem } from "../problem.js";
import { PROXY_GAP, proxy } from "../settings.js";

/** Milliseconds until a silent site is given up. */
const PATIENCE = 20_000;

/**
 * @param {string} typed
 * @returns {string | null} The address in full, `https://` added where no scheme is typed.
 */
export function completeAddress(typed) {
  const text = typed.trim();
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//iu.test(text) ? text : `https://${text}`;
  try {
    const address = new URL(withScheme);
    if (address.protocol === "http:") address.protocol = "https:"; // The page's policy opens no other connection.
    const isHost = address.hostname.includes(".") || address.hostname === "localhost";
    return address.protocol === "https:" && isHost ? address.href : null;
  } catch {
    return null;
  }
}

/**
 * @param {string} typed
 * @param {AbortSignal} signal
 * @returns {Promise<import("./clipboard-data.js").Handed>}
 */
export async function fetchPage(typed, signal) {
  const address = completeAddress(typed);
  if (address === null) throw new Problem("bad-address");
  const limit = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]);
  try {
    const through = proxy();
    const asked = through ? through.replaceAll(PROXY_GAP, encodeURIComponent(address)) : address;
    const response = await fetch(asked, { credentials: "omit", referrerPolicy: "no-referrer", signal: limit });
    if (!response.ok) throw new Problem("http-status", String(response.status));
    return await handed(response, through ? address : response.url);
  } catch (thrown) {
    if (thrown instanceof Problem) throw thrown;
    if (signal.aborted) throw new Problem("cancelled");
    if (limit.aborted) throw new Problem("site-silent");
    // A browser does not tell a refusal (CORS) from a broken connection, except that it knows to be offline.
    throw new Problem(navigator.onLine ? "site-refuses" : "offline");
  }
}

/** @param {Response} response @param {string} url */
async function handed(response, url) {
  const contentType = response.headers.get("content-type") ?? undefined;
  return {
    input: await bytesWithin(response),
    options: { url, ...(contentType ? { contentType } : {}) },
  };
}

/**
 * A site may send without end.
 *
 * @param {Response} response
 */
async function bytesWithin({ body }) {
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const parts = [];
  let size = 0;
  const reader = body?.getReader();
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
    parts.push(part.value);
    size += part.value.length;
    if (size <= BYTES_MAX) continue;
    void reader?.cancel();
    throw new Problem("too-large");
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}
