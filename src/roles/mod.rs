//! Room 4: what every passage is for, with a probability and reasons.
//!
//! Comes in: a [`Page`](crate::page::Page) and its [`Evidence`](crate::evidence). Goes out: [`Roles`].
//!
//! **Invariant:** every passage has a label; none is removed, so a part kept out can be shown,
//! explained and put back.

mod cards;
mod confidence;
mod correction_words;
mod credited;
mod given;
mod heading;
mod headline;
mod ladders;
pub mod measures;
mod model;
mod names;
mod notice;
mod page_kind;
mod regions;
mod role;
mod rules;
mod stated;
mod surround;
mod tag_labels;

pub use cards::linked_piece;
pub use correction_words::{is_sentence_of_correction, opens_correction};
pub use given::GivenRole;
pub use heading::{TEXT_SIZE, heading_of, print_size};
pub use headline::{LineMeasure, is_page_label};
pub use page_kind::{PAGE_MEASURES, PageKind, PageMeasures};
pub use regions::Region;
pub use role::Role;
pub use surround::is_comment_number;
pub use tag_labels::behind_tag_label;

use std::collections::HashMap;
use std::ops::Range;

use crate::evidence::Evidence;
use crate::language::{Labels, Language, labels_in};
use crate::order;
use crate::page::{NodeId, Page};
use crate::warning::WarningCode;
use measures::text::TextFacts;
use measures::{Measure, Row};
use stated::Stated;
use surround::Surroundings;

/// The labels of a page's passages, and where its article lies.
#[derive(Debug, Clone, Default)]
pub struct Roles {
    /// One label a passage, in the order of the passage table.
    pub labels: Vec<Label>,
    /// From the first passage of the body to one past its last; empty when there is no article.
    pub extent: Range<usize>,
    /// The passage that is the visible headline.
    pub headline: Option<usize>,
    /// What the page as a whole is.
    pub kind: PageKind,
    /// What was measured of the page as a whole.
    pub page_measures: PageMeasures,
    /// How sure the room is that there is one article and that it is rightly cut, from 0 to 1.
    pub confidence: f32,
    /// The passages that may speak of the article, where it shares the page with another.
    pub scope: Option<Range<usize>>,
    /// The elements that hold articles, the main one first, when the page has more than one.
    pub regions: Vec<Region>,
    /// What a careful user should know.
    pub warnings: Vec<WarningCode>,
}

/// What one passage is for.
#[derive(Debug, Clone)]
pub struct Label {
    /// The role.
    pub role: Role,
    /// How likely the passage is body, from 0 to 1, before rules spoke.
    pub probability: f32,
    /// The rules and measures that decided, strongest first.
    pub reasons: Vec<&'static str>,
}

impl Roles {
    /// The role of a passage.
    pub fn role(&self, passage: usize) -> Role {
        self.labels.get(passage).map_or(Role::Other, |label| label.role)
    }

    /// The article's own words, by which its language is known: the body, or, when there is none, all that
    /// a reader sees.
    pub fn text(&self, page: &Page) -> String {
        let own = |role: Role| matches!(role, Role::Body | Role::Dek | Role::Headline);
        let mut text = String::new();
        for (passage, label) in page.passages().iter().zip(&self.labels) {
            let counts = if self.extent.is_empty() { passage.visibility.is_seen() } else { own(label.role) };
            if counts && text.len() < LANGUAGE_BYTES {
                text.push_str(page.passage_text(passage));
                text.push('\n');
            }
        }
        text
    }
}

/// So much text is enough to know its language by.
const LANGUAGE_BYTES: usize = 20_000;

/// The names of all rules, in the order in which they are asked: those that reasons give.
pub fn rule_names() -> impl Iterator<Item = &'static str> {
    rules::RULES.iter().map(|rule| rule.name).chain([
        rules::between::NAME,
        rules::cited::NAME,
        rules::link_lines::NAME,
        rules::copies::NAME,
        rules::teasers::NAME,
        rules::outlying::NAME,
        rules::parted::NAME,
    ])
}

/// The numbers that the model sees, one row a passage: what `khabar measures` prints and training reads.
pub struct Measured {
    facts: Vec<TextFacts>,
    rows: Vec<Row>,
    surroundings: Surroundings,
    stated: Stated,
    labels: Vec<Labels>,
    /// The passage that is the visible headline.
    pub headline: Option<usize>,
}

