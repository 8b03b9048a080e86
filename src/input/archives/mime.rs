//! The parts of a MIME message (RFC 2045 and 2046), which saved pages and mails are alike.

use std::borrow::Cow;

use super::headers::{self, Headers, media_type, parameter};
use super::transfer::Coding;
use crate::options::Limits;

/// A part that holds no others.
#[derive(Debug)]
pub(super) struct Part<'a> {
    pub(super) headers: Headers<'a>,
    /// The `Content-Type` as it stands.
    pub(super) content_type: String,
    /// Its media type, such as `text/html`.
    pub(super) media_type: String,
    coding: Coding,
    body: &'a [u8],
}

impl<'a> Part<'a> {
    /// The bytes behind the transfer encoding.
    pub(super) fn content(&self) -> Cow<'a, [u8]> {
        self.coding.undone(self.body)
    }

    /// Whether the part is a page.
    pub(super) fn is_html(&self) -> bool {
        matches!(self.media_type.as_str(), "text/html" | "application/xhtml+xml")
    }
}

/// A message, taken apart.
#[derive(Debug)]
pub(super) struct Message<'a> {
    pub(super) headers: Headers<'a>,
    pub(super) parts: Vec<Part<'a>>,
    /// Whether parts past a limit were left out.
    pub(super) is_cut: bool,
}

/// Fields of which a message has one beside its `Content-Type`. Somebody may paste "From:" and "Subject:" above an
/// article, but hardly a media type with it.
const TELLING: [&str; 6] =
    ["mime-version", "from", "date", "subject", "content-transfer-encoding", "snapshot-content-location"];

/// Takes a message apart; `None` for what is no message. Its head has to be one of fields alone, with a media type, and
/// where that says that there are parts, one has to begin.
pub(super) fn read<'a>(bytes: &'a [u8], limits: &Limits) -> Option<Message<'a>> {
    let (headers, body) = headers::strict(without_envelope(bytes))?;
    let stated = headers.get("content-type")?;
    let top = Entity::of(headers, body, Some(stated));
    let is_one = match &top.boundary {
        Some(boundary) => pieces(body, boundary).next().is_some(),
        None => top.media_type.starts_with("text/") && TELLING.iter().any(|it| headers.get(it).is_some()),
    };
    is_one.then(|| take_apart(top, limits))
}

/// A message without what stands before its head: a byte order mark, empty lines, and the line of a mailbox
/// (RFC 4155).
fn without_envelope(bytes: &[u8]) -> &[u8] {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let start = bytes.iter().position(|it| !matches!(it, b'\r' | b'\n')).unwrap_or(bytes.len());
    let bytes = &bytes[start..];
    if !bytes.starts_with(b"From ") {
        return bytes;
    }
    let line = &bytes[..bytes.len().min(headers::HEAD_BYTES)];
    line.iter().position(|it| *it == b'\n').map_or(bytes, |end| &bytes[end + 1..])
}

/// A head and a body, before it is known whether there are parts in it.
struct Entity<'a> {
    headers: Headers<'a>,
    body: &'a [u8],
    content_type: String,
    media_type: String,
    /// What stands between its parts, when it has any.
    boundary: Option<String>,
}

impl<'a> Entity<'a> {
    /// An entity without a `Content-Type` is text (RFC 2045 §5.2).
    fn of(headers: Headers<'a>, body: &'a [u8], stated: Option<String>) -> Self {
        let content_type = stated.unwrap_or_else(|| "text/plain".to_owned());
        let media_type = media_type(&content_type);
        let boundary = if media_type.starts_with("multipart/") {
            parameter(&content_type, "boundary").filter(|it| !it.is_empty())
        } else {
            None
        };
        Self { headers, body, content_type, media_type, boundary }
    }
}

