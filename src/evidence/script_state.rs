//! Text that stands only in the state that a page's scripts start from (`__NEXT_DATA__`, a Fusion or
//! Redux store, chunks of a React stream).
//!
//! Nothing is run: string literals are read where they stand, with the property that holds each and the
//! object or list around it. Texts under one property of one list (the paragraphs of a store) belong
//! together; a string that holds JSON is read once more as such.

use std::collections::HashMap;

use super::clean::{strip_tags, undo_references};
use crate::options::Limits;
use crate::page::{Page, Tag};
use crate::text::words::{count, ends_sentence, is_full_stop};

/// A text shorter than this may be a notice; an article seldom is. In characters.
const TEXT_CHARS_MIN: usize = 300;

/// A piece shorter than this is a name or a label unless it ends as a sentence does. In characters.
const PIECE_CHARS_MIN: usize = 40;

/// Less than one of so many characters of running text is a sign of program code.
const CODE_SHARE: usize = 40;

/// Strings that hold strings that hold strings: React streams hold JSON once, stores in them twice.
const LEVELS_MAX: u8 = 3;

/// The longest running text in the page's scripts, pieces on lines of their own, tags kept; none when there is no article's
/// worth of it. Reads at most as many bytes as one script of JSON-LD may have.
pub(crate) fn text(page: &Page, limits: &Limits) -> Option<String> {
    let mut groups = Groups::default();
    let mut left = limits.json_bytes;
    for id in page.ids().filter(|&id| page.tag(id) == Tag::Script) {
        let kind = page.attr(id, "type").unwrap_or_default();
        let Some(raw) = page.raw(id).filter(|_| !kind.contains("ld+json")) else { continue };
        if left < raw.len() {
            break;
        }
        left -= raw.len();
        groups.read(raw);
    }
    groups.longest()
}

/// Where a text stands: the list or object that its own object stands in, and the number of its property.
type Place = (u32, u32);

#[derive(Default)]
struct Groups {
    texts: HashMap<Place, String>,
    order: Vec<Place>,
    containers: u32,
    /// The number of each property's name, so that a long one is held once and not once a text.
    keys: HashMap<String, u32>,
}

impl Groups {
    fn read(&mut self, script: &str) {
        let mut waiting = vec![(script.to_owned(), 0)];
        while let Some((script, level)) = waiting.pop() {
            let mut open = vec![self.next_container()];
            let mut key = 0;
            let mut literals = Literals { rest: &script };
            while let Some(token) = literals.next() {
                match token {
                    Token::Open => open.push(self.next_container()),
                    Token::Close if 1 < open.len() => {
                        open.pop();
                    }
                    Token::Close => {}
                    Token::Text(raw) => {
                        if literals.rest.trim_start().starts_with(':') {
                            key = self.number_of(unescape(raw));
                            continue;
                        }
                        let value = unescape(raw);
                        let around = open[open.len().saturating_sub(2)];
                        if value.contains("\":") && level < LEVELS_MAX {
                            waiting.push((value, level + 1));
                        } else {
                            self.add((around, key), &value);
                        }
                    }
                }
            }
        }
    }

    /// The number of a property's name; none has zero, which stands for no name.
    fn number_of(&mut self, key: String) -> u32 {
        let next = self.keys.len() as u32 + 1;
        *self.keys.entry(key).or_insert(next)
    }

    fn next_container(&mut self) -> u32 {
        self.containers += 1;
        self.containers
    }

    fn add(&mut self, place: Place, value: &str) {
        let value = undo_references(value);
        let text = strip_tags(&value);
        let text = text.trim();
        let chars = text.chars().count();
        if text.is_empty() || chars < PIECE_CHARS_MIN && !ends_sentence(text) || !is_running(text, chars) {
            return;
        }
        let all = self.texts.entry(place).or_default();
        if all.is_empty() {
            self.order.push(place);
        }
        all.push_str(value.trim());
        all.push('\n');
    }

