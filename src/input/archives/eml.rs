//! A mail (`.eml`, RFC 5322), such as a newsletter or an article that somebody sent: its HTML, or else its text.

use super::mime::{Message, Part};

/// The longest part of HTML that is shown, or else of text: the others are greetings and footers of lists.
pub(super) fn page<'m, 'a>(message: &'m Message<'a>) -> Option<&'m Part<'a>> {
    let shown = || message.parts.iter().filter(|it| !is_attached(it));
    let longest = |parts: &mut dyn Iterator<Item = &'m Part<'a>>| {
        let mut best: Option<(usize, &Part<'a>)> = None;
        for part in parts {
            let length = part.content().len();
            if best.is_none_or(|it| it.0 < length) {
                best = Some((length, part));
            }
        }
        best.map(|it| it.1)
    };
    longest(&mut shown().filter(|it| it.is_html()))
        .or_else(|| longest(&mut shown().filter(|it| it.media_type == "text/plain")))
}

/// Whether a part is a file beside the mail (RFC 2183).
fn is_attached(part: &Part<'_>) -> bool {
    let stated = part.headers.get("content-disposition").unwrap_or_default();
    stated.trim_start().to_ascii_lowercase().starts_with("attachment")
}
