//! The character set of bytes: what is stated, as far as the bytes fit it, or else a guess.
//!
//! In the order of the Encoding and HTML standards: byte order mark, HTTP `Content-Type`, `meta`. Where the
//! standards would follow a statement that the bytes contradict, what fits is preferred.

use std::borrow::Cow;

use super::guess;
use super::prescan;
use super::unicode::{self, ByteOrder, Utf8Fit};
use crate::options::{Decode, Decoded, Options};
use crate::warning::WarningCode;

/// Bytes read as text.
pub(super) struct Reading<'a> {
    pub(super) text: Cow<'a, str>,
    pub(super) label: String,
    pub(super) warnings: Vec<WarningCode>,
}

/// A stated character set fits unless more than one letter in so many cannot be decoded.
const BROKEN_ONE_IN: usize = 10;

/// So many characters that are valid UTF-8 are no chance in a double-byte character set. In a single-byte
/// one even one is none.
const UTF8_CHARACTERS_MIN: usize = 8;

/// The character set that pages state when nobody thought of it; its decoder accepts all bytes.
const WESTERN: &str = "windows-1252";

/// Decodes bytes by the first character set that they fit; `content_type` is what is stated beside them.
pub(super) fn decode<'a>(bytes: &'a [u8], content_type: Option<&str>, options: &Options) -> Reading<'a> {
    let reader = Reader { bytes, fit: unicode::utf8_fit(bytes), decoder: decoder(options) };
    let done = |text, label: &str, warnings: &[WarningCode]| Reading {
        text,
        label: label.to_owned(),
        warnings: warnings.to_vec(),
    };
    if let Some((text, label)) = by_mark(bytes) {
        return done(text, label, &[]);
    }
    let stated: Vec<String> = [content_type.and_then(label_of), meta_label(bytes)]
        .into_iter()
        .flatten()
        .filter(|label| reader.knows(label))
        .collect();
    for (at, label) in stated.iter().enumerate() {
        if let Some((text, label)) = reader.read_stated(label) {
            let warnings: &[_] = if at == 0 { &[] } else { &[WarningCode::CharsetMismatch] };
            return done(text, label, warnings);
        }
    }
    let warning = if stated.is_empty() { WarningCode::CharsetGuessed } else { WarningCode::CharsetMismatch };
    if let Some(order) = unicode::utf16_order(bytes) {
        return done(Cow::Owned(unicode::utf16(bytes, order)), order.label(), &[warning]);
    }
    if reader.fit.is_good() {
        // Nothing else looks like UTF-8, so nothing was guessed.
        let warnings: &[_] = if stated.is_empty() { &[] } else { &[warning] };
        return done(unicode::utf8(bytes), "utf-8", warnings);
    }
    let guessed = guess::best(bytes, prescan::language(bytes).as_deref(), reader.decoder).map(|it| it.label);
    let choices = guessed.into_iter().chain(stated.iter().map(String::as_str)).chain([WESTERN]);
    for label in choices {
        if let Some(decoded) = (reader.decoder)(bytes, label) {
            return done(Cow::Owned(decoded.text), label, &[warning]);
        }
    }
    done(unicode::utf8(bytes), "utf-8", &[warning])
}

fn decoder(options: &Options) -> Decode {
    #[cfg(not(target_arch = "wasm32"))]
    let built_in: Decode = super::native::decode;
    #[cfg(target_arch = "wasm32")]
    let built_in: Decode = |_, _| None;
    options.decode.unwrap_or(built_in)
}

impl Utf8Fit {
    /// Whether few places are broken.
    fn is_good(self) -> bool {
        self.broken * BROKEN_ONE_IN <= self.long + self.broken
    }
}

/// Text behind a byte order mark.
fn by_mark(bytes: &[u8]) -> Option<(Cow<'_, str>, &'static str)> {
    if let Some(rest) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        return Some((unicode::utf8(rest), "utf-8"));
    }
    for (mark, order) in [(b"\xFF\xFE", ByteOrder::Little), (b"\xFE\xFF", ByteOrder::Big)] {
        if let Some(rest) = bytes.strip_prefix(mark) {
            return Some((Cow::Owned(unicode::utf16(rest, order)), order.label()));
        }
    }
    None
}

