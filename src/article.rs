//! The article: plain data in the words of a newsroom, and nothing that thinks.
//!
//! In JSON the names of fields are camelCase, and what is absent is absent, never an empty string.

mod block;
mod proof;

use serde::{Deserialize, Serialize};

pub use block::{Block, Cell, Figure, ListItem, Locale, Mark, Run, Table};
pub use proof::{Against, Proof, Provenance};

use crate::warning::Warning;

/// One article, as found on one page.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Article {
    /// What sort of piece this is.
    pub kind: Kind,
    /// The headline as a reader of the page sees it, without the site's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub headline: Option<String>,
    /// The short label printed above the headline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kicker: Option<String>,
    /// The standfirst printed below the headline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dek: Option<String>,
    /// The line that names the writers, as printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub byline: Option<String>,
    /// Who wrote it, in the order printed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<Author>,
    /// The place that opens the report.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dateline: Option<Dateline>,
    /// When it was first published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<Moment>,
    /// When it was last changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub modified: Option<Moment>,
    /// The part of the publication it stands in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
    /// The publication's own keywords, in their order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// The article's main language, a BCP 47 tag.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// The direction in which the article is read.
    pub direction: Direction,
    /// Who published it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub site: Option<Site>,
    /// The canonical address of the article.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The lead picture.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<Figure>,
    /// The article's text and pictures, in order. The dek is not repeated here.
    pub body: Vec<Block>,
    /// The agencies or outlets that the report is attributed to.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
    /// The days, weeks, months and years that dek and body speak of, in order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub times: Vec<TimeMention>,
    /// Other pieces that the page points its reader to.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<Related>,
    /// Who said what in the body, in order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub quotes: Vec<Quote>,
    /// What readers say below the article, as far as the page holds it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comments: Option<Comments>,
    /// Notes that say what was changed after publication. Those printed in the text stay in the body too.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub corrections: Vec<Correction>,
    /// Whether it can be read without paying, and what speaks for and against it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access: Option<Access>,
    /// The other pages of an article that is cut into several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pagination: Option<Pagination>,
    /// Counts over the headline-less text: dek and body.
    pub stats: Stats,
    /// How sure we are that this is one article and rightly cut, from 0 to 1.
    pub confidence: f32,
    /// What a careful user should know about this result.
    pub warnings: Vec<Warning>,
    /// How each field was decided and where each block was found, when
    /// [`Options::provenance`](crate::Options) asks for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provenance: Option<Provenance>,
    /// Every passage of the page with its role, when [`Options::passages`](crate::Options) asks for it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub passages: Vec<LabelledPassage>,
}

/// What sort of piece a page holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Kind {
    /// A report, and whatever has no more exact kind.
    #[default]
    News,
    /// A signed opinion, column or leader.
    Opinion,
    /// A page of timed updates.
    Live,
    /// A judgement of a work or a product.
    Review,
    /// Questions and answers.
    Interview,
    /// Mostly pictures.
    Gallery,
    /// A list of other pieces: a front page, a section, a search result.
    Index,
    /// No article: a login, an error, an empty application shell.
    None,
}

/// The direction in which text is read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// Left to right.
    #[default]
    Ltr,
    /// Right to left.
    Rtl,
}

/// Somebody who made the article.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Author {
    /// The name as printed.
    pub name: String,
    /// The address of the author's own page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The role or post printed with the name ("Moscow correspondent").
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// Whether the name is an organisation's and not a person's.
    #[serde(skip_serializing_if = "is_false")]
    pub organisation: bool,
}

/// The place that opens a report ("BEIRUT (Reuters) -"). The words stay in the text too, unless they are a paragraph of their own.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Dateline {
    /// The place, or several with the signs between them, as printed.
    pub place: String,
    /// The whole opening with its day and agency, as printed, without the sign that parts it from the text.
    pub raw: String,
}

/// Whether the article can be read without paying.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Access {
    /// `None`, in JSON `null`, where what the page states and what it shows disagree or do not suffice.
    pub free: Option<bool>,
    /// What speaks for and against it, in the order of [`AccessSign`].
    pub evidence: Vec<AccessSign>,
}

