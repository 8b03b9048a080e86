//! Room 7: an article in some format.
//!
//! Comes in: an [`Article`]. Goes out: a `String` in one of the formats of the table below.
//!
//! **Invariant:** A format is one file and one row of the table; nothing else names it.
//!
//! **Invariant:** Formats write from typed blocks alone. Only `escape` puts a page's words and addresses into
//! HTML or Markdown, so no tag, attribute or address scheme of the page can slip through.
//!
//! **Invariant:** Blocks nested deeper than [`NESTING`] are written as flat text, so no article, wherever it
//! comes from, can exhaust the stack of a writer.

mod clean;
mod escape;
mod html;
mod json;
mod json_ld;
mod markdown;
mod nesting;
mod ninjs;
mod spans;
mod tables;
mod text;
mod uri;
mod values;

use std::fmt;
use std::str::FromStr;

pub use html::html;
pub use json::{json, json_for_script};
pub use json_ld::json_ld;
pub use markdown::markdown;
pub use nesting::NESTING;
pub use ninjs::ninjs;
pub use text::{body_text, text};

use crate::article::{Article, Block, Figure};

macro_rules! formats {
    ($($variant:ident => $render:path, $name:literal, $also:expr, $media:literal, $extension:literal, $doc:literal;)*) => {
        /// A format that an article can be written in.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Format { $(#[doc = $doc] $variant,)* }

        impl Format {
            /// Every format, in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The name that a caller asks for it by, in lower case.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// Its media type; the text is always UTF-8.
            pub fn media_type(self) -> &'static str {
                match self { $(Self::$variant => $media,)* }
            }

            /// The usual ending of a file's name, without the dot.
            pub fn extension(self) -> &'static str {
                match self { $(Self::$variant => $extension,)* }
            }

            fn other_names(self) -> &'static [&'static str] {
                match self { $(Self::$variant => $also,)* }
            }
        }

        /// Writes an article in a format.
        pub fn render(article: &Article, format: Format) -> String {
            match format { $(Format::$variant => $render(article),)* }
        }
    };
}

formats! {
    Json => json, "json", &[], "application/json", "json", "The whole article, for programs.";
    Markdown => markdown, "markdown", &["md"], "text/markdown", "md", "`CommonMark` with GFM tables.";
    Html => html, "html", &["htm"], "text/html", "html", "A fragment of safe HTML: one `<article>`.";
    Text => text, "text", &["txt", "plain"], "text/plain", "txt", "The words alone: dek and body.";
    Ninjs => ninjs, "ninjs", &["ninjs.json"], "application/json", "ninjs.json", "IPTC ninjs 3.1, for exchange between newsrooms.";
    JsonLd => json_ld, "json-ld", &["jsonld"], "application/ld+json", "jsonld", "schema.org in JSON-LD, for a page's `<script>`.";
}

/// The name of a format that there is not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownFormat(String);

impl fmt::Display for UnknownFormat {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = Format::ALL.iter().map(|format| format.name()).collect();
        write!(out, "expected one of the formats {}, but found {:?}", names.join(", "), self.0)
    }
}

impl std::error::Error for UnknownFormat {}

impl FromStr for Format {
    type Err = UnknownFormat;

    /// Knows each format's name and its usual short forms, in any case.
    fn from_str(name: &str) -> Result<Self, UnknownFormat> {
        let wanted = name.trim();
        let is_wanted = |other: &str| other.eq_ignore_ascii_case(wanted);
        let found = Self::ALL
            .iter()
            .find(|format| is_wanted(format.name()) || format.other_names().iter().any(|it| is_wanted(it)));
        found.copied().ok_or_else(|| UnknownFormat(name.to_owned()))
    }
}

/// The lead picture, unless the body shows the same one.
fn lead_figure(article: &Article) -> Option<&Figure> {
    let lead = article.image.as_ref()?;
    let is_lead =
        |block: &Block| matches!(block, Block::Figure(it) if it.url.is_some() && it.url == lead.url);
    (!article.body.iter().any(is_lead)).then_some(lead)
}

/// Who wrote it: the line as printed, or else the authors' names.
fn byline(article: &Article) -> Option<String> {
    let printed = article.byline.clone().filter(|line| !line.trim().is_empty());
    printed.or_else(|| {
        let names: Vec<_> = article.authors.iter().map(|author| author.name.as_str()).collect();
        (!names.is_empty()).then(|| names.join(", "))
    })
}

/// The lines that name the article's sources, as printed, each once.
fn source_lines(article: &Article) -> Vec<&str> {
    let mut lines: Vec<&str> = Vec::new();
    for source in &article.sources {
        let line = if source.raw.trim().is_empty() { source.name.trim() } else { source.raw.trim() };
        if !line.is_empty() && !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::Format;

    #[test]
    fn formats_are_found_by_every_name() {
        for format in Format::ALL {
            assert_eq!(format.name().parse(), Ok(*format));
            assert_eq!(format.extension().parse(), Ok(*format));
        }
        assert_eq!(" MD ".parse(), Ok(Format::Markdown));
        let message = "docx".parse::<Format>().unwrap_err().to_string();
        assert_eq!(
            message,
            r#"expected one of the formats json, markdown, html, text, ninjs, json-ld, but found "docx""#
        );
    }
}