    /// The longest text; of two alike the first, so that a page always gives the same.
    fn longest(mut self) -> Option<String> {
        let length = |it: &Place| self.texts[it].chars().count();
        let best = *self.order.iter().rev().max_by_key(|it| length(it))?;
        (TEXT_CHARS_MIN <= length(&best)).then(|| self.texts.remove(&best)).flatten()
    }
}

/// Whether a text is made of sentences and not of code, addresses or settings.
fn is_running(text: &str, chars: usize) -> bool {
    let signs =
        text.chars().filter(|it| matches!(it, '{' | '}' | ';' | '=' | '<' | '>' | '\\' | '|')).count();
    let words = count(text) as usize;
    signs * CODE_SHARE <= chars && chars <= words * 16 && text.chars().any(is_full_stop)
}

enum Token<'a> {
    Open,
    Close,
    /// A string between double quotation marks, as written.
    Text(&'a str),
}

/// The brackets and strings of a script, in order. Linear, and indifferent to everything else.
struct Literals<'a> {
    rest: &'a str,
}

impl<'a> Literals<'a> {
    fn next(&mut self) -> Option<Token<'a>> {
        let at = self.rest.find(['{', '[', '}', ']', '"'])?;
        let sign = self.rest.as_bytes()[at];
        self.rest = &self.rest[at + 1..];
        match sign {
            b'{' | b'[' => Some(Token::Open),
            b'}' | b']' => Some(Token::Close),
            _ => {
                let end = end_of_string(self.rest)?;
                let text = &self.rest[..end];
                self.rest = &self.rest[end + 1..];
                Some(Token::Text(text))
            }
        }
    }
}

fn end_of_string(text: &str) -> Option<usize> {
    let mut escaped = false;
    text.bytes().position(|byte| {
        let ends = byte == b'"' && !escaped;
        escaped = byte == b'\\' && !escaped;
        ends
    })
}

fn unescape(raw: &str) -> String {
    if !raw.contains('\\') {
        return raw.to_owned();
    }
    serde_json::from_str(&format!("\"{raw}\"")).unwrap_or_else(|_| raw.to_owned())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::text;
    use crate::input;
    use crate::options::{Limits, Options};
    use crate::page::{Page, build};

    const SENTENCE: &str =
        "The ferry left the harbour an hour late because its captain had overslept, the port said. ";

    fn page(html: &str) -> Page {
        build(&input::open(html.into(), &Options::default()).unwrap(), &Limits::default())
    }

    fn found(script: &str) -> Option<String> {
        text(
            &page(&format!("<title>A page</title><div id=app></div><script>{script}</script>")),
            &Limits::default(),
        )
    }

    #[test]
    fn paragraphs_of_a_list_belong_together() {
        let item = |at: usize| format!(r#"{{"type":"text","content":"<p>{at} {SENTENCE}</p>"}}"#);
        let items: Vec<_> = (1..6).map(item).collect();
        let script = format!(r#"window.state={{"promo":"{SENTENCE}","elements":[{}]}};"#, items.join(","));
        let text = found(&script).unwrap();
        assert_eq!(text.lines().filter(|it| !it.is_empty()).count(), 5);
        assert!(text.starts_with("<p>1 The ferry"));
    }

    #[test]
    fn json_inside_a_string_is_read() {
        let inner = format!(r#"{{"title":"A","body":"<p>{}</p>"}}"#, SENTENCE.repeat(5));
        let script = format!("self.__next_f.push([1,{}])", serde_json::to_string(&inner).unwrap());
        assert!(found(&script).unwrap().contains("overslept"));
    }

    #[test]
    fn code_settings_and_short_notices_are_no_text() {
        assert_eq!(found(&format!("var code = \"{}\";", "if (a == b) { c = d; } // so. ".repeat(40))), None);
        assert_eq!(found(&format!("var notice = \"{SENTENCE}\"")), None);
        assert_eq!(found("var broken = \"no end"), None);
    }
}
