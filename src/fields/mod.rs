//! Room 6: what a newsroom would want to know about an article, each thing decided from all that state it.
//!
//! Comes in: a [`Case`]. Goes out: [`Fields`].
//!
//! **Invariant:** every value was stated somewhere on the page or in its address; nothing is made up.
//!
//! **Invariant:** a finding keeps the claims that it beat, so that a disagreement stays visible.

mod access;
mod address;
mod ago;
mod author_links;
mod author_weights;
mod authors;
mod better_claims;
mod boxes;
mod byline;
mod byline_below;
mod byline_in_body;
mod claim;
mod class_names;
mod comments;
mod copied_byline;
mod copied_related;
mod copied_section;
mod corrections;
mod dated_lines;
mod dateline;
mod dates;
mod dek;
mod edge_bylines;
mod given;
mod head_and_foot;
mod headline;
mod image;
mod kicker;
mod kind;
mod pagination;
mod people;
mod persons;
mod quotes;
mod related;
mod seams;
mod section;
mod section_menu;
mod signers;
mod site;
mod sources;
mod stand_ins;
mod stats;
mod tags;
mod times;
mod title;
mod topic_links;
#[cfg(test)]
mod trial;
mod unmarked_byline;
mod word_lists;
mod writer_lists;
mod writers;

pub use address::{Address, address};
pub use claim::{Claim, Finding};

use crate::article::{
    Access, Author, Comments, Correction, Dateline, Figure, Kind, Moment, Pagination, Quote, Related, Site,
    Source, Stats, TimeMention,
};
use crate::body::Body;
use crate::evidence::Evidence;
use crate::language::Language;
use crate::language::script::{Counts, Script};
use crate::page::Page;
use crate::roles::{Role, Roles};
use crate::warning::WarningCode;
use dateline::Opening;
use head_and_foot::Places;

/// All that the fields of one article are decided from.
#[derive(Debug, Clone, Copy)]
pub struct Case<'a> {
    /// The page.
    pub page: &'a Page,
    /// What it states about itself.
    pub evidence: &'a Evidence,
    /// Its language.
    pub language: &'a Language,
    /// What its passages are for.
    pub roles: &'a Roles,
    /// The article's content.
    pub body: &'a Body,
    /// Where it stands.
    pub address: &'a Address,
    /// When the page was saved, when the caller says so.
    pub saved: Option<&'a Moment>,
}

/// What was decided, field by field. A field that nothing states is absent.
#[derive(Debug, Clone, Default)]
pub struct Fields {
    /// The headline.
    pub headline: Option<Finding<String>>,
    /// The label above it.
    pub kicker: Option<Finding<String>>,
    /// The standfirst below it.
    pub dek: Option<Finding<String>>,
    /// The blocks of the body that are dek or byline, by index, with that role: they are no longer the body's, and
    /// all other fields count blocks without them.
    pub lifted: Vec<(usize, Role)>,
    /// The line that names the writers, as printed.
    pub byline: Option<Finding<String>>,
    /// The writers, in order.
    pub authors: Option<Finding<Vec<Author>>>,
    /// The place that opens the report.
    pub dateline: Option<Dateline>,
    /// When the article was first published.
    pub published: Option<Finding<Moment>>,
    /// When it was last changed.
    pub modified: Option<Finding<Moment>>,
    /// The part of the publication.
    pub section: Option<Finding<String>>,
    /// The publication's keywords.
    pub tags: Option<Finding<Vec<String>>>,
    /// The publication.
    pub site: Option<Site>,
    /// The lead picture.
    pub image: Option<Finding<Figure>>,
    /// Agencies and outlets that the report is attributed to.
    pub sources: Vec<Source>,
    /// The days that dek and body speak of.
    pub times: Vec<TimeMention>,
    /// Other pieces that the page points to.
    pub related: Vec<Related>,
    /// Who said what in the body.
    pub quotes: Vec<Quote>,
    /// What readers say.
    pub comments: Option<Comments>,
    /// What was changed after publication.
    pub corrections: Vec<Correction>,
    /// Whether it can be read without paying.
    pub access: Option<Access>,
    /// The other pages of the article.
    pub pagination: Option<Pagination>,
    /// Counts over dek and body.
    pub stats: Stats,
    /// The sort of piece. Pages that hold no article are told apart by the roles room.
    pub kind: Kind,
    /// What a careful user should know.
    pub warnings: Vec<WarningCode>,
}

/// Decides every field.
pub fn decide(case: &Case<'_>) -> Fields {
    let places = Places::of(case);
    let site = site::decide(case);
    let names = site::names(case, site.as_ref());
    let mut fields = Fields { site, ..Fields::default() };
    let deks = decide_head(case, &places, &names, &mut fields);
    let bylines = byline::claims(case, &places);
    let place_alone = lift(case, &places, &names, &bylines, deks, &mut fields);
    let rest = case.body.without(&fields.lifted);
    let case = &Case { body: &rest, ..*case };
    decide_writers(case, &places, &names, bylines, place_alone, &mut fields);
    decide_labels(case, &places, &names, &mut fields);
    decide_text(case, &places, &mut fields);
    fields
}

