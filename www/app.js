// @ts-check
// Starts the page: ties what the views ask for to what does it. What it does stands in app/.

import { arrive, followAddress } from "./app/arrive.js";
import { readAddress, readFiles, readSample, readText, readTransfer } from "./app/incoming.js";
import { announceProblem, leaveResult, noteDown, showIntake, showTable, visits } from "./app/navigate.js";
import { keepChanges, readEntries, readFolder } from "./app/read-many.js";
import { openRow } from "./app/read-one.js";
import { byId, connect, focusOn, render, writeHeader } from "./app/screen.js";
import { isUnsaved, state } from "./app/state.js";
import { warmUp } from "./parser.js";
import { REACHES } from "./reach.js";
import { chooseLanguage, chooseTheme, language, theme } from "./settings.js";
import { announce, announceAgain } from "./status.js";
import { pagesAmong } from "./ways/folder.js";
import { watchHands } from "./ways/handed.js";
import { listen } from "./ways/installed.js";

function switchLanguage() {
  const other = language() === "ar" ? "en" : "ar";
  state.lang = other;
  chooseLanguage(other);
  noteDown(true);
  render();
  focusOn("language");
  announceAgain();
}

function switchTheme() {
  chooseTheme(theme() === "dark" ? "light" : "dark");
  writeHeader();
}

connect({
  header: { home: showIntake, otherLanguage: switchLanguage, otherTheme: switchTheme },
  intake: {
    read: readText,
    open: readFiles,
    openFolder: (files) => void readFolder(async () => pagesAmong(files)),
    fetch: readAddress,
    sample: (chosen) => readSample(chosen),
    table: () => showTable(),
    keep: (part) => Object.assign(state, part),
  },
  result: (shown) => ({
    back: leaveResult,
    announce,
    fail: announceProblem,
    turned: (_, stays) => noteDown(stays),
    jumped: (from) => {
      shown.from = from;
      noteDown(false);
    },
    changed: () => keepChanges(shown),
  }),
  many: { back: showIntake, open: (row) => void openRow(row), announce, fail: announceProblem },
});

visits.watch(arrive, followAddress);
watchHands({ transfer: readTransfer, files: readFiles, folders: readEntries });
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", writeHeader);
addEventListener("beforeunload", (event) => {
  if (isUnsaved()) event.preventDefault();
});
byId("skip").addEventListener("click", (event) => {
  event.preventDefault();
  byId("main").focus();
});

warmUp(); // Before the first view, so that the worker starts while that is written.
render();
followAddress();
if (REACHES) listen({ files: readFiles, text: readText });
