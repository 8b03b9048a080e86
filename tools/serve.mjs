// @ts-check
// Serves the page of www/ with the built package at /khabar/, as any static host would.
//
//   PORT=8080 node tools/serve.mjs

import { createReadStream, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const folders = { "/khabar/": join(root, "pkg"), "/": join(root, "www") };

const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".txt": "text/plain; charset=utf-8",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

/** The page's own policy, sent as a header too so that it holds for its workers. */
const policy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' https: data:",
  "connect-src 'self' https:",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/**
 * The file that a path names; undefined when it leads out of the folders or nowhere.
 *
 * @param {string} path
 */
function fileOf(path) {
  for (const [prefix, folder] of Object.entries(folders)) {
    if (!path.startsWith(prefix)) continue;
    let file = normalize(join(folder, path.slice(prefix.length)));
    if (file !== folder && !file.startsWith(folder + sep)) return undefined;
    let found = statSync(file, { throwIfNoEntry: false });
    if (found?.isDirectory()) {
      file = join(file, "index.html");
      found = statSync(file, { throwIfNoEntry: false });
    }
    if (found?.isFile()) return file;
  }
  return undefined;
}

/** @param {string | undefined} url */
function pathOf(url) {
  try {
    return decodeURIComponent(new URL(url ?? "/", "http://localhost").pathname);
  } catch {
    return "";
  }
}

const server = createServer((request, response) => {
  if (request.method !== "GET" && request.method !== "HEAD") {
    response.writeHead(405, { allow: "GET, HEAD" }).end();
    return;
  }
  const path = pathOf(request.url);
  const file = path.includes("\0") ? undefined : fileOf(path);
  if (!file) {
    response.writeHead(404, { "content-type": "text/plain" }).end("not found\n");
    return;
  }
  const { size, mtimeMs } = statSync(file);
  const etag = `"${size}-${mtimeMs}"`;
  const type = types[/** @type {keyof typeof types} */ (extname(file))] ?? "application/octet-stream";
  const isKnown = request.headers["if-none-match"] === etag;
  response.writeHead(isKnown ? 304 : 200, {
    "content-type": type,
    etag,
    "content-security-policy": policy,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cache-control": "no-cache",
  });
  if (isKnown || request.method === "HEAD") {
    response.end();
    return;
  }
  createReadStream(file).on("error", () => response.destroy()).pipe(response);
});

/** Ports tried, the wanted one first. */
const TRIES = 20;
let port = Number(process.env.PORT ?? 8080);
const last = port + TRIES - 1;

server.on("error", (error) => {
  if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EADDRINUSE" || port === last) {
    console.error(`cannot serve at port ${port}: ${error.message}`);
    process.exit(1);
  }
  port += 1;
  server.listen(port, "127.0.0.1");
});
server.on("listening", () => {
  const address = /** @type {import("node:net").AddressInfo} */ (server.address());
  console.log(`Khabar is at http://localhost:${address.port}/`);
});
server.listen(port, "127.0.0.1");
