//! A block as JSON gives it, before its type is known.
//!
//! serde's own way to read a tagged enum keeps each value in a general form first, which costs the
//! WebAssembly module tens of kilobytes; here all members that any block has are read at once.

use serde::Deserialize;

use crate::article::{Block, Cell, Direction, Figure, ListItem, Locale, Moment, Run, Table};

/// The members of all kinds of block.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct BlockFields {
    r#type: String,
    content: Vec<Run>,
    level: u8,
    ordered: bool,
    start: Option<u32>,
    items: Vec<ListItem>,
    blocks: Vec<Block>,
    url: Option<String>,
    alt: Option<String>,
    caption: Option<String>,
    credit: Option<String>,
    width: Option<u32>,
    height: Option<u32>,
    rows: Vec<Vec<Cell>>,
    text: String,
    syntax: Option<String>,
    provider: String,
    title: Option<String>,
    id: Option<String>,
    time: Option<Moment>,
    heading: Option<String>,
    language: Option<String>,
    direction: Option<Direction>,
}

impl TryFrom<BlockFields> for Block {
    type Error = String;

    fn try_from(it: BlockFields) -> Result<Self, String> {
        let locale = Locale { language: it.language, direction: it.direction };
        Ok(match it.r#type.as_str() {
            "paragraph" => Self::Paragraph { content: it.content, locale },
            "heading" => Self::Heading { level: it.level, content: it.content, locale },
            "list" => Self::List { ordered: it.ordered, start: it.start, items: it.items, locale },
            "quote" => Self::Quote { blocks: it.blocks, locale },
            "figure" => Self::Figure(Figure {
                url: it.url,
                alt: it.alt,
                caption: it.caption,
                credit: it.credit,
                width: it.width,
                height: it.height,
            }),
            "table" => Self::Table(Table { caption: it.caption, rows: it.rows }),
            "code" => Self::Code { text: it.text, syntax: it.syntax },
            "embed" => {
                Self::Embed { provider: it.provider, url: it.url.unwrap_or_default(), title: it.title }
            }
            "update" => Self::Update { id: it.id, time: it.time, heading: it.heading, blocks: it.blocks },
            "separator" => Self::Separator,
            other => return Err(format!("expected a type of block, but found {other:?}")),
        })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use crate::article::Block;

    #[test]
    fn every_block_of_our_pages_survives_json() {
        let page = std::fs::read("tests/pages/en-long-read/page.html").unwrap();
        let article = crate::parse(&page, &crate::Options::default()).unwrap();
        let json = serde_json::to_string(&article.body).unwrap();
        assert_eq!(serde_json::from_str::<Vec<Block>>(&json).unwrap(), article.body);
        assert!(serde_json::from_str::<Block>(r#"{"type":"script","text":"x"}"#).is_err());
    }
}
