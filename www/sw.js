// Keeps the page at hand without a network, and takes what other programs share with it.
// Everything comes from the network while there is one, so that a new version never mixes with an old one.

/** All that the page is made of; a test holds it against the files that are served. */
const FILES = [
  "./", "address.js", "amend.js", "app.js", "archives/gzip.js", "archives/headers.js", "archives/open.js",
  "archives/warc.js", "boot.js", "bytes.js", "core.js", "element.js", "formats.js", "hand.js", "icon.svg", "job.js",
  "khabar.webmanifest", "many/batch.js", "many/csv.js", "many/digest.js", "many/order.js", "many/pool.js",
  "many/take-all.js", "many/zip.js", "moment.js", "parser.js", "problem.js", "reach.js", "samples/ar.html",
  "samples/en.html", "settings.js", "start-worker.js", "status.js", "strings.js", "strings/ar.js", "strings/en.js",
  "style.css", "take.js", "views/absent.js", "views/article.js", "views/blocks.js", "views/comments.js",
  "views/fields.js", "views/figure.js", "views/footer.js", "views/header.js", "views/intake.js", "views/jump.js",
  "views/many-table.js", "views/many.js", "views/mentions.js", "views/problem.js", "views/proof.js",
  "views/result.js", "views/roles.js", "views/runs.js", "views/source.js", "views/ways-to-copy.js", "views/why.js",
  "ways/bookmarklet.js", "ways/clipboard-data.js", "ways/fetch.js", "ways/installed.js", "ways/samples.js", "when.js",
  "words.js", "worker.js", "khabar/index.js", "khabar/inline.js", "khabar/core.js", "khabar/generated/khabar.js",
  "khabar/unpack.js", "khabar/error.js", "khabar/fetch.js", "khabar/generated/version.js", "khabar/input.js",
  "khabar/generated/inlined.js", "khabar/inflate.js",
];
const KEPT = "khabar-1";
const SHARED = "khabar-shared";

/**
 * @typedef {Event & { waitUntil: (work: Promise<unknown>) => void }} Lasting
 * @typedef {Event & { request: Request, respondWith: (answer: Promise<Response>) => void }} Asking
 * @typedef {object} Scope What a service worker is given, beside what every page has.
 * @property {((type: "install" | "activate", listener: (event: Lasting) => void) => void) & ((type: "fetch", listener: (event: Asking) => void) => void)} addEventListener
 * @property {() => Promise<void>} skipWaiting
 * @property {{ claim: () => Promise<void> }} clients
 */
const worker = /** @type {Scope} */ (/** @type {unknown} */ (self));

worker.addEventListener("install", (event) => {
  event.waitUntil(caches.open(KEPT).then((store) => store.addAll(FILES)).then(() => worker.skipWaiting()));
});

worker.addEventListener("activate", (event) => {
  const clean = async () => {
    for (const name of await caches.keys()) if (name.startsWith("khabar-") && name !== KEPT && name !== SHARED) await caches.delete(name);
    await worker.clients.claim();
  };
  event.waitUntil(clean());
});

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (address.origin !== location.origin) return;
  if (request.method === "POST" && address.pathname.endsWith("/share")) event.respondWith(keepShared(request));
  else if (request.method === "GET") event.respondWith(answer(request));
});

/** @param {Request} request */
async function answer(request) {
  try {
    const fresh = await fetch(request);
    if (fresh.ok) await (await caches.open(KEPT)).put(withoutSearch(request), fresh.clone());
    return fresh;
  } catch (thrown) {
    const kept = await caches.match(withoutSearch(request));
    if (kept) return kept;
    throw thrown;
  }
}

/** @param {Request} request */
function withoutSearch(request) {
  return request.url.split(/[?#]/u)[0];
}

/**
 * @param {Request} request A form with text and files, from another program.
 * @returns {Promise<Response>}
 */
async function keepShared(request) {
  const form = await request.formData();
  await caches.delete(SHARED);
  const store = await caches.open(SHARED);
  const files = form.getAll("files").filter((one) => one instanceof File);
  for (const [index, file] of files.entries()) await store.put(`shared?${index}#${encodeURIComponent(file.name || "page.html")}`, new Response(file));
  const texts = ["url", "text", "title"].map((name) => form.get(name)).filter((one) => typeof one === "string" && one !== "");
  if (files.length === 0 && texts.length > 0) await store.put("shared?text", new Response(String(texts[0])));
  return Response.redirect("./?shared", 303);
}
