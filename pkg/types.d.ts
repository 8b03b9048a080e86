/** One article, as found on one page. What is absent on the page is absent here, never an empty string. */
export interface Article {
  /** What sort of piece this is; `index` and `none` mean that the page holds no article. */
  kind: "news" | "opinion" | "live" | "review" | "interview" | "gallery" | "index" | "none";
  /** The headline as a reader of the page sees it, without the site's name. */
  headline?: string;
  /** The short label printed above the headline. */
  kicker?: string;
  /** The standfirst printed below the headline. */
  dek?: string;
  /** The line that names the writers, as printed. */
  byline?: string;
  /** Who wrote it, in the order printed. */
  authors?: Author[];
  /** The place that opens the report. */
  dateline?: Dateline;
  /** When it was first published. */
  published?: Moment;
  /** When it was last changed. */
  modified?: Moment;
  /** The part of the publication it stands in. */
  section?: string;
  /** The publication's own keywords, in their order. */
  tags?: string[];
  /** The article's main language, a BCP 47 tag. */
  language?: string;
  /** The direction in which the article is read. */
  direction: "ltr" | "rtl";
  /** Who published it. */
  site?: Site;
  /** The canonical address of the article. */
  url?: string;
  /** The lead picture. */
  image?: Figure;
  /** The article's text and pictures, in order. The dek is not repeated here. */
  body: Block[];
  /** The agencies or outlets that the report is attributed to. */
  sources?: Source[];
  /** The days, weeks, months and years that dek and body speak of, in order. */
  times?: TimeMention[];
  /** Other pieces that the page points its reader to. */
  related?: Related[];
  /** Who said what in the body, in order. */
  quotes?: Statement[];
  /** What readers say below the article, as far as the page holds it. */
  comments?: Comments;
  /** Notes that say what was changed after publication; those printed in the text stay in `body` too. */
  corrections?: Correction[];
  /** Whether it can be read without paying, and what speaks for and against it. */
  access?: Access;
  /** The other pages of an article that is cut into several. */
  pagination?: Pagination;
  /** Counts over dek and body. */
  stats: Stats;
  /** How sure Khabar is that this is one article and rightly cut, from 0 to 1. */
  confidence: number;
  /** What a careful user should know about this result. */
  warnings: Warning[];
  /** How each field was decided and where each block was found; only when `options.provenance` asks for it. */
  provenance?: Provenance;
  /** Every passage of the page with its role; only when `options.passages` asks for it, and absent where the page has none. */
  passages?: LabelledPassage[];
}

/** Somebody who made the article. */
export interface Author {
  /** The name as printed. */
  name: string;
  /** The address of the author's own page. */
  url?: string;
  /** The role or post printed with the name. */
  role?: string;
  /** `true` when the name is an organisation's and not a person's. */
  organisation?: boolean;
}

/** The place that opens a report ("BEIRUT (Reuters) -"); the words stay in the text too, unless they are a paragraph of their own. */
export interface Dateline {
  /** The place, or several with the signs between them, as printed. */
  place: string;
  /** The whole opening with its day and agency, as printed, without the sign that parts it from the text. */
  raw: string;
}

/**
 * Something that speaks for or against free access.
 * `stated-free`, `stated-paid`: JSON-LD or microdata (`isAccessibleForFree`); `part-stated-paid`: of a part (`hasPart`).
 * `meta-free`, `meta-metered`, `meta-paid`: a meta tag (`article:content_tier` and its like).
 * `paywall-element`: an element named for a paywall shows words.
 * `call-after-text`: a call to subscribe or to sign in stands right behind the text.
 * `text-cut`: the text ends in the middle of a sentence.
 * `fewer-words-than-stated`: the page shows less than half of the words that it states as the article's length.
 */
export type AccessSign =
  | "stated-free"
  | "stated-paid"
  | "part-stated-paid"
  | "meta-free"
  | "meta-metered"
  | "meta-paid"
  | "paywall-element"
  | "call-after-text"
  | "text-cut"
  | "fewer-words-than-stated";

/** Whether the article can be read without paying. */
export interface Access {
  /** `null` where what the page states and what it shows disagree or do not suffice. */
  free: boolean | null;
  /** What speaks for and against it. */
  evidence: AccessSign[];
}

/** What readers say below an article. */
export interface Comments {
  /** How many there are, as the page prints or states it; it may hold fewer. */
  count?: number;
  /** Those that the page holds, in its order. */
  items: Comment[];
}

