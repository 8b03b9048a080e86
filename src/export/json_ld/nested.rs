//! Writings within the article: the updates of a live report, what its readers say, and notes on what was changed.

use serde::Serialize;

use super::Party;
use crate::article::{Article, Block, Correction};
use crate::export::clean::clean;
use crate::export::text;
use crate::export::values::{date_of, line_of};

/// A writing of its own in another one.
#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Nested {
    #[serde(rename = "@type")]
    type_of: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    headline: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<Party>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_created: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    article_body: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
}

/// The updates of a live report, in the page's order.
pub(super) fn updates(article: &Article) -> Vec<Nested> {
    let update = |block: &Block| match block {
        Block::Update { time, heading, blocks, .. } => Some(Nested {
            type_of: "BlogPosting",
            headline: line_of(heading.as_ref()),
            date_published: date_of(time.as_ref()),
            article_body: words(&text::of_blocks(blocks)),
            ..Nested::default()
        }),
        _ => None,
    };
    article.body.iter().filter_map(update).collect()
}

/// The comments that the page holds.
pub(super) fn comments(article: &Article) -> Vec<Nested> {
    let items = article.comments.iter().flat_map(|it| &it.items);
    items
        .map(|it| Nested {
            type_of: "Comment",
            author: line_of(it.author.as_ref()).map(|name| Party {
                type_of: "Person",
                name,
                ..Party::default()
            }),
            date_created: date_of(it.time.as_ref()),
            text: words(&it.text),
            ..Nested::default()
        })
        .filter(|it| it.text.is_some())
        .collect()
}

/// Notes on what was changed since publication.
pub(super) fn corrections(article: &Article) -> Vec<Nested> {
    let note = |it: &Correction| Nested {
        type_of: "CorrectionComment",
        date_published: date_of(it.date.as_ref()),
        text: words(&it.text),
        ..Nested::default()
    };
    article.corrections.iter().map(note).filter(|it| it.text.is_some()).collect()
}

fn words(text: &str) -> Option<String> {
    Some(clean(text).trim().to_owned()).filter(|it| !it.is_empty())
}
