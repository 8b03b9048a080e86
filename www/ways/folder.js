// @ts-check
// The pages in a folder and in the folders inside of it, found one folder at a time and within bounds.

import { Problem } from "../problem.js";

/** Names of files that may hold a page. */
const PAGE = /\.(?:html?|xhtml|txt|md|mhtml?|eml|webarchive|warc|warc\.gz)$/iu;
/** What a browser names the folder of a saved page's pictures and frames, behind the page's own name. */
const PARTS = /^(?<name>.+)[_.](?:files|fichiers|archivos|dateien|arquivos|bestanden|pliki)$/iu;
/** Files that are taken: each costs a row of the table and its article. */
const FILES_MAX = 20_000;
/** Files and folders that are looked at, so that a drive dropped by mistake comes to an end. */
const SEEN_MAX = 200_000;
/** Milliseconds between two reports. */
const TELL_EVERY = 200;

/** Where a file lies below the folder that was dropped. @type {WeakMap<File, string>} */
const paths = new WeakMap();

/**
 * @param {File} file
 * @returns {string} Its name, with the folders that it was found in.
 */
export function pathOf(file) {
  return paths.get(file) ?? (file.webkitRelativePath || file.name);
}

/**
 * What was dropped, as the drop's own event must take it: afterwards it is gone.
 *
 * @param {DataTransfer} data
 * @returns {FileSystemEntry[]}
 */
export function entriesOf(data) {
  return [...data.items].flatMap((item) => {
    const entry = item.kind === "file" && "webkitGetAsEntry" in item ? item.webkitGetAsEntry() : null;
    return entry ? [entry] : [];
  });
}

/**
 * @param {FileSystemEntry[]} entries
 * @param {AbortSignal} signal
 * @param {(found: number) => void} tell How many pages are found so far.
 * @returns {Promise<File[]>} In the order of their paths.
 */
export async function filesIn(entries, signal, tell) {
  /** @type {FileSystemEntry[]} */
  const waiting = [...entries];
  /** @type {File[]} */
  const found = [];
  let seen = 0;
  let told = performance.now();
  for (let entry = waiting.pop(); entry && found.length < FILES_MAX && seen < SEEN_MAX; entry = waiting.pop()) {
    if (signal.aborted) throw new Problem("cancelled");
    seen += 1;
    if (entry.isDirectory) {
      const inner = await listed(/** @type {FileSystemDirectoryEntry} */ (entry), SEEN_MAX - seen);
      waiting.push(...withoutParts(inner));
    } else if (PAGE.test(entry.name) || entries.includes(entry)) {
      const file = await fileOf(/** @type {FileSystemFileEntry} */ (entry));
      if (file) found.push(file);
    }
    if (performance.now() < told + TELL_EVERY) continue;
    told = performance.now();
    tell(found.length);
  }
  return inOrder(found);
}

/**
 * @param {Iterable<File>} files All that a chosen folder holds.
 * @returns {File[]} Those that may be pages.
 */
export function pagesAmong(files) {
  const given = [...files];
  const names = new Set(given.map((file) => pathOf(file).replace(/\.x?html?$/iu, "")));
  const isPart = (/** @type {File} */ file) => {
    const steps = pathOf(file).split("/").slice(0, -1);
    return steps.some((step, index) => {
      const name = PARTS.exec(step)?.groups?.name;
      return name !== undefined && names.has([...steps.slice(0, index), name].join("/"));
    });
  };
  return inOrder(given.filter((file) => PAGE.test(file.name) && !isHidden(file.name) && !isPart(file)).slice(0, FILES_MAX));
}

/** @param {File[]} files */
function inOrder(files) {
  const order = new Intl.Collator(undefined, { numeric: true });
  return files.sort((one, other) => order.compare(pathOf(one), pathOf(other)));
}

/** @param {string} name */
function isHidden(name) {
  return name.startsWith(".");
}

/**
 * @param {FileSystemEntry[]} entries Of one folder.
 * @returns {FileSystemEntry[]} Without what the system keeps there and without the frames of saved pages.
 */
function withoutParts(entries) {
  const names = new Set(entries.filter((one) => one.isFile).map((one) => one.name.replace(/\.x?html?$/iu, "")));
  return entries.filter((one) => {
    const name = one.isDirectory ? PARTS.exec(one.name)?.groups?.name : undefined;
    return !isHidden(one.name) && (name === undefined || !names.has(name));
  });
}

/**
 * @param {FileSystemDirectoryEntry} folder
 * @param {number} most
 * @returns {Promise<FileSystemEntry[]>} What it holds; nothing when it cannot be read.
 */
async function listed(folder, most) {
  const reader = folder.createReader();
  /** @type {FileSystemEntry[]} */
  const all = [];
  while (all.length < most) {
    /** A browser gives a folder in parts and ends with an empty one. @type {FileSystemEntry[]} */
    const part = await new Promise((resolve) => reader.readEntries(resolve, () => resolve([])));
    if (part.length === 0) break;
    all.push(...part);
  }
  return all;
}

/**
 * @param {FileSystemFileEntry} entry
 * @returns {Promise<File | null>} Nothing when it has gone or may not be read.
 */
async function fileOf(entry) {
  /** @type {File | null} */
  const file = await new Promise((resolve) => entry.file(resolve, () => resolve(null)));
  if (file) paths.set(file, entry.fullPath.replace(/^\//u, ""));
  return file;
}