/** What one reader says. */
export interface Comment {
  /** The name the reader goes by. */
  author?: string;
  /** When it was written. */
  time?: Moment;
  /** The words; a line break parts paragraphs. */
  text: string;
}

/** A note that says what was changed after publication. */
export interface Correction {
  /** The note as printed; a line break parts paragraphs. */
  text: string;
  /** The day that the note names. */
  date?: Moment;
}

/** Where a page stands among the pages of one article. */
export interface Pagination {
  /** The address of the page behind it. */
  next?: string;
  /** The address of the page before it. */
  previous?: string;
  /** The number of this page, from 1. */
  page?: number;
  /** How many pages there are. */
  total?: number;
}

/** Something said, as the body gives it. */
export interface Statement {
  /** The words between the quotation marks, or the clause that reports them; a line break parts paragraphs. */
  text: string;
  /** Who says it, in the fullest form that the article prints; absent when only a pronoun names the speaker. */
  speaker?: string;
  /** The word that reports it, as printed. */
  verb?: string;
  /** Whether the words stand between quotation marks. */
  direct: boolean;
  /** The index in `body` of the block it starts in. */
  block: number;
}

/** A point in time, as exact as the page states it. */
export interface Moment {
  /** ISO 8601: `2021-12-21`, or `2021-12-21T10:40:00+03:00`; an offset only when the page states it. */
  value: string;
  /** How exact `value` is. */
  precision: "year" | "month" | "day" | "hour" | "minute" | "second";
  /** What the page says, as printed. */
  raw?: string;
}

/** A publication. */
export interface Site {
  /** Its name. */
  name?: string;
  /** The address of its front page. */
  url?: string;
}

/** An agency or outlet that a report is attributed to. */
export interface Source {
  /** Its name, without the words that introduce it. */
  name: string;
  /** The line as printed. */
  raw: string;
}

/** A day, week, month or year that the text speaks of. */
export interface TimeMention {
  /** The words, as printed. */
  text: string;
  /** ISO 8601, as exact as the words are: `2021-12-21`, `2021-W51`, `2021-12` or `2021`. */
  value?: string;
  /** The index in the body of the block that holds it; absent when it stands in the dek. */
  block?: number;
  /** Why the words cannot all be right: their weekday is not that of their day. */
  conflict?: string;
}

/** Another piece that the page points to. */
export interface Related {
  /** Its headline, as printed. */
  title: string;
  /** Its address, when the page gives one. */
  url?: string;
}

/** Counts over dek and body. */
export interface Stats {
  /** Words; in scripts without spaces, characters that carry meaning. */
  words: number;
  /** Characters (Unicode scalar values), white space included. */
  characters: number;
  /** Whole minutes to read it, at least one when there is any text. */
  readingMinutes: number;
}

/** The language and direction of a block, stated only where they differ from the article's. */
export interface Locale {
  /** A BCP 47 tag. */
  language?: string;
  /** The direction in which the block is read. */
  direction?: "ltr" | "rtl";
}

/** A piece of the body. */
export type Block =
  | Paragraph
  | Heading
  | List
  | Quote
  | FigureBlock
  | TableBlock
  | Code
  | Embed
  | Update
  | Separator;

/** Running text. */
export interface Paragraph extends Locale {
  type: "paragraph";
  /** The text. */
  content: Run[];
}

/** A heading inside the article. */
export interface Heading extends Locale {
  type: "heading";
  /** 2 to 6; the headline itself is level 1 and is not in the body. */
  level: number;
  /** The text. */
  content: Run[];
}

/** A bulleted or numbered list. */
export interface List extends Locale {
  type: "list";
  /** Whether it is numbered. */
  ordered: boolean;
  /** The number of its first item where that is not 1. */
  start?: number;
  /** Its items. */
  items: ListItem[];
}

/** An item of a list. */
export interface ListItem {
  /** The item's own text. */
  content: Run[];
  /** What stands below it: further paragraphs, a list inside the list. */
  blocks?: Block[];
}

/** A quotation set apart from the text. */
export interface Quote extends Locale {
  type: "quote";
  /** What is quoted. */
  blocks: Block[];
}

/** A picture with what is said about it. */
export interface Figure {
  /** The best address that the page gives. Absent when the input has no tags. */
  url?: string;
  /** The text that stands in for the picture. */
  alt?: string;
  /** What is printed below it. */
  caption?: string;
  /** Who made it. */
  credit?: string;
  /** Pixels across, when stated. */
  width?: number;
  /** Pixels down, when stated. */
  height?: number;
}

