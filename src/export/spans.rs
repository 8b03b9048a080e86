//! Runs of text as Markdown's inline marks.
//!
//! Markdown reads `**` as a mark only where its neighbours allow (`CommonMark` 0.31, section 6.2), so marks are
//! moved off white space, and off signs that would keep them from being read. What cannot be said for certain
//! is said without the mark; words are never lost.

use crate::article::{Mark, Run};
use crate::export::clean::clean;
use crate::export::escape::{self, Markdown};

/// Where runs are written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// A paragraph, which may have several lines.
    Paragraph,
    /// A heading or another single line.
    Line,
    /// A cell of a table.
    Cell,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "a set of marks, compared and intersected")]
struct Style {
    strong: bool,
    emphasis: bool,
    strike: bool,
    code: bool,
}

impl Style {
    /// Code and strike stand alone, since other marks around them are not read beside a letter.
    fn of(marks: &[Mark]) -> Self {
        let has = |mark| marks.contains(&mark);
        if has(Mark::Code) {
            return Self { code: true, ..Self::default() };
        }
        if has(Mark::Strike) {
            return Self { strike: true, ..Self::default() };
        }
        Self { strong: has(Mark::Strong), emphasis: has(Mark::Emphasis), ..Self::default() }
    }

    fn in_common(self, other: Self) -> Self {
        Self {
            strong: self.strong && other.strong,
            emphasis: self.emphasis && other.emphasis,
            strike: self.strike && other.strike,
            code: self.code && other.code,
        }
    }

    fn is_within(self, other: Self) -> bool {
        self.in_common(other) == self
    }
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Span {
    style: Style,
    href: Option<String>,
    text: String,
}

impl Span {
    fn is_like(&self, other: &Self) -> bool {
        self.style == other.style && self.href == other.href
    }
}

/// Writes runs; nothing when they hold no words.
pub(super) fn write(out: &mut Markdown, runs: &[Run], place: Place) {
    let spans = runs.iter().map(|run| span(run, place)).collect();
    let spans = without_touching_stars(merged(spaced(spans, place == Place::Paragraph)));
    write_spans(out, &settled(merged(spans)));
}

/// In a cell a pipe inside code would end the cell, and readers differ on how to keep it: such code is plain.
fn span(run: &Run, place: Place) -> Span {
    let cleaned = clean(&run.text);
    let text = if run.marks.contains(&Mark::Superscript) {
        raised(&cleaned, &SUPERSCRIPTS)
    } else if run.marks.contains(&Mark::Subscript) {
        raised(&cleaned, &SUBSCRIPTS)
    } else {
        cleaned
    };
    let mut style = Style::of(&run.marks);
    style.code &= place != Place::Cell || !text.contains('|');
    Span { style, href: run.href.as_deref().and_then(escape::link_address), text }
}

/// The digits 0 to 9 above the line.
const SUPERSCRIPTS: [char; 10] = [
    '\u{2070}', '\u{B9}', '\u{B2}', '\u{B3}', '\u{2074}', '\u{2075}', '\u{2076}', '\u{2077}', '\u{2078}',
    '\u{2079}',
];

/// The digits 0 to 9 below the line.
const SUBSCRIPTS: [char; 10] = [
    '\u{2080}', '\u{2081}', '\u{2082}', '\u{2083}', '\u{2084}', '\u{2085}', '\u{2086}', '\u{2087}',
    '\u{2088}', '\u{2089}',
];

/// Digits above or below the line as signs of their own, since Markdown has no such mark and ten to the power of
/// two must not read as a hundred and two. Other texts stay as they are.
fn raised(text: &str, digits: &[char; 10]) -> String {
    let sign = |it: char| match it.to_digit(10) {
        Some(digit) => Some(digits[digit as usize]),
        None => Some(it).filter(|it| it.is_whitespace()),
    };
    text.chars().map(sign).collect::<Option<String>>().unwrap_or_else(|| text.to_owned())
}

fn merged(spans: Vec<Span>) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match out.last_mut() {
            Some(last) if last.is_like(&span) => last.text.push_str(&span.text),
            _ if span.text.is_empty() => {}
            _ => out.push(span),
        }
    }
    out
}

