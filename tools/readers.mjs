// @ts-check
// Khabar and the readers that are set beside it, each from a page to the HTML that it gives.

import { Readability } from "@mozilla/readability";
import { Defuddle } from "defuddle/node";
// @ts-expect-error It comes without types.
import { JSDOM, VirtualConsole } from "jsdom";

import { parse, toHtml } from "../pkg/index.js";

/** @typedef {(page: string, url: string) => Promise<string>} Reader */

/** The page as a document that says nothing to the console. @param {string} page @param {string} url */
const documentOf = (page, url) => new JSDOM(page, { url, virtualConsole: new VirtualConsole() }).window.document;

/** @type {Record<string, Reader>} */
export const READERS = {
  khabar: async (page, url) => toHtml(await parse(page, { url })),
  readability: async (page, url) => new Readability(documentOf(page, url)).parse()?.content ?? "",
  defuddle: async (page, url) => (await Defuddle(documentOf(page, url), url)).content,
};

/** Only the document that the two others are given, and its words. @type {Reader} */
export const jsdomAlone = async (page, url) => documentOf(page, url).documentElement.textContent ?? "";

/** Defuddle tells the console of each schema that it cannot read. */
export function quieten() {
  console.error = console.warn = () => {};
}
