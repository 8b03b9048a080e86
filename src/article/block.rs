//! The pieces of an article's body.

use serde::{Deserialize, Serialize};

use super::{Direction, Moment, is_false};

/// A piece of the body.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[serde(try_from = "crate::block_fields::BlockFields")]
pub enum Block {
    /// Running text.
    Paragraph {
        /// The text.
        content: Vec<Run>,
        /// Where it differs from the article's own.
        #[serde(flatten)]
        locale: Locale,
    },
    /// A heading inside the article.
    Heading {
        /// 2 to 6; the headline itself is level 1 and is not in the body.
        level: u8,
        /// The text.
        content: Vec<Run>,
        /// Where it differs from the article's own.
        #[serde(flatten)]
        locale: Locale,
    },
    /// A bulleted or numbered list.
    List {
        /// Whether it is numbered.
        ordered: bool,
        /// The number of its first item where that is not 1.
        #[serde(skip_serializing_if = "Option::is_none")]
        start: Option<u32>,
        /// Its items.
        items: Vec<ListItem>,
        /// Where it differs from the article's own.
        #[serde(flatten)]
        locale: Locale,
    },
    /// A quotation set apart from the text.
    Quote {
        /// What is quoted.
        blocks: Vec<Block>,
        /// Where it differs from the article's own.
        #[serde(flatten)]
        locale: Locale,
    },
    /// A picture.
    Figure(Figure),
    /// A table.
    Table(Table),
    /// Preformatted text.
    Code {
        /// The text, white space kept.
        text: String,
        /// The programming language that the page names.
        #[serde(skip_serializing_if = "Option::is_none")]
        syntax: Option<String>,
    },
    /// A video, a post, a player: something that another service shows.
    Embed {
        /// The service's name, or its host.
        provider: String,
        /// Its address.
        url: String,
        /// What the page calls it.
        #[serde(skip_serializing_if = "Option::is_none")]
        title: Option<String>,
    },
    /// One update of a live report.
    Update {
        /// The name of its element, for a link to it.
        #[serde(skip_serializing_if = "Option::is_none")]
        id: Option<String>,
        /// When it was published.
        #[serde(skip_serializing_if = "Option::is_none")]
        time: Option<Moment>,
        /// Its own headline.
        #[serde(skip_serializing_if = "Option::is_none")]
        heading: Option<String>,
        /// Its text and pictures.
        blocks: Vec<Block>,
    },
    /// A break between parts.
    Separator,
}

/// The language and direction of a block, stated only where they differ from the article's.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Locale {
    /// A BCP 47 tag.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// The direction in which the block is read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direction: Option<Direction>,
}

/// A stretch of text with one set of marks.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Run {
    /// The text; `\n` is a line break that the page sets.
    pub text: String,
    /// How it is set.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub marks: Vec<Mark>,
    /// Where it leads.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub href: Option<String>,
}

/// How a run is set apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Mark {
    /// Stressed.
    Emphasis,
    /// Important.
    Strong,
    /// A fragment of code.
    Code,
    /// Above the line.
    Superscript,
    /// Below the line.
    Subscript,
    /// Struck out.
    Strike,
}

/// An item of a list.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ListItem {
    /// The item's own text.
    pub content: Vec<Run>,
    /// What stands below it: further paragraphs, a list inside the list.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub blocks: Vec<Block>,
}

/// A picture with what is said about it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Figure {
    /// The best address that the page gives. Absent when the input has no tags.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The text that stands in for the picture.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alt: Option<String>,
    /// What is printed below it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub caption: Option<String>,
    /// Who made it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credit: Option<String>,
    /// Pixels across, when stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub width: Option<u32>,
    /// Pixels down, when stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub height: Option<u32>,
}

/// A table.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Table {
    /// What is printed above or below it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub caption: Option<String>,
    /// Its rows, top to bottom.
    pub rows: Vec<Vec<Cell>>,
}

/// A cell of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Cell {
    /// The text.
    pub content: Vec<Run>,
    /// Whether it heads its row or column.
    #[serde(skip_serializing_if = "is_false")]
    pub header: bool,
    /// Columns covered, when more than one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub columns: Option<u16>,
    /// Rows covered, when more than one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rows: Option<u16>,
}
