// Keeps the page at hand without a network, and takes what other programs share with it.
// Everything comes from the network while there is one that answers, so that a new version needs no second visit. A visit
// that began with what is kept goes on with it, and what is kept is renewed as a whole, so that versions never mix.

/** All that the page is made of; a test holds it against the files that are served. */
const FILES = [
  "./", "address.js", "app.js", "app/arrive.js", "app/incoming.js", "app/navigate.js", "app/read-many.js",
  "app/read-one.js", "app/screen.js", "app/state.js", "app/work.js", "archives/gzip.js", "archives/headers.js",
  "archives/open.js", "archives/warc.js", "block-of.js", "boot.js", "bytes.js", "core.js", "element.js", "formats.js",
  "given.js", "hand.js", "icon.svg", "job.js", "journey.js", "khabar.webmanifest", "many/batch.js", "many/csv.js",
  "many/digest.js", "many/order.js", "many/pool.js", "many/rows.js", "many/take-all.js", "many/zip.js", "moment.js",
  "parser.js", "place.js", "problem.js", "reach.js", "reading.js", "samples/ar.html", "samples/en.html", "settings.js",
  "start-worker.js", "status.js", "strings.js", "strings/ar.js", "strings/en.js", "style.css", "take.js",
  "views/absent.js", "views/article.js", "views/blocks.js", "views/comments.js", "views/fields.js", "views/figure.js",
  "views/footer.js", "views/header.js", "views/intake.js", "views/jump.js", "views/many-row.js", "views/many-table.js",
  "views/many.js", "views/mentions.js", "views/passage.js", "views/passages.js", "views/problem.js", "views/proof.js",
  "views/result.js", "views/roles.js", "views/runs.js", "views/source.js", "views/tabs.js", "views/take-away.js",
  "views/to-proof.js", "views/ways-to-copy.js", "views/why-fields.js", "views/why.js", "ways/bookmarklet.js",
  "ways/clipboard-data.js", "ways/fetch.js", "ways/folder.js", "ways/handed.js", "ways/installed.js", "ways/samples.js",
  "when.js", "worker.js", "khabar/index.js", "khabar/inline.js", "khabar/core.js", "khabar/generated/khabar.js",
  "khabar/unpack.js", "khabar/error.js", "khabar/fetch.js", "khabar/generated/version.js", "khabar/input.js",
  "khabar/json.js", "khabar/generated/inlined.js", "khabar/inflate.js",
];
const KEPT = "khabar-1";
const SHARED = "khabar-shared";
/** Milliseconds until a silent network is given up for what is kept: for the page itself, and for a part of it. */
const PATIENCE = { page: 3_000, part: 6_000 };

/**
 * @typedef {Event & { waitUntil: (work: Promise<unknown>) => void }} Lasting
 * @typedef {Lasting & { request: Request, clientId: string, resultingClientId: string, respondWith: (answer: Promise<Response>) => void }} Asking
 * @typedef {object} Scope What a service worker is given, beside what every page has.
 * @property {((type: "install" | "activate", listener: (event: Lasting) => void) => void) & ((type: "fetch", listener: (event: Asking) => void) => void)} addEventListener
 * @property {() => Promise<void>} skipWaiting
 * @property {{ claim: () => Promise<void> }} clients
 */
const worker = /** @type {Scope} */ (/** @type {unknown} */ (self));

worker.addEventListener("install", (event) => {
  event.waitUntil(renew().then(() => worker.skipWaiting()));
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
  else if (request.method === "GET") event.respondWith(answer(event));
});

/** Pages, and workers of theirs, that live on what is kept. @type {Set<string>} */
const offline = new Set();

/**
 * @param {Asking} event
 * @returns {Promise<Response>} From the network, or what is kept when that fails or keeps silent.
 */
async function answer(event) {
  const { request, clientId, resultingClientId } = event;
  await storing;
  const kept = await caches.match(withoutSearch(request));
  if (!kept) return fetch(request);
  const isPage = request.mode === "navigate";
  if (isPage || !offline.has(clientId)) {
    const fresh = fetch(request);
    const inTime = await Promise.race([fresh.catch(() => null), after(isPage ? PATIENCE.page : PATIENCE.part)]);
    if (inTime?.ok) {
      event.waitUntil(compare(kept.clone(), inTime.clone()));
      return inTime;
    }
  }
  if (resultingClientId) offline.add(resultingClientId);
  return kept;
}

/** @param {number} ms @returns {Promise<null>} */
function after(ms) {
  return new Promise((resolve) => setTimeout(() => resolve(null), ms));
}

/** The renewal in hand: one serves all files that differ. @type {Promise<void> | null} */
let renewing = null;

/**
 * One file that has changed tells of a new version, all of which is then taken.
 *
 * @param {Response} kept
 * @param {Response} fresh
 */
async function compare(kept, fresh) {
  const [one, other] = await Promise.all([kept.arrayBuffer(), fresh.arrayBuffer()].map((bytes) => bytes.then((it) => new Uint8Array(it))));
  if (one.length === other.length && one.every((byte, index) => byte === other[index])) return;
  renewing ??= renew().catch(() => {}).finally(() => (renewing = null));
  await renewing;
}

/** Ends when a new version is kept whole; read before that, files of two versions would mix. @type {Promise<unknown>} */
let storing = Promise.resolve();

/** Takes every file anew. When one does not come, all stay as they were. */
async function renew() {
  const files = await Promise.all(FILES.map(async (file) => {
    const response = await fetch(file, { cache: "no-cache" });
    if (!response.ok) throw new Error(file);
    // Whole before any is kept: a line may break in the middle of a file.
    return /** @type {const} */ ([file, new Response(await response.blob(), { headers: response.headers })]);
  }));
  const store = await caches.open(KEPT);
  const stored = Promise.all(files.map(([file, response]) => store.put(file, response)));
  storing = stored.catch(() => {});
  await stored;
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
