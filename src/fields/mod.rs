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
mod authors;
mod boxes;
mod byline;
mod claim;
mod comments;
mod copied;
mod corrections;
mod dateline;
mod dates;
mod dek;
mod elsewhere;
mod given;
mod headline;
mod image;
mod kicker;
mod kind;
mod loose;
mod names;
mod pagination;
mod people;
mod place;
mod quotes;
mod related;
mod roster;
mod section;
mod site;
mod sources;
mod stats;
mod tags;
mod times;
mod title;
mod topic_links;
#[cfg(test)]
mod trial;
mod words;
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
use crate::page::Page;
use crate::roles::{Role, Roles};
use crate::warning::WarningCode;
use place::Places;

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
    let mut warnings = Vec::new();
    let headline = headline::decide(case, &places, &names, &mut warnings);
    let headline = given::follow(case, Role::Headline, headline);
    let title = headline.as_ref().map(|it| it.value.as_str());
    let kicker = given::follow(case, Role::Kicker, kicker::decide(case, &places, title));
    let (dek, deks) = dek::decide(case, &places, title);
    let dek = given::follow(case, Role::Dek, dek);
    let bylines = byline::claims(case, &places);
    let lines = byline::printed_in_body(case, &places, &bylines);
    let lifted = deks.into_iter().map(|it| (it, Role::Dek));
    let (at, place_alone) = dateline::alone(case, &names, title).unzip();
    let lines = lines.iter().copied().chain(at.filter(|it| !lines.contains(it)));
    let lifted: Vec<(usize, Role)> = lifted.chain(lines.map(|it| (it, Role::Byline))).collect();
    let rest = case.body.without(&lifted);
    let case = &Case { body: &rest, ..*case };
    let opening = place_alone.or_else(|| dateline::read(case, &names, title));
    let place = opening.as_ref().map(|it| it.place.as_str()).filter(|it| !it.is_empty());
    let reporter = opening.as_ref().and_then(byline::of_opening);
    let bylines = bylines.into_iter().chain(reporter).collect();
    let bylines = given::claims(case, Role::Byline, bylines);
    let authors = authors::decide(case, &places, &names, &bylines, place);
    let byline = byline::decide(bylines, authors.as_ref().map_or(&[], |it| it.value.as_slice()));
    let byline = given::follow(case, Role::Byline, byline);
    let dates = dates::decide(case, &places, &mut warnings);
    let section = section::decide(case, &places, &names, title);
    let mut labels: Vec<&str> = names.iter().map(String::as_str).collect();
    labels.extend(title);
    let tags = tags::decide(case, &places, &labels, section.as_ref().map(|it| it.value.as_str()));
    let agency = opening.as_ref().and_then(|it| Some((it.agency.as_deref()?, it.raw.as_str())));
    let sources = sources::decide(case, &places, agency, byline.as_ref(), authors.as_ref());
    let related = related::decide(case, &places, title);
    let quotes = quotes::decide(case, dek.as_ref().map(|it| it.value.as_str()));
    let stats = stats::count(case, dek.as_ref().map(|it| it.value.as_str()));
    let comments = comments::decide(case, &places, title);
    let corrections = corrections::decide(case, &places);
    let access = access::decide(case, &places, &stats);
    let pagination = pagination::decide(case, &places);
    let kind = kind::decide(case, section.as_ref(), kicker.as_ref(), &stats);
    let image = image::decide(case);
    let dek_text = dek.as_ref().map(|it| it.value.as_str());
    let times = times::decide(case, dek_text, dates.published.as_ref(), kind, &mut warnings);
    Fields {
        headline,
        kicker,
        dek,
        lifted,
        byline,
        authors,
        dateline: opening.as_ref().filter(|it| !it.place.is_empty()).map(dateline::of),
        published: dates.published,
        modified: dates.modified,
        section,
        tags,
        site,
        image,
        sources,
        times,
        related,
        quotes,
        comments,
        corrections,
        access,
        pagination,
        stats,
        kind,
        warnings,
    }
}
