//! What the page as a whole is: an article, a list of articles, a request to sign in, or nothing.

use std::ops::Range;

use super::heading::heading_level;
use super::measures::text::TextFacts;
use super::{Label, Measured, Role, notice};
use crate::evidence::Evidence;
use crate::language::Section;
use crate::page::Page;

/// What a page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PageKind {
    /// It holds an article.
    #[default]
    Article,
    /// It lists other pieces.
    Index,
    /// It asks its reader to sign in.
    Login,
    /// It has no text to speak of, or tells why there is no article.
    Empty,
}

/// The reason of a text that belongs to another piece's card.
pub(super) const CARD: &str = "card";

/// What was found of a page as a whole.
pub(super) struct Judgement {
    pub(super) kind: PageKind,
    pub(super) measures: PageMeasures,
    /// Texts that belong to other pieces, when the page is mostly a list of such and holds an article too.
    pub(super) cards: Vec<usize>,
}

/// Judges a page: its kind, and the measures from which its confidence is counted.
pub(super) fn judge(page: &Page, evidence: &Evidence, measured: &Measured, labels: &[Label]) -> Judgement {
    let og_type = evidence.meta("og:type").unwrap_or_default();
    let states_list = evidence.typed(&["CollectionPage", "SearchResultsPage", "ItemList"]).next().is_some();
    let asks_login = |index: usize| {
        let labels = measured.labels[index];
        page.passages()[index].visibility.is_seen() && labels.is.has(Section::LoginLabels)
    };
    let whole = Whole {
        page,
        facts: &measured.facts,
        labels,
        headline: measured.headline,
        stated_headline: measured.headline.filter(|&it| measured.stated.is_headline(measured.facts[it].key)),
        states_article: evidence.article().is_some()
            || PIECES.iter().any(|it| og_type.eq_ignore_ascii_case(it)),
        states_day: evidence.first_meta(&DATED).is_some(),
        states_list,
        asks_login: LOGIN_LABELS_MIN <= (0..labels.len()).filter(|&it| asks_login(it)).count(),
        is_notice: notice::is_notice(page, evidence, measured),
        asks_password: notice::asks_password(page, measured),
    };
    whole.judge()
}

/// Values of `og:type` for one piece.
const PIECES: [&str; 3] = ["article", "video.other", "video.episode"];

/// Metadata that only a piece of news has.
const DATED: [&str; 3] = ["article:published_time", "datepublished", "parsely-pub-date"];

/// Every page has a link to sign in; a page that asks to sign in says so more often.
const LOGIN_LABELS_MIN: usize = 3;

/// Measures of a page as a whole, each from 0 to 1, in the order of [`PAGE_MEASURES`].
pub type PageMeasures = [f32; PAGE_MEASURES.len()];

/// What each measure of a page says. Their weights stand in `confidence.rs`.
pub const PAGE_MEASURES: [&str; 12] = [
    "prose, against 1,500 letters",
    "prose, against 6,000 letters",
    "share of prose that the model is sure of",
    "doubtful text, against body",
    "text that rules took from the body",
    "share of body that is prose",
    "share of paragraphs beside a linked headline",
    "share of paragraphs that follow another",
    "linked headlines, against 60",
    "metadata states an article",
    "has a visible headline",
    "is text without tags",
];

/// What the judgement of a page rests on.
#[allow(clippy::struct_excessive_bools, reason = "each is a fact of its own about the page")]
struct Whole<'a> {
    page: &'a Page,
    facts: &'a [TextFacts],
    labels: &'a [Label],
    headline: Option<usize>,
    /// The visible headline, when it is the one that metadata states.
    stated_headline: Option<usize>,
    /// Whether metadata calls the page an article.
    states_article: bool,
    /// Whether metadata gives the day of publication.
    states_day: bool,
    /// Whether metadata calls it a collection.
    states_list: bool,
    /// Whether the page asks to sign in more often than any page does.
    asks_login: bool,
    /// Whether its headline or title is one of an error, a check or a wall.
    is_notice: bool,
    /// Whether a field for a password stands where the text would.
    asks_password: bool,
}

