//! Room 1: what the user handed us, as a `Source`.

use std::borrow::Cow;

/// Whether the input had tags.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// HTML source.
    Html,
    /// Text without tags.
    Plain,
}

/// The input, decoded.
#[derive(Debug)]
pub struct Source<'a> {
    /// The text, without a byte order mark.
    pub text: Cow<'a, str>,
    /// Whether it has tags.
    pub form: Form,
}
