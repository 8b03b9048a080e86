// @ts-check
// What reaches the page once it is installed: shared text and files, files opened with it, and work without a network.

/** The service worker keeps here what another program shares, until the page takes it. */
const SHARED = "khabar-shared";

/**
 * @typedef {object} Takers
 * @property {(files: File[]) => void} files
 * @property {(text: string) => void} text
 *
 * @param {Takers} take
 */
export function listen(take) {
  if (new URLSearchParams(location.search).has("shared")) void takeShared(take);
  const queue = /** @type {{ launchQueue?: { setConsumer: (consumer: (launch: any) => void) => void } }} */ (globalThis).launchQueue;
  queue?.setConsumer(async ({ files = [] }) => {
    if (files.length > 0) take.files(await Promise.all(files.map((/** @type {FileSystemFileHandle} */ handle) => handle.getFile())));
  });
  if ("serviceWorker" in navigator) addEventListener("load", () => void navigator.serviceWorker.register("sw.js").catch(() => {}), { once: true });
}

/** @param {Takers} take */
async function takeShared(take) {
  const address = new URL(location.href);
  address.searchParams.delete("shared");
  history.replaceState(history.state, "", address);
  const store = await caches.open(SHARED);
  const kept = await Promise.all((await store.keys()).map(async (key) => ({ name: decodeURIComponent(new URL(key.url).hash.slice(1)), answer: await store.match(key) })));
  await caches.delete(SHARED);
  const files = kept.filter(({ name }) => name !== "");
  if (files.length > 0) {
    return take.files(await Promise.all(files.map(async ({ name, answer }) => new File([/** @type {Blob} */ (await answer?.blob())], name))));
  }
  const text = await kept[0]?.answer?.text();
  if (text) take.text(addressIn(text) ?? text);
}

/** Letters of a text that a program shares around an address. */
const AROUND = 500;

/**
 * Programs that share a page often give its headline before its address, in one text.
 *
 * @param {string} text
 * @returns {string | undefined}
 */
function addressIn(text) {
  return text.length > AROUND ? undefined : /https?:\/\/\S+$/u.exec(text.trim())?.[0];
}
