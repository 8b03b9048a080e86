//! Named rules for everything that is not body: the first that holds gives a passage its role.
//!
//! The fitted model says how likely a passage is body; the rules name what the others are for, and a few
//! of them overrule the model where words or markup leave no doubt.

mod asides;
pub(super) mod between;
mod call_boxes;
pub(super) mod cited;
pub(super) mod copied_lines;
pub(super) mod copies;
mod edges;
mod furniture;
pub(super) mod link_lines;
pub(super) mod outlying;
pub(super) mod parted;
mod picture_lines;
mod pictures;
mod pieces;
mod sections;
pub(super) mod teasers;

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::measures::text::TextFacts;
use super::names::NameKind;
use super::stated::Stated;
use super::surround::{Surround, Surroundings};
use super::{BODY_PROBABILITY, Label, Role};
use crate::language::{Labels, Language, Section};
use crate::page::{NodeId, Page, Passage};

/// What the rules may look at.
pub(super) struct Context<'a> {
    pub(super) page: &'a Page,
    pub(super) surroundings: &'a Surroundings,
    pub(super) facts: &'a [TextFacts],
    pub(super) stated: &'a Stated,
    pub(super) labels: &'a [Labels],
    pub(super) language: &'a Language,
    pub(super) headline: Option<usize>,
    /// From the first passage that the model takes for body to one past the last.
    pub(super) extent: Range<usize>,
    /// From the first running text of the extent to its last.
    pub(super) prose: Range<usize>,
    /// The letters of likely body outside of comments.
    pub(super) own_text: f32,
    /// Whether names of comments mean comments on this page.
    pub(super) trusts_comment_names: bool,
    /// How often each passage's text stands on the page.
    pub(super) repeats: Vec<u32>,
    /// In how many elements of the page each passage's text stands.
    pub(super) elements: Vec<u32>,
    /// The addresses of other pieces to which pictures of the page lead.
    pub(super) thumbnails: HashSet<&'a str>,
    /// For each passage whether its first link leads to another piece of the site.
    pub(super) leads_to_piece: Vec<bool>,
    /// The elements whose running text is mostly likely body, with the passages from its first to its last.
    pub(super) text_boxes: HashMap<NodeId, Range<usize>>,
    /// For each passage whether it stands below a label of comments that follows the text.
    pub(super) below_comments: Vec<bool>,
    /// The first running text that the page shows and the model takes for body.
    pub(super) first_shown: Option<usize>,
    /// The mark with which the report ends, where little text follows it.
    pub(super) ended: Option<usize>,
    /// For each passage whether it stands in a box that a link for those who listen to the page skips.
    pub(super) skipped: Vec<bool>,
    /// For each passage whether it stands in a small box named for a call to the reader.
    pub(super) call_boxes: Vec<bool>,
    /// The role that an opening label ("Read also", "Comments") gives to what follows it.
    pub(super) sections: Vec<Option<Role>>,
}

