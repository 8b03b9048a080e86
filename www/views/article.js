// @ts-check
// The article to read, in its own language and direction.

import { button, element, icon } from "../element.js";
import { written } from "../moment.js";
import { REACHES } from "../reach.js";
import { say, sayCount } from "../strings.js";
import { absence, absent } from "./absent.js";
import { writeBlocks } from "./blocks.js";
import { commentsView } from "./comments.js";
import { figure, loadPictures } from "./figure.js";
import { toProof } from "./to-proof.js";

/**
 * @typedef {import("../types.js").Article} Article
 * @typedef {{ of: Article, open: (part: import("./to-proof.js").Part) => void, passages: () => void }} Proofs
 *   Where a part's proof is, and the way there; `passages` leads to the page's passages.
 */

/**
 * @param {Article} article
 * @param {{ pictures: boolean }} held Whether the reader has asked for the pictures; set here when they do.
 * @param {Proofs} proofs
 * @returns {Node}
 */
export function articleView(article, held, proofs) {
  const why = absence(article);
  const page = element("article", { class: "article", lang: article.language, dir: article.direction });
  if (why) page.classList.add("article-absent");
  else page.append(head(article, proofs.of));
  const body = element("div", { class: "body" });
  writeBlocks(body, article.body, held.pictures);
  const lead = leadPicture(article);
  if (lead) {
    const made = figure(lead, held.pictures);
    setPart(made, proofs.of, ["image"]);
    body.prepend(made);
  }
  page.append(body);
  page.append(...attributed(article));
  if (article.url) page.append(element("p", { class: "printed-from", dir: "ltr" }, article.url));
  if (proofs.of.passages) page.prepend(toProof(page, proofs.open));
  const pictures = REACHES ? pictureBar(page, held) : null;
  const isEmpty = why && article.body.length === 0;
  const notice = why ? absent(why, article, proofs.of.passages?.length ? proofs.passages : null) : [];
  // Comments stand outside of the article, whose language and direction are not those of their heading.
  return element("div", { class: "reading" }, ...notice, pictures, ...(isEmpty ? [] : [page, commentsView(article)]));
}

/**
 * Where the report is from, unless the line that opens it says so already.
 *
 * @param {Article} article
 */
function attributed({ sources = [], dateline }) {
  const printed = new Set(sources.filter(({ raw }) => !raw || raw !== dateline?.raw).map(({ raw, name }) => raw || name));
  return printed.size > 0 ? [element("p", { class: "attributed" }, [...printed].join(" · "))] : [];
}

/**
 * @param {Article} article
 * @param {Article} proven
 */
function head(article, proven) {
  const kicker = article.kicker ? element("p", { class: "kicker" }, article.kicker) : null;
  const headline = element("h1", { id: "headline", class: "headline", tabindex: -1 }, article.headline ?? say("article.untitled"));
  headline.classList.toggle("headline-none", article.headline === undefined);
  const dek = article.dek ? element("p", { class: "dek" }, article.dek) : null;
  const signed = signature(article);
  setPart(kicker, proven, ["kicker"]);
  setPart(headline, proven, ["headline"]);
  setPart(dek, proven, ["dek"]);
  setPart(signed, proven, ["byline", "authors", "published"]);
  return element("header", { class: "article-head" }, kicker, headline, dek, signed);
}

/**
 * @param {HTMLElement | null} made
 * @param {Article} proven
 * @param {(keyof NonNullable<Article["provenance"]>)[]} fields Of these the first that has a proof.
 */
function setPart(made, { provenance }, fields) {
  const field = fields.find((name) => provenance?.[name]);
  if (made && field) made.dataset.part = field;
}

/**
 * @param {Article} article
 * @returns {string} Its head as lines, for what is copied as plain text.
 */
export function headLines(article) {
  const { names, day } = signed(article);
  const lines = [article.headline, article.dek, [names, day].filter(Boolean).join(" · ")].filter(Boolean);
  return lines.map((line) => `${line}\n\n`).join("");
}

/** @param {Article} article */
function signed(article) {
  return {
    names: article.byline ?? (article.authors ?? []).map((author) => author.name).join(" · "),
    day: article.published && written(article.published, article.language ?? "en", "day"),
  };
}

/** @param {Article} article */
function signature(article) {
  const { names, day } = signed(article);
  if (!names && !day) return null;
  return element(
    "p",
    { class: "signature" },
    names && element("span", {}, names),
    day && element("time", { datetime: article.published?.value }, day),
  );
}

/**
 * @param {Article} article
 * @returns {import("../types.js").Figure | null} The lead picture, unless the body shows it already.
 */
function leadPicture(article) {
  const lead = article.image;
  if (!lead || absence(article)) return null;
  const isShown = article.body.some(
    (block) => block.type === "figure" && (block.url === lead.url || (lead.caption && block.caption === lead.caption)),
  );
  return isShown ? null : lead;
}

/**
 * @param {HTMLElement} page
 * @param {{ pictures: boolean }} held
 */
function pictureBar(page, held) {
  if (held.pictures) return cameFrom(page);
  const count = page.querySelectorAll(".frame-held").length;
  if (count === 0) return null;
  const bar = element("div", { class: "pictures" }, element("p", {}, sayCount("pictures.held", count)));
  bar.append(
    button({ label: say("pictures.load"), class: "button button-small", id: "load-pictures", icon: icon("picture") }, () => {
      held.pictures = true;
      loadPictures(page);
      const told = cameFrom(page);
      const isPressed = bar.contains(document.activeElement);
      told?.style.setProperty("--height", `${bar.offsetHeight}px`); // The headline below it stays where it is.
      bar.replaceWith(...(told ? [told] : []));
      // The pressed button has gone.
      if (isPressed) (told ?? /** @type {HTMLElement | null} */ (page.querySelector(".headline")))?.focus({ preventScroll: true });
    }),
  );
  return bar;
}

/**
 * Which sites were asked for the pictures.
 *
 * @param {HTMLElement} page
 */
function cameFrom(page) {
  const hosts = new Set(Array.from(page.querySelectorAll(".frame img"), (one) => new URL(/** @type {HTMLImageElement} */ (one).src).host).filter(Boolean));
  if (hosts.size === 0) return null;
  const names = element("bdi", {}, [...hosts].join(say("list.comma")));
  return element("div", { class: "pictures pictures-told", tabindex: -1 }, element("p", {}, say("pictures.from"), " ", names));
}
