// The entry for `require`: loads the module entry at the first call, since both are asynchronous.
"use strict";

const entry = import("./index.js");

for (const name of ["parse", "parseJson", "toMarkdown", "toHtml", "toText"]) {
  exports[name] = async (...given) => (await entry)[name](...given);
}
exports.version = require("./package.json").version;
