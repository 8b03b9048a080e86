//! The first sweep: measures that need no probabilities.

use std::collections::{HashMap, HashSet};

use super::containers::{Totals, likeliest, richest_stretch};
use super::context;
use super::text::TextFacts;
use super::{COUNT, Measure as M, Row};
use crate::language::{Labels, Section};
use crate::page::{NodeId, Page, Passage, Tag};
use crate::roles::names::NameKind;
use crate::roles::stated::Stated;
use crate::roles::surround::{Surround, Surroundings};

/// Beyond this many levels a name says nothing.
const NAME_LEVELS: usize = 12;

/// What the sweep knows of the whole page.
pub(crate) struct Sweep<'a> {
    pub(crate) page: &'a Page,
    pub(crate) surroundings: &'a Surroundings,
    pub(crate) facts: &'a [TextFacts],
    pub(crate) stated: &'a Stated,
    pub(crate) labels: &'a [Labels],
    /// The passage that is the visible headline.
    pub(crate) headline: Option<usize>,
}

/// Measures every passage.
pub(crate) fn sweep(sweep: &Sweep<'_>) -> Vec<Row> {
    let (page, facts) = (sweep.page, sweep.facts);
    let mut rows = vec![[0.0; COUNT]; facts.len()];
    let totals = Totals::of(facts, |index| page.passages()[index].visibility.is_seen());
    for (index, passage) in page.passages().iter().enumerate() {
        let row = &mut rows[index];
        measure_text(row, &facts[index]);
        measure_surroundings(row, sweep, passage);
        measure_containers(row, page, &totals, passage.block);
    }
    measure_places(&mut rows, sweep, &totals);
    measure_likeliest(&mut rows, sweep, &totals);
    measure_kinds(&mut rows, sweep, &totals);
    measure_repeats(&mut rows, facts);
    measure_agreement(&mut rows, sweep);
    context::measure(&mut rows, sweep, &totals);
    rows
}

pub(super) fn set(row: &mut Row, measure: M, value: f32) {
    row[measure as usize] = value;
}

pub(super) fn flag(row: &mut Row, measure: M, holds: bool) {
    row[measure as usize] = f32::from(u8::from(holds));
}

fn measure_text(row: &mut Row, it: &TextFacts) {
    let chars = it.chars.max(1) as f32;
    set(row, M::Length, it.length);
    set(row, M::Words, it.words as f32);
    set(row, M::Sentences, it.sentences as f32);
    set(row, M::WordsPerSentence, it.words as f32 / it.sentences.max(1) as f32);
    set(row, M::Commas, it.commas as f32 * 100.0 / chars);
    set(row, M::Digits, it.digits as f32 / chars);
    set(row, M::Capitals, it.capitals as f32 / chars);
    set(row, M::Quotes, it.quotes as f32 * 100.0 / chars);
    set(row, M::Symbols, it.symbols as f32 / chars);
    flag(row, M::EndsSentence, it.ends_sentence);
    flag(row, M::Asks, it.asks);
    flag(row, M::StartsSmall, it.starts_small);
    flag(row, M::EndsEllipsis, it.ends_ellipsis);
    flag(row, M::EndsColon, it.ends_colon);
    flag(row, M::Clock, it.clock);
    flag(row, M::Address, it.address);
    set(row, M::StopWords, it.stop_words as f32 / it.words.max(1) as f32);
    set(row, M::LinkShare, it.link_share());
    set(row, M::Links, it.links as f32);
    set(row, M::BoldShare, it.bold as f32 / chars);
}

#[rustfmt::skip]
const SURROUND_MEASURES: [(M, Surround); 21] = [
    (M::InList, Surround::LIST), (M::InTable, Surround::TABLE), (M::InFigure, Surround::FIGURE),
    (M::InCaption, Surround::CAPTION), (M::InQuote, Surround::QUOTE), (M::InForm, Surround::FORM),
    (M::InNav, Surround::NAV), (M::InHeader, Surround::HEADER), (M::InFooter, Surround::FOOTER),
    (M::InAside, Surround::ASIDE), (M::InArticle, Surround::ARTICLE), (M::InMain, Surround::MAIN),
    (M::InControl, Surround::CONTROL), (M::InAddress, Surround::ADDRESS), (M::InDetails, Surround::DETAILS),
    (M::InCode, Surround::CODE), (M::InHeading, Surround::HEADING), (M::InTime, Surround::TIME),
    (M::InItalic, Surround::ITALIC), (M::InBodyProperty, Surround::BODY_PROP),
    (M::InCommentProperty, Surround::COMMENT_PROP),
];

