// @ts-check
// The first view: the ways to hand in a page.

import { button, element, icon } from "../element.js";
import { REACHES } from "../reach.js";
import { chooseProxy, proxy, PROXY_GAP } from "../settings.js";
import { say, sayCount } from "../strings.js";
import { promise } from "./footer.js";
import { problem } from "./problem.js";
import { waysToCopy } from "./ways-to-copy.js";

/**
 * @typedef {{ draft: string, address: string, problem: import("./problem.js").Told | null, many: import("./many.js").ManyState | null }} IntakeState
 * @typedef {{
 *   read: (text: string) => void, open: (files: FileList | null) => void, openFolder: (files: FileList) => void, fetch: (address: string) => void,
 *   sample: (language: string) => void, table: () => void, keep: (part: { draft?: string, address?: string }) => void,
 * }} IntakeActions
 */

/**
 * @param {IntakeState} state
 * @param {IntakeActions} actions
 * @returns {Node}
 */
export function intake(state, actions) {
  return element(
    "div",
    { class: "intake" },
    element("h1", { class: "intake-title" }, element("span", {}, say("intake.title")), " ", element("small", {}, say("intake.subtitle"))),
    state.many && toTable(state.many, actions),
    state.problem && problem(state.problem),
    pasteCard(state, actions),
    element("div", { class: "intake-others" }, REACHES && addressForm(state, actions), samples(actions)),
    !state.problem?.bringYourself && howTo(),
  );
}

/**
 * The way back to the table of many, which is still there.
 *
 * @param {import("./many.js").ManyState} many
 * @param {IntakeActions} actions
 */
function toTable({ batch }, actions) {
  const show = button({ label: say("intake.showTable"), class: "button button-small", id: "to-table" }, actions.table);
  return element("div", { class: "to-table" }, element("p", {}, sayCount("intake.table", batch.rows.length)), show);
}

/**
 * @param {IntakeState} state
 * @param {IntakeActions} actions
 */
function pasteCard(state, actions) {
  const area = /** @type {HTMLTextAreaElement} */ (
    element("textarea", {
      id: "draft", class: "draft", rows: 5, dir: "auto", spellcheck: "false", autocomplete: "off",
      placeholder: say("intake.placeholder"),
    })
  );
  area.value = state.draft;
  area.addEventListener("input", () => actions.keep({ draft: area.value }));
  area.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) actions.read(area.value);
  });

  const chooser = /** @type {HTMLInputElement} */ (
    element("input", { type: "file", id: "file", hidden: true, multiple: true, accept: ".html,.htm,.xhtml,.txt,.md,.mhtml,.mht,.eml,.webarchive,.warc,.warc.gz,.gz,text/html,text/plain" })
  );
  chooser.addEventListener("change", () => actions.open(chooser.files));
  const folder = /** @type {HTMLInputElement} */ (element("input", { type: "file", id: "folder", hidden: true, webkitdirectory: true, multiple: true }));
  folder.addEventListener("change", () => folder.files && actions.openFolder(folder.files));
  return element(
    "section",
    { class: "card" },
    element("label", { class: "card-label", for: "draft" }, say("intake.paste")),
    area,
    element(
      "div",
      { class: "card-tools" },
      chooser,
      folder,
      button({ label: say("intake.open"), icon: icon("file"), id: "open" }, () => chooser.click()),
      "webkitdirectory" in folder && button({ label: say("intake.openFolder"), icon: icon("folder"), id: "open-folder" }, () => folder.click()),
      button({ label: say("intake.read"), class: "button button-main", id: "read" }, () => actions.read(area.value)),
    ),
    element("p", { class: "promise" }, icon("lock"), promise()),
  );
}

/**
 * @param {IntakeState} state
 * @param {IntakeActions} actions
 */
function addressForm(state, actions) {
  const field = /** @type {HTMLInputElement} */ (
    element("input", {
      id: "address", class: "field", type: "text", inputmode: "url", dir: "ltr", autocomplete: "off", spellcheck: "false",
      autocapitalize: "off", placeholder: say("intake.addressPlaceholder"),
    })
  );
  field.value = state.address;
  field.addEventListener("input", () => actions.keep({ address: field.value }));
  const form = element(
    "form",
    { class: "address" },
    element("label", { class: "small-label", for: "address" }, say("intake.address")),
    element("div", { class: "address-row" }, field, element("button", { class: "button", id: "fetch" }, say("intake.fetch"))),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    actions.fetch(field.value);
  });
  return element("div", {}, form, proxyForm());
}

/** A way round sites that refuse, for those who have a proxy of their own. Off until they set one. */
function proxyForm() {
  const field = /** @type {HTMLInputElement} */ (
    element("input", {
      id: "proxy", class: "field", type: "text", inputmode: "url", dir: "ltr", autocomplete: "off", spellcheck: "false",
      autocapitalize: "off", placeholder: `https://proxy.example/?${PROXY_GAP}`, "aria-describedby": "proxy-warning proxy-state",
    })
  );
  field.value = proxy();
  const state = element("p", { id: "proxy-state", class: "soft", role: "status" }, proxy() && say("proxy.on"));
  field.addEventListener("change", () => {
    const fits = chooseProxy(field.value);
    field.setAttribute("aria-invalid", String(!fits));
    state.replaceChildren(say(!fits ? "proxy.wrong" : field.value.trim() === "" ? "proxy.off" : "proxy.on", { gap: PROXY_GAP }));
  });
  return element(
    "details",
    { class: "proxy", open: proxy() !== "" },
    element("summary", {}, say("proxy.title")),
    element("p", { id: "proxy-warning", class: "soft" }, say("proxy.warning")),
    element("label", { class: "small-label", for: "proxy" }, say("proxy.label", { gap: PROXY_GAP })),
    field,
    state,
  );
}

/** @param {IntakeActions} actions */
function samples(actions) {
  const choices = ["ar", "en"].map((language) => {
    const choice = button({ label: say(`sample.${language}`), class: "sample", id: `sample-${language}` }, () => actions.sample(language));
    choice.append(element("small", {}, say(`sample.${language}Label`)));
    return element("li", {}, choice);
  });
  return element("section", { class: "samples" }, element("h2", { class: "small-label" }, say("intake.samples")), element("ul", {}, ...choices));
}

function howTo() {
  return element("details", { class: "how" }, element("summary", {}, say("intake.how")), waysToCopy());
}