/** A picture in the body. */
export interface FigureBlock extends Figure {
  type: "figure";
}

/** A table in the body. */
export interface TableBlock {
  type: "table";
  /** What is printed above or below it. */
  caption?: string;
  /** Its rows, top to bottom. */
  rows: Cell[][];
}

/** A cell of a table. */
export interface Cell {
  /** The text. */
  content: Run[];
  /** `true` when it heads its row or column. */
  header?: boolean;
  /** Columns covered, when more than one. */
  columns?: number;
  /** Rows covered, when more than one. */
  rows?: number;
}

/** Preformatted text. */
export interface Code {
  type: "code";
  /** The text, white space kept. */
  text: string;
  /** The programming language that the page names. */
  syntax?: string;
}

/** A video, a post, a player: something that another service shows. */
export interface Embed {
  type: "embed";
  /** The service's name, or its host. */
  provider: string;
  /** Its address. */
  url: string;
  /** What the page calls it. */
  title?: string;
}

/** One update of a live report. */
export interface Update {
  type: "update";
  /** The name of its element, for a link to it. */
  id?: string;
  /** When it was published. */
  time?: Moment;
  /** Its own headline. */
  heading?: string;
  /** Its text and pictures. */
  blocks: Block[];
}

/** A break between parts. */
export interface Separator {
  type: "separator";
}

/** A stretch of text with one set of marks. */
export interface Run {
  /** The text; `\n` is a line break that the page sets. */
  text: string;
  /** How it is set. */
  marks?: Mark[];
  /** Where it leads. */
  href?: string;
}

/** How a run is set apart. */
export type Mark = "emphasis" | "strong" | "code" | "superscript" | "subscript" | "strike";

/** The stable name of a warning. Later versions may add some. */
export type WarningCode =
  | "no-article"
  | "index-page"
  | "login-wall"
  | "only-scripts"
  | "input-cut"
  | "archive-cut"
  | "page-too-deep"
  | "too-many-nodes"
  | "too-many-passages"
  | "attributes-cut"
  | "articles-cut"
  | "addresses-cut"
  | "table-cut"
  | "pictures-cut"
  | "markup-repaired"
  | "charset-guessed"
  | "charset-mismatch"
  | "charset-errors"
  | "charset-repaired"
  | "json-ld-cut"
  | "json-ld-broken"
  | "body-from-json-ld"
  | "body-from-script"
  | "headlines-disagree"
  | "dates-disagree"
  | "ambiguous-date"
  | "unknown-passage"
  | "day-conflict";

/** What a careful user should know. */
export interface Warning {
  /** A stable name such as `no-article`. */
  code: WarningCode;
  /** One English sentence. */
  message: string;
}

/** How each field was decided and where each block was found. */
export interface Provenance {
  /** Of the headline. */
  headline?: Proof;
  /** Of the kicker. */
  kicker?: Proof;
  /** Of the dek. */
  dek?: Proof;
  /** Of the byline. */
  byline?: Proof;
  /** Of the authors as a whole. */
  authors?: Proof;
  /** Of the time of publication. */
  published?: Proof;
  /** Of the time of the last change. */
  modified?: Proof;
  /** Of the section. */
  section?: Proof;
  /** Of the tags as a whole. */
  tags?: Proof;
  /** Of the lead picture. */
  image?: Proof;
  /** For each block of `body` the elements around it; `json-ld` or `script` for text that the page does not show. */
  body: string[];
}

/** How one field was decided. */
export interface Proof {
  /** Who says it, such as `json-ld`, `og:title` or `byline`. */
  witness: string;
  /** The elements around the place where it is said, outermost first, when that is one element of the page. */
  place?: string;
  /** How sure it is, from 0 to 1. */
  confidence: number;
  /** What was said against it, most trusted first. */
  against?: Against[];
}

/** A claim that was not followed. */
export interface Against {
  /** The value, as text; several names or tags with commas between them. */
  value: string;
  /** What the witness says, as stated or printed, where that is kept. */
  raw?: string;
  /** Who says it. */
  witness: string;
  /** How far that witness is believed when nobody else speaks, from 0 to 1. */
  trust: number;
  /** The elements around the place where it is said, when that is one element of the page. */
  place?: string;
}

/** A passage of the page with what it is for. */
export interface LabelledPassage {
  /** The text. */
  text: string;
  /** What it is for. */
  role: Role;
  /** How likely the passage is body, from 0 to 1. */
  probability: number;
  /** The innermost elements around it, 24 at the most, outermost first: `html > body > article > p`. */
  place: string;
  /** The index in `body` of the block that holds it, the first where its lines are paragraphs; of a caption or credit the block of its picture. */
  block?: number;
  /** The rules and measures that decided, strongest first. */
  reasons?: string[];
}