impl Measured {
    /// Measures every passage by itself and by its place, that relative to the headline with it.
    fn sweep(&mut self, page: &Page, headline: Option<usize>) {
        self.headline = headline;
        self.rows = measures::sweep(&measures::Sweep {
            page,
            surroundings: &self.surroundings,
            facts: &self.facts,
            stated: &self.stated,
            labels: &self.labels,
            headline,
        });
    }

    /// Adds what the second sweep measures, from how likely the first sweep finds each passage, or from
    /// `given`, as training does with the probabilities of a model that has not seen the page.
    pub fn sweep_again(&mut self, page: &Page, given: Option<&[f32]>) {
        let found: Vec<f32>;
        let likely = if let Some(given) = given.filter(|it| it.len() == self.rows.len()) {
            given
        } else {
            let model = model::first_model();
            found = model.probabilities(self.rows.iter().map(<[f32; _]>::as_slice));
            &found
        };
        measures::second_sweep(&mut self.rows, page, &self.facts, self.headline, likely);
    }

    /// The passages that would be the headline if no markup named it, with their measures in the order of
    /// [`LineMeasure::ALL`]; one a line for each place where the text may begin.
    pub fn headline_lines(&self, page: &Page) -> Vec<(usize, Vec<f32>)> {
        let labels = likely_labels(self);
        let all = headline::all_lines(page, &self.facts, &self.labels, |it| labels[it].role == Role::Body);
        all.iter().flat_map(|it| &it.rows).map(|(passage, row)| (*passage, row.to_vec())).collect()
    }

    /// The measures of one passage, in the order of [`Measure::ALL`].
    pub fn row(&self, passage: usize) -> &[f32] {
        &self.rows[passage]
    }
}

/// A passage longer than this opens with no label.
const LABELLED_CHARS_MAX: u32 = 220;

/// Measures every passage of a page in a first sweep; [`Measured::sweep_again`] adds the second.
pub fn measure(page: &Page, evidence: &Evidence) -> Measured {
    let surroundings = Surroundings::of_page(page);
    let facts = measures::text::facts(page, &surroundings);
    let stated = stated::of(evidence);
    let labels: Vec<Labels> = page
        .passages()
        .iter()
        .zip(&facts)
        .map(|(passage, it)| {
            if it.chars <= LABELLED_CHARS_MAX {
                labels_in(page.passage_text(passage))
            } else {
                Labels::default()
            }
        })
        .collect();
    let headline = headline::find(page, &facts, &labels, &surroundings, &stated);
    let mut measured = Measured { facts, rows: Vec::new(), surroundings, stated, labels, headline: None };
    measured.sweep(page, headline);
    measured
}

/// A passage at least as likely as this is taken for body.
const BODY_PROBABILITY: f32 = 0.5;

/// Labels every passage of a page.
pub fn label(page: &Page, evidence: &Evidence, language: &Language) -> Roles {
    let (measured, mut labels) = weigh(page, evidence);
    let mut context = context_of(page, evidence, language, &measured, &labels);
    rules::apply(&mut context, &mut labels);
    let regions = regions::find(page, &measured, &labels);
    regions::set_apart(&regions, &mut labels);
    let page_kind::Judgement { kind, measures: page_measures, cards } =
        page_kind::judge(page, evidence, &measured, &labels);
    for index in cards {
        labels[index].role = Role::Related;
        labels[index].reasons.insert(0, page_kind::CARD);
    }
    let confidence =
        if kind == PageKind::Article { confidence::of(&page_measures) } else { confidence::NO_ARTICLE };
    if kind != PageKind::Article {
        withdraw_body(&mut labels);
    }
    if kind == PageKind::Index {
        name_pieces(page, &measured, &mut labels);
    }
    let extent = page_kind::extent(&labels);
    let scope = regions.first().map(|it| it.passages.clone());
    let warnings = Vec::new();
    let headline = measured.headline;
    Roles { labels, extent, headline, kind, page_measures, confidence, scope, regions, warnings }
}

/// Measures every passage in both sweeps, and labels each as the model alone does.
fn weigh(page: &Page, evidence: &Evidence) -> (Measured, Vec<Label>) {
    let mut measured = measure(page, evidence);
    measured.sweep_again(page, None);
    let labels = likely_labels(&measured);
    let Some(headline) = likelier_headline(page, &measured, &labels) else { return (measured, labels) };
    measured.sweep(page, Some(headline));
    measured.sweep_again(page, None);
    let labels = likely_labels(&measured);
    (measured, labels)
}

