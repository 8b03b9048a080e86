//! The parts of a MIME message (RFC 2045 and 2046), which saved pages and mails are alike.

use std::borrow::Cow;

use super::headers::{self, Headers, media_type, parameter};
use super::transfer::Coding;
use crate::options::Limits;

/// A head and a body; what a boundary divides holds parts, and all else is one.
#[derive(Debug)]
pub(super) struct Part<'a> {
    pub(super) headers: Headers<'a>,
    /// The `Content-Type` as it stands; what states none is text (RFC 2045 §5.2).
    pub(super) content_type: String,
    body: &'a [u8],
}

impl<'a> Part<'a> {
    fn of((headers, body): (Headers<'a>, &'a [u8])) -> Self {
        let content_type = headers.get("content-type").unwrap_or_else(|| "text/plain".to_owned());
        Self { headers, content_type, body }
    }

    /// The bytes behind the transfer encoding.
    pub(super) fn content(&self) -> Cow<'a, [u8]> {
        Coding::of(self.headers.get("content-transfer-encoding")).undone(self.body)
    }

    /// Whether the part is a page.
    pub(super) fn is_html(&self) -> bool {
        self.is("text/html") || self.is("application/xhtml+xml")
    }

    /// Whether the part is of a media type.
    pub(super) fn is(&self, wanted: &str) -> bool {
        media_type(&self.content_type).eq_ignore_ascii_case(wanted)
    }

    /// What stands between the parts within, when there are any.
    fn boundary(&self) -> Option<String> {
        let is_many = headers::begins_with(&self.content_type, "multipart/");
        let boundary = if is_many { parameter(&self.content_type, "boundary") } else { None };
        boundary.filter(|it| !it.is_empty())
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
    let top = Part::of(headers::strict(without_envelope(bytes))?);
    top.headers.get("content-type")?;
    let is_one = match top.boundary() {
        Some(boundary) => Pieces::of(top.body, boundary).next().is_some(),
        None => {
            headers::begins_with(&top.content_type, "text/")
                && TELLING.iter().any(|it| top.headers.get(it).is_some())
        }
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

/// Parts within parts, from the first to the last, without recursion. Each level is looked through anew, so their
/// number is what the time is multiplied by.
fn take_apart<'a>(top: Part<'a>, limits: &Limits) -> Message<'a> {
    let mut message = Message { headers: top.headers, parts: Vec::new(), is_cut: false };
    let mut waiting = vec![(top, 0)];
    while let Some((part, depth)) = waiting.pop() {
        let Some(boundary) = part.boundary() else {
            message.parts.push(part);
            continue;
        };
        if depth == limits.archive_depth {
            message.is_cut = true;
            continue;
        }
        let first = waiting.len();
        for piece in Pieces::of(part.body, boundary) {
            if limits.archive_parts <= message.parts.len() + waiting.len() {
                message.is_cut = true;
                break;
            }
            waiting.push((Part::of(headers::split(piece)), depth + 1));
        }
        waiting[first..].reverse();
    }
    message
}

/// The pieces between lines of `--boundary`, up to the one with `--` behind it or the end (RFC 2046 §5.1.1).
struct Pieces<'a> {
    marks: Marks<'a>,
    /// The line before the next piece.
    open: Option<Mark>,
}

impl<'a> Pieces<'a> {
    fn of(body: &'a [u8], boundary: String) -> Self {
        let mut marks = Marks { body, at: 0, boundary };
        Self { open: marks.next(), marks }
    }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = &'a [u8];

    fn next(&mut self) -> Option<&'a [u8]> {
        let from = self.open.take().filter(|it| !it.is_last)?.end;
        self.open = self.marks.next();
        let Some(mark) = &self.open else { return Some(&self.marks.body[from..]) };
        let piece = &self.marks.body[from..mark.start];
        // The line break before a boundary is a part of it.
        let piece = piece.strip_suffix(b"\n").unwrap_or(piece);
        Some(piece.strip_suffix(b"\r").unwrap_or(piece))
    }
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
    boundary: String,
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
                rest[..length].strip_prefix(b"--").and_then(|it| it.strip_prefix(self.boundary.as_bytes()))
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
    use super::{Pieces, read};
    use crate::Limits;

    fn texts<'a>(body: &'a str, boundary: &str) -> Vec<&'a str> {
        Pieces::of(body.as_bytes(), boundary.to_owned()).map(|it| std::str::from_utf8(it).unwrap()).collect()
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
