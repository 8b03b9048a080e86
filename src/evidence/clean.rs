//! Cleans stated values: white space, character references left over from double escaping, stray tags.

use std::borrow::Cow;

/// Character references of signs that publishing systems escape twice.
const SIGNS: &[(&str, char)] = &[
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", ' '),
    // Dashes, quotation marks, the ellipsis and other printers' signs.
    ("ndash", '\u{2013}'),
    ("mdash", '\u{2014}'),
    ("lsquo", '\u{2018}'),
    ("rsquo", '\u{2019}'),
    ("sbquo", '\u{201A}'),
    ("ldquo", '\u{201C}'),
    ("rdquo", '\u{201D}'),
    ("bdquo", '\u{201E}'),
    ("lsaquo", '\u{2039}'),
    ("rsaquo", '\u{203A}'),
    ("laquo", '\u{AB}'),
    ("raquo", '\u{BB}'),
    ("hellip", '\u{2026}'),
    ("bull", '\u{2022}'),
    ("middot", '\u{B7}'),
    ("prime", '\u{2032}'),
    ("euro", '\u{20AC}'),
    ("pound", '\u{A3}'),
    ("yen", '\u{A5}'),
    ("cent", '\u{A2}'),
    ("copy", '\u{A9}'),
    ("reg", '\u{AE}'),
    ("trade", '\u{2122}'),
    ("deg", '\u{B0}'),
    ("sect", '\u{A7}'),
    ("iexcl", '\u{A1}'),
    ("iquest", '\u{BF}'),
    ("ordf", '\u{AA}'),
    ("ordm", '\u{BA}'),
    ("frac12", '\u{BD}'),
    ("sup2", '\u{B2}'),
    ("oelig", '\u{153}'),
    ("OElig", '\u{152}'),
    ("scaron", '\u{161}'),
    ("Scaron", '\u{160}'),
    // Marks that join letters or set the direction.
    ("zwnj", '\u{200C}'),
    ("zwj", '\u{200D}'),
    ("lrm", '\u{200E}'),
    ("rlm", '\u{200F}'),
    ("shy", '\u{AD}'),
];

/// Character references of the letters U+00C0 to U+00FF, in that order.
#[rustfmt::skip]
const LATIN: [&str; 64] = [
    "Agrave", "Aacute", "Acirc", "Atilde", "Auml", "Aring", "AElig", "Ccedil", "Egrave", "Eacute", "Ecirc",
    "Euml", "Igrave", "Iacute", "Icirc", "Iuml", "ETH", "Ntilde", "Ograve", "Oacute", "Ocirc", "Otilde",
    "Ouml", "times", "Oslash", "Ugrave", "Uacute", "Ucirc", "Uuml", "Yacute", "THORN", "szlig", "agrave",
    "aacute", "acirc", "atilde", "auml", "aring", "aelig", "ccedil", "egrave", "eacute", "ecirc", "euml",
    "igrave", "iacute", "icirc", "iuml", "eth", "ntilde", "ograve", "oacute", "ocirc", "otilde", "ouml",
    "divide", "oslash", "ugrave", "uacute", "ucirc", "uuml", "yacute", "thorn", "yuml",
];

/// What the numbers 0x80 to 0x9F mean when they are windows-1252 by mistake (HTML standard, "numeric
/// character reference end state"); 0 where nothing is set.
#[rustfmt::skip]
const WINDOWS_1252: [u16; 32] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
];

/// The longest name or number of a character reference in the tables.
const REFERENCE_BYTES: usize = 9;

/// Elements whose tags stand inside a word's line; others part words.
const INLINE_TAGS: [&str; 14] =
    ["a", "abbr", "b", "em", "font", "i", "mark", "small", "span", "strong", "sub", "sup", "u", "wbr"];

/// Undoes one round of character references.
pub(super) fn undo_references(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let window = rest.as_bytes().iter().take(REFERENCE_BYTES + 1);
        let end = window.take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'#').count();
        match reference(&rest[..end]).filter(|_| rest[end..].starts_with(';')) {
            Some(letter) => {
                out.push(letter);
                rest = &rest[end + 1..];
            }
            None => out.push('&'),
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

fn reference(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        let code = match code {
            0x80..=0x9F => u32::from(WINDOWS_1252[code as usize - 0x80]),
            other => other,
        };
        return char::from_u32(code).filter(|letter| *letter != '\0');
    }
    let sign = SIGNS.iter().find(|(known, _)| *known == name).map(|(_, sign)| *sign);
    sign.or_else(|| {
        let place = LATIN.iter().position(|known| *known == name)?;
        char::from_u32(0xC0 + place as u32)
    })
}

