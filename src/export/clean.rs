//! Words without the signs that act on what stands around them.

/// The text without what could reach out of its place: control characters are dropped, all sorts of line
/// breaks become `\n`, and bidirectional embeddings, overrides and isolates that are left open are closed.
pub(super) fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut open = OpenDirections::default();
    let mut after_return = false;
    for sign in text.chars() {
        match sign {
            '\n' if after_return => {}
            '\r' | '\n' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push('\n'),
            '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => open.pass(sign, &mut out),
            '\t' => out.push(sign),
            control if control.is_control() => {}
            other => out.push(other),
        }
        after_return = sign == '\r';
    }
    open.close_all(&mut out);
    out
}

/// The text with every stretch of white space as one space, and none at its ends. No-break spaces stay.
pub(super) fn collapsed(text: &str) -> String {
    let words = text.split(|sign: char| sign.is_ascii_whitespace()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// The directions that a text has opened and not closed, innermost last (UAX #9, X1 to X8).
#[derive(Default)]
struct OpenDirections {
    is_isolate: Vec<bool>,
    isolates: usize,
}

impl OpenDirections {
    fn pass(&mut self, sign: char, out: &mut String) {
        match sign {
            // PDF closes an embedding or override of its own isolate only.
            '\u{202C}' if self.is_isolate.last() == Some(&false) => {
                self.is_isolate.pop();
                out.push(sign);
            }
            // PDI closes its isolate and every embedding that is still open inside.
            '\u{2069}' if self.isolates > 0 => {
                while self.is_isolate.pop() == Some(false) {}
                self.isolates -= 1;
                out.push(sign);
            }
            '\u{202C}' | '\u{2069}' => {}
            opener => {
                let isolate = opener >= '\u{2066}';
                self.is_isolate.push(isolate);
                self.isolates += usize::from(isolate);
                out.push(opener);
            }
        }
    }

    fn close_all(self, out: &mut String) {
        out.extend(
            self.is_isolate.iter().rev().map(|isolate| if *isolate { '\u{2069}' } else { '\u{202C}' }),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::{clean, collapsed};

    #[test]
    fn directions_cannot_leak() {
        let cases = [
            ("a\u{202E}b", "a\u{202E}b\u{202C}"),
            ("a\u{202C}\u{2069}b", "ab"),
            ("\u{202B}a\u{202C}b", "\u{202B}a\u{202C}b"),
            ("\u{2067}\u{202D}a\u{2069}b\u{202C}", "\u{2067}\u{202D}a\u{2069}b"),
            ("\u{202A}\u{2066}a\u{202C}", "\u{202A}\u{2066}a\u{2069}\u{202C}"),
        ];
        for (text, expected) in cases {
            assert_eq!(clean(text), expected, "{text:?}");
        }
    }

    #[test]
    fn control_characters_go_and_line_breaks_are_one() {
        assert_eq!(clean("a\0b\u{1b}[1m\r\nc\rd\u{2028}e\u{9b}\t\u{7f}"), "ab[1m\nc\nd\ne\t");
        assert_eq!(collapsed(" a \n\t b\u{a0}c "), "a b\u{a0}c");
    }
}
