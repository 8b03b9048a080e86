//! HTML from clipboards that keep the system's own header before the tags (Microsoft, "HTML Clipboard
//! Format": lines such as `StartHTML:0000000105` and `SourceURL:https://…`).

use std::borrow::Cow;

use super::Source;

/// The header is a handful of short lines; its longest is the address.
const HEADER_BYTES: usize = 4 << 10;

/// Takes the header away and keeps the address that it names.
pub(super) fn unwrap(source: &mut Source<'_>) {
    let text = source.text.as_ref();
    let Some(start) = text.find('<').filter(|it| *it <= HEADER_BYTES) else { return };
    let header = &text[..start];
    if !header.starts_with("Version:") || !header.contains("StartHTML:") {
        return;
    }
    source.url = header
        .lines()
        .find_map(|line| line.strip_prefix("SourceURL:"))
        .map(|it| it.trim().to_owned())
        .filter(|it| crate::url::host(it).is_some());
    source.text = match std::mem::take(&mut source.text) {
        Cow::Borrowed(text) => Cow::Borrowed(&text[start..]),
        Cow::Owned(text) => Cow::Owned(text[start..].to_owned()),
    };
}