/// Each stretch of white space becomes one sign, `\n` if the page breaks the line there and the place may. At the
/// edge of a mark it moves outside; at the ends it goes.
fn spaced(spans: Vec<Span>, may_break: bool) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::new();
    let mut space = String::new();
    for span in spans {
        let mut word = String::new();
        for sign in span.text.chars() {
            if sign.is_whitespace() {
                push_space(&mut space, if sign == '\n' && !may_break { ' ' } else { sign });
                continue;
            }
            if !word.is_empty() {
                word.push_str(&space);
            } else if let Some(last) = out.last().filter(|_| !space.is_empty()) {
                let plain = Span { text: space.clone(), ..Span::default() };
                let inside = last.href == span.href;
                let style = last.style.in_common(span.style);
                out.push(if inside { Span { style, href: span.href.clone(), ..plain } } else { plain });
            }
            space.clear();
            word.push(sign);
        }
        if !word.is_empty() {
            out.push(Span { text: word, ..span });
        }
    }
    out
}

fn push_space(space: &mut String, sign: char) {
    match (space.chars().next_back(), sign) {
        (_, wide) if !wide.is_ascii() => space.push(wide),
        (Some(' '), '\n') => {
            space.pop();
            space.push('\n');
        }
        (Some(' ' | '\n'), _) => {}
        (_, '\n') => space.push('\n'),
        _ => space.push(' '),
    }
}

/// Stars of two marks that touch, as in `**a***b*`, are read in more than one way: the emphasis gives way.
fn without_touching_stars(mut spans: Vec<Span>) -> Vec<Span> {
    for at in 1..spans.len() {
        if spans[at].href != spans[at - 1].href {
            continue;
        }
        let alone = |span: &Span| span.style.emphasis && !span.style.strong;
        if alone(&spans[at]) && spans[at - 1].style.strong {
            spans[at].style.emphasis = false;
        } else if alone(&spans[at - 1]) && spans[at].style.strong {
            spans[at - 1].style.emphasis = false;
        }
    }
    spans
}

/// What a sign is to the rule of marks. Only ASCII signs are surely punctuation in every version of the rule.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Space,
    Letter,
    Punctuation,
    Unsure,
}

fn sort(sign: char) -> Sort {
    match sign {
        it if it.is_whitespace() => Sort::Space,
        it if it.is_alphanumeric() => Sort::Letter,
        it if it.is_ascii_punctuation() => Sort::Punctuation,
        _ => Sort::Unsure,
    }
}

/// Whether a mark between the two signs is read as one that holds `inside`.
fn holds(outside: char, inside: char) -> bool {
    match sort(inside) {
        Sort::Letter => true,
        Sort::Space => false,
        Sort::Punctuation | Sort::Unsure => matches!(sort(outside), Sort::Space | Sort::Punctuation),
    }
}

/// Moves signs out of marks until every mark is read as one. Where marks meet marks or brackets of links, their
/// neighbours are punctuation already.
fn settled(spans: Vec<Span>) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::with_capacity(spans.len());
    for mut span in spans {
        settle_against_last(&mut out, &mut span);
        match out.last_mut() {
            Some(last) if last.is_like(&span) => last.text.push_str(&span.text),
            _ if span.text.is_empty() => {}
            _ => out.push(span),
        }
    }
    out
}

fn settle_against_last(out: &mut Vec<Span>, span: &mut Span) {
    while let Some(last) = out.last_mut() {
        if last.href != span.href || last.style == span.style {
            return;
        }
        if last.style.is_within(span.style) && !span.style.code {
            let moved = led_by(&last.text, &span.text);
            last.text.push_str(&span.text[..moved]);
            span.text.drain(..moved);
            return;
        }
        if !span.style.is_within(last.style) || last.style.code {
            return;
        }
        let kept = trailed_by(&last.text, &span.text);
        span.text.insert_str(0, &last.text[kept..]);
        last.text.truncate(kept);
        if !last.text.is_empty() {
            return;
        }
        out.pop();
    }
}

