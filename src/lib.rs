//! Khabar turns the HTML of a news page, or its plain text, into a structured [`Article`].
//!
//! A page walks through seven rooms, each of which hands its product to the next:
//!
//! ```text
//! bytes or text -> input -> page -> evidence -> roles -> body -> fields -> Article -> export
//! ```
//!
//! A room uses the rooms before it and the shelves (`language`, `dates`, `text`, `url`), never a later
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
    let source = input::open(input.into(), options)?;
    let page = page::build(&source, &options.limits);
    let evidence = evidence::collect(&page, &options.limits);
    let guess = language::choose(evidence.language.as_deref(), page.text());
    let roles = roles::label(&page, &evidence, &guess);
    let language = language::choose(evidence.language.as_deref(), &roles.text(&page));
    let address = fields::address(&evidence, options.url.as_deref());
    let body = body::compose(&body::Context {
        page: &page,
        evidence: &evidence,
        roles: &roles,
        base: address.base.as_deref(),
        language: language.tag.as_deref(),
        direction: language.direction,
        limits: &options.limits,
    });
    let fields = fields::decide(&fields::Case {
        page: &page,
        evidence: &evidence,
        language: &language,
        roles: &roles,
        body: &body,
        address: &address,
    });
    let parts = assemble::Parts {
        source: &source,
        page: &page,
        evidence: &evidence,
        language,
        roles,
        body,
        address,
        fields,
    };
    Ok(assemble::article(parts, options))
}

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