/// Another headline of text without markup, where the likely text makes it likelier than what looks like prose did.
fn likelier_headline(page: &Page, measured: &Measured, labels: &[Label]) -> Option<usize> {
    if !page.is_plain {
        return None;
    }
    let is_text = |it: usize| labels[it].role == Role::Body;
    let found = headline::around_text(page, &measured.facts, &measured.labels, is_text);
    found.filter(|it| Some(*it) != measured.headline)
}

/// What the model alone says of each passage.
fn likely_labels(measured: &Measured) -> Vec<Label> {
    let rows = measured.rows.iter().map(<[f32; _]>::as_slice);
    let label = |probability| {
        let role = if BODY_PROBABILITY <= probability { Role::Body } else { Role::Other };
        Label { role, probability, reasons: Vec::new() }
    };
    model::body_model().probabilities(rows).into_iter().map(label).collect()
}

/// What the rules look at.
fn context_of<'a>(
    page: &'a Page,
    evidence: &Evidence,
    language: &'a Language,
    measured: &'a Measured,
    labels: &[Label],
) -> rules::Context<'a> {
    rules::Context {
        page,
        surroundings: &measured.surroundings,
        facts: &measured.facts,
        stated: &measured.stated,
        labels: &measured.labels,
        language,
        headline: measured.headline,
        extent: page_kind::extent(labels),
        prose: 0..0,
        repeats: repeats(&measured.facts),
        elements: elements(page, &measured.facts),
        thumbnails: cards::thumbnails(page, evidence, measured.headline),
        leads_to_piece: cards::leads_to_piece(page, evidence),
        text_boxes: HashMap::new(),
        first_shown: None,
        own_text: 0.0,
        trusts_comment_names: false,
        sections: Vec::new(),
        ended: None,
        skipped: Vec::new(),
        call_boxes: Vec::new(),
        below_comments: Vec::new(),
    }
}

/// A page without an article has no body; what seemed to be one stays readable with its probability.
fn withdraw_body(labels: &mut [Label]) {
    for label in labels.iter_mut().filter(|it| matches!(it.role, Role::Body | Role::Dek)) {
        label.role = Role::Other;
        label.reasons.insert(0, "no-article");
    }
}

/// What an index lists is what it points to.
fn name_pieces(page: &Page, measured: &Measured, labels: &mut [Label]) {
    for (index, label) in labels.iter_mut().enumerate() {
        let is_frame = matches!(label.role, Role::Navigation | Role::Legal | Role::Cookie | Role::Share);
        let is_seen = page.passages()[index].visibility.is_seen();
        if is_seen && !is_frame && page_kind::is_linked_headline(&measured.facts[index]) {
            label.role = Role::Related;
            label.reasons.insert(0, "index-item");
        }
    }
}

fn repeats(facts: &[TextFacts]) -> Vec<u32> {
    let mut counts: HashMap<u64, u32> = HashMap::new();
    for it in facts {
        *counts.entry(it.key).or_default() += 1;
    }
    facts.iter().map(|it| counts.get(&it.key).copied().unwrap_or(1)).collect()
}

/// For each passage in how many elements its text stands. Passages follow the page, so those of one element that
/// stand side by side are counted once.
fn elements(page: &Page, facts: &[TextFacts]) -> Vec<u32> {
    let mut counts: HashMap<u64, (u32, Option<NodeId>)> = HashMap::new();
    for (passage, it) in page.passages().iter().zip(facts) {
        let parent = page.node(passage.block).parent;
        let (count, last) = counts.entry(it.key).or_default();
        *count += u32::from(*last != Some(parent));
        *last = Some(parent);
    }
    facts.iter().map(|it| counts.get(&it.key).map_or(1, |it| it.0)).collect()
}

/// How many measures a passage's reasons name.
const REASONS_MAX: usize = 4;

/// Adds to every label the measures that weighed most, strongest first. Costs a second walk through the
/// model, so it is done only on request.
pub fn explain(page: &Page, evidence: &Evidence, roles: &mut Roles) {
    let (measured, _) = weigh(page, evidence);
    let model = model::body_model();
    for (label, row) in roles.labels.iter_mut().zip(&measured.rows) {
        let added = model.contributions(row);
        let mut strongest: Vec<usize> = (0..added.len()).filter(|&it| 0.01 < added[it].abs()).collect();
        order::sort_by(&mut strongest, |&one, &other| added[other].abs().total_cmp(&added[one].abs()));
        label.reasons.extend(strongest.iter().take(REASONS_MAX).map(|&it| Measure::ALL[it].name()));
    }
}
