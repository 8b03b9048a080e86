// @ts-check
// Pastes and drops anywhere on the page.

import { entriesOf } from "./folder.js";

/**
 * @typedef {object} Takers
 * @property {(data: DataTransfer) => void} transfer Text, an address or a file.
 * @property {(files: File[]) => void} files
 * @property {(entries: FileSystemEntry[]) => void} folders Entries of which at least one is a folder.
 *
 * @param {Takers} take
 */
export function watchHands(take) {
  document.addEventListener("paste", (event) => {
    const target = event.target;
    if (target instanceof HTMLInputElement || !event.clipboardData) return; // The address field takes its own pastes.
    event.preventDefault();
    take.transfer(event.clipboardData);
  });
  let isOwn = false; // What is dragged out of this page, as the bookmark is, is not meant for it.
  document.addEventListener("dragstart", () => (isOwn = true));
  document.addEventListener("dragend", () => (isOwn = false));
  document.addEventListener("dragover", (event) => {
    event.preventDefault();
    document.documentElement.classList.toggle("dragging", !isOwn);
  });
  for (const ended of ["dragleave", "dragend", "drop"]) {
    document.addEventListener(ended, (event) => {
      const left = /** @type {DragEvent} */ (event).relatedTarget === null;
      if (left || ended !== "dragleave") document.documentElement.classList.remove("dragging");
    });
  }
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    const data = event.dataTransfer;
    if (!data) return;
    const entries = entriesOf(data);
    if (entries.some((entry) => entry.isDirectory)) take.folders(entries);
    else if (data.files.length > 0) take.files([...data.files]);
    else take.transfer(data);
  });
}