/// The label in a `Content-Type`, or the value itself when it is only a label.
pub(super) fn label_of(content_type: &str) -> Option<String> {
    let lower = content_type.to_ascii_lowercase();
    let label = match lower.split_once("charset=") {
        Some((_, label)) => label.split(';').next().unwrap_or(label),
        None if lower.contains('/') => return None,
        None => &lower,
    };
    let label = label.trim_matches(|it: char| it.is_whitespace() || matches!(it, '"' | '\''));
    (!label.is_empty()).then(|| label.to_owned())
}

/// The label that the page states. A page whose tags could be read is not in UTF-16, whatever it says
/// (HTML standard, §13.2.3.2).
fn meta_label(bytes: &[u8]) -> Option<String> {
    let label = prescan::charset(bytes)?;
    Some(if label.starts_with("utf-16") { "utf-8".to_owned() } else { label })
}

struct Reader<'a> {
    bytes: &'a [u8],
    fit: Utf8Fit,
    decoder: Decode,
}

impl<'a> Reader<'a> {
    fn knows(&self, label: &str) -> bool {
        is_utf8(label) || label.starts_with("utf-16") || (self.decoder)(b"", label).is_some()
    }

    /// The text by a stated character set, with its label, when the bytes fit it.
    fn read_stated<'l>(&self, label: &'l str) -> Option<(Cow<'a, str>, &'l str)> {
        if is_utf8(label) {
            return self.fit.is_good().then(|| (unicode::utf8(self.bytes), "utf-8"));
        }
        if label.starts_with("utf-16") {
            return self.read_utf16(label);
        }
        let is_single_byte =
            ["windows-", "iso-8859", "latin", "l1", "ascii", "us-ascii", "cp1", "koi8", "x-mac"]
                .iter()
                .any(|it| label.starts_with(it));
        let min = if is_single_byte { 1 } else { UTF8_CHARACTERS_MIN };
        if self.fit.broken == 0 && min <= self.fit.long || unicode::utf16_order(self.bytes).is_some() {
            return None;
        }
        let Decoded { text, had_errors } = (self.decoder)(self.bytes, label)?;
        let broken = if had_errors { text.matches(char::REPLACEMENT_CHARACTER).count() } else { 0 };
        let letters = text.chars().filter(|it| !it.is_ascii()).count();
        let fits = broken * BROKEN_ONE_IN <= letters && !(is_western(label) && self.is_rather_another(&text));
        fits.then_some((Cow::Owned(text), label))
    }

    fn read_utf16<'l>(&self, label: &'l str) -> Option<(Cow<'a, str>, &'l str)> {
        let stated = if label == "utf-16be" { ByteOrder::Big } else { ByteOrder::Little };
        let seen = unicode::utf16_order(self.bytes);
        if seen.is_none() && self.fit.is_good() {
            return None;
        }
        let order = seen.unwrap_or(stated);
        Some((Cow::Owned(unicode::utf16(self.bytes, order)), order.label()))
    }

    /// Whether a text read as Western European is far more likely in another character set.
    fn is_rather_another(&self, text: &str) -> bool {
        let western = guess::western_share(text);
        if 0.5 <= western {
            return false;
        }
        guess::best(self.bytes, prescan::language(self.bytes).as_deref(), self.decoder)
            .is_some_and(|it| it.label != WESTERN && (2.0 * western).max(guess::LIKELY_SHARE) <= it.score)
    }
}

fn is_utf8(label: &str) -> bool {
    matches!(label, "utf-8" | "utf8" | "unicode-1-1-utf-8")
}

fn is_western(label: &str) -> bool {
    matches!(label, "windows-1252" | "iso-8859-1" | "iso8859-1" | "latin1" | "us-ascii" | "ascii" | "cp1252")
}
