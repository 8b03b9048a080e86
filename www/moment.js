// @ts-check
// A point in time, written out as exactly as the page states it and in the page's own clock.

/** @type {Record<string, Intl.DateTimeFormatOptions>} */
const FORMS = {
  year: { year: "numeric" },
  month: { year: "numeric", month: "long" },
  day: { year: "numeric", month: "long", day: "numeric" },
  minute: { year: "numeric", month: "long", day: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
};

/**
 * @param {import("./types.js").Moment} moment
 * @param {string} locale
 * @param {"day"} [atMost] Leaves the time of day out.
 * @returns {string}
 */
export function written(moment, locale, atMost) {
  const parts = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T(\d\d):(\d\d)\S*?)?(Z|[+-]\d\d:?\d\d)?$/u.exec(moment.value);
  if (!parts) return moment.value;
  const [, year, month = "01", day = "01", hour = "00", minute = "00", offset] = parts;
  const timed = hour !== undefined && parts[4] !== undefined && atMost !== "day";
  const form = FORMS[timed ? "minute" : parts[3] ? "day" : parts[2] ? "month" : "year"];
  // The page's clock is shown as it stands: read as UTC and written as UTC, nothing is converted.
  const clock = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute)));
  let text;
  try {
    text = new Intl.DateTimeFormat(locale === "en" ? "en-GB" : locale, { ...form, timeZone: "UTC" }).format(clock);
  } catch {
    return moment.value; // The page's language tag is none that Intl knows.
  }
  return timed && offset ? `${text} ${zone(offset)}` : text;
}

/** @param {string} offset */
function zone(offset) {
  if (/^(?:Z|[+-]00:?00)$/u.test(offset)) return "UTC";
  // The marks keep sign and digits together in right-to-left text.
  return `\u2066UTC${offset.replace("-", "\u2212")}\u2069`;
}
