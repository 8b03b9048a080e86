// @ts-check
// The inlined module, unpacked: with the host's decompressor where one may wait for it, else with a small one of ours.

import { length, packed } from "./generated/inlined.js";
import { inflate } from "./inflate.js";

const deflated = () => Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));

/** @returns {Promise<WebAssembly.Module>} */
export async function bring() {
  if (typeof DecompressionStream === "undefined") return WebAssembly.compile(inflate(deflated(), length));
  const reader = new Blob([deflated()]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  const whole = new Uint8Array(length);
  let at = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    whole.set(part.value, at);
    at += part.value.length;
  }
  return WebAssembly.compile(whole);
}

/** @returns {WebAssembly.Module} */
export function bringSync() {
  return new WebAssembly.Module(inflate(deflated(), length));
}