/// How many bytes at the start of a marked text must stand before its mark.
fn led_by(before: &str, text: &str) -> usize {
    let Some(mut outside) = before.chars().next_back() else { return 0 };
    for (at, inside) in text.char_indices() {
        if holds(outside, inside) {
            return at;
        }
        outside = inside;
    }
    text.len()
}

/// How many bytes at the start of a marked text may stay inside its mark, given what follows.
fn trailed_by(text: &str, after: &str) -> usize {
    let Some(mut outside) = after.chars().next() else { return text.len() };
    for (at, inside) in text.char_indices().rev() {
        if holds(outside, inside) {
            return at + inside.len_utf8();
        }
        outside = inside;
    }
    0
}

fn write_spans(out: &mut Markdown, spans: &[Span]) {
    for group in spans.chunk_by(|left, right| left.href == right.href) {
        if group[0].href.is_some() {
            out.link_start();
        }
        let mut open = Style::default();
        for span in group {
            turn(out, open, span.style);
            open = span.style;
            if open.code {
                out.code_span(&span.text);
            } else {
                out.text(&span.text);
            }
        }
        turn(out, open, Style::default());
        if let Some(address) = &group[0].href {
            out.destination(address);
        }
    }
}

/// Closes and opens marks between two styles. Strong always stands outside of emphasis.
fn turn(out: &mut Markdown, from: Style, to: Style) {
    let strong_stays = from.strong && to.strong;
    let emphasis_stays = from.emphasis && to.emphasis && from.strong == to.strong;
    let marks = [
        (from.emphasis && !emphasis_stays, "*"),
        (from.strong && !strong_stays, "**"),
        (from.strike && !to.strike, "~~"),
        (to.strike && !from.strike, "~~"),
        (to.strong && !strong_stays, "**"),
        (to.emphasis && !emphasis_stays, "*"),
    ];
    marks.into_iter().filter(|(due, _)| *due).for_each(|(_, mark)| out.markup(mark));
}

#[cfg(test)]
mod tests {
    use super::{Place, write};
    use crate::article::{Mark, Run};
    use crate::export::escape::Markdown;

    fn written(runs: &[(&str, &[Mark], &str)], place: Place) -> String {
        let run = |(text, marks, href): &(&str, &[Mark], &str)| Run {
            text: (*text).into(),
            marks: marks.to_vec(),
            href: (!href.is_empty()).then(|| (*href).into()),
        };
        let mut out = Markdown::default();
        write(&mut out, &runs.iter().map(run).collect::<Vec<_>>(), place);
        out.finish().trim_end().to_owned()
    }

    const S: &[Mark] = &[Mark::Strong];
    const E: &[Mark] = &[Mark::Emphasis];
    const SE: &[Mark] = &[Mark::Strong, Mark::Emphasis];
    const K: &[Mark] = &[Mark::Strike];
    const C: &[Mark] = &[Mark::Code];

    #[test]
    fn marks_stand_outside_of_white_space_and_survive_their_neighbours() {
        let line = |runs: &[(&str, &[Mark], &str)]| written(runs, Place::Paragraph);
        assert_eq!(line(&[("bold", S, ""), ("text", &[], "")]), "**bold**text");
        assert_eq!(line(&[("a", &[], ""), (" bold ", S, ""), ("b", &[], "")]), "a **bold** b");
        assert_eq!(
            line(&[("he said", &[], ""), ("\"no\"", S, ""), ("twice", &[], "")]),
            "he said\"**no**\"twice"
        );
        assert_eq!(line(&[("a", &[], ""), (" ! ", S, ""), ("b", &[], "")]), "a **!** b");
        assert_eq!(line(&[("a", &[], ""), ("!", S, ""), ("b", &[], "")]), "a!b");
        assert_eq!(line(&[("a ", S, ""), ("b", SE, ""), (" c", S, "")]), "**a *b* c**");
        assert_eq!(line(&[("a", S, ""), ("b", E, ""), ("c", K, "")]), "**a**b~~c~~");
        assert_eq!(line(&[("a\n", S, ""), ("b", &[], "")]), "**a**\\\nb");
    }