/// Parts within parts, from the first to the last, without recursion. Each level is looked through anew, so their
/// number is what the time is multiplied by.
fn take_apart<'a>(top: Entity<'a>, limits: &Limits) -> Message<'a> {
    let mut message = Message { headers: top.headers, parts: Vec::new(), is_cut: false };
    let mut waiting = vec![(top, 0)];
    while let Some((entity, depth)) = waiting.pop() {
        let Entity { headers, body, content_type, media_type, boundary } = entity;
        let Some(boundary) = boundary else {
            let coding = Coding::of(headers.get("content-transfer-encoding").as_deref());
            message.parts.push(Part { headers, content_type, media_type, coding, body });
            continue;
        };
        if depth == limits.archive_depth {
            message.is_cut = true;
            continue;
        }
        let room = limits.archive_parts.saturating_sub(message.parts.len() + waiting.len());
        let mut inner = pieces(body, &boundary);
        let first = waiting.len();
        waiting.extend(inner.by_ref().take(room).map(|piece| {
            let (headers, body) = headers::split(piece);
            (Entity::of(headers, body, headers.get("content-type")), depth + 1)
        }));
        waiting[first..].reverse();
        message.is_cut |= inner.next().is_some();
    }
    message
}

/// The pieces between lines of `--boundary`, up to the one with `--` behind it or the end (RFC 2046 §5.1.1).
fn pieces<'a>(body: &'a [u8], boundary: &str) -> impl Iterator<Item = &'a [u8]> {
    let mut marks = Marks { body, at: 0, boundary: boundary.as_bytes().to_vec() };
    let mut open = marks.next();
    std::iter::from_fn(move || {
        let from = open.take().filter(|it| !it.is_last)?.end;
        open = marks.next();
        let piece = &body[from..open.as_ref().map_or(body.len(), |it| it.start)];
        // The line break before a boundary is a part of it.
        let piece = if open.is_some() { piece.strip_suffix(b"\n").unwrap_or(piece) } else { piece };
        Some(if open.is_some() { piece.strip_suffix(b"\r").unwrap_or(piece) } else { piece })
    })
}

/// A line with a boundary.
struct Mark {
    start: usize,
    end: usize,
    is_last: bool,
}

struct Marks<'a> {
    body: &'a [u8],
    at: usize,
    boundary: Vec<u8>,
}

impl Iterator for Marks<'_> {
    type Item = Mark;

    fn next(&mut self) -> Option<Mark> {
        while self.at < self.body.len() {
            let start = self.at;
            let rest = &self.body[start..];
            let length = rest.iter().position(|it| *it == b'\n').map_or(rest.len(), |it| it + 1);
            self.at = start + length;
            let Some(behind) =
                rest[..length].strip_prefix(b"--").and_then(|it| it.strip_prefix(&self.boundary[..]))
            else {
                continue;
            };
            // A longer boundary, of parts within, may begin alike.
            let is_last = behind.trim_ascii() == b"--";
            if is_last || behind.trim_ascii().is_empty() {
                return Some(Mark { start, end: self.at, is_last });
            }
        }
        None
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{pieces, read};
    use crate::Limits;

    fn texts<'a>(body: &'a str, boundary: &str) -> Vec<&'a str> {
        pieces(body.as_bytes(), boundary).map(|it| std::str::from_utf8(it).unwrap()).collect()
    }

    #[test]
    fn boundaries_stand_on_lines_of_their_own() {
        assert_eq!(texts("before\n--b\none\n--b\r\n\r\ntwo\r\n--b--\n--b\nbehind", "b"), ["one", "\r\ntwo"]);
        assert_eq!(texts("--b \none --b\n--bb\ntwo", "b"), ["one --b\n--bb\ntwo"]);
        assert_eq!(texts("--b\n--b\n\n--b\nends early\n", "b"), ["", "", "ends early\n"]);
        assert!(texts("--b--\n", "b").is_empty() && texts("--b", "c").is_empty());
    }

    #[test]
    fn parts_within_parts_come_in_order() {
        let message = "Content-Type: multipart/mixed; boundary=a\n\n--a\nContent-Type: multipart/mixed; boundary=aa\n\n\
            --aa\n\n1\n--aa\nContent-Type: text/html\n\n2\n--aa--\n--a\nX: y\n\n3\n--a--\n";
        let read = read(message.as_bytes(), &Limits::default()).unwrap();
        let bodies: Vec<_> = read.parts.iter().map(|it| it.content().into_owned()).collect();
        assert_eq!(bodies, [b"1", b"2", b"3"]);
        assert!(read.parts[1].is_html() && !read.is_cut);
    }
}