/// Sums over the passages that seem to be body.
#[derive(Debug, Default)]
struct Shape {
    /// Length of likely body text.
    body: f32,
    /// Length of likely body text that leads elsewhere.
    linked: f32,
    /// Length of likely running text.
    prose: f32,
    /// Body passages that read as running text.
    paragraphs: f32,
    /// Pairs of running text that stand side by side in one element.
    pairs: f32,
    /// Body passages that read as running text and stand beside a linked headline, as in a list of cards.
    carded: f32,
    /// Texts of which each stands alone with a linked headline in a box.
    boxed: f32,
    /// Length of running text outside such boxes.
    unboxed: f32,
    /// Length of running text that the model is sure of.
    firm: f32,
    /// The same, where it stands in no card.
    own: f32,
    /// Linked lines of a headline's length.
    teasers: f32,
    /// Length of what the model finds neither likely nor unlikely.
    doubtful: f32,
    /// Length of what the model takes for body and a rule does not.
    overruled: f32,
}

impl Shape {
    /// Whether the text is that of a few cards, with little beside them: what a writer's page says of the writer.
    fn is_few_cards(&self) -> bool {
        self.pairs == 0.0
            && if self.unboxed == 0.0 {
                2.0 <= self.boxed
            } else {
                3.0 <= self.boxed && self.unboxed < OWN_TEXT_MIN
            }
    }
}

