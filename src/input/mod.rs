//! Room 1: what the user handed us, as a `Source`: decoded text, and whether it has tags.
//!
//! Comes in: text or bytes. Goes out: [`Source`].
//!
//! **Invariant:** everything that is text gets through; only empty input and binary files are errors.
//!
//! **Invariant:** bytes come out the same with the built-in decoder and with a browser's.

mod charset;
mod clipboard;
mod form;
mod guess;
mod mojibake;
#[cfg(not(target_arch = "wasm32"))]
mod native;
mod prescan;
mod signature;
mod unicode;

use std::borrow::Cow;

use crate::options::Options;
pub use crate::options::{Decode, Decoded};
use crate::text::space::is_space;
use crate::{Error, WarningCode};

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
    /// Bytes in some character set.
    Bytes(&'a [u8]),
}

impl<'a> From<&'a str> for Input<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a String> for Input<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a [u8]> for Input<'a> {
    fn from(bytes: &'a [u8]) -> Self {
        Self::Bytes(bytes)
    }
}

impl<'a, const N: usize> From<&'a [u8; N]> for Input<'a> {
    fn from(bytes: &'a [u8; N]) -> Self {
        Self::Bytes(bytes)
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
    /// The address that the input itself names, as some clipboards do.
    pub url: Option<String>,
    /// The label of the character set that bytes were read by; `None` for input that was text already.
    pub charset: Option<String>,
    /// What a careful user should know about the reading.
    pub warnings: Vec<WarningCode>,
}

impl<'a> Source<'a> {
    /// A text whose form is known.
    pub fn new(text: impl Into<Cow<'a, str>>, form: Form) -> Self {
        Self { text: text.into(), form, url: None, charset: None, warnings: Vec::new() }
    }
}

/// Reads text or bytes into a source.
///
/// # Errors
///
/// [`Error::EmptyInput`] when there is nothing but white space, [`Error::NotText`] when the input is a
/// picture, an archive or other binary data.
pub fn open<'a>(input: Input<'a>, options: &Options) -> Result<Source<'a>, Error> {
    let limit = options.limits.input_bytes;
    let mut source = match input {
        Input::Text(text) => {
            let mut source = Source::new(unicode::cut(text, limit), Form::Plain);
            if limit < text.len() {
                source.warnings.push(WarningCode::InputCut);
            }
            source
        }
        Input::Bytes(bytes) => of_bytes(bytes, options)?,
    };
    if let Some(rest) = source.text.strip_prefix('\u{FEFF}') {
        source.text = Cow::Owned(rest.to_owned());
    }
    if source.text.chars().all(|it| is_space(it) || it.is_whitespace()) {
        return Err(Error::EmptyInput);
    }
    if let Some(name) = signature::of_text(&source.text) {
        return Err(Error::NotText(name));
    }
    if source.text.contains(char::REPLACEMENT_CHARACTER) {
        source.warnings.push(WarningCode::CharsetErrors);
    }
    if mojibake::repair(&mut source.text) {
        source.warnings.push(WarningCode::CharsetRepaired);
    }
    clipboard::unwrap(&mut source);
    source.form = form::of(&source.text, options.content_type.as_deref());
    Ok(source)
}

fn of_bytes<'a>(bytes: &'a [u8], options: &Options) -> Result<Source<'a>, Error> {
    let cut = bytes.get(..options.limits.input_bytes).unwrap_or(bytes);
    if cut.is_empty() {
        return Err(Error::EmptyInput);
    }
    if let Some(name) = signature::of_bytes(cut, options.content_type.as_deref()) {
        return Err(Error::NotText(name));
    }
    let decoded = charset::decode(cut, options);
    let mut source = Source::new(decoded.text, Form::Plain);
    source.charset = Some(decoded.label);
    source.warnings = decoded.warnings;
    if cut.len() < bytes.len() {
        source.warnings.push(WarningCode::InputCut);
    }
    Ok(source)
}

#[cfg(test)]
mod tests;
