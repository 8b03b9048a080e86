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
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
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
  const path = pathOf(request.url);
  const file = path.includes("\0") ? undefined : fileOf(path);
  if (!file) {
    response.writeHead(404, { "content-type": "text/plain" }).end("not found\n");
    return;
  }
  const type = types[/** @type {keyof typeof types} */ (extname(file))] ?? "application/octet-stream";
  response.writeHead(200, {
    "content-type": type,
    "content-security-policy": policy,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cache-control": "no-cache",
  });
  createReadStream(file).pipe(response);
});

const wanted = Number(process.env.PORT ?? 8080);
/** Ports tried after the wanted one, when it is taken. */
let left = process.env.PORT ? 0 : 20;

server.on("error", (error) => {
  if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EADDRINUSE" || left === 0) throw error;
  left -= 1;
  server.listen(wanted + 20 - left, "127.0.0.1");
});
server.on("listening", () => {
  const address = /** @type {import("node:net").AddressInfo} */ (server.address());
  console.log(`Khabar is at http://localhost:${address.port}/`);
});
server.listen(wanted, "127.0.0.1");