impl Whole<'_> {
    fn judge(&self) -> Judgement {
        let shape = self.shape();
        let has_own_text = || OWN_TEXT_MIN <= shape.own || SHORT_TEXT <= self.text_below_headline();
        let (kind, cards) = match self.kind(&shape) {
            PageKind::Index if 0.0 < shape.prose && has_own_text() => (PageKind::Article, self.cards()),
            kind => (kind, Vec::new()),
        };
        Judgement { kind, measures: self.measures(&shape), cards }
    }

    /// The body's texts that stand beside a linked headline.
    fn cards(&self) -> Vec<usize> {
        let is_body = |it: &usize| self.labels[*it].role == Role::Body;
        (0..self.facts.len()).filter(|it| is_body(it) && self.is_beside_linked_headline(*it)).collect()
    }

    /// The length of the body's running text in the element that opens below the headline that metadata states.
    fn text_below_headline(&self) -> f32 {
        let Some(headline) = self.stated_headline else { return 0.0 };
        let is_text = |it: &usize| {
            let is_body = self.labels[*it].role == Role::Body && self.facts[*it].is_prose();
            is_body && !self.is_beside_linked_headline(*it)
        };
        let near = headline + 1..(headline + 1 + OPENING_REACH).min(self.facts.len());
        let Some(first) = near.into_iter().find(is_text) else { return 0.0 };
        let around = self.page.node(self.page.passages()[first].block).parent;
        self.page
            .passages_in(around)
            .filter(|it| first <= *it && is_text(it))
            .map(|it| self.facts[it].length)
            .sum()
    }

    fn kind(&self, shape: &Shape) -> PageKind {
        let is_signed = self.states_article || self.states_day || self.is_signed();
        if !is_signed && shape.prose < NOTICE_LENGTH_MAX {
            if self.asks_password && shape.prose < SHORT_TEXT {
                return PageKind::Login;
            }
            if self.is_notice {
                return PageKind::Empty;
            }
        }
        let is_brief = 0.0 < shape.body && (self.states_article || self.is_brief());
        if shape.body < SHORTEST_ARTICLE && !is_brief {
            return if self.asks_login {
                PageKind::Login
            } else if FEW_TEASERS <= shape.teasers {
                PageKind::Index
            } else {
                PageKind::Empty
            };
        }
        if !self.states_article && shape.prose == 0.0 && shape.body < 2.0 * shape.linked {
            return PageKind::Index;
        }
        if !is_signed && shape.is_few_cards() {
            return PageKind::Index;
        }
        let in_cards = CARDS_MIN <= shape.carded
            && shape.paragraphs * CARDED_SHARE <= shape.carded
            && shape.pairs * 3.0 < shape.paragraphs;
        let is_list_of_summaries = in_cards && shape.prose < shape.paragraphs * SUMMARY_LENGTH;
        let is_firm = SHORTEST_ARTICLE <= shape.firm && shape.prose <= 2.0 * shape.firm;
        if self.states_article || is_firm && !is_list_of_summaries || self.text_opens_below_headline() {
            return PageKind::Article;
        }
        if self.asks_login && shape.prose < SHORT_TEXT {
            return PageKind::Login;
        }
        let beside_teasers = shape.body < SHORT_TEXT && 2.0 * MANY_TEASERS <= shape.teasers;
        if in_cards
            || beside_teasers
            || self.states_list && MANY_TEASERS <= shape.teasers && shape.pairs < 2.0
        {
            return PageKind::Index;
        }
        PageKind::Article
    }

    /// Whether a line between the headline and what follows it names a writer or a day.
    fn is_signed(&self) -> bool {
        let Some(headline) = self.headline else { return false };
        let follows = |it: &TextFacts| it.is_prose() || is_linked_headline(it);
        let below = (headline + 1..self.facts.len()).take(OPENING_REACH);
        below.take_while(|it| !follows(&self.facts[*it])).any(|it| self.signs(it))
    }

    fn signs(&self, index: usize) -> bool {
        matches!(self.labels[index].role, Role::Byline | Role::Date)
    }

    /// Whether a heading with a writer or a day beside it has a sentence below that is body beyond doubt: news of a
    /// line or two.
    fn is_brief(&self) -> bool {
        let Some(headline) = self.headline else { return false };
        let is_heading = self.stated_headline.is_some()
            || heading_level(self.page, self.page.passages()[headline].block) == Some(1);
        let is_sentence = |it: &usize| {
            let (label, facts) = (&self.labels[*it], &self.facts[*it]);
            let is_firm = label.role == Role::Body && FIRM <= label.probability;
            is_firm && facts.ends_sentence && SHORTEST_BRIEF <= facts.length
        };
        let mut below = headline + 1..(headline + 1 + OPENING_REACH).min(self.facts.len());
        let Some(first) = below.find(is_sentence).filter(|_| is_heading) else { return false };
        let around = headline.saturating_sub(SIGNATURE_ABOVE)..first;
        !self.is_beside_linked_headline(first) && around.into_iter().any(|it| self.signs(it))
    }

    /// Whether a running text of the body stands alone with a linked headline in a box.
    fn is_boxed(&self, index: usize) -> bool {
        let near = index.saturating_sub(CARD_REACH)..index;
        let is_title = |it: usize| Some(it) != self.headline && is_card_title(&self.facts[it]);
        let Some(title) = near.rev().find(|it| is_title(*it)) else { return false };
        let blocks = [title, index].map(|it| self.page.passages()[it].block);
        let card = self.page.common_ancestor(blocks[0], blocks[1]);
        let held = self.page.passages_in(card);
        held.len() <= CARD_LINES_MAX && held.into_iter().all(|it| it == index || !self.facts[it].is_prose())
    }

    /// Whether the headline is the one that metadata states, and the first running text below it is body
    /// beyond doubt: a short piece on a page full of teasers.
    fn text_opens_below_headline(&self) -> bool {
        let Some(headline) = self.stated_headline else { return false };
        let first = (headline + 1..self.facts.len()).find(|&it| self.facts[it].is_prose());
        first.is_some_and(|it| {
            let label = &self.labels[it];
            let is_firm = label.role == Role::Body && FIRM <= label.probability;
            let is_card = self.facts[headline + 1..it].iter().any(is_linked_headline);
            it <= headline + OPENING_REACH && is_firm && !is_card
        })
    }

    fn measures(&self, shape: &Shape) -> PageMeasures {
        let ratio = |part: f32, whole: f32| (part / whole.max(1.0)).min(1.0);
        let flag = |it: bool| f32::from(u8::from(it));
        [
            ratio(shape.prose, 1_500.0),
            ratio(shape.prose, 6_000.0),
            ratio(shape.firm, shape.prose),
            ratio(shape.doubtful, shape.body + shape.doubtful),
            ratio(shape.overruled, shape.body + shape.overruled),
            ratio(shape.prose, shape.body),
            ratio(shape.carded, shape.paragraphs),
            ratio(shape.pairs, shape.paragraphs),
            ratio(shape.teasers, 60.0),
            flag(self.states_article),
            flag(self.headline.is_some()),
            flag(self.page.is_plain),
        ]
    }

    /// Whether a linked headline, which is not the page's own, stands at most two passages away, in the element around
    /// the passage or the one around that.
    fn is_beside_linked_headline(&self, index: usize) -> bool {
        let card = self.page.ancestors(self.page.passages()[index].block).nth(2);
        let near = index.saturating_sub(2)..(index + 3).min(self.facts.len());
        near.into_iter().any(|other| {
            let block = self.page.passages()[other].block;
            let is_headline = Some(other) != self.headline && is_linked_headline(&self.facts[other]);
            is_headline && card.is_some_and(|card| self.page.holds(card, block))
        })
    }

    fn shape(&self) -> Shape {
        let mut shape = Shape::default();
        let mut last = None;
        for (index, (it, label)) in self.facts.iter().zip(self.labels).enumerate() {
            let passage = &self.page.passages()[index];
            if DOUBTFUL.contains(&label.probability) {
                shape.doubtful += it.length;
            }
            if label.role == Role::Body || label.role == Role::Dek {
                shape.body += it.length;
                shape.linked += it.length * it.link_share();
                if it.is_prose() {
                    let parent = self.page.node(passage.block).parent;
                    shape.prose += it.length;
                    let is_carded = self.is_beside_linked_headline(index);
                    if self.is_boxed(index) {
                        shape.boxed += 1.0;
                    } else {
                        shape.unboxed += it.length;
                    }
                    if FIRM <= label.probability {
                        shape.firm += it.length;
                        shape.own += if is_carded { 0.0 } else { it.length };
                    }
                    shape.carded += f32::from(u8::from(is_carded));
                    shape.paragraphs += 1.0;
                    shape.pairs += f32::from(u8::from(last == Some(parent) || last == Some(passage.block)));
                    last = Some(parent);
                } else if LINKED_SHARE < it.link_share() {
                    last = None;
                }
            } else if DOUBTFUL.end <= label.probability {
                shape.overruled += it.length;
            }
            shape.teasers += f32::from(u8::from(is_linked_headline(it)));
        }
        shape
    }
}

