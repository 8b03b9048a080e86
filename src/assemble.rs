//! The last step of the walk: the rooms' products put together as one article.

mod proof;

use crate::article::{Article, Kind, LabelledPassage};
use crate::body::{Body, Origin};
use crate::evidence::Evidence;
use crate::fields::{Address, Fields, Finding};
use crate::input::Source;
use crate::language::Language;
use crate::options::Options;
use crate::page::{NodeId, Page, Tag};
use crate::roles::{self, PageKind, Role, Roles};
use crate::warning::{Warning, WarningCode};

/// What the rooms made of one page.
pub(crate) struct Parts<'a> {
    pub(crate) source: &'a Source<'a>,
    pub(crate) page: &'a Page,
    pub(crate) evidence: &'a Evidence,
    pub(crate) language: Language,
    pub(crate) roles: Roles,
    pub(crate) body: Body,
    pub(crate) address: Address,
    pub(crate) fields: Fields,
}

/// Puts the parts together.
pub(crate) fn article(mut parts: Parts<'_>, options: &Options) -> Article {
    if !has_article(&parts) {
        withdraw(&mut parts.fields);
    }
    let warnings = warnings(&parts);
    if !parts.fields.lifted.is_empty() {
        name_lifted(&mut parts);
        parts.body = parts.body.without(&parts.fields.lifted);
    }
    let passages = if options.passages { passages(&mut parts) } else { Vec::new() };
    let provenance = options.provenance.then(|| proof::of(&parts));
    let Parts { language, roles, body, address, fields, .. } = parts;
    Article {
        kind: kind(&roles, &body, fields.kind),
        headline: value(fields.headline),
        kicker: value(fields.kicker),
        dek: value(fields.dek),
        byline: value(fields.byline),
        authors: value(fields.authors).unwrap_or_default(),
        dateline: fields.dateline,
        published: value(fields.published),
        modified: value(fields.modified),
        section: value(fields.section),
        tags: value(fields.tags).unwrap_or_default(),
        language: language.tag,
        direction: language.direction,
        site: fields.site,
        url: address.url,
        image: value(fields.image),
        body: body.blocks,
        sources: fields.sources,
        times: fields.times,
        related: fields.related,
        quotes: fields.quotes,
        comments: fields.comments,
        corrections: fields.corrections,
        access: fields.access,
        pagination: fields.pagination,
        stats: fields.stats,
        confidence: two_digits(roles.confidence),
        warnings,
        provenance,
        passages,
    }
}

fn has_article(parts: &Parts<'_>) -> bool {
    parts.body.origin != Origin::Shown || parts.roles.kind == PageKind::Article
}

/// What dek and byline were taken from is no body any more.
fn name_lifted(parts: &mut Parts<'_>) {
    for index in 0..parts.roles.labels.len() {
        let row = parts.page.passages()[index].first;
        let block = block_of(parts.page, &parts.body, row);
        let lifted = parts.fields.lifted.iter().find(|it| Some(it.0) == block);
        if let Some((_, role)) = lifted.filter(|_| parts.roles.role(index) == Role::Body) {
            parts.roles.labels[index].role = *role;
        }
    }
}

/// A page without an article has no writer and no day: what it names belongs to the pieces it lists.
fn withdraw(fields: &mut Fields) {
    let kept = Fields {
        headline: fields.headline.take(),
        site: fields.site.take(),
        section: fields.section.take(),
        related: std::mem::take(&mut fields.related),
        ..Fields::default()
    };
    *fields = kept;
}

fn two_digits(value: f32) -> f32 {
    (value * 100.0).round() / 100.0
}

fn value<T>(finding: Option<Finding<T>>) -> Option<T> {
    finding.map(|it| it.value)
}

fn kind(roles: &Roles, body: &Body, of_article: Kind) -> Kind {
    match roles.kind {
        _ if body.origin != Origin::Shown => of_article,
        PageKind::Article => of_article,
        PageKind::Index => Kind::Index,
        PageKind::Login | PageKind::Empty => Kind::None,
    }
}

/// A page with less text than this shows its reader nothing without its scripts.
const TEXTLESS_BYTES: usize = 300;

fn warnings(parts: &Parts<'_>) -> Vec<Warning> {
    let mut codes = parts.source.warnings.clone();
    codes.extend(&parts.page.warnings);
    codes.extend(&parts.evidence.warnings);
    codes.extend(&parts.roles.warnings);
    codes.extend(&parts.body.warnings);
    codes.extend(&parts.fields.warnings);
    match parts.body.origin {
        Origin::Shown => codes.extend(about_the_whole(parts)),
        Origin::JsonLd => codes.push(WarningCode::BodyFromJsonLd),
        Origin::Script => codes.push(WarningCode::BodyFromScript),
    }
    let mut seen = Vec::new();
    codes.retain(|code| {
        !seen.contains(code) && {
            seen.push(*code);
            true
        }
    });
    codes.into_iter().map(Warning::from).collect()
}

fn about_the_whole(parts: &Parts<'_>) -> Option<WarningCode> {
    match parts.roles.kind {
        PageKind::Article => parts.body.blocks.is_empty().then_some(WarningCode::NoArticle),
        PageKind::Index => Some(WarningCode::IndexPage),
        PageKind::Login => Some(WarningCode::LoginWall),
        PageKind::Empty => {
            let has_scripts = parts.page.ids().any(|id| parts.page.tag(id) == Tag::Script);
            let is_textless = parts.page.text().len() < TEXTLESS_BYTES;
            Some(if has_scripts && is_textless { WarningCode::OnlyScripts } else { WarningCode::NoArticle })
        }
    }
}

fn passages(parts: &mut Parts<'_>) -> Vec<LabelledPassage> {
    roles::explain(parts.page, parts.evidence, &mut parts.roles);
    let page = parts.page;
    let row =
        |number: usize, first: NodeId| parts.body.captions.get(number).copied().flatten().unwrap_or(first);
    let labelled = page.passages().iter().zip(&parts.roles.labels).enumerate();
    labelled
        .map(|(number, (passage, label))| LabelledPassage {
            text: page.passage_text(passage).to_owned(),
            role: label.role.name().to_owned(),
            probability: (label.probability * 1000.0).round() / 1000.0,
            place: place(page, passage.block),
            block: block_of(page, &parts.body, row(number, passage.first)),
            reasons: label.reasons.iter().map(|it| (*it).to_owned()).collect(),
        })
        .collect()
}

/// The block of the body that holds a row: the last that begins at or before it, if it holds the row.
fn block_of(page: &Page, body: &Body, row: NodeId) -> Option<usize> {
    let after = body.places.partition_point(|it| *it <= row);
    let block = after.checked_sub(1)?;
    (body.origin == Origin::Shown && page.holds(body.places[block], row)).then_some(block)
}

/// Elements of a place that are named. News pages have more around one passage in fifty; without a bound, what comes out
/// grows with the depth times the passages.
const PLACE_ELEMENTS_MAX: usize = 24;

/// The innermost elements around a row, outermost first: `html > body > article > p`; `…` stands for those outside them.
fn place(page: &Page, id: NodeId) -> String {
    let mut elements = page.ancestors(id).map(|it| page.tag(it)).filter(|tag| *tag != Tag::Text);
    let mut names: Vec<&str> = elements.by_ref().take(PLACE_ELEMENTS_MAX).map(Tag::name).collect();
    names.extend(elements.next().map(|_| "\u{2026}"));
    names.reverse();
    names.join(" > ")
}
