//! A page that a browser saved whole (`.mhtml`, RFC 2557): its HTML among its style sheets and pictures.

use super::headers::{media_type, parameter};
use super::mime::{Message, Part};

/// Whether a message is a saved page and no mail.
pub(super) fn is_one(message: &Message<'_>) -> bool {
    let stated = message.headers.get("content-type").unwrap_or_default();
    media_type(&stated).eq_ignore_ascii_case("multipart/related")
        || message.headers.get("snapshot-content-location").is_some()
}

/// The part that `start` names (RFC 2387 §3.2), or else the first page: those behind it are frames.
pub(super) fn page<'m, 'a>(message: &'m Message<'a>) -> Option<&'m Part<'a>> {
    let stated = message.headers.get("content-type").unwrap_or_default();
    let start = parameter(&stated, "start");
    let mut pages = message.parts.iter().filter(|it| it.is_html());
    let first = pages.clone().next();
    pages.find(|it| start.is_some() && it.headers.get("content-id") == start).or(first)
}
