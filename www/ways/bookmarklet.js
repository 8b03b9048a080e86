// @ts-check
// A bookmark that hands the page in front of the reader over to this one, and how it arrives here.

import { Problem } from "../problem.js";

/** Starts the hash of an address that carries a page. */
const CARRIES = "#page=";
/** The hash of a window that waits for a page too large for an address. */
const WAITS = "#wait";
/** Characters that an address may have: Chromium takes no more than 2 MB. */
const ADDRESS_CHARS_MAX = 1_500_000;
/** Bytes of a page that is unpacked; the core reads 16 MB. */
const PAGE_BYTES_MAX = 64 << 20;

/**
 * @param {string} here This page's address.
 * @returns {string} The bookmark's address.
 */
export function bookmarklet(here) {
  const tool = here.split(/[?#]/u)[0];
  return `javascript:${encodeURIComponent(`(${carry})(${JSON.stringify([tool, CARRIES, WAITS])},${ADDRESS_CHARS_MAX})`)}`;
}

/**
 * Runs in the news page, where nothing of this one is at hand, and fetches nothing, since that page's policy may forbid it.
 *
 * @param {string[]} tool
 * @param {number} most
 */
async function carry([tool, carries, waits], most) {
  const source = document.documentElement.outerHTML; // eslint-disable-line no-restricted-properties -- read, never written
  const page = `${location.href}\n${source}`;
  const packed = new Blob([page]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  let letters = "";
  for (const byte of new Uint8Array(await new Response(packed).arrayBuffer())) letters += String.fromCharCode(byte);
  const data = btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  if (data.length <= most) {
    if (!open(tool + carries + data)) location.href = tool + carries + data;
    return;
  }
  const other = open(tool + waits);
  addEventListener("message", (event) => {
    if (event.source === other && event.data === "khabar-ready") other?.postMessage({ khabar: page }, new URL(tool).origin);
  });
  setTimeout(() => {
    if (other && !other.closed) return;
    // The page's policy has cut the two windows apart: a file goes the way that a message cannot.
    const saved = document.createElement("a");
    saved.href = URL.createObjectURL(new Blob([source], { type: "text/html" }));
    saved.download = "page.html";
    saved.click();
  }, 1500);
}

/**
 * Hands on the page that came with this window's address or waits to be sent, and clears the address.
 *
 * @param {(bring: () => Promise<import("./clipboard-data.js").Handed>) => void} take
 * @returns {boolean} Whether there is such a page.
 */
export function receive(take) {
  const { hash } = location;
  if (!hash.startsWith(CARRIES) && hash !== WAITS) return false;
  history.replaceState(history.state, "", location.pathname + location.search);
  if (hash === WAITS) take(sent);
  else take(() => unpacked(hash.slice(CARRIES.length)));
  return true;
}

/** @returns {Promise<import("./clipboard-data.js").Handed>} What the window that opened this one sends. */
function sent() {
  const sender = /** @type {Window | null} */ (opener);
  if (!sender) return Promise.reject(new Problem("too-large-to-carry"));
  return new Promise((resolve) => {
    addEventListener("message", ({ source, data }) => {
      if (source === sender && typeof data?.khabar === "string") resolve(asPage(data.khabar));
    });
    sender.postMessage("khabar-ready", "*"); // Says only that this window listens.
  });
}

/** @param {string} data */
async function unpacked(data) {
  try {
    const letters = atob(data.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    /** @type {Uint8Array<ArrayBuffer>[]} */
    const parts = [];
    let size = 0;
    for (const reader = stream.getReader(); ;) {
      const { done, value } = await reader.read();
      if (done) break;
      size += value.length;
      if (size > PAGE_BYTES_MAX) throw new Problem("too-large");
      parts.push(value);
    }
    return asPage(await new Blob(parts).text());
  } catch (thrown) {
    throw thrown instanceof Problem ? thrown : new Problem("broken-link");
  }
}

/**
 * @param {string} carried The page's address, a line break, its source.
 * @returns {import("./clipboard-data.js").Handed}
 */
function asPage(carried) {
  const end = carried.indexOf("\n");
  const url = carried.slice(0, end);
  return { input: carried.slice(end + 1), options: /^https?:/u.test(url) ? { url } : {} };
}
