"use strict";

const {
  init, parse, parseSync, parseAll, parseJson, isProbablyArticle, toMarkdown, toHtml, toText, toNinjs, toJsonLd, fetchArticle,
  version, KhabarError,
} = require("./classic/slim.js");

module.exports = {
  init, parse, parseSync, parseAll, parseJson, isProbablyArticle, toMarkdown, toHtml, toText, toNinjs, toJsonLd, fetchArticle,
  version, KhabarError,
};
