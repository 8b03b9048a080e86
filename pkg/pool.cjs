"use strict";

const { Pool, KhabarError } = require("./classic/khabar.iife.js");

module.exports = { Pool, KhabarError };