/// A byline, a date and a picture's caption may stand between a headline and its text.
const OPENING_REACH: usize = 8;

/// Days and sections stand closely above the headline of a brief.
const SIGNATURE_ABOVE: usize = 3;

/// A shorter sentence is what a page says of itself.
const SHORTEST_BRIEF: f32 = 40.0;

/// The title of a card stands at most so many passages above its text, and the card holds no more than these.
const CARD_REACH: usize = 3;
const CARD_LINES_MAX: usize = 6;

/// Less body than this (one short paragraph) is no article unless metadata says so.
const SHORTEST_ARTICLE: f32 = 140.0;

/// So much text of its own makes a page an article, whatever it lists besides.
const OWN_TEXT_MIN: f32 = 200.0;

/// The summaries of an index are shorter on the average than an article's paragraphs, in characters.
const SUMMARY_LENGTH: f32 = 160.0;

/// The summaries on an index seldom seem as likely to be body; an article's paragraphs mostly do.
const FIRM: f32 = 0.9;

/// Probabilities with which the model says that it does not know.
const DOUBTFUL: Range<f32> = 0.25..0.75;

/// A text this short may be what a paywall or a login page says of itself.
const SHORT_TEXT: f32 = 500.0;

/// A notice that takes the place of an article is short; a wall of consent explains itself at some length.
const NOTICE_LENGTH_MAX: f32 = 1_500.0;

/// Pages with fewer linked headlines are no index.
const MANY_TEASERS: f32 = 12.0;

/// Where there is no body at all, so many make one.
const FEW_TEASERS: f32 = 6.0;

/// Fewer cards with a text make no index.
const CARDS_MIN: f32 = 5.0;

/// The share of the running text's passages that stand in cards on an index.
const CARDED_SHARE: f32 = 0.6;

/// What is linked more than this is a link, with a sign or a time beside it.
const LINKED_SHARE: f32 = 0.8;

/// Shorter links are those of menus and not the titles of pieces.
const TITLE_LENGTH_MIN: f32 = 25.0;
const TITLE_WORDS_MIN: u32 = 4;

/// Whether a passage is a headline that leads elsewhere.
pub(super) fn is_linked_headline(it: &TextFacts) -> bool {
    LINKED_SHARE < it.link_share() && TITLE_LENGTH_MIN <= it.length && TITLE_WORDS_MIN <= it.words
}

/// A card's title may be shorter than those: two words with a few letters each.
const CARD_TITLE_LENGTH_MIN: f32 = 12.0;
const CARD_TITLE_WORDS_MIN: u32 = 2;

fn is_card_title(it: &TextFacts) -> bool {
    LINKED_SHARE < it.link_share() && CARD_TITLE_LENGTH_MIN <= it.length && CARD_TITLE_WORDS_MIN <= it.words
}

/// From the first passage of the body to one past its last.
pub(super) fn extent(labels: &[Label]) -> Range<usize> {
    let is_body = |label: &Label| label.role == Role::Body;
    let start = labels.iter().position(is_body);
    let end = labels.iter().rposition(is_body);
    match (start, end) {
        (Some(start), Some(end)) => start..end + 1,
        _ => 0..0,
    }
}

#[cfg(test)]
mod tests;