fn measure_surroundings(row: &mut Row, sweep: &Sweep<'_>, passage: &Passage) {
    let page = sweep.page;
    set(row, M::TagClass, tag_class(page.tag(passage.block)));
    set(row, M::Depth, f32::from(page.node(passage.block).depth));
    set(row, M::Visibility, f32::from(passage.visibility as u8));
    let around = sweep.surroundings.of(passage.first);
    for (measure, surround) in SURROUND_MEASURES {
        flag(row, measure, around.has(surround));
    }
    let mut levels = [NAME_LEVELS; NameKind::WORDS.len()];
    for (level, id) in page.ancestors(page.node(passage.first).parent).take(NAME_LEVELS).enumerate() {
        for kind in sweep.surroundings.names(id).places() {
            levels[kind] = level.min(levels[kind]);
        }
    }
    for (kind, level) in levels.iter().enumerate() {
        row[M::NearContent as usize + kind] = *level as f32;
    }
}

fn tag_class(tag: Tag) -> f32 {
    match tag {
        Tag::P => 1.0,
        Tag::Div | Tag::Section | Tag::Article | Tag::Main => 2.0,
        Tag::Li => 3.0,
        Tag::Td | Tag::Th => 4.0,
        Tag::Body | Tag::Html | Tag::Center => 5.0,
        Tag::Pre => 6.0,
        Tag::Blockquote => 7.0,
        Tag::Dt | Tag::Dd => 8.0,
        _ => tag.heading_level().map_or(0.0, |level| 10.0 + f32::from(level)),
    }
}

/// The measures of one level: its share of the page's running text, its links, passages and density.
type Level = (M, Option<M>, Option<M>, Option<M>);

const CONTAINER_MEASURES: [Level; 5] = [
    (M::OwnProse, None, None, None),
    (M::Prose1, Some(M::Links1), Some(M::Count1), Some(M::Density1)),
    (M::Prose2, Some(M::Links2), Some(M::Count2), Some(M::Density2)),
    (M::Prose3, Some(M::Links3), Some(M::Count3), Some(M::Density3)),
    (M::Prose4, Some(M::Links4), None, Some(M::Density4)),
];

fn measure_containers(row: &mut Row, page: &Page, totals: &Totals, block: NodeId) {
    let all = totals.page().prose.max(1.0);
    for (id, (prose, links, count, density)) in page.ancestors(block).zip(CONTAINER_MEASURES) {
        let sum = totals.inside(page, id);
        set(row, prose, sum.prose / all);
        for (measure, value) in
            [(links, sum.link_share()), (count, sum.passages), (density, sum.prose_share())]
        {
            if let Some(measure) = measure {
                set(row, measure, value);
            }
        }
    }
}

fn measure_places(rows: &mut [Row], sweep: &Sweep<'_>, totals: &Totals) {
    let facts = sweep.facts;
    let all = totals.page();
    let headline = sweep.headline.unwrap_or(0);
    let before_headline: f32 = facts[..headline.min(facts.len())].iter().map(|it| it.length).sum();
    let (mut length, mut prose, mut since) = (0.0, 0.0, 99.0_f32);
    for (index, (row, it)) in rows.iter_mut().zip(facts).enumerate() {
        set(row, M::Place, length / all.length.max(1.0));
        set(row, M::AfterHeadline, (index as f32 - headline as f32).clamp(-200.0, 400.0));
        set(row, M::TextSinceHeadline, signed_log(length - before_headline));
        set(row, M::ProseBefore, prose / all.prose.max(1.0));
        set(row, M::SinceProse, since.min(99.0));
        set(row, M::PageProse, (1.0 + all.prose).ln());
        set(row, M::PagePassages, (1.0 + all.passages).ln());
        set(row, M::PageProseShare, all.prose_share());
        set(row, M::PageLinkShare, all.link_share());
        length += it.length;
        since += 1.0;
        if it.is_prose() {
            prose += it.length;
            since = 0.0;
        }
    }
    let mut until = 99.0_f32;
    for (row, it) in rows.iter_mut().zip(facts).rev() {
        set(row, M::UntilProse, until.min(99.0));
        until = if it.is_prose() { 0.0 } else { until + 1.0 };
    }
    for (index, row) in rows.iter_mut().enumerate() {
        let previous = index.checked_sub(1).and_then(|it| facts.get(it));
        let next = facts.get(index + 1);
        set(row, M::PreviousLength, previous.map_or(0.0, |it| it.length));
        set(row, M::PreviousLinkShare, previous.map_or(0.0, TextFacts::link_share));
        set(row, M::NextLength, next.map_or(0.0, |it| it.length));
        set(row, M::NextLinkShare, next.map_or(0.0, TextFacts::link_share));
    }
}

fn signed_log(value: f32) -> f32 {
    value.signum() * (1.0 + value.abs()).ln()
}

/// What a passage without any worth costs the stretch that holds it, in characters.
const STRETCH_COST: f32 = 40.0;