/** What a passage is for. Later versions may add some. */
export type Role =
  | "body"
  | "headline"
  | "kicker"
  | "dek"
  | "byline"
  | "date"
  | "caption"
  | "credit"
  | "source"
  | "correction"
  | "author-note"
  | "related"
  | "comment"
  | "newsletter"
  | "promo"
  | "share"
  | "tags"
  | "legal"
  | "cookie"
  | "login"
  | "navigation"
  | "control"
  | "repeat"
  | "hidden"
  | "other";

/** A role that the caller gives to a passage. */
export interface GivenRole {
  /** The passage, by its index in `passages`. */
  passage: number;
  /** What it is for: `body` puts it back, `other` takes it out. */
  role: Role;
}

/** How to read a page. */
export interface Options {
  /** The absolute address the page was loaded from; relative links are resolved against it. */
  url?: string | undefined;
  /** The HTTP `Content-Type`, or the name of the character set, when the input is bytes. */
  contentType?: string | undefined;
  /** When the page was saved, `2024-05-31T10:40:00Z`, or only the day; a date line such as "3 hours ago" is read against it. */
  saved?: string | undefined;
  /** Whether to return every passage with its role and reasons in `passages`. */
  passages?: boolean | undefined;
  /** Whether to tell in `provenance` how each field was decided and what spoke against it. */
  provenance?: boolean | undefined;
  /** Roles of passages, over those that Khabar finds; body, fields and exports follow. */
  roles?: GivenRole[] | undefined;
  /** Bounds on time and memory. What passes one is left out, and a warning says so. */
  limits?: Limits | undefined;
}

/** Bounds on time and memory; what is not given is as usual. */
export interface Limits {
  /** Bytes of a page that are read; 16 MB. */
  inputBytes?: number | undefined;
  /** Bytes of a saved page or a mail, in which the page is looked for; 64 MB. Of an HTML response, only those of a page are fetched. */
  archiveBytes?: number | undefined;
  /** Parts of a saved page or a mail; 10,000. */
  archiveParts?: number | undefined;
  /** Parts within parts of a mail; 16. */
  archiveDepth?: number | undefined;
  /** Open elements, counted from the root; 512. */
  depth?: number | undefined;
  /** Elements and texts; 500,000. */
  nodes?: number | undefined;
  /** Stretches of text between two block boundaries; 100,000. */
  passages?: number | undefined;
  /** Attributes of one element; 256. */
  attributes?: number | undefined;
  /** Bytes of one attribute's value; 64 KB. */
  attributeBytes?: number | undefined;
  /** Bytes of one script of JSON-LD; 4 MB. */
  jsonBytes?: number | undefined;
  /** Objects and lists of JSON-LD inside each other; 64, and never more than 127. */
  jsonDepth?: number | undefined;
  /** Columns or rows that one table cell may cover; 1,000. */
  tableSpan?: number | undefined;
  /** Cells of one table; 20,000. */
  tableCells?: number | undefined;
  /** Candidates of one `srcset`, and sources of one picture, that are compared; 64. */
  srcsetCandidates?: number | undefined;
  /** Articles of one page that `parseAll` reads; 50. */
  articles?: number | undefined;
  /** Bytes that the page's relative addresses may come to when each is resolved; 64 MB. */
  addressBytes?: number | undefined;
}

/**
 * The stable name of an error. Later versions may add some.
 * `empty-input`: there is nothing but white space.
 * `not-text`: the bytes are a picture, an archive without a page or the like.
 * `bad-option`: an option is unknown or of the wrong type.
 * `bad-input`: the input is of a type that is not read, was read before, or is only the address of a page.
 * `bad-article`: an export was given something that is no article, or a promise of one.
 * `trapped`: the parser failed; it was replaced, and the next call works.
 * `not-ready`: the WebAssembly module is not there yet, or could not be loaded.
 * `fetch-failed`: the page could not be fetched, or its answer broke off.
 * `timed-out`: reading took longer than the pool allows.
 * `aborted`: the caller took the request back.
 */
export type ErrorCode =
  | "empty-input"
  | "not-text"
  | "bad-option"
  | "bad-input"
  | "bad-article"
  | "trapped"
  | "not-ready"
  | "fetch-failed"
  | "timed-out"
  | "aborted";
