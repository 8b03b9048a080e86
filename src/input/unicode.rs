//! UTF-8 and UTF-16, which need no decoder of the host.

use std::borrow::Cow;

/// How well bytes fit UTF-8.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Utf8Fit {
    /// Characters of more than one byte.
    pub(super) long: usize,
    /// Places where the bytes are no character.
    pub(super) broken: usize,
}

/// Counts characters of more than one byte and broken places. A character that the end cuts off is not
/// broken.
pub(super) fn utf8_fit(bytes: &[u8]) -> Utf8Fit {
    let mut fit = Utf8Fit { long: 0, broken: 0 };
    let mut chunks = bytes.utf8_chunks().peekable();
    while let Some(chunk) = chunks.next() {
        fit.long += chunk.valid().bytes().filter(|it| 0xC0 <= *it).count();
        let is_cut_off = chunks.peek().is_none()
            && std::str::from_utf8(chunk.invalid()).is_err_and(|it| it.error_len().is_none());
        fit.broken += usize::from(!chunk.invalid().is_empty() && !is_cut_off);
    }
    fit
}

/// Decodes UTF-8, with U+FFFD for broken places. A character cut off at the end is left out.
pub(super) fn utf8(bytes: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(error) if error.error_len().is_none() => {
            String::from_utf8_lossy(bytes.get(..error.valid_up_to()).unwrap_or_default())
        }
        Err(_) => String::from_utf8_lossy(bytes),
    }
}

/// The order of the two bytes of a UTF-16 unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ByteOrder {
    /// The low byte first.
    Little,
    /// The high byte first.
    Big,
}

impl ByteOrder {
    /// The label of UTF-16 in this order.
    pub(super) fn label(self) -> &'static str {
        match self {
            Self::Little => "utf-16le",
            Self::Big => "utf-16be",
        }
    }
}

/// Decodes UTF-16, with U+FFFD for halves of surrogate pairs. An odd last byte is left out.
pub(super) fn utf16(bytes: &[u8], order: ByteOrder) -> String {
    let units = bytes.chunks_exact(2).map(|pair| match order {
        ByteOrder::Little => u16::from_le_bytes([pair[0], pair[1]]),
        ByteOrder::Big => u16::from_be_bytes([pair[0], pair[1]]),
    });
    char::decode_utf16(units).map(|it| it.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// Bytes that are looked at to tell UTF-16.
const SAMPLE_BYTES: usize = 8 << 10;

/// Tells UTF-16 without a byte order mark: spaces, line breaks and tags have a zero byte each, always on
/// the same side, and at least one character in twenty is such.
pub(super) fn utf16_order(bytes: &[u8]) -> Option<ByteOrder> {
    let sample = bytes.get(..SAMPLE_BYTES).unwrap_or(bytes);
    let (mut first, mut second) = (0, 0);
    for pair in sample.chunks_exact(2) {
        first += usize::from(pair[0] == 0 && pair[1] != 0);
        second += usize::from(pair[1] == 0 && pair[0] != 0);
    }
    let (most, least) = (first.max(second), first.min(second));
    let order = if second < first { ByteOrder::Big } else { ByteOrder::Little };
    let is_one_sided = sample.len() / 2 <= most * 20 && least * 20 <= most && 0 < most;
    // Binary data can look the same, but decodes to control characters and broken pairs.
    let is_text = || {
        let text = utf16(sample, order);
        let odd = text
            .chars()
            .filter(|it| super::signature::is_odd(*it) || *it == char::REPLACEMENT_CHARACTER)
            .count();
        odd * 50 <= text.chars().count()
    };
    (is_one_sided && is_text()).then_some(order)
}
