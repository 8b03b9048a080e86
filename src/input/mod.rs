//! Room 1: what the user handed us, as a `Source`: decoded text, and whether it has tags.
//!
//! Comes in: text or bytes, of a page or of an archive that one was saved in. Goes out: [`Source`].
//!
//! **Invariant:** everything that is text gets through; only empty input and binary files are errors.
//!
//! **Invariant:** bytes come out the same with the built-in decoder and with a browser's.

pub mod archives;
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

use crate::article::Moment;
use crate::options::Options;
pub use crate::options::{Decode, Decoded};
use crate::text::cut;
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

impl<'a> Input<'a> {
    fn bytes(self) -> &'a [u8] {
        match self {
            Self::Text(text) => text.as_bytes(),
            Self::Bytes(bytes) => bytes,
        }
    }
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
    /// The address that the input itself names, as some clipboards and all saved pages do.
    pub url: Option<String>,
    /// When the page was saved, as the archive says that it lay in.
    pub saved: Option<Moment>,
    /// The label of the character set that bytes were read by; `None` for input that was text already.
    pub charset: Option<String>,
    /// What a careful user should know about the reading.
    pub warnings: Vec<WarningCode>,
}

impl<'a> Source<'a> {
    /// A text whose form is known.
    pub fn new(text: impl Into<Cow<'a, str>>, form: Form) -> Self {
        Self { text: text.into(), form, url: None, saved: None, charset: None, warnings: Vec::new() }
    }

    /// The same, with a text of its own.
    fn into_owned(self) -> Source<'static> {
        Source { text: Cow::Owned(self.text.into_owned()), ..self }
    }
}

/// Reads text or bytes into a source.
///
/// # Errors
///
/// [`Error::EmptyInput`] when there is nothing but white space, [`Error::NotText`] when the input is a
/// picture, an archive without a page or other binary data.
pub fn open<'a>(input: Input<'a>, options: &Options) -> Result<Source<'a>, Error> {
    let stated = options.content_type.as_deref();
    let (mut source, form) = match archives::open(input.bytes(), &options.limits) {
        Some(opened) => of_archive(opened?, matches!(input, Input::Text(_)), options)?,
        None => (of_input(input, options)?, stated.map(Cow::Borrowed)),
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
    source.form = form::of(&source.text, form.as_deref());
    Ok(source)
}

fn of_input<'a>(input: Input<'a>, options: &Options) -> Result<Source<'a>, Error> {
    match input {
        Input::Text(text) => Ok(of_text(text, options)),
        Input::Bytes(bytes) => of_bytes(bytes, options.content_type.as_deref(), options),
    }
}

/// The page of an archive, and the type that it is stated to have. A charset that the caller names goes before that of
/// the archive; what stood there uncoded was decoded with the archive, when that came as text.
fn of_archive(
    opened: archives::Opened<'_>,
    is_text: bool,
    options: &Options,
) -> Result<(Source<'static>, Option<Cow<'static, str>>), Error> {
    let named = options.content_type.as_deref().filter(|it| charset::label_of(it).is_some());
    let stated = named.unwrap_or(&opened.content_type);
    let bytes = &opened.content;
    let mut source = if is_text && !opened.is_coded {
        of_text(&String::from_utf8_lossy(bytes), options).into_owned()
    } else {
        of_bytes(bytes, Some(stated), options)?.into_owned()
    };
    source.url = opened.url;
    source.saved = opened.saved;
    if opened.is_cut {
        source.warnings.push(WarningCode::ArchiveCut);
    }
    Ok((source, Some(Cow::Owned(opened.content_type))))
}

fn of_text<'a>(text: &'a str, options: &Options) -> Source<'a> {
    let cut = cut::head(text, options.limits.input_bytes);
    let mut source = Source::new(cut, Form::Plain);
    if cut.len() < text.len() {
        source.warnings.push(WarningCode::InputCut);
    }
    source
}

fn of_bytes<'a>(bytes: &'a [u8], stated: Option<&str>, options: &Options) -> Result<Source<'a>, Error> {
    let cut = bytes.get(..options.limits.input_bytes).unwrap_or(bytes);
    if cut.is_empty() {
        return Err(Error::EmptyInput);
    }
    if let Some(name) = signature::of_bytes(cut, stated) {
        return Err(Error::NotText(name));
    }
    let decoded = charset::decode(cut, stated, options);
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