fn measure_likeliest(rows: &mut [Row], sweep: &Sweep<'_>, totals: &Totals) {
    let page = sweep.page;
    let best = likeliest(page, sweep.facts, totals);
    let share = totals.inside(page, best).prose / totals.page().prose.max(1.0);
    let richest = richest_stretch(sweep.facts.iter().zip(page.passages()).map(|(it, passage)| {
        if !passage.visibility.is_seen() {
            return 0.0;
        }
        let worth = if it.is_prose() { it.length } else { 0.3 * it.length.min(60.0) };
        worth * (1.0 - 2.0 * it.link_share()) - STRETCH_COST
    }));
    let best_depth = page.node(best).depth;
    for (index, passage) in page.passages().iter().enumerate() {
        let row = &mut rows[index];
        let inside = page.holds(best, passage.block);
        let depth = page.node(passage.block).depth;
        flag(row, M::InLikeliest, inside);
        set(row, M::LikeliestShare, share);
        set(row, M::LevelsBelowLikeliest, if inside { f32::from(depth - best_depth) } else { -1.0 });
        if !inside {
            let shared = page.ancestors(best).position(|it| page.holds(it, passage.block)).unwrap_or(0);
            set(row, M::FromLikeliest, shared as f32);
        }
        flag(row, M::InRichest, richest.contains(&index));
        let away = if index < richest.start {
            -((richest.start - index) as f32)
        } else {
            (index + 1).saturating_sub(richest.end) as f32
        };
        set(row, M::FromRichest, away.clamp(-99.0, 99.0));
    }
}

/// Passages of one element with the same names, below one kind of parent.
pub(crate) fn kind_key(page: &Page, block: NodeId) -> (Tag, Option<&str>, Tag, Option<&str>) {
    let parent = page.node(block).parent;
    (page.tag(block), page.attr(block, "class"), page.tag(parent), page.attr(parent, "class"))
}

fn measure_kinds(rows: &mut [Row], sweep: &Sweep<'_>, totals: &Totals) {
    #[derive(Default)]
    struct Kind {
        count: f32,
        length: f32,
        prose: f32,
        linked: f32,
    }
    let page = sweep.page;
    let mut numbers = HashMap::new();
    let mut kinds: Vec<Kind> = Vec::new();
    let mut kind_of = Vec::with_capacity(rows.len());
    for (passage, it) in page.passages().iter().zip(sweep.facts) {
        let next = kinds.len();
        let number = *numbers.entry(kind_key(page, passage.block)).or_insert(next);
        if number == next {
            kinds.push(Kind::default());
        }
        let kind = &mut kinds[number];
        kind.count += 1.0;
        kind.length += it.length;
        kind.prose += if it.is_prose() { it.length } else { 0.0 };
        kind.linked += it.length * it.link_share();
        kind_of.push(number);
    }
    let all = totals.page().prose.max(1.0);
    for (index, row) in rows.iter_mut().enumerate() {
        let kind = &kinds[kind_of[index]];
        set(row, M::KindCount, kind.count);
        set(row, M::KindLength, kind.length / kind.count.max(1.0));
        set(row, M::KindProse, kind.prose / all);
        set(row, M::KindLinks, kind.linked / kind.length.max(1.0));
        flag(row, M::PreviousSameKind, 0 < index && kind_of[index - 1] == kind_of[index]);
        flag(row, M::NextSameKind, kind_of.get(index + 1) == Some(&kind_of[index]));
    }
}

fn measure_repeats(rows: &mut [Row], facts: &[TextFacts]) {
    let mut counts: HashMap<u64, f32> = HashMap::new();
    for it in facts {
        *counts.entry(it.key).or_default() += 1.0;
    }
    let mut seen = HashSet::new();
    for (row, it) in rows.iter_mut().zip(facts) {
        set(row, M::Repeats, counts.get(&it.key).copied().unwrap_or(1.0));
        flag(row, M::RepeatedBefore, !seen.insert(it.key));
    }
}

fn measure_agreement(rows: &mut [Row], sweep: &Sweep<'_>) {
    for (index, (row, passage)) in rows.iter_mut().zip(sweep.page.passages()).enumerate() {
        let text = sweep.page.passage_text(passage);
        flag(
            row,
            M::IsHeadline,
            sweep.headline == Some(index) || sweep.stated.is_headline(sweep.facts[index].key),
        );
        let agreement = sweep.stated.agreement(text);
        set(row, M::HeadlineOverlap, agreement.headline);
        set(row, M::InDescription, agreement.description);
        set(row, M::InArticleBody, agreement.body);
        set(row, M::Label, label_class(sweep.labels[index]));
    }
}

/// Labels that stand on what is not the article.
const ENDING: [Section; 9] = [
    Section::RelatedLabels,
    Section::CommentLabels,
    Section::NewsletterLabels,
    Section::ShareLabels,
    Section::PromoLabels,
    Section::LegalLabels,
    Section::CookieLabels,
    Section::LoginLabels,
    Section::NavigationLabels,
];

/// Labels that the model has not been fitted with.
const UNSEEN: [Section; 2] = [Section::PitchLabels, Section::NoteLabels];

pub(crate) fn label_class(labels: Labels) -> f32 {
    if ENDING.iter().any(|it| labels.is.has(*it)) {
        2.0
    } else if ENDING.iter().any(|it| labels.starts.has(*it)) {
        1.0
    } else if !labels.starts.without(&UNSEEN).is_empty() {
        3.0
    } else {
        0.0
    }
}
