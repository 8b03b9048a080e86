//! What a caller may ask for, and every limit.

use serde::{Deserialize, Serialize};

use crate::roles::GivenRole;

/// How to read a page. `Options::default()` is right for most.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The address the page was loaded from; relative links are resolved against it.
    pub url: Option<String>,
    /// The HTTP `Content-Type`, or the name of the character set, when the input is bytes.
    pub content_type: Option<String>,
    /// When the page was saved, in RFC 3339 or only the day: `2024-05-31T10:40:00Z`, `2024-05-31`. A date line
    /// such as "3 hours ago" is read against it.
    pub saved: Option<String>,
    /// Whether to return every passage with its role and reasons in [`Article::passages`](crate::Article).
    pub passages: bool,
    /// Whether to tell in [`Article::provenance`](crate::Article) how each field was decided, what spoke against it,
    /// and where each block was found.
    pub provenance: bool,
    /// Roles of passages, over those that Khabar finds: how a reader puts a passage back or takes it out. Body, fields
    /// and exports follow. A passage is named by its index in [`Article::passages`](crate::Article) as the same page
    /// gives it with the same limits; one that the page has not is left out with a warning. Words that metadata
    /// states too fall with the passage that shows them.
    pub roles: Vec<GivenRole>,
    /// What turns bytes of older character sets into text. `None` is the built-in decoder, which
    /// WebAssembly has not: there, only UTF-8 and UTF-16 are read without it.
    pub decode: Option<Decode>,
    /// Bounds on time and memory.
    pub limits: Limits,
}

/// Turns bytes into text by the label of a character set, as the WHATWG Encoding standard defines labels
/// and decoding. `None` stands for a label that it does not know.
pub type Decode = fn(bytes: &[u8], label: &str) -> Option<Decoded>;

/// What a [`Decode`] gives.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Decoded {
    /// The text, with U+FFFD for bytes that do not fit the character set.
    pub text: String,
    /// Whether there were such bytes.
    pub had_errors: bool,
}

/// Bounds on time and memory. What passes a bound is left out and a warning says so.
///
/// What comes out needs a bound for its addresses alone: for the rest, an article holds each part of its page a few times
/// at the most, and so does each export of an article, with tags of ours around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Limits {
    /// Bytes of input that are read. The largest saved news page seen was 6 MB, pictures inlined.
    pub input_bytes: usize,
    /// Bytes of an archive such as a saved page or a mail, in which the page is looked for. The largest saved pages,
    /// with all their pictures, have some 40 MB.
    pub archive_bytes: usize,
    /// Parts of such an archive. A saved page has some hundred.
    pub archive_parts: usize,
    /// Parts within parts. Mails nest three or four deep, and each level is looked through anew.
    pub archive_depth: u16,
    /// Open elements, counted from the root. Browsers flatten at 512 too, and html5ever's time is
    /// quadratic in depth.
    pub depth: u16,
    /// Elements and texts in the arena. News pages have up to 20,000.
    pub nodes: usize,
    /// Passages. News pages have up to 3,000, and each costs every rule that looks at it.
    pub passages: usize,
    /// Attributes of one element. News pages have up to 60; html5ever's time is quadratic in their number.
    pub attributes: usize,
    /// Bytes of one attribute's value. Inlined pictures are longer; they carry no words.
    pub attribute_bytes: usize,
    /// Bytes of one script of JSON-LD. The largest with a use is a live blog's, about 1 MB.
    pub json_bytes: usize,
    /// Objects and lists of JSON-LD inside each other. A graph with comments has up to 10; more than 127 are never
    /// read, whatever this says, as the JSON reader recurses.
    pub json_depth: u16,
    /// Columns or rows that one table cell may cover (the HTML standard clamps columns at 1,000).
    pub table_span: u16,
    /// Cells of one table. The results of a vote by district have some thousands.
    pub table_cells: usize,
    /// Candidates of one `srcset`, and sources of one picture, that are compared. Publishing systems list up to 30.
    pub srcset_candidates: usize,
    /// Articles of one page that are read, where all are asked for. Each is read against the whole page, so many of them
    /// on a large page would take long; the archive of a blog's month has some thirty.
    pub articles: usize,
    /// Bytes that the page's relative addresses may come to when each is resolved, as every one of them repeats the
    /// address of its page. Large news pages come to 5 MB.
    pub address_bytes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            input_bytes: 16 << 20,
            archive_bytes: 64 << 20,
            archive_parts: 10_000,
            archive_depth: 16,
            depth: 512,
            nodes: 500_000,
            passages: 100_000,
            attributes: 256,
            attribute_bytes: 64 << 10,
            json_bytes: 4 << 20,
            json_depth: 64,
            table_span: 1_000,
            table_cells: 20_000,
            srcset_candidates: 64,
            articles: 50,
            address_bytes: 64 << 20,
        }
    }
}
