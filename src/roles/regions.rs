//! Several articles on one page: elements that each hold a headline and a text of their own.

use std::ops::Range;

use super::measures::text::TextFacts;
use super::whole::extent;
use super::{Label, PageKind, Role, Roles};
use crate::order;
use crate::page::{NodeId, Page, Tag};

/// An element that holds a whole article.
#[derive(Debug, Clone)]
pub struct Region {
    /// The element.
    pub row: NodeId,
    /// The passages inside it.
    pub passages: Range<usize>,
    /// The passage that is its headline.
    pub headline: usize,
}

/// An article beside another has at least so much text; a teaser has less.
const LENGTH_MIN: f32 = 600.0;

/// A headline stands among the first passages of its region, below a kicker and a picture's caption.
const HEADLINE_REACH: usize = 8;

/// The reason of a passage that belongs to another article of the page.
pub(super) const REASON: &str = "second-article";

/// The regions of a page that hold articles, the main one first; empty when the page has but one.
///
/// All of them have headings of one level, and the page's headline stands in one: where it stands above
/// them all, they are the parts of one article.
pub(super) fn find(
    page: &Page,
    facts: &[TextFacts],
    labels: &[Label],
    headline: Option<usize>,
) -> Vec<Region> {
    let Some(headline) = headline else { return Vec::new() };
    let Some(level) = level_of(page, headline) else { return Vec::new() };
    let mut regions = Vec::new();
    let mut past = NodeId::ROOT;
    for row in page.ids().filter(|it| page.tag(*it) == Tag::Article) {
        if row < past {
            continue;
        }
        past = page.node(row).end;
        let passages = page.passages_in(row);
        let is_body = |index: &usize| labels[*index].role == Role::Body;
        let length: f32 = passages.clone().filter(is_body).map(|it| facts[it].length).sum();
        let mut head = passages.clone().take(HEADLINE_REACH);
        let heading = head.find(|&it| it == headline || level_of(page, it) == Some(level));
        if let Some(heading) = heading.filter(|_| LENGTH_MIN <= length) {
            regions.push(Region { row, passages, headline: heading });
        }
    }
    let Some(main) = regions.iter().position(|it| it.headline == headline) else { return Vec::new() };
    if regions.len() < 2 {
        return Vec::new();
    }
    regions.swap(0, main);
    order::sort_by_key(&mut regions[1..], |it| it.row);
    regions
}

fn level_of(page: &Page, passage: usize) -> Option<u8> {
    let block = page.passages()[passage].block;
    page.ancestors(block).take(4).find_map(|id| page.tag(id).heading_level())
}

/// Takes the texts of the other articles out of the main one's body.
pub(super) fn set_apart(regions: &[Region], labels: &mut [Label]) {
    for index in regions.iter().skip(1).flat_map(|it| it.passages.clone()) {
        let label = &mut labels[index];
        if matches!(label.role, Role::Body | Role::Dek) {
            label.role = Role::Other;
            label.reasons.insert(0, REASON);
        }
    }
}

/// Roles that speak of one article; another one's are of no use to it.
const PIECES: [Role; 9] = [
    Role::Body,
    Role::Dek,
    Role::Headline,
    Role::Kicker,
    Role::Byline,
    Role::Date,
    Role::Source,
    Role::Caption,
    Role::Credit,
];

impl Roles {
    /// The roles as another article of the page sees them: its own text is body, all else is not.
    #[must_use]
    pub fn of_region(&self, region: &Region) -> Self {
        let mut labels = self.labels.clone();
        for (index, label) in labels.iter_mut().enumerate() {
            if index == region.headline {
                label.role = Role::Headline;
            } else if region.passages.contains(&index) && label.reasons.first() == Some(&REASON) {
                label.role = Role::Body;
                label.reasons.remove(0);
            } else if !region.passages.contains(&index) && PIECES.contains(&label.role) {
                label.role = Role::Other;
                label.reasons.insert(0, REASON);
            }
        }
        Self {
            extent: extent(&labels),
            labels,
            headline: Some(region.headline),
            kind: PageKind::Article,
            page_measures: self.page_measures,
            confidence: self.confidence,
            scope: Some(region.passages.clone()),
            regions: Vec::new(),
            warnings: Vec::new(),
        }
    }
}
