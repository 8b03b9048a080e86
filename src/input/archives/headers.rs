//! Header fields as mail, saved pages, HTTP and WARC write them (RFC 5322 §2.2; parameters as in RFC 2045 §5.1).

/// Bytes of one head that are looked at. Mail that went through many hands has up to 30 KB.
pub(super) const HEAD_BYTES: usize = 256 << 10;

/// The fields of one head. They are looked for when they are asked for, so that a head costs no memory.
#[derive(Debug, Clone, Copy)]
pub(super) struct Headers<'a>(&'a [u8]);

/// The head of an entity and what stands behind the first empty line; without one all is head.
pub(super) fn split(entity: &[u8]) -> (Headers<'_>, &[u8]) {
    let mut at = 0;
    for line in entity.split_inclusive(|it| *it == b'\n') {
        if is_empty(line) {
            return (Headers::new(&entity[..at]), &entity[at + line.len()..]);
        }
        at += line.len();
    }
    (Headers::new(entity), &[])
}

/// As [`split`], but only where each line is a field or goes on from one, and an empty line ends them.
pub(super) fn strict(entity: &[u8]) -> Option<(Headers<'_>, &[u8])> {
    let mut at = 0;
    for line in entity.split_inclusive(|it| *it == b'\n') {
        if is_empty(line) {
            return (0 < at).then(|| (Headers(&entity[..at]), &entity[at + line.len()..]));
        }
        let goes_on = 0 < at && (line.starts_with(b" ") || line.starts_with(b"\t"));
        if !goes_on && field(line).is_none() || HEAD_BYTES < at + line.len() {
            return None;
        }
        at += line.len();
    }
    None
}

fn is_empty(line: &[u8]) -> bool {
    matches!(line, b"\n" | b"\r\n")
}

/// The name and the value of a line. A name may be of any printable ASCII (RFC 5322 §3.6.8), but those in use are of
/// letters, digits and few signs; white space behind it is old but allowed (§4.5).
fn field(line: &[u8]) -> Option<(&[u8], &[u8])> {
    let colon = line.iter().position(|it| *it == b':')?;
    let name = line[..colon].trim_ascii_end();
    let is_name = !name.is_empty() && name.iter().all(|it| it.is_ascii_alphanumeric() || b"-_.".contains(it));
    is_name.then(|| (name, line[colon + 1..].trim_ascii()))
}

impl<'a> Headers<'a> {
    pub(super) fn new(head: &'a [u8]) -> Self {
        Self(head.get(..HEAD_BYTES).unwrap_or(head))
    }

    /// The value of the first field of a name, lines that go on put together.
    pub(super) fn get(self, name: &str) -> Option<String> {
        let mut lines = self.0.split(|it| *it == b'\n');
        let first = lines.by_ref().find_map(|line| {
            field(line).filter(|it| it.0.eq_ignore_ascii_case(name.as_bytes())).map(|it| it.1)
        })?;
        let mut value = String::from_utf8_lossy(first).into_owned();
        for line in lines.take_while(|it| it.starts_with(b" ") || it.starts_with(b"\t")) {
            value.push(' ');
            value.push_str(&String::from_utf8_lossy(line.trim_ascii()));
        }
        Some(value)
    }
}

/// The media type of a `Content-Type`.
pub(super) fn media_type(value: &str) -> &str {
    value.split(';').next().unwrap_or(value).trim()
}

/// Whether a value begins with ASCII letters, large or small.
pub(super) fn begins_with(value: &str, wanted: &str) -> bool {
    value.trim_start().get(..wanted.len()).is_some_and(|it| it.eq_ignore_ascii_case(wanted))
}

/// A parameter of a `Content-Type`, with or without quotation marks.
pub(super) fn parameter(value: &str, wanted: &str) -> Option<String> {
    let mut rest = value.split_once(';')?.1;
    loop {
        let (name, after) = rest.split_once('=')?;
        // What has no value is passed over.
        let name = name.rsplit(';').next().unwrap_or(name).trim();
        let (found, behind) = if let Some(quoted) = after.trim_start().strip_prefix('"') {
            unquoted(quoted)
        } else {
            let end = after.find(';').unwrap_or(after.len());
            (after[..end].trim().to_owned(), &after[end..])
        };
        if name.eq_ignore_ascii_case(wanted) {
            return Some(found);
        }
        rest = behind;
    }
}

/// A quoted string (RFC 5322 §3.2.4) without its marks, and what stands behind it.
fn unquoted(text: &str) -> (String, &str) {
    let mut value = String::new();
    let mut letters = text.char_indices();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '"' => return (value, &text[at + 1..]),
            '\\' => value.extend(letters.next().map(|it| it.1)),
            _ => value.push(letter),
        }
    }
    (value, "")
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{HEAD_BYTES, media_type, parameter, split, strict};

    #[test]
    fn fields_are_found_by_name_and_put_together() {
        let (headers, body) =
            split(b"A: 1\r\na: 2\r\nLong: x\r\n\ty:z\r\n  w\r\nOld : v\r\n\r\nbody\r\n\r\n");
        assert_eq!(body, b"body\r\n\r\n");
        assert_eq!(headers.get("a").unwrap(), "1");
        assert_eq!(headers.get("LONG").unwrap(), "x y:z w");
        assert_eq!(headers.get("old").unwrap(), "v");
        assert_eq!((headers.get("y"), headers.get("b")), (None, None));
        assert_eq!(split(b"\nOnly words").1, b"Only words");
        assert_eq!(split(b"A: 1\nB: 2").1, b"");
    }

    #[test]
    fn a_strict_head_is_of_fields_alone() {
        assert!(strict(b"A: 1\n b\nC: 2\n\nx").is_some());
        for text in [
            "A: 1\nwords\n\nx",
            "A: 1\nB: 2\n",
            " A: 1\n\nx",
            "\tA: 1\nB: 2\n\nx",
            "\nA: 1\n\n",
            "Two words: 1\n\nx",
            "<p>a: b\n\nx",
        ] {
            assert!(strict(text.as_bytes()).is_none(), "{text}");
        }
    }

    #[test]
    fn a_head_is_read_up_to_its_limit() {
        let head = |bytes: usize| format!("A: {}\n\nx", "a".repeat(bytes - "A: \n".len()));
        assert!(strict(head(HEAD_BYTES).as_bytes()).is_some());
        assert!(strict(head(HEAD_BYTES + 1).as_bytes()).is_none());
        let long = format!("A: {}\nB: 1\n\nx", "a".repeat(HEAD_BYTES));
        assert_eq!(split(long.as_bytes()).0.get("b"), None);
    }

    #[test]
    fn parameters_are_read_with_and_without_quotes() {
        let value = "Multipart/Related; type=\"text/html\"; lone; Boundary=\"a;\\\"b\" ; charset = utf-8";
        assert_eq!(media_type(value), "Multipart/Related");
        assert_eq!(parameter(value, "boundary").unwrap(), "a;\"b");
        assert_eq!(parameter(value, "charset").unwrap(), "utf-8");
        assert_eq!(parameter(value, "start"), None);
        assert_eq!(parameter("a/b; x=\"never closed", "x").unwrap(), "never closed");
        assert_eq!(parameter("a/b; \u{e9}=\u{e9}", "x"), None);
    }
}
