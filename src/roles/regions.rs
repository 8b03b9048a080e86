//! Several articles on one page: elements that each hold a headline and a text of their own.

use std::ops::Range;

use super::heading::heading_level;
use super::names::NameKind;
use super::page_kind::extent;
use super::surround::Surround;
use super::{Label, Measured, PageKind, Role, Roles};
use crate::language::Section;
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

/// The same where it has a heading of the first level, and a writer or a day of its own.
const SIGNED_LENGTH_MIN: f32 = 200.0;

/// Running text less likely than this is none.
const DOUBTFUL: f32 = 0.35;

/// A headline stands among the first passages of its region, below a kicker and a picture's caption.
const HEADLINE_REACH: usize = 8;

/// The reason of a passage that belongs to another article of the page.
pub(super) const REASON: &str = "second-article";

/// The regions of a page that hold articles, the main one first; empty when the page has but one.
///
/// All of them have headings of one level, and the page's headline stands in one: where it stands above
/// them all, they are the parts of one article.
pub(super) fn find(page: &Page, measured: &Measured, labels: &[Label]) -> Vec<Region> {
    let Some(headline) = measured.headline else { return Vec::new() };
    let Some(level) = level_of(page, headline) else { return Vec::new() };
    let search = Search { page, measured, labels, headline, level };
    let mut regions = search.article_elements();
    if regions.len() < 2 || regions.iter().all(|it| it.headline != headline) {
        regions = search.signed_parts();
    }
    let Some(main) = regions.iter().position(|it| it.headline == headline) else { return Vec::new() };
    if regions.len() < 2 {
        return Vec::new();
    }
    regions.swap(0, main);
    order::sort_by_key(&mut regions[1..], |it| it.row);
    regions
}

struct Search<'a> {
    page: &'a Page,
    measured: &'a Measured,
    labels: &'a [Label],
    headline: usize,
    /// The level of the headline's heading.
    level: u8,
}

impl Search<'_> {
    /// The `article` elements with a text and a heading of the headline's level.
    fn article_elements(&self) -> Vec<Region> {
        let page = self.page;
        let mut regions = Vec::new();
        let mut past = NodeId::ROOT;
        for row in page.ids().filter(|it| page.tag(*it) == Tag::Article) {
            if row < past {
                continue;
            }
            past = page.node(row).end;
            let passages = page.passages_in(row);
            let mut head = passages.clone().take(HEADLINE_REACH);
            let heading = head.find(|&it| it == self.headline || self.is_heading(it));
            let is_whole = |it: &usize| self.length_min(*it, passages.end) <= self.length(passages.clone());
            if let Some(heading) = heading.filter(is_whole) {
                regions.push(Region { row, passages, headline: heading });
            }
        }
        regions
    }

    /// Whole articles below the main one, as systems add them for readers who scroll on: elements that open with a
    /// heading of the headline's level, and with a line that says who wrote it or when, as parts of one article do not.
    fn signed_parts(&self) -> Vec<Region> {
        let page = self.page;
        let headings: Vec<usize> =
            (self.headline + 1..page.passages().len()).filter(|it| self.is_heading(*it)).collect();
        let mut parts = Vec::new();
        for (at, &heading) in headings.iter().enumerate() {
            let before = if at == 0 { self.headline } else { headings[at - 1] };
            let Some(row) = self.own_element(before, heading, headings.get(at + 1).copied()) else {
                continue;
            };
            let passages = page.passages_in(row);
            let is_whole = self.length_min(heading, passages.end) <= self.length(heading..passages.end);
            if is_whole && self.is_signed(heading, passages.end) {
                parts.push(Region { row, passages, headline: heading });
            }
        }
        let Some(first) = parts.first() else { return parts };
        let main = 0..first.passages.start;
        let length_min = self.length_min(self.headline, main.end);
        if main.contains(&self.headline) && length_min <= self.length(main.clone()) {
            parts.insert(0, Region { row: NodeId::ROOT, passages: main, headline: self.headline });
        }
        parts
    }

    /// How much text an article with such a heading has at least.
    fn length_min(&self, heading: usize, end: usize) -> f32 {
        if self.level == 1 && self.is_signed(heading, end) { SIGNED_LENGTH_MIN } else { LENGTH_MIN }
    }

    /// The outermost element that holds a heading and neither the one before it nor the one behind it.
    fn own_element(&self, before: usize, heading: usize, behind: Option<usize>) -> Option<NodeId> {
        let page = self.page;
        let is_own = |it: &NodeId| {
            let held = page.passages_in(*it);
            !held.contains(&before) && behind.is_none_or(|it| !held.contains(&it))
        };
        page.ancestors(page.passages()[heading].block).take_while(is_own).last()
    }

    /// Whether a line between a heading and the first text below it names a writer or a time.
    fn is_signed(&self, heading: usize, end: usize) -> bool {
        let Measured { facts, surroundings, labels, .. } = self.measured;
        let head = (heading + 1..end).take(SIGNATURE_REACH).take_while(|&it| !facts[it].is_prose());
        head.into_iter().any(|it| {
            let row = self.page.passages()[it].first;
            let around = self.page.node(row).parent;
            let named = [NameKind::Byline, NameKind::Date];
            surroundings.of(row).has(Surround::TIME)
                || labels[it].starts.has(Section::BylinePrefixes)
                || named.iter().any(|kind| surroundings.near(self.page, around, *kind, 2))
        })
    }

    /// Letters in some passages of body, and of running text that may be: beside many other articles each seems less
    /// likely.
    fn length(&self, passages: Range<usize>) -> f32 {
        let may_be = |it: usize| {
            let label = &self.labels[it];
            let is_left_out = label.role == Role::Other && self.measured.facts[it].is_prose();
            label.role == Role::Body || is_left_out && DOUBTFUL <= label.probability
        };
        let body = passages.filter(|it| may_be(*it));
        body.map(|it| self.measured.facts[it].length).sum()
    }

    fn is_heading(&self, passage: usize) -> bool {
        level_of(self.page, passage) == Some(self.level)
    }
}

