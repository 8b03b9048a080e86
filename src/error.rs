//! Errors: a caller's mistake, or input that is no page at all.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The stable name of an error, for programs. Rust gives the first three; the rest come from the JavaScript package,
/// which has no other table than this.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Code {
    /// There is nothing but white space.
    EmptyInput,
    /// The bytes are a picture, an archive without a page or the like.
    NotText,
    /// An option is unknown or of the wrong type.
    BadOption,
    /// The input is of a type that is not read, was read before, or is only the address of a page.
    BadInput,
    /// An export was given something that is no article, or a promise of one.
    BadArticle,
    /// The parser failed; it was replaced, and the next call works.
    Trapped,
    /// The WebAssembly module is not there yet, or could not be loaded.
    NotReady,
    /// The page could not be fetched, or its answer broke off.
    FetchFailed,
    /// Reading took longer than the pool allows.
    TimedOut,
    /// The caller took the request back.
    Aborted,
}

impl Code {
    /// The name as it stands in JSON and in JavaScript.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::EmptyInput => "empty-input",
            Self::NotText => "not-text",
            Self::BadOption => "bad-option",
            Self::BadInput => "bad-input",
            Self::BadArticle => "bad-article",
            Self::Trapped => "trapped",
            Self::NotReady => "not-ready",
            Self::FetchFailed => "fetch-failed",
            Self::TimedOut => "timed-out",
            Self::Aborted => "aborted",
        }
    }
}

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
            Self::EmptyInput => Code::EmptyInput,
            Self::NotText(_) => Code::NotText,
            Self::BadOption(_) => Code::BadOption,
        }
        .as_str()
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
