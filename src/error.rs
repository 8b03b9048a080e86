//! Errors: a caller's mistake, or input that is no page at all.

use std::fmt;

/// Why nothing could be read. Reading a real page never fails.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Error {
    /// The input is empty or only white space.
    EmptyInput,
    /// The input is not text; the name is what its first bytes look like.
    NotText(&'static str),
    /// An option has a value that cannot be used; the text says which and why.
    BadOption(String),
}

impl Error {
    /// The stable name that JavaScript sees as `code`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::EmptyInput => "empty-input",
            Self::NotText(_) => "not-text",
            Self::BadOption(_) => "bad-option",
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::EmptyInput => out.write_str("expected the HTML or text of a page, but the input is empty"),
            Self::NotText(form) => write!(out, "expected the HTML or text of a page, but found {form}"),
            Self::BadOption(why) => out.write_str(why),
        }
    }
}

impl std::error::Error for Error {}
