//! A mail (`.eml`, RFC 5322), such as a newsletter or an article that somebody sent: its HTML, or else its text.

use super::headers::begins_with;
use super::mime::{Message, Part};

/// The longest part of HTML that is shown, or else of text: the others are greetings and footers of lists.
pub(super) fn page<'m, 'a>(message: &'m Message<'a>) -> Option<&'m Part<'a>> {
    let mut best = None;
    let mut most = (false, 0);
    for part in &message.parts {
        let is_html = part.is_html();
        if !is_html && !part.is("text/plain") || is_attached(part) {
            continue;
        }
        let weight = (is_html, part.content().len());
        if best.is_none() || most < weight {
            (best, most) = (Some(part), weight);
        }
    }
    best
}

/// Whether a part is a file beside the mail (RFC 2183).
fn is_attached(part: &Part<'_>) -> bool {
    let stated = part.headers.get("content-disposition").unwrap_or_default();
    begins_with(&stated, "attachment")
}
