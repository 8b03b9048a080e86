// @ts-check
// Taking something away: to the clipboard, or as a file.

/**
 * @param {string} text
 * @param {string} [html] The same with its form, for programs that keep it.
 * @returns {Promise<boolean>} Whether the browser allowed it.
 */
export async function copy(text, html) {
  try {
    if (html === undefined || !("ClipboardItem" in globalThis)) await navigator.clipboard.writeText(text);
    else {
      const flavours = { "text/plain": asBlob(text, "text/plain"), "text/html": asBlob(html, "text/html") };
      await navigator.clipboard.write([new ClipboardItem(flavours)]);
    }
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {string} text
 * @param {string} type
 * @param {string} name
 */
export function save(text, type, name) {
  saveBlob(asBlob(text, `${type};charset=utf-8`), name);
}

/**
 * @param {Blob} blob
 * @param {string} name
 */
export function saveBlob(blob, name) {
  const address = URL.createObjectURL(blob);
  const anchor = document.createElement("a");
  anchor.href = address;
  anchor.download = name;
  anchor.click();
  // The download has taken its own hold of the file by the next turn.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/**
 * @param {string} text
 * @param {string} type
 */
function asBlob(text, type) {
  return new Blob([text], { type });
}
