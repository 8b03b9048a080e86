//! The character set that a page states about itself, found without parsing.
//!
//! After the "prescan a byte stream" algorithm of the HTML standard (§13.2.3.2), over a longer stretch,
//! since browsers look on when the first kilobyte says nothing.

/// Bytes that are looked through. Saved pages open with long comments; a head beyond this is rare.
const PRESCAN_BYTES: usize = 32 << 10;

/// The label in the first `meta` that states one, or in an XML declaration.
pub(super) fn charset(bytes: &[u8]) -> Option<String> {
    let head = bytes.get(..PRESCAN_BYTES).unwrap_or(bytes).to_ascii_lowercase();
    let mut rest = head.as_slice();
    if rest.starts_with(b"<?xml") {
        let end = find(rest, b">").unwrap_or(rest.len());
        if let Some(label) = value_after(&rest[..end], b"encoding") {
            return Some(label);
        }
    }
    while let Some(at) = find(rest, b"<") {
        rest = &rest[at..];
        if rest.starts_with(b"<!--") {
            let end = find(&rest[4..], b"-->")?;
            rest = &rest[4 + end..];
        } else if rest.starts_with(b"<meta") {
            let end = find(rest, b">").unwrap_or(rest.len());
            if let Some(label) = value_after(&rest[..end], b"charset") {
                return Some(label);
            }
            rest = &rest[end..];
        } else {
            rest = &rest[1..];
        }
    }
    None
}

/// The language that the page's first tags state.
pub(super) fn language(bytes: &[u8]) -> Option<String> {
    let head = bytes.get(..PRESCAN_BYTES).unwrap_or(bytes).to_ascii_lowercase();
    let at = find(&head, b"<html")?;
    let end = at + find(&head[at..], b">")?;
    let tag = value_after(&head[at..end], b"lang")?;
    tag.split(['-', '_']).next().map(str::to_owned)
}

/// The value behind `name =`, with or without quotes: `charset="x"` and `content="text/html; charset=x"`.
fn value_after(tag: &[u8], name: &[u8]) -> Option<String> {
    let mut rest = tag;
    loop {
        rest = &rest[find(rest, name)? + name.len()..];
        let after = rest.trim_ascii_start();
        if let Some(value) = after.strip_prefix(b"=") {
            let value = value.trim_ascii_start();
            let value = value.strip_prefix(b"\"").or_else(|| value.strip_prefix(b"'")).unwrap_or(value);
            let is_end =
                |it: &u8| matches!(it, b'"' | b'\'' | b';' | b'>' | b'/') || it.is_ascii_whitespace();
            let end = value.iter().position(is_end).unwrap_or(value.len());
            let label = std::str::from_utf8(&value[..end]).ok()?;
            return (!label.is_empty()).then(|| label.to_owned());
        }
    }
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|it| it == wanted)
}

#[cfg(test)]
mod tests {
    use super::{charset, language};

    #[test]
    fn reads_every_way_of_stating_it() {
        for (head, label) in [
            ("<META CharSet='Shift_JIS'>", Some("shift_jis")),
            ("<meta charset = gbk />", Some("gbk")),
            (
                "<meta http-equiv=Content-Type content=\"text/html; charset=windows-1256\">",
                Some("windows-1256"),
            ),
            ("<?xml version='1.0' encoding='EUC-KR'?><html>", Some("euc-kr")),
            ("<!-- <meta charset=big5> --><meta charset=\"utf-8\">", Some("utf-8")),
            ("<meta name=charset content=x><meta charset=gbk>", Some("gbk")),
            ("<p>charset=gbk</p>", None),
            ("<!-- never closed <meta charset=big5>", None),
        ] {
            assert_eq!(charset(head.as_bytes()).as_deref(), label, "{head}");
        }
    }

    #[test]
    fn reads_the_language() {
        assert_eq!(language(b"<!doctype html><HTML dir=rtl LANG=\"ar-EG\">").as_deref(), Some("ar"));
        assert_eq!(language(b"<p lang=fr>"), None);
    }
}
