//! Room 1: what the user handed us, as a `Source`.

use std::borrow::Cow;

use crate::{Error, Options};

/// Whether the input had tags.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// HTML source.
    Html,
    /// Text without tags.
    Plain,
}

/// What a caller hands in.
#[derive(Debug, Clone, Copy)]
pub enum Input<'a> {
    /// Decoded text.
    Text(&'a str),
    /// Bytes in some charset.
    Bytes(&'a [u8]),
}

impl<'a> From<&'a str> for Input<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a Vec<u8>> for Input<'a> {
    fn from(bytes: &'a Vec<u8>) -> Self {
        Self::Bytes(bytes)
    }
}

/// The input, decoded.
#[derive(Debug)]
pub struct Source<'a> {
    /// The text, without a byte order mark.
    pub text: Cow<'a, str>,
    /// Whether it has tags.
    pub form: Form,
    /// x
    pub warnings: Vec<crate::WarningCode>,
}

/// temporary
pub fn open<'a>(input: Input<'a>, options: &Options) -> Result<Source<'a>, Error> {
    let text = match input {
        Input::Text(t) => Cow::Borrowed(t),
        Input::Bytes(b) => match options.content_type.as_deref().and_then(|l| encoding_rs::Encoding::for_label(l.as_bytes())) {
            Some(e) => e.decode(b).0,
            None => String::from_utf8_lossy(b),
        },
    };
    if text.trim().is_empty() { return Err(Error::EmptyInput); }
    let form = if text.contains("</") || text.contains("<p") { Form::Html } else { Form::Plain };
    Ok(Source { text, form, warnings: Vec::new() })
}
