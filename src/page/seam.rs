//! Where the text of two inline elements meets without white space: most pages hold such texts apart by a style sheet.

use super::{NodeId, Page, Tag};
use crate::text::{fold, letter};

/// The outermost inline elements on both sides of the place that is read, with no text between them.
#[derive(Default)]
pub(super) struct Seam {
    closed: Option<NodeId>,
    opened: Option<NodeId>,
}

impl Seam {
    pub(super) fn close(&mut self, id: NodeId) {
        *self = Self { closed: Some(id), opened: None };
    }

    pub(super) fn open(&mut self, id: NodeId) {
        self.opened = self.opened.or(Some(id));
    }

    /// Whether a reader sees two words where the text goes on behind the seam. Words broken by markup stay whole: those
    /// of two lowercase letters, of a large initial, of marks that only change the letters' look.
    pub(super) fn parts(&self, page: &Page, before: &str, behind: &str) -> bool {
        let Some((closed, opened)) = self.closed.zip(self.opened) else { return false };
        let tags = [page.tag(closed), page.tag(opened)];
        if tags.iter().all(|it| is_style(*it)) || tags.iter().any(|it| matches!(it, Tag::Sub | Tag::Sup)) {
            return false;
        }
        let is_link = |id: NodeId| page.tag(id) == Tag::A;
        let class = |id| page.attr(id, "class").unwrap_or_default();
        let are_unlike =
            tags[0] != tags[1] || is_link(closed) && is_link(opened) || class(closed) != class(opened);
        let holds_space = page.text_of(closed).chars().rev().take(LINE_CHARS).any(|it| it == ' ');
        are_two_words(before, behind, are_unlike, holds_space)
            || are_two_words(before, behind, true, holds_space) && is_line(page, closed, opened, behind)
    }
}

/// Whether neighbours of one kind are facts of a line, as headlines, bylines and cards have them: short ones outside of
/// prose, one of several words at least, and none with a style of its own, as word processors break words with.
fn is_line(page: &Page, closed: NodeId, opened: NodeId, behind: &str) -> bool {
    let text = page.text_of(closed);
    let is_prose = |it| matches!(page.tag(it), Tag::P | Tag::Pre | Tag::Blockquote);
    let has_style = |it| page.attr(it, "style").is_some();
    text.len() <= LINE_BYTES_MAX
        && [text, behind].iter().all(|it| 1 < it.trim().chars().take(2).count())
        && [text, behind].iter().any(|it| it.trim().contains(' '))
        && !has_style(closed)
        && !has_style(opened)
        && !page.ancestors(opened).take(PROSE_LEVELS).any(is_prose)
}

/// A longer text is no fact of a line.
const LINE_BYTES_MAX: usize = 160;

/// Elements around a text that may be a paragraph.
const PROSE_LEVELS: usize = 4;

/// A line of names and dates has a space within so many characters.
const LINE_CHARS: usize = 60;

/// More digits than this are no part of a date.
const DIGITS_MAX: usize = 9;

/// What ends a sentence in scripts that part words by spaces.
const STOPS: [char; 5] = ['.', '!', '?', '؟', '۔'];

/// Elements that change the look of letters, in the middle of a word too.
fn is_style(tag: Tag) -> bool {
    use Tag::{Abbr, B, Code, Del, Em, Font, I, Ins, Mark, S, Small, Strong, U};
    matches!(tag, Abbr | B | Code | Del | Em | Font | I | Ins | Mark | S | Small | Strong | U)
}

fn are_two_words(before: &str, behind: &str, are_unlike: bool, holds_space: bool) -> bool {
    let Some((last, first)) = before.chars().next_back().zip(behind.chars().next()) else { return false };
    let (ending, opening) = (digits(before.chars().rev()), digits(behind.chars()));
    if 0 < ending && 0 < opening {
        // A year and a time, a day and its year.
        return 4 == ending || 4 == opening && ending <= 2;
    }
    if 0 < ending {
        return first.is_uppercase() || is_caseless(first);
    }
    let ends_word = ends_with_word(before);
    // Code is set in elements too: there a stop joins names, and signs follow them.
    let (opener, more) = behind.trim_start().split_once(char::is_whitespace).unwrap_or((behind, ""));
    let goes_on = !more.is_empty() && opener.trim_end_matches(':').chars().all(char::is_alphabetic);
    let ends_sentence =
        holds_space && goes_on && before.ends_with(STOPS) && ends_with_word(before.trim_end_matches(STOPS));
    if 0 < opening {
        // A small number alone is that of a note, a digit behind a letter is mathematics.
        let is_note = opening < 3 && opening == behind.trim_end().chars().count();
        return !is_note && (ends_word && (last.is_lowercase() || is_caseless(last)) || ends_sentence);
    }
    if first.is_uppercase() {
        // "IST" before "Updated": capitals behind which a word in small letters begins.
        let ends_line = holds_space && last.is_uppercase() && ends_with_word(before) && begins_word(behind);
        return last.is_lowercase() || is_caseless(last) || ends_sentence || ends_line;
    }
    if is_caseless(first) {
        return last.is_alphabetic() && !is_caseless(last)
            || are_unlike && (is_caseless(last) || ends_sentence);
    }
    first.is_lowercase() && is_caseless(last)
}