/// Something that speaks for or against free access; a stable name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AccessSign {
    /// JSON-LD or microdata states `isAccessibleForFree: true`.
    StatedFree,
    /// JSON-LD or microdata states `isAccessibleForFree: false`.
    StatedPaid,
    /// JSON-LD or microdata states it of a part of the page (`hasPart`).
    PartStatedPaid,
    /// A meta tag calls the article free.
    MetaFree,
    /// A meta tag says that readers have so many articles a month.
    MetaMetered,
    /// A meta tag calls the article paid, locked or for subscribers.
    MetaPaid,
    /// An element named for a paywall shows words.
    PaywallElement,
    /// A call to subscribe or to sign in stands right behind the text.
    CallAfterText,
    /// The text ends in the middle of a sentence.
    TextCut,
    /// The page shows less than half of the words that it states as the article's length.
    FewerWordsThanStated,
}

/// What readers say below an article.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Comments {
    /// How many there are, as the page prints or states it; it may hold fewer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<u32>,
    /// Those that the page holds, in its order.
    pub items: Vec<Comment>,
}

/// What one reader says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Comment {
    /// The name the reader goes by.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    /// When it was written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time: Option<Moment>,
    /// The words; `\n` parts paragraphs.
    pub text: String,
}

/// A note that says what was changed after publication.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Correction {
    /// The note as printed; `\n` parts paragraphs.
    pub text: String,
    /// The day that the note names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Moment>,
}

/// Where a page stands among the pages of one article.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Pagination {
    /// The address of the page behind it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
    /// The address of the page before it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub previous: Option<String>,
    /// The number of this page, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
    /// How many pages there are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total: Option<u32>,
}

/// Something said, as the body gives it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Quote {
    /// The words between the quotation marks, or the clause that reports them; `\n` parts paragraphs.
    pub text: String,
    /// Who says it, in the fullest form that the article prints. Absent when nobody is named with it, or only by
    /// a pronoun.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub speaker: Option<String>,
    /// The word that reports it, as printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verb: Option<String>,
    /// Whether the words stand between quotation marks.
    pub direct: bool,
    /// The index in [`Article::body`] of the block it starts in.
    pub block: usize,
}

/// A point in time, as exact as the page states it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Moment {
    /// ISO 8601: `2021-12-21`, or `2021-12-21T10:40:00+03:00`; an offset only when the page states it.
    pub value: String,
    /// How exact `value` is.
    pub precision: Precision,
    /// What the page says, as printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub raw: Option<String>,
}

/// How exact a [`Moment`] is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Precision {
    /// Only the year is known.
    Year,
    /// The month is known.
    Month,
    /// The day is known.
    #[default]
    Day,
    /// The hour is known; the minutes are a guess.
    Hour,
    /// Hour and minute are known.
    Minute,
    /// Seconds are known.
    Second,
}

/// A publication.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Site {
    /// Its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The address of its front page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// An agency or outlet that a report is attributed to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Source {
    /// Its name, without the words that introduce it.
    pub name: String,
    /// The line as printed.
    pub raw: String,
}

/// A day, week, month or year that the text speaks of.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct TimeMention {
    /// The words, as printed.
    pub text: String,
    /// Which it is, in ISO 8601 and as exact as the words are: `2021-12-21`, `2021-W51`, `2021-12` or `2021`.
    /// Absent when it depends on the day of publication and that is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// The index in the body of the block that holds it; absent when it stands in the dek.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub block: Option<usize>,
    /// Why the words cannot all be right, one English sentence: their weekday is not that of their day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub conflict: Option<String>,
}

/// Another piece that the page points to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Related {
    /// Its headline, as printed.
    pub title: String,
    /// Its address, when the page gives one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// Counts over dek and body.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Stats {
    /// Words; in scripts without spaces, characters that carry meaning.
    pub words: u32,
    /// Characters (Unicode scalar values), white space included.
    pub characters: u32,
    /// Whole minutes to read it, at least one when there is any text.
    pub reading_minutes: u32,
}

/// A passage of the page with what it is for.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct LabelledPassage {
    /// The text.
    pub text: String,
    /// The role's name, such as `body`, `caption` or `navigation`.
    pub role: String,
    /// How likely the passage is body, from 0 to 1.
    pub probability: f32,
    /// The innermost elements around it, 24 at the most, outermost first: `html > body > article > p`.
    pub place: String,
    /// The index in [`Article::body`] of the block that holds it, the first where its lines are paragraphs; of a caption or
    /// credit the block of its picture.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub block: Option<usize>,
    /// The measures and rules that spoke for the role, strongest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<String>,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
fn is_false(value: &bool) -> bool {
    !value
}
