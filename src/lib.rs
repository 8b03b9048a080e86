//! Khabar turns the HTML of a news page, or its plain text, into a structured [`Article`].
//!
//! A page walks through seven rooms, each of which hands its product to the next:
//!
//! ```text
//! bytes or text -> input -> page -> evidence -> roles -> body -> fields -> Article -> export
//! ```
//!
//! A room uses the rooms before it and the shelves (`language`, `dates`, `text`, `url`, `order`), never a later
//! room. Reading a page never fails: what a careful user should know stands in [`Article::warnings`].
//!
//! ```
//! let page = "<html lang=en><h1>Rain floods the old town</h1>
//!     <p>Streets in the old town stood under water on Friday after a night of heavy rain, the mayor said.</p>
//!     <p>Two schools stayed closed, and buses took another way. Nobody was hurt, according to the police.</p>";
//! let article = khabar::parse(page, &khabar::Options::default())?;
//! assert_eq!(article.headline.as_deref(), Some("Rain floods the old town"));
//! assert_eq!(article.body.len(), 2);
//! println!("{}", khabar::export::markdown(&article));
//! # Ok::<(), khabar::Error>(())
//! ```

pub mod article;
pub mod error;
pub mod measures;
pub mod options;
pub mod warning;

pub mod input;
pub mod page;

pub mod evidence;
pub mod roles;

pub mod body;
pub mod fields;

pub mod export;

pub mod dates;
pub mod language;
pub mod text;
pub mod url;

mod assemble;
mod block_fields;
mod order;
#[cfg(any(test, target_arch = "wasm32"))]
mod read_json;
#[cfg(target_arch = "wasm32")]
mod wasm;

pub use article::Article;
pub use error::Error;
pub use input::Input;
pub use options::{Limits, Options};
pub use warning::{Warning, WarningCode};

/// Reads one page into an article.
///
/// # Errors
///
/// Only for input that is no page at all, and for options that cannot be used; see [`Error`].
pub fn parse<'a>(input: impl Into<Input<'a>>, options: &Options) -> Result<Article, Error> {
    Ok(read(input.into(), options, 1)?.swap_remove(0))
}

/// Reads every article that a page holds, the main one first. Articles beside the main one have only what
/// is printed and marked in their own part of the page.
///
/// # Errors
///
/// As for [`parse`].
pub fn parse_all<'a>(input: impl Into<Input<'a>>, options: &Options) -> Result<Vec<Article>, Error> {
    read(input.into(), options, usize::MAX)
}

/// Whether a page seems to hold an article. It walks only as far as the roles need, so it costs about two
/// thirds of [`parse`] and agrees with it.
///
/// # Errors
///
/// As for [`parse`].
pub fn is_probably_article<'a>(input: impl Into<Input<'a>>, options: &Options) -> Result<bool, Error> {
    let Front { page, evidence, roles, .. } = Front::of(input.into(), options)?;
    if roles.kind == roles::PageKind::Article {
        return Ok(true);
    }
    // A page that shows no text may carry it in JSON-LD or a script, which only the body's room knows.
    let body = body::compose(&body::Context {
        page: &page,
        evidence: &evidence,
        roles: &roles,
        base: None,
        language: None,
        direction: article::Direction::default(),
        limits: &options.limits,
    });
    Ok(body.origin != body::Origin::Shown)
}

/// What the first rooms make of an input.
struct Front<'a> {
    source: input::Source<'a>,
    page: page::Page,
    evidence: evidence::Evidence,
    roles: roles::Roles,
}

impl<'a> Front<'a> {
    fn of(input: Input<'a>, options: &Options) -> Result<Self, Error> {
        if let Some(saved) = options.saved.as_deref()
            && dates::iso::parse(saved).is_none()
        {
            return Err(Error::BadOption(format!(
                "saved: expected a time such as 2024-05-31T10:40:00Z, but found {saved}"
            )));
        }
        let source = input::open(input, options)?;
        let page = page::build(&source, &options.limits);
        let evidence = evidence::collect(&page, &options.limits);
        let guess = language::choose(evidence.language.as_deref(), page.text());
        let mut roles = roles::label(&page, &evidence, &guess);
        roles.give(&options.roles);
        Ok(Self { source, page, evidence, roles })
    }
}

/// At least one article, and at most as many as asked for.
fn read(input: Input<'_>, options: &Options, most: usize) -> Result<Vec<Article>, Error> {
    let Front { source, page, evidence, mut roles } = Front::of(input, options)?;
    let kept = options.limits.articles.max(1);
    if kept < roles.regions.len().min(most) {
        roles.warnings.push(WarningCode::ArticlesCut);
    }
    let count = roles.regions.len().min(most).min(kept);
    if count < 2 {
        return Ok(vec![compose(&source, &page, &evidence, roles, options)]);
    }
    let mut articles = vec![compose(&source, &page, &evidence, roles.clone(), options)];
    for region in &roles.regions[1..count] {
        let own = evidence.inside(&page, region.row);
        articles.push(compose(&source, &page, &own, roles.of_region(region), options));
    }
    Ok(articles)
}

/// The rooms behind the roles, for one article of a page.
fn compose(
    source: &input::Source<'_>,
    page: &page::Page,
    evidence: &evidence::Evidence,
    roles: roles::Roles,
    options: &Options,
) -> Article {
    let language = language::choose(evidence.language.as_deref(), &roles.text(page));
    let mut address = fields::address(evidence, options.url.as_deref().or(source.url.as_deref()));
    let is_cut = address.keep_within(page, &options.limits);
    let body = body::compose(&body::Context {
        page,
        evidence,
        roles: &roles,
        base: address.base.as_deref(),
        language: language.tag.as_deref(),
        direction: language.direction,
        limits: &options.limits,
    });
    let saved = options.saved.as_deref().and_then(dates::iso::parse).or_else(|| source.saved.clone());
    let mut fields = fields::decide(&fields::Case {
        page,
        evidence,
        language: &language,
        roles: &roles,
        body: &body,
        address: &address,
        saved: saved.as_ref(),
    });
    fields.warnings.extend(is_cut.then_some(WarningCode::AddressesCut));
    let parts = assemble::Parts { source, page, evidence, language, roles, body, address, fields };
    assemble::article(parts, options)
}

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
