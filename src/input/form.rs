//! Whether input is HTML or plain text.

use super::Form;
use crate::text::cut;

/// Names of elements that show that a text is HTML.
const ELEMENTS: [&str; 64] = [
    "a",
    "abbr",
    "address",
    "article",
    "aside",
    "b",
    "base",
    "blockquote",
    "body",
    "br",
    "button",
    "center",
    "cite",
    "code",
    "dd",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "font",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "i",
    "iframe",
    "img",
    "input",
    "label",
    "li",
    "link",
    "main",
    "meta",
    "nav",
    "noscript",
    "ol",
    "p",
    "picture",
    "pre",
    "q",
    "script",
    "section",
    "small",
    "span",
    "strong",
    "style",
    "svg",
    "table",
    "td",
    "time",
    "title",
    "tr",
    "u",
    "ul",
];

/// Bytes that are looked at.
const SAMPLE_BYTES: usize = 64 << 10;

/// So many tags make a text HTML; a text about HTML rarely names more, and its tags stand far apart.
const TAGS_MIN: usize = 3;

/// In HTML there is a tag in every so many bytes.
const BYTES_PER_TAG_MAX: usize = 400;

/// Tells HTML from plain text by its tags. A stated type only tips the scales.
pub(super) fn of(text: &str, content_type: Option<&str>) -> Form {
    let text = cut::head(text.trim_start(), SAMPLE_BYTES);
    let states = |wanted: &str| content_type.is_some_and(|it| it.to_ascii_lowercase().contains(wanted));
    let lower = text.get(..16).unwrap_or(text).to_ascii_lowercase();
    if ["<!doctype", "<!--", "<html", "<?xml"].iter().any(|it| lower.starts_with(it)) {
        return Form::Html;
    }
    let tags = Tags::count(text);
    let min = if states("/html") || states("/xhtml") { 1 } else { TAGS_MIN };
    let is_dense = text.len() <= tags.weight * BYTES_PER_TAG_MAX;
    let opens_with_tag = tags.first == Some(0) && 0 < tags.weight && !states("text/plain");
    if opens_with_tag || min <= tags.weight && (is_dense || min == 1) && !states("text/plain") {
        Form::Html
    } else {
        Form::Plain
    }
}

#[derive(Default)]
struct Tags {
    /// Tags, those with attributes counted twice.
    weight: usize,
    /// Where the first stands.
    first: Option<usize>,
}

impl Tags {
    fn count(text: &str) -> Self {
        let mut tags = Self::default();
        let mut from = 0;
        while let Some(at) = text[from..].find('<').map(|it| it + from) {
            from = at + 1;
            let rest = text[from..].strip_prefix('/').unwrap_or(&text[from..]);
            let length = rest.find(|it: char| !it.is_ascii_alphanumeric()).unwrap_or(rest.len());
            let name = rest[..length].to_ascii_lowercase();
            let after = &rest[length..];
            let is_tag = after.starts_with(['>', '/']) || after.starts_with(char::is_whitespace);
            if is_tag && ELEMENTS.binary_search(&name.as_str()).is_ok() {
                let Some(end) = after.find('>') else { continue };
                tags.weight += if after[..end].contains('=') { 2 } else { 1 };
                tags.first.get_or_insert(at);
                from = text.len() - after.len() + end;
            }
        }
        tags
    }
}

#[cfg(test)]
mod tests {
    use super::{ELEMENTS, Form, of};

    #[test]
    fn the_table_is_sorted() {
        assert!(ELEMENTS.is_sorted());
    }

    #[test]
    fn tells_html_by_its_tags() {
        let long = "Some words of text. ".repeat(300);
        for html in [
            "<p>One paragraph",
            "\n <!DOCTYPE html>",
            "<!--StartFragment--><span>x</span><!--EndFragment-->",
            "Headline<p>One</p><p>Two</p>",
            "Words <a href=\"https://a.example\">link</a> words",
            &format!("Kicker<br>{long}<br>{long}<br>{long}</p>").replace(". ", ".<p>"),
        ] {
            assert_eq!(of(html, None), Form::Html, "{html}");
        }
        for plain in [
            "if a < b and b > c then",
            "The <b> tag makes text bold.",
            "a <b and c> d",
            "Use <p>text</p> for paragraphs.",
            "List<String> names = new List<String>();<T><U>",
            &format!("The <p> tag. {long} {long} The <div> tag and the <span> tag."),
        ] {
            assert_eq!(of(plain, None), Form::Plain, "{plain}");
        }
    }

    #[test]
    fn a_stated_type_tips_the_scales() {
        assert_eq!(of("Words<br>words", Some("text/html; charset=utf-8")), Form::Html);
        assert_eq!(of("Words<br>words<br>words<br>", Some("text/plain")), Form::Plain);
        assert_eq!(of("No tags at all", Some("text/html")), Form::Plain);
    }
}