fn text(finding: Option<&Finding<String>>) -> Option<&str> {
    finding.map(|it| it.value.as_str())
}

/// Whether a value is written in Latin letters, and the page's headline is not: it was stated for machines.
fn is_foreign(case: &Case<'_>, value: &str) -> bool {
    let majority = |text: &str| Counts::of(text).majority();
    let headline = case.roles.headline.and_then(|it| case.page.passages().get(it));
    let own = || headline.and_then(|it| majority(case.page.passage_text(it)));
    value.is_ascii() && value.contains(char::is_alphabetic) && own().is_some_and(|it| it != Script::Latin)
}

/// Headline, kicker and dek; gives the blocks of the body that are the dek.
fn decide_head(case: &Case<'_>, places: &Places<'_>, names: &[String], fields: &mut Fields) -> Vec<usize> {
    let headline = headline::decide(case, places, names, &mut fields.warnings);
    fields.headline = given::follow(case, Role::Headline, headline);
    let title = text(fields.headline.as_ref());
    fields.kicker = given::follow(case, Role::Kicker, kicker::decide(case, places, names, title));
    let (dek, deks) = dek::decide(case, places, title);
    fields.dek = given::follow(case, Role::Dek, dek);
    deks
}

/// Notes the blocks of the body that are dek, byline or the place alone, and gives that place.
fn lift(
    case: &Case<'_>,
    places: &Places<'_>,
    names: &[String],
    bylines: &[Claim<String>],
    deks: Vec<usize>,
    fields: &mut Fields,
) -> Option<Opening> {
    let lines = byline_in_body::blocks(case, places, bylines);
    let (at, place_alone) = dateline::alone(case, names, text(fields.headline.as_ref())).unzip();
    let at = at.filter(|it| !lines.contains(it));
    fields.lifted = deks.into_iter().map(|it| (it, Role::Dek)).collect();
    fields.lifted.extend(lines.into_iter().chain(at).map(|it| (it, Role::Byline)));
    place_alone
}

/// Dateline, byline, authors and sources, which speak for each other.
fn decide_writers(
    case: &Case<'_>,
    places: &Places<'_>,
    names: &[String],
    bylines: Vec<Claim<String>>,
    place_alone: Option<Opening>,
    fields: &mut Fields,
) {
    let opening = place_alone.or_else(|| dateline::read(case, names, text(fields.headline.as_ref())));
    let place = opening.as_ref().map(|it| it.place.as_str()).filter(|it| !it.is_empty());
    let reporter = opening.as_ref().and_then(byline::of_opening);
    let bylines = given::claims(case, Role::Byline, bylines.into_iter().chain(reporter).collect());
    fields.authors = authors::decide(case, places, names, &bylines, place);
    let byline = byline::decide(bylines, fields.authors.as_ref().map_or(&[], |it| it.value.as_slice()));
    fields.byline = given::follow(case, Role::Byline, byline);
    let agency = opening.as_ref().and_then(|it| Some((it.agency.as_deref()?, it.raw.as_str())));
    fields.sources = sources::decide(case, places, agency, fields.byline.as_ref(), fields.authors.as_ref());
    fields.dateline = opening.as_ref().filter(|it| !it.place.is_empty()).map(dateline::of);
}

/// Dates, section, tags and the other pieces that the page points to.
fn decide_labels(case: &Case<'_>, places: &Places<'_>, names: &[String], fields: &mut Fields) {
    let dates = dates::decide(case, places, &mut fields.warnings);
    (fields.published, fields.modified) = (dates.published, dates.modified);
    let title = text(fields.headline.as_ref());
    fields.section = section::decide(case, places, names, title);
    let labels: Vec<&str> = names.iter().map(String::as_str).chain(title).collect();
    fields.tags = tags::decide(case, places, &labels, text(fields.section.as_ref()));
    fields.related = related::decide(case, places, title);
    fields.image = image::decide(case);
}

/// What text, comments and notes say, and the counts over them.
fn decide_text(case: &Case<'_>, places: &Places<'_>, fields: &mut Fields) {
    let dek = text(fields.dek.as_ref());
    fields.quotes = quotes::decide(case, dek);
    fields.stats = stats::count(case, dek);
    fields.comments = comments::decide(case, places, text(fields.headline.as_ref()));
    fields.corrections = corrections::decide(case, places);
    fields.access = access::decide(case, places, &fields.stats);
    fields.pagination = pagination::decide(case, places);
    fields.kind = kind::decide(case, fields.section.as_ref(), fields.kicker.as_ref(), &fields.stats);
    let published = fields.published.as_ref();
    fields.times = times::decide(case, dek, published, fields.kind, &mut fields.warnings);
}