/// Passages below a heading among which a byline or a date may stand.
const SIGNATURE_REACH: usize = 8;

fn level_of(page: &Page, passage: usize) -> Option<u8> {
    let block = page.passages()[passage].block;
    heading_level(page, block)
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

#[cfg(test)]
mod tests {
    use crate::{Options, parse_all};

    const TEXT: &str = "<p>Streets in the old town stood under water on Friday after a night of heavy rain, the mayor said.</p>\
        <p>Two schools stayed closed, and buses took another way. Nobody was hurt, according to the police in the town.</p>";

    /// The headlines of a page's articles, of which the second opens with a heading and such a line.
    fn headlines(line: &str) -> Vec<String> {
        let text = TEXT.repeat(4);
        let html = format!(
            "<main><div><h1>Rain floods the old town</h1><p class=byline>By Jane Doe</p>{text}</div>\
             <div class=more><div><h1>Harbour closed after the storm</h1>{line}{text}</div></div></main>"
        );
        let all = parse_all(html.as_str(), &Options::default()).unwrap_or_default();
        all.into_iter().filter_map(|it| it.headline).collect()
    }

    #[test]
    fn short_articles_need_a_signature_each() {
        let part = |title: &str, line: &str| format!("<div><h1>{title}</h1>{line}{TEXT}</div>");
        let count = |line: &str| {
            let parts =
                part("Rain floods the old town", line) + &part("Harbour closed after the storm", line);
            parse_all(format!("<main>{parts}</main>").as_str(), &Options::default()).map_or(0, |it| it.len())
        };
        assert_eq!(count("<p class=byline>By Jane Doe</p>"), 2);
        assert_eq!(count(""), 1);
    }

    #[test]
    fn a_signed_text_below_the_article_is_another_article() {
        let both = ["Rain floods the old town", "Harbour closed after the storm"];
        assert_eq!(headlines("<p class=byline>By Amal Haddad</p>"), both);
        assert_eq!(headlines("<p>By Amal Haddad</p>"), both);
        assert_eq!(headlines("<time>31 May 2024</time>"), both);
        // Parts of one article have headings too.
        assert_eq!(headlines(""), both[..1]);
        assert_eq!(headlines("<p>The harbour lies below the town.</p>"), both[..1]);
    }
}
