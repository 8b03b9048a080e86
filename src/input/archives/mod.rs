//! Files that hold a page among other things: saved pages (`.mhtml`), mails (`.eml`) and what Safari saves
//! (`.webarchive`), told by their first bytes and not by a file's name.
//!
//! Comes in: bytes. Goes out: the bytes of the page, with what the archive states about them. `warc` reads archives of
//! many pages, one after the other.

mod eml;
mod headers;
mod mhtml;
mod mime;
mod transfer;
#[cfg(not(target_arch = "wasm32"))]
pub mod warc;
mod webarchive;

use std::borrow::Cow;

use crate::article::Moment;
use crate::options::Limits;
use crate::{Error, dates};

/// A page that was taken out of an archive.
#[derive(Debug)]
pub(super) struct Opened<'a> {
    pub(super) content: Cow<'a, [u8]>,
    /// Whether the content was in a coding that text cannot spoil.
    pub(super) is_coded: bool,
    /// The media type and the charset that the archive states.
    pub(super) content_type: String,
    /// The page's address, when it is one of the web.
    pub(super) url: Option<String>,
    /// When the page was saved, or the mail sent.
    pub(super) saved: Option<Moment>,
    /// Whether the archive goes past a limit.
    pub(super) is_cut: bool,
}

/// Opens an archive; `None` for whatever else it is.
pub(super) fn open<'a>(bytes: &'a [u8], limits: &Limits) -> Option<Result<Opened<'a>, Error>> {
    let whole = bytes;
    let bytes = bytes.get(..limits.archive_bytes).unwrap_or(bytes);
    let mut opened = if webarchive::is_one(bytes) {
        webarchive::page(bytes).ok_or(Error::NotText("a property list that holds no page"))
    } else {
        of_message(&mime::read(bytes, limits)?).ok_or(Error::NotText("a mail or a saved page without text"))
    };
    if let Ok(opened) = &mut opened {
        opened.url.take_if(|it| !is_of_web(it));
        opened.is_cut |= bytes.len() < whole.len();
    }
    Some(opened)
}

fn of_message<'a>(message: &mime::Message<'a>) -> Option<Opened<'a>> {
    let saved_page = if mhtml::is_one(message) { mhtml::page(message) } else { None };
    let part = saved_page.or_else(|| eml::page(message))?;
    let content = part.content();
    Some(Opened {
        is_coded: matches!(content, Cow::Owned(_)),
        content,
        content_type: part.content_type.clone(),
        url: message
            .headers
            .get("snapshot-content-location")
            .or_else(|| part.headers.get("content-location")),
        saved: message.headers.get("date").and_then(|it| dates::iso::parse(&it)),
        is_cut: message.is_cut,
    })
}

fn is_of_web(address: &str) -> bool {
    headers::begins_with(address, "http://") || headers::begins_with(address, "https://")
}

#[cfg(test)]
mod tests;