fn digits(letters: impl Iterator<Item = char>) -> usize {
    letters.take(DIGITS_MAX).take_while(|it| fold::is_digit(*it)).count()
}

/// Whether the last two characters are letters or digits: "J" is an initial, no word.
fn ends_with_word(text: &str) -> bool {
    text.chars().rev().take(2).filter(|it| it.is_alphanumeric()).count() == 2
}

/// Whether a text begins with a capital and small letters.
fn begins_word(text: &str) -> bool {
    text.chars().skip(1).take(2).filter(|it| it.is_lowercase()).count() == 2
}

/// Whether the word that one text ends with and the one that another begins with are two, in a line of names and dates.
pub(super) fn meet(before: &str, behind: &str) -> bool {
    let Some((last, first)) = before.chars().next_back().zip(behind.chars().next()) else { return false };
    let (ending, opening) = (digits(before.chars().rev()), digits(behind.chars()));
    (last.is_lowercase() || is_caseless(last)) && (first.is_alphanumeric() || first == '@')
        || 0 < ending && first.is_alphabetic() && !first.is_lowercase()
        // A day and its year.
        || (1..=2).contains(&ending) && opening == 4
}

/// Whether a letter is of a script with spaces between words and without capitals: Hebrew, Arabic, the scripts of India.
fn is_caseless(letter: char) -> bool {
    ('\u{5D0}'..'\u{E00}').contains(&letter) && letter::is_alphabetic(letter)
}

#[cfg(test)]
mod tests {
    use crate::options::Limits;

    fn text_of(html: &str) -> String {
        let page = crate::page::from_html(html, &Limits::default());
        page.text().trim().to_owned()
    }

    #[test]
    fn a_style_sheet_holds_neighbours_apart() {
        let seams = [
            (
                "<div><span>By Ann Lee</span><span>April 12, 2026</span><span>10:22</span></div>",
                "By Ann Lee April 12, 2026 10:22",
            ),
            ("<p><a>Ann Lee</a><a>Bob Ray</a></p>", "Ann Lee Bob Ray"),
            ("<p><span>The bridge.</span><span>Ann Lee</span></p>", "The bridge. Ann Lee"),
            ("<p><span>تصوير</span><b>Ann Lee</b></p>", "تصوير Ann Lee"),
            ("<p><a>حيفا</a><a>جسر</a></p>", "حيفا جسر"),
            ("<p><strong>Ann Lee</strong><time>12 April</time></p>", "Ann Lee 12 April"),
            ("<div><span>سامر حداد</span><span>سوريا</span></div>", "سامر حداد سوريا"),
            ("<h1><span>عاجل</span><span>جسر جديد في البلدة</span></h1>", "عاجل جسر جديد في البلدة"),
            ("<div><span>۲۴ خرداد ۱۴۰۵</span><span>۳٬۲۰۰ بازدید</span></div>", "۲۴ خرداد ۱۴۰۵ ۳٬۲۰۰ بازدید"),
            (
                "<div><span>5:22 PM IST</span><span>Updated: 10 May</span></div>",
                "5:22 PM IST Updated: 10 May",
            ),
        ];
        for (html, expected) in seams {
            assert_eq!(text_of(html), expected);
        }
    }

    #[test]
    fn words_broken_by_markup_stay_whole() {
        let seams = [
            ("<p><span>T</span><span>he bridge</span></p>", "The bridge"),
            ("<p><span>brid</span><span>ge</span></p>", "bridge"),
            ("<p><b>i</b><i>Phone</i></p>", "iPhone"),
            ("<p><span>جس</span><span>ر</span></p>", "جسر"),
            ("<p><span>بني الج</span><span>سر فوق النهر</span></p>", "بني الجسر فوق النهر"),
            ("<div><span style='a:b'>بني الج</span><span style='a:b'>سر</span></div>", "بني الجسر"),
            ("<div><span>ה</span><span>גשר החדש</span></div>", "הגשר החדש"),
            ("<p><a>Ann Lee</a><sup>1</sup></p>", "Ann Lee1"),
            ("<p><span>J.</span><span>Lee</span></p>", "J.Lee"),
            ("<p><span>bridges</span><a>1</a></p>", "bridges1"),
            ("<p><code><span>Page.</span><span>Open</span></code></p>", "Page.Open"),
            ("<pre><span>let</span><span>X</span></pre>", "letX"),
        ];
        for (html, expected) in seams {
            assert_eq!(text_of(html), expected);
        }
    }
}