    #[test]
    fn links_hold_their_words_and_nothing_else() {
        let line = |runs: &[(&str, &[Mark], &str)]| written(runs, Place::Paragraph);
        assert_eq!(
            line(&[("see", &[], ""), (" it ", &[], "http://a/(b c)"), ("!", &[], "")]),
            "see [it](http://a/%28b%20c%29) !"
        );
        assert_eq!(line(&[("](javascript:x)", &[], "http://a/")]), "[\\]\\(javascript:x)](http://a/)");
        assert_eq!(line(&[("x", &[], " jAva\tscript:alert(1)")]), "x");
        assert_eq!(line(&[("Look!", &[], ""), ("here", &[], "http://a/")]), "Look\\![here](http://a/)");
        assert_eq!(line(&[("a", &[], "http://a/?b&copy;")]), "[a](http://a/?b&amp;copy;)");
    }

    #[test]
    fn code_is_kept_apart_by_enough_backticks() {
        assert_eq!(written(&[("a``b`", C, "")], Place::Paragraph), "``` a``b` ```");
        assert_eq!(written(&[("a|b", C, "")], Place::Cell), "a\\|b");
        assert_eq!(written(&[("a|b", C, "")], Place::Line), "`a|b`");
    }

    #[test]
    fn small_digits_stay_small() {
        let runs: &[(&str, &[Mark], &str)] = &[("10", &[], ""), ("2", &[Mark::Superscript], "")];
        assert_eq!(written(runs, Place::Line), "10\u{B2}");
        let runs: &[(&str, &[Mark], &str)] =
            &[("CO", &[], ""), ("2 ", &[Mark::Subscript], ""), ("rose", &[], "")];
        assert_eq!(written(runs, Place::Line), "CO\u{2082} rose");
        assert_eq!(written(&[("th", &[Mark::Superscript], "")], Place::Line), "th");
    }

    #[test]
    fn signs_are_escaped_where_they_would_be_markup() {
        let line = |text: &str| written(&[(text, &[], "")], Place::Paragraph);
        assert_eq!(
            line("1. - + #a C# snake_case _x_ AT&T &amp; 2-1"),
            "1\\. - + #a C# snake_case \\_x\\_ AT\\&T \\&amp; 2-1"
        );
        assert_eq!(line("a\n- b\n12) c\n# d\n=="), "a\\\n\\- b\\\n12\\) c\\\n\\# d\\\n\\==");
        assert_eq!(line("<b>`*~|\\"), "&lt;b\\>\\`\\*\\~\\|\\\\");
        assert_eq!(line(" \u{1} a  \t b\n\n c "), "a b\\\nc");
    }

    #[test]
    fn brackets_in_a_link_are_no_link() {
        let link = written(&[("see [x](javascript:y)", &[], "https://a.example/")], Place::Paragraph);
        assert_eq!(link, "[see \\[x\\]\\(javascript:y)](https://a.example/)");
    }

    #[test]
    fn a_bare_address_takes_no_escape_with_it() {
        let coded =
            |before: &str| written(&[(before, &[], ""), ("<b>", &[Mark::Code], "")], Place::Paragraph);
        assert_eq!(coded("at https://a.example/"), "at https://a.example/&lt;b\\>");
        assert_eq!(coded("at WWW.a.example,"), "at WWW.a.example,&lt;b\\>");
        assert_eq!(coded("https://a.example/ at "), "https://a.example/ at `<b>`");
        assert_eq!(
            written(&[("https://a.example/<b>", &[], "")], Place::Paragraph),
            "https://a.example/&lt;b\\>"
        );
    }
}
