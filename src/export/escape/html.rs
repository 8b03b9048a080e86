//! Words in HTML.

use super::{image_address, link_address};
use crate::article::Direction;
use crate::export::clean::clean;

/// What a link to anywhere says of us and of the page it leads to: no handle, no endorsement.
const LINK_RELATION: &str = "\" rel=\"noopener nofollow ugc\">";

/// Pictures load when they come into view and are not told who shows them.
const IMAGE_MANNERS: &str = " loading=\"lazy\" referrerpolicy=\"no-referrer\">\n";

/// HTML that is being written.
#[derive(Default)]
pub(in crate::export) struct Html {
    out: String,
}

impl Html {
    pub(in crate::export) fn markup(&mut self, markup: &'static str) {
        self.out.push_str(markup);
    }

    /// Words in an element; `\n` becomes `<br>`.
    pub(in crate::export) fn text(&mut self, text: &str) {
        self.escaped(&clean(text), "<br>\n");
    }

    /// Words in a `<pre>`; `\n` stays.
    pub(in crate::export) fn preformatted(&mut self, text: &str) {
        self.escaped(&clean(text), "\n");
    }

    /// An attribute that holds words. Addresses have writers of their own.
    pub(in crate::export) fn attribute(&mut self, name: &'static str, value: &str) {
        self.out.extend([" ", name, "=\""]);
        self.escaped(&clean(value), " ");
        self.out.push('"');
    }

    pub(in crate::export) fn number(&mut self, name: &'static str, value: u32) {
        self.attribute(name, &value.to_string());
    }

    /// `lang` and `dir`, when stated. A language that cannot be a BCP 47 tag is left out.
    pub(in crate::export) fn locale(&mut self, language: Option<&str>, direction: Option<Direction>) {
        let is_tag =
            |tag: &&str| !tag.is_empty() && tag.bytes().all(|it| it == b'-' || it.is_ascii_alphanumeric());
        if let Some(language) = language.filter(is_tag) {
            self.attribute("lang", language);
        }
        if let Some(direction) = direction {
            self.attribute("dir", if direction == Direction::Rtl { "rtl" } else { "ltr" });
        }
    }

    /// Opens `<a>` and says so, or does nothing when the address is absent or not safe.
    #[must_use]
    pub(in crate::export) fn link(&mut self, address: Option<&str>) -> bool {
        let Some(address) = address.and_then(link_address) else { return false };
        self.out.push_str("<a href=\"");
        self.escaped(&address, "");
        self.out.push_str(LINK_RELATION);
        true
    }

    /// An `<img>`; `size` is its width and height in pixels. Does nothing when the address is not safe.
    pub(in crate::export) fn image(&mut self, address: &str, alt: &str, size: (Option<u32>, Option<u32>)) {
        let Some(address) = image_address(address) else { return };
        self.out.push_str("<img src=\"");
        self.escaped(&address, "");
        self.out.push('"');
        self.attribute("alt", alt);
        for (name, pixels) in [("width", size.0), ("height", size.1)] {
            if let Some(pixels) = pixels {
                self.number(name, pixels);
            }
        }
        self.out.push_str(IMAGE_MANNERS);
    }

    pub(in crate::export) fn finish(self) -> String {
        self.out
    }

    fn escaped(&mut self, text: &str, line_break: &'static str) {
        for sign in text.chars() {
            match sign {
                '&' => self.out.push_str("&amp;"),
                '<' => self.out.push_str("&lt;"),
                '>' => self.out.push_str("&gt;"),
                '"' => self.out.push_str("&quot;"),
                '\'' => self.out.push_str("&#39;"),
                '\n' => self.out.push_str(line_break),
                other => self.out.push(other),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Html;

    #[test]
    fn html_words_are_never_markup() {
        let mut out = Html::default();
        out.text("<a> & 'b'\n");
        out.attribute("title", "\" onload=\"x\n");
        out.locale(Some("en\" x"), None);
        assert_eq!(out.finish(), "&lt;a&gt; &amp; &#39;b&#39;<br>\n title=\"&quot; onload=&quot;x \"");
    }
}
