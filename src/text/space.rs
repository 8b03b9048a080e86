//! White space.

/// HTML's white space, the no-break and ideographic spaces that editors put in its place, and the byte order mark.
pub fn is_space(letter: char) -> bool {
    matches!(letter, ' ' | '\t' | '\n' | '\r' | '\x0C' | '\u{A0}' | '\u{3000}' | '\u{FEFF}')
}

/// The text with every run of white space as one space, and none at its ends. Joiners that Persian and
/// Indic scripts need stay.
pub fn collapse(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split(is_space).filter(|it| !it.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::collapse;

    #[test]
    fn keeps_joiners_and_drops_runs() {
        assert_eq!(collapse("  a\u{A0}\n b\t"), "a b");
        assert_eq!(collapse("\u{645}\u{6CC}\u{200C}\u{631}"), "\u{645}\u{6CC}\u{200C}\u{631}");
        assert_eq!(collapse(" \n"), "");
    }
}
