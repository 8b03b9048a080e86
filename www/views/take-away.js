// @ts-check
// The buttons that copy, download and print the form of the article in sight.

import { button, element, icon } from "../element.js";
import { fileName, formatOf } from "../formats.js";
import { write } from "../parser.js";
import { say } from "../strings.js";
import { copy, save } from "../take.js";
import { isBlank } from "./absent.js";
import { headLines } from "./article.js";

/**
 * @param {import("./result.js").Shown} state
 * @param {import("./result.js").ResultActions} actions
 */
export function takeAway(state, actions) {
  const onCopy = async () => {
    const format = formatOf(state.tab);
    const text = await format.make(state.shown, state.reading.article);
    // The article itself goes with its form for programs that keep it, and as plain text for the others.
    const copied = format.id === "article" ? await copy(headLines(state.shown) + (await write(state.shown, "text")), text) : await copy(text);
    actions.announce(say(copied ? "status.copied" : "status.notCopied"));
  };
  const onSave = async () => {
    const format = formatOf(state.tab);
    const name = fileName(state.shown, format.extension);
    save(await format.make(state.shown, state.reading.article), format.type, name);
    actions.announce(say("status.saved", { name: `\u2068${name}\u2069` }));
  };
  const buttons = [
    button({ label: say("take.copy"), class: "quiet", id: "copy", icon: icon("copy") }, () => void onCopy().catch(actions.fail)),
    button({ label: say("take.save"), class: "quiet", id: "save", icon: icon("save") }, () => void onSave().catch(actions.fail)),
  ];
  return {
    node: element("div", { class: "take" }, ...buttons, button({ label: say("take.print"), class: "quiet take-print", id: "print", icon: icon("print") }, () => print())),
    /** Shows whether there is anything to take away. */
    tell() {
      for (const one of buttons) one.disabled = isBlank(state.shown, state.tab);
    },
  };
}
