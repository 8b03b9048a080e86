// @ts-check
// What the reader hands in, and how each kind of it is read.

import { holdsMany, pageOf } from "../archives/open.js";
import { REACHES } from "../reach.js";
import { announce } from "../status.js";
import { say } from "../strings.js";
import { choose, isAddress } from "../ways/clipboard-data.js";
import { completeAddress, fetchPage } from "../ways/fetch.js";
import { sample } from "../ways/samples.js";
import { turnTo } from "./navigate.js";
import { readMany } from "./read-many.js";
import { read } from "./read-one.js";
import { focusOn } from "./screen.js";
import { state } from "./state.js";

/** @param {DataTransfer} data Pasted or dropped. */
export function readTransfer(data) {
  const choice = choose(data);
  if (choice.found === "nothing") return announce(say("status.nothing"));
  if (choice.found === "address") return REACHES ? offerAddress(choice.address) : announce(say("status.noReach"));
  if (choice.found === "file") return readFiles(data.files);
  void read({ form: choice.form }, "status.reading", async () => ({ input: choice.input, options: {} }));
}

/** @param {string} text */
export function readText(text) {
  if (REACHES && isAddress(text)) return offerAddress(text.trim());
  void read({ form: "text" }, "status.reading", async () => ({ input: text, options: {} }));
}

/** @param {FileList | File[] | null} files */
export function readFiles(files) {
  const given = [...(files ?? [])];
  if (given.length === 0) return;
  if (given.length > 1 || holdsMany(given[0])) return readMany(given);
  const [file] = given;
  void read({ form: "file", name: file.name }, "status.reading", () => pageOf(file));
}

/**
 * A pasted address is not fetched by itself: that would tell the site, and only a press of the button should.
 *
 * @param {string} address
 */
function offerAddress(address) {
  state.address = address;
  state.draft = "";
  turnTo("intake");
  focusOn("fetch");
  announce(say("status.address"));
}

/** @param {string} address */
export function readAddress(address) {
  const url = completeAddress(address) ?? undefined;
  void read({ form: "address", name: address }, "status.fetching", (signal) => fetchPage(address, signal), { place: { url } });
}

/**
 * @param {string} chosen
 * @param {import("./read-one.js").About} [about]
 */
export function readSample(chosen, about) {
  void read({ form: "sample" }, "status.reading", () => sample(chosen), { ...about, place: { ...about?.place, sample: chosen } });
}