/// A rule: when it holds, the passage has the role.
pub(super) struct Rule {
    /// The name that reasons give.
    pub(super) name: &'static str,
    pub(super) role: Role,
    /// A passage that is more likely body than this is left to the model.
    pub(super) below: f32,
    pub(super) holds: fn(&Context<'_>, usize) -> bool,
}

impl Rule {
    /// The role that it gives: its own, or that of the label above.
    fn role_in(&self, context: &Context<'_>, index: usize) -> Role {
        if self.role == Role::Other { context.sections[index].unwrap_or(Role::Other) } else { self.role }
    }
}

/// A rule that overrules the model whatever it says.
const ALWAYS: f32 = 1.01;
/// A rule whose signs are sometimes misused: only a model without any doubt stands against it.
const NEARLY_ALWAYS: f32 = 0.96;
/// A rule that overrules the model when it is not certain.
const UNLESS_CERTAIN: f32 = 0.9;
/// A rule that overrules the model where it is in doubt.
const UNLESS_LIKELY: f32 = 0.65;
/// A rule that only names what the model left out.
const NAMES_ONLY: f32 = 0.5;

/// All rules, in the order in which they are asked.
#[rustfmt::skip]
pub(super) const RULES: &[Rule] = &[
    Rule { name: "hidden-copy",         role: Role::Hidden,     below: ALWAYS,         holds: furniture::is_hidden_copy },
    Rule { name: "unseen",              role: Role::Hidden,     below: NAMES_ONLY,     holds: furniture::is_unseen },
    Rule { name: "picture-control",     role: Role::Control,    below: ALWAYS,         holds: pictures::is_control },
    Rule { name: "player-note",         role: Role::Control,    below: ALWAYS,         holds: pictures::is_note_of_player },
    Rule { name: "code-in-text",        role: Role::Body,       below: ALWAYS,         holds: pieces::is_code_in_text },
    Rule { name: "headline",            role: Role::Headline,   below: ALWAYS,         holds: pieces::is_headline },
    Rule { name: "figcaption-credit",   role: Role::Credit,     below: ALWAYS,         holds: pictures::is_credit },
    Rule { name: "figcaption",          role: Role::Caption,    below: NEARLY_ALWAYS,  holds: pictures::is_caption },
    Rule { name: "credit-below",        role: Role::Caption,    below: ALWAYS,         holds: pictures::is_credited_below_a_picture },
    Rule { name: "name-below",          role: Role::Credit,     below: ALWAYS,         holds: picture_lines::is_credit },
    Rule { name: "headline-repeated",   role: Role::Repeat,     below: UNLESS_CERTAIN, holds: pieces::is_headline_again },
    Rule { name: "kicker",              role: Role::Kicker,     below: UNLESS_CERTAIN, holds: pieces::is_kicker },
    Rule { name: "dek",                 role: Role::Dek,        below: ALWAYS,         holds: pieces::is_dek },
    Rule { name: "byline",              role: Role::Byline,     below: UNLESS_CERTAIN, holds: pieces::is_byline },
    Rule { name: "sent-from",           role: Role::Byline,     below: ALWAYS,         holds: edges::is_sent_from },
    Rule { name: "signature",           role: Role::Byline,     below: ALWAYS,         holds: edges::is_signature },
    Rule { name: "end-mark",            role: Role::Other,      below: ALWAYS,         holds: edges::is_end_mark },
    Rule { name: "desk-sign",           role: Role::Other,      below: ALWAYS,         holds: edges::is_desk_sign },
    Rule { name: "time-element",        role: Role::Date,       below: ALWAYS,         holds: pieces::is_time_element },
    Rule { name: "contact",             role: Role::Legal,      below: UNLESS_CERTAIN, holds: asides::is_contact },
    Rule { name: "skipped-box",         role: Role::Promo,      below: ALWAYS,         holds: asides::is_in_skipped_box },
    Rule { name: "date-line",           role: Role::Date,       below: UNLESS_CERTAIN, holds: pieces::is_date },
    Rule { name: "reading-time",        role: Role::Other,      below: ALWAYS,         holds: edges::is_reading_time },
    Rule { name: "source-line",         role: Role::Source,     below: ALWAYS,         holds: pieces::is_source },
    Rule { name: "correction-note",     role: Role::Correction, below: ALWAYS,         holds: pieces::is_correction_note },
    Rule { name: "correction",          role: Role::Correction, below: NAMES_ONLY,     holds: pieces::is_correction },
    Rule { name: "correction-sentence", role: Role::Correction, below: UNLESS_CERTAIN, holds: pieces::is_correction_sentence },
    Rule { name: "pull-quote",          role: Role::Repeat,     below: ALWAYS,         holds: pieces::is_pull_quote },
    Rule { name: "advert-label",        role: Role::Promo,      below: ALWAYS,         holds: furniture::is_advert_label },
    Rule { name: "advert",              role: Role::Promo,      below: UNLESS_CERTAIN, holds: furniture::is_advert },
    Rule { name: "below-advert-label",  role: Role::Promo,      below: UNLESS_CERTAIN, holds: furniture::is_below_advert_label },
    Rule { name: "sponsored-links",     role: Role::Promo,      below: UNLESS_CERTAIN, holds: furniture::is_sponsored },
    Rule { name: "read-also",           role: Role::Related,    below: ALWAYS,         holds: sections::is_read_also },
    Rule { name: "label-and-link",      role: Role::Related,    below: UNLESS_CERTAIN, holds: sections::is_label_and_link },
    Rule { name: "picture-line",        role: Role::Caption,    below: ALWAYS,         holds: picture_lines::is_caption },
    Rule { name: "related-box",         role: Role::Related,    below: UNLESS_CERTAIN, holds: sections::is_in_related_box },
    Rule { name: "comments-label",      role: Role::Comment,    below: ALWAYS,         holds: sections::is_comment_label },
    Rule { name: "below-comments",      role: Role::Comment,    below: ALWAYS,         holds: sections::is_below_comments },
    Rule { name: "after-label",         role: Role::Other,      below: UNLESS_CERTAIN, holds: sections::is_after_label },
    Rule { name: "comment-thread",      role: Role::Comment,    below: NEARLY_ALWAYS,  holds: furniture::is_in_thread },
    Rule { name: "cookie-banner",       role: Role::Cookie,     below: NAMES_ONLY,     holds: furniture::is_cookie },
    Rule { name: "login",               role: Role::Login,      below: NAMES_ONLY,     holds: furniture::is_login },
    Rule { name: "subscribe-call",      role: Role::Newsletter, below: UNLESS_CERTAIN, holds: furniture::is_subscribe_call },
    Rule { name: "offer",               role: Role::Newsletter, below: UNLESS_CERTAIN, holds: furniture::is_offer },
    Rule { name: "offer-box",           role: Role::Newsletter, below: ALWAYS,         holds: furniture::is_in_offer_box },
    Rule { name: "offer-list",          role: Role::Newsletter, below: UNLESS_CERTAIN, holds: sections::is_in_offer_list },
    Rule { name: "newsletter-box",      role: Role::Newsletter, below: NEARLY_ALWAYS,  holds: furniture::is_in_newsletter_box },
    Rule { name: "call-box",            role: Role::Promo,      below: NEARLY_ALWAYS,  holds: call_boxes::is_in_call_box },
    Rule { name: "newsletter",          role: Role::Newsletter, below: NAMES_ONLY,     holds: furniture::is_newsletter },
    Rule { name: "share",               role: Role::Share,      below: UNLESS_CERTAIN, holds: furniture::is_share },
    Rule { name: "promo",               role: Role::Promo,      below: NAMES_ONLY,     holds: furniture::is_promo },
    Rule { name: "tags",                role: Role::Tags,       below: NAMES_ONLY,     holds: furniture::is_tags },
    Rule { name: "legal",               role: Role::Legal,      below: UNLESS_CERTAIN, holds: furniture::is_legal },
    Rule { name: "pitch",               role: Role::Newsletter, below: ALWAYS,         holds: asides::is_pitch },
    Rule { name: "note",                role: Role::Legal,      below: ALWAYS,         holds: asides::is_note },
    Rule { name: "notice-below",        role: Role::Legal,      below: ALWAYS,         holds: asides::is_notice_below },
    Rule { name: "bio",                 role: Role::AuthorNote, below: ALWAYS,         holds: asides::is_bio },
    Rule { name: "text-box",            role: Role::Body,       below: NAMES_ONLY,     holds: pieces::is_in_text_box },
    Rule { name: "comments",            role: Role::Comment,    below: NAMES_ONLY,     holds: furniture::is_comment },
    Rule { name: "author-note",         role: Role::AuthorNote, below: UNLESS_LIKELY,  holds: furniture::is_author_note },
    Rule { name: "related",             role: Role::Related,    below: NAMES_ONLY,     holds: sections::is_related },
    Rule { name: "navigation",          role: Role::Navigation, below: NAMES_ONLY,     holds: furniture::is_navigation },
    Rule { name: "said-everywhere",     role: Role::Control,    below: ALWAYS,         holds: furniture::is_said_everywhere },
    Rule { name: "button",              role: Role::Control,    below: UNLESS_CERTAIN, holds: furniture::is_button },
    Rule { name: "control",             role: Role::Control,    below: NAMES_ONLY,     holds: furniture::is_control },
    Rule { name: "printed-twice",       role: Role::Repeat,     below: NAMES_ONLY,     holds: furniture::is_repeat },
    Rule { name: "quote-in-text",       role: Role::Body,       below: NAMES_ONLY,     holds: pieces::is_quote_in_text },
    Rule { name: "headline-below",      role: Role::Related,    below: NAMES_ONLY,     holds: sections::is_headline_below },
    Rule { name: "screen-readers",      role: Role::Hidden,     below: UNLESS_CERTAIN, holds: furniture::is_for_screen_readers_alone },
    Rule { name: "below-end",           role: Role::Other,      below: ALWAYS,         holds: asides::is_below_end },
];

/// A rule that would take so much of the likely body away reads names or markup that mean something else on
/// this page, such as a box for captions around each paragraph.
const TAKEN_SHARE_MAX: f32 = 0.5;

/// Less text than this may well be a caption or a call and nothing else.
const TAKEN_LENGTH_MIN: f32 = 500.0;

/// Gives every passage its role.
pub(super) fn apply(context: &mut Context<'_>, labels: &mut [Label]) {
    context.prose = prose(context);
    let is_prose = |it: &usize| context.facts[*it].is_prose();
    let is_shown = |it: &usize| context.passage(*it).visibility.is_seen() && labels[*it].role == Role::Body;
    context.first_shown = context.extent.clone().find(|it| is_prose(it) && is_shown(it));
    context.ended = asides::end_of_report(context);
    context.skipped = asides::skipped_boxes(context);
    context.call_boxes = call_boxes::of_page(context);
    context.sections = sections::open_sections(context);
    context.below_comments = sections::below_comments(context, labels);
    context.text_boxes = pieces::text_boxes(context, labels);
    context.own_text = furniture::own_text(context, labels);
    context.trusts_comment_names = furniture::trusts_comment_names(context);
    let spoke: Vec<Option<usize>> =
        (0..labels.len()).map(|index| first_rule(context, index, labels[index].probability)).collect();
    let doubted = doubted(context, labels, &spoke);
    for (index, label) in labels.iter_mut().enumerate() {
        let is_likely = BODY_PROBABILITY <= label.probability;
        let rule = spoke[index].filter(|it| !is_likely || !doubted[*it]).map(|it| &RULES[it]);
        if let Some(rule) = rule {
            label.role = rule.role_in(context, index);
            label.reasons.insert(0, rule.name);
        }
    }
    between::restore(context, labels);
    copied_lines::set_apart(context, labels);
    between::restore_last(context, labels);
    cited::join(context, labels);
    link_lines::set_apart(context, labels);
    copies::set_apart(context, labels);
    teasers::set_apart(context, labels);
    outlying::set_apart(context, labels);
    parted::set_apart(context, labels);
    if !context.page.is_plain {
        between::restore_sentences(context, labels);
    }
}

/// From the first running text of the extent to its last, but for what the site says in it.
fn prose(context: &Context<'_>) -> Range<usize> {
    let is_prose = |it: &usize| context.facts(*it).is_prose() && !asides::is_said_by_site(context, *it);
    let first = context.extent.clone().find(is_prose).unwrap_or(context.extent.start);
    first..context.extent.clone().rev().find(is_prose).unwrap_or(context.extent.end)
}

/// What a passage that is no body is for.
fn named(context: &Context<'_>, index: usize) -> Role {
    let rule = RULES.iter().find(|it| it.role != Role::Body && (it.holds)(context, index));
    rule.map_or(Role::Other, |it| it.role_in(context, index))
}

fn first_rule(context: &Context<'_>, index: usize, probability: f32) -> Option<usize> {
    RULES.iter().position(|rule| probability < rule.below && (rule.holds)(context, index))
}

/// For each rule whether it would take most of the likely body away.
fn doubted(context: &Context<'_>, labels: &[Label], spoke: &[Option<usize>]) -> Vec<bool> {
    let (mut taken, mut all) = (vec![0.0; RULES.len()], 0.0);
    for (index, _) in labels.iter().enumerate().filter(|it| BODY_PROBABILITY <= it.1.probability) {
        let length = context.facts(index).length;
        all += length;
        if let Some(rule) = spoke[index] {
            taken[rule] += length;
        }
    }
    let is_doubted = |(length, rule): (&f32, &Rule)| {
        !KEPT.contains(&rule.role) && TAKEN_LENGTH_MIN <= *length && TAKEN_SHARE_MAX * all < *length
    };
    taken.iter().zip(RULES).map(is_doubted).collect()
}

/// Rules for pieces that stand once, for threads, which are often longer than the article, and for lists of
/// other pieces, which are all that some pages hold.
const KEPT: [Role; 5] = [Role::Headline, Role::Dek, Role::Body, Role::Comment, Role::Related];

/// Boxes in a column beside the article stand at most so many elements inside it.
const SIDEBAR_LEVELS: usize = 5;

/// Passages above the headline and below it that may tell of the article; without a headline, the first of the text.
const ABOVE_HEADLINE: usize = 6;
const BELOW_HEADLINE: usize = 12;
const NEAR_START: usize = 3;

impl Context<'_> {
    fn passage(&self, index: usize) -> &Passage {
        &self.page.passages()[index]
    }

