"use strict";

const { Readability, isProbablyReaderable } = require("./classic/khabar.iife.js");

module.exports = { Readability, isProbablyReaderable };