/// Collapses white space and drops characters that nobody sees, as the page's own text does.
pub(super) fn collapse(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut space = false;
    for letter in text.chars().filter(|it| !is_unseen(*it)) {
        if letter.is_whitespace() {
            space = true;
            continue;
        }
        if space && !out.is_empty() {
            out.push(' ');
        }
        space = false;
        out.push(letter);
    }
    out
}

/// Collapses white space within lines; line breaks stay, at most one empty line at a time.
pub(super) fn collapse_lines(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut breaks = 0;
    for line in text.split(['\n', '\r']) {
        let start = out.len();
        let mut space = false;
        for letter in line.chars().filter(|it| !is_unseen(*it)) {
            if letter.is_whitespace() {
                space = true;
                continue;
            }
            if out.len() == start && start != 0 {
                out.push_str(if 1 < breaks { "\n\n" } else { "\n" });
            } else if space && out.len() != start {
                out.push(' ');
            }
            space = false;
            out.push(letter);
        }
        breaks = if out.len() == start { breaks + 1 } else { 1 };
    }
    out
}

fn is_unseen(letter: char) -> bool {
    matches!(letter, '\u{AD}' | '\u{200B}' | '\u{FEFF}')
        || (letter.is_control() && !matches!(letter, '\n' | '\r' | '\t' | '\u{C}'))
}

/// What programs write for a value that they have not got.
const NOTHING: [&str; 7] = ["null", "undefined", "nan", "none", "n/a", "[object object]", "(null)"];

/// The signs around a place in a template that nobody filled in.
const SLOTS: [(&str, &str); 5] = [("{{", "}}"), ("{%", "%}"), ("${", "}"), ("#{", "}"), ("<%", "%>")];

/// Whether a stated value is what a program or a template leaves where there is none.
pub(crate) fn is_left_over(text: &str) -> bool {
    let text = text.trim();
    NOTHING.iter().any(|it| it.eq_ignore_ascii_case(text))
        || SLOTS.iter().any(|(open, close)| text.starts_with(open) && text.ends_with(close))
}

/// Takes out tags. A `<` that opens none stays.
pub(super) fn strip_tags(text: &str) -> Cow<'_, str> {
    if !text.contains('<') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let name = rest[1..].trim_start_matches(['/', '!']);
        if !name.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
            out.push('<');
            rest = &rest[1..];
            continue;
        }
        let Some(end) = rest.find('>') else { break };
        let name_end = name.find(|letter: char| !letter.is_ascii_alphanumeric()).unwrap_or(name.len());
        if !INLINE_TAGS.iter().any(|tag| name[..name_end].eq_ignore_ascii_case(tag)) {
            out.push(' ');
        }
        rest = &rest[end + 1..];
    }
    out.push_str(rest);
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::{collapse, collapse_lines, is_left_over, strip_tags, undo_references};

    #[test]
    fn knows_what_templates_leave() {
        for text in ["null", "Undefined", "[object Object]", "{{author}}", "${ page.section }", " N/A "] {
            assert!(is_left_over(text), "{text}");
        }
        for text in ["Nonesuch", "Null Island", "{a} and {b}", "100 %"] {
            assert!(!is_left_over(text), "{text}");
        }
    }

    #[test]
    fn undoes_references_once() {
        assert_eq!(undo_references("A &quot;b&quot; &#39;c&#x27; &eacute;&Ouml;"), "A \"b\" 'c' éÖ");
        assert_eq!(undo_references("&amp;#39;"), "&#39;");
        assert_eq!(undo_references("&#146;"), "\u{2019}");
        assert_eq!(
            undo_references("R&D; a=1&copy=2 & &unknown; &#xD800; &#99999999999;"),
            "R&D; a=1&copy=2 & &unknown; &#xD800; &#99999999999;"
        );
    }

    #[test]
    fn collapses_white_space() {
        assert_eq!(collapse(" a\n\t b\u{A0}\u{200B}c\u{AD}d "), "a b cd");
        assert_eq!(collapse_lines("\n a  b \r\n\r\n\n c\nd\n"), "a b\n\nc\nd");
    }

    #[test]
    fn strips_tags_only() {
        assert_eq!(strip_tags("<em class=x>One</em>two<br/>three"), "Onetwo three");
        assert_eq!(strip_tags("2 < 3 <b"), "2 < 3 <b");
    }
}
