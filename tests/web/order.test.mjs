// @ts-check
// Which rows of the table of many a search finds.

import assert from "node:assert/strict";
import { test } from "node:test";

import { ordered } from "../../www/many/order.js";

test("letters that keyboards give for one another find each other", () => {
  /** @param {string} headline @param {string} filter */
  const finds = (headline, filter) => ordered(/** @type {any} */ ([{ name: "", state: "done", digest: { headline, authors: [], warnings: [] } }]), { column: null, down: false, filter, only: "all" }).length === 1;
  for (const [one, other] of [["كتاب", "کتاب"], ["علي", "على"], ["بازی", "بازي"], ["مدرسة", "مدرسه"], ["٢٠٢٤", "2024"], ["۲۰۲۴", "2024"], ["می\u200cرود", "میرود"], ["أحمد", "احمد"], ["مُعلّم", "معلم"]]) {
    assert.ok(finds(one, other) && finds(other, one), `${one} ${other}`);
  }
  assert.ok(!finds("كتاب", "كتان"));
});