    fn text(&self, index: usize) -> &str {
        self.page.passage_text(self.passage(index))
    }

    fn facts(&self, index: usize) -> &TextFacts {
        &self.facts[index]
    }

    /// The element that holds the passage's block.
    fn parent(&self, index: usize) -> NodeId {
        self.page.node(self.passage(index).block).parent
    }

    /// Whether a name of this kind stands on the block or at most `levels` above it.
    fn named(&self, index: usize, kind: NameKind, levels: usize) -> bool {
        let inside = self.page.node(self.passage(index).first).parent;
        self.surroundings.near(self.page, inside, kind, levels)
    }

    /// The same, where the element so named does not hold the text as well: names on that one speak of the page.
    fn named_apart(&self, index: usize, kind: NameKind, levels: usize) -> bool {
        let text = self.passage(self.first_prose().min(self.facts.len() - 1)).block;
        let inside = self.page.node(self.passage(index).first).parent;
        self.page
            .ancestors(inside)
            .take(levels + 1)
            .any(|it| self.surroundings.names(it).has(kind) && !self.page.holds(it, text))
    }

    fn inside(&self, index: usize, surround: Surround) -> bool {
        self.surroundings.of(self.passage(index).first).has(surround)
    }

    /// Whether the text is such a label of any pack, and nothing else.
    fn is_label(&self, index: usize, section: Section) -> bool {
        self.labels[index].is.has(section)
    }

    /// Whether the text begins with such a label of any pack.
    fn begins_with(&self, index: usize, section: Section) -> bool {
        self.labels[index].starts.has(section)
    }

    /// Whether a short text holds such a label of any pack.
    fn mentions(&self, index: usize, section: Section) -> bool {
        self.labels[index].holds.has(section)
    }

    /// Whether the passage stands outside the article, in a column beside it: what is listed there is on
    /// every page of the site.
    fn is_beside_article(&self, index: usize) -> bool {
        !self.extent.contains(&index)
            && (self.inside(index, Surround::ASIDE) || self.named(index, NameKind::Sidebar, SIDEBAR_LEVELS))
    }

    /// The first running text of the extent.
    fn first_prose(&self) -> usize {
        self.prose.start
    }

    /// Whether the passage stands near the headline: a few passages above it, or between it and the body.
    fn is_near_headline(&self, index: usize) -> bool {
        let Some(headline) = self.headline else { return index < self.extent.start + NEAR_START };
        index + ABOVE_HEADLINE >= headline && index <= self.first_prose().max(headline + BELOW_HEADLINE)
    }
}
