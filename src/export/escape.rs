//! The only file that writes a page's words and addresses into HTML or Markdown.
//!
//! **Invariant** Markup comes in as `&'static str`, that is, as a literal of ours. Whatever a page says passes
//! through [`clean`] and an escape; every address through the check of its scheme.

use crate::article::Direction;
use crate::export::clean::clean;

/// The schemes that a link may have.
const LINK_SCHEMES: [&str; 4] = ["http", "https", "mailto", "tel"];

/// The schemes that a picture may have, besides `data:image/`.
const IMAGE_SCHEMES: [&str; 2] = ["http", "https"];

/// Signs that could end an address early in HTML, Markdown or plain text.
const ENCODED: &str = "\"'<>`\\{}|^()";

/// What a link to anywhere says of us and of the page it leads to: no handle, no endorsement.
const LINK_RELATION: &str = "\" rel=\"noopener nofollow ugc\">";

/// Pictures load when they come into view and are not told who shows them.
const IMAGE_MANNERS: &str = " loading=\"lazy\" referrerpolicy=\"no-referrer\">\n";

/// The address as it may be written in a link; `None` when its scheme is not a safe one.
pub(super) fn link_address(address: &str) -> Option<String> {
    Some(spelled(address)).filter(|address| is_safe_link(address))
}

/// The address as it may be written in a picture; `None` when its scheme is not a safe one.
pub(super) fn image_address(address: &str) -> Option<String> {
    Some(spelled(address)).filter(|address| is_safe_image(address))
}

fn is_safe_link(address: &str) -> bool {
    let bare = bare(address);
    bare.split_once(':').is_some_and(|(scheme, _)| LINK_SCHEMES.contains(&scheme))
}

fn is_safe_image(address: &str) -> bool {
    let bare = bare(address);
    bare.split_once(':').is_some_and(|(scheme, rest)| {
        IMAGE_SCHEMES.contains(&scheme)
            || (scheme == "data" && rest.starts_with("image/") && !rest.starts_with("image/svg"))
    })
}

/// The start of an address as a browser reads it, in lower case: long enough to tell its kind.
fn bare(address: &str) -> String {
    let signs = address.chars().filter(|sign| !sign.is_ascii_control() && !sign.is_whitespace());
    signs.take(32).map(|sign| sign.to_ascii_lowercase()).collect()
}

/// The address without control characters, and with signs percent-encoded that could end it early in HTML,
/// Markdown or plain text, or that show it otherwise than it is. Letters of all scripts stay readable.
fn spelled(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    for sign in address.trim().chars() {
        match sign {
            control if control.is_control() => {}
            acts if ENCODED.contains(acts) => percent_encode(acts, &mut out),
            hidden @ ('\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{FEFF}') => {
                percent_encode(hidden, &mut out);
            }
            space if space.is_whitespace() => percent_encode(space, &mut out),
            other => out.push(other),
        }
    }
    out
}

/// Writes a sign as the bytes of its UTF-8, each as `%` and two digits.
pub(super) fn percent_encode(sign: char, out: &mut String) {
    for byte in sign.encode_utf8(&mut [0; 4]).bytes() {
        for digit in [byte >> 4, byte & 15] {
            out.extend(char::from_digit(digit.into(), 16).map(|digit| digit.to_ascii_uppercase()));
        }
        let at = out.len() - 2;
        out.insert(at, '%');
    }
}

/// The name of a programming language, when it is made of the signs that such names have.
pub(super) fn syntax_name(name: &str) -> Option<&str> {
    let is_sign = |sign: char| sign.is_ascii_alphanumeric() || "+#-_.".contains(sign);
    (!name.is_empty() && name.len() <= 32 && name.chars().all(is_sign)).then_some(name)
}

/// JSON that HTML and JavaScript take for nothing else. These signs stand in JSON inside strings only.
pub(super) fn script_json(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for sign in json.chars() {
        match sign {
            '<' => out.push_str("\\u003c"),
            '>' => out.push_str("\\u003e"),
            '&' => out.push_str("\\u0026"),
            '\u{2028}' => out.push_str("\\u2028"),
            '\u{2029}' => out.push_str("\\u2029"),
            other => out.push(other),
        }
    }
    out
}

/// HTML that is being written.
#[derive(Default)]
pub(super) struct Html {
    out: String,
}

impl Html {
    pub(super) fn markup(&mut self, markup: &'static str) {
        self.out.push_str(markup);
    }

    /// Words in an element; `\n` becomes `<br>`.
    pub(super) fn text(&mut self, text: &str) {
        self.escaped(&clean(text), "<br>\n");
    }

    /// Words in a `<pre>`; `\n` stays.
    pub(super) fn preformatted(&mut self, text: &str) {
        self.escaped(&clean(text), "\n");
    }

    /// An attribute that holds words. Addresses have writers of their own.
    pub(super) fn attribute(&mut self, name: &'static str, value: &str) {
        self.out.extend([" ", name, "=\""]);
        self.escaped(&clean(value), " ");
        self.out.push('"');
    }

    pub(super) fn number(&mut self, name: &'static str, value: u32) {
        self.attribute(name, &value.to_string());
    }

    /// `lang` and `dir`, when stated. A language that cannot be a BCP 47 tag is left out.
    pub(super) fn locale(&mut self, language: Option<&str>, direction: Option<Direction>) {
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
    pub(super) fn link(&mut self, address: Option<&str>) -> bool {
        let Some(address) = address.and_then(link_address) else { return false };
        self.out.push_str("<a href=\"");
        self.escaped(&address, "");
        self.out.push_str(LINK_RELATION);
        true
    }

    /// An `<img>`; `size` is its width and height in pixels. Does nothing when the address is not safe.
    pub(super) fn image(&mut self, address: &str, alt: &str, size: (Option<u32>, Option<u32>)) {
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

    pub(super) fn finish(self) -> String {
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

/// What stands at the start of every line of a container in Markdown.
pub(super) enum Container {
    Quote,
    /// A bullet; lists side by side alternate, or else they would be one.
    Bullet {
        alternate: bool,
    },
    /// The number of an item.
    Number {
        number: usize,
        alternate: bool,
    },
}

struct Prefix {
    first: String,
    rest: String,
    begun: bool,
}

/// Markdown that is being written. Line breaks and the marks of containers are written only once words follow,
/// so that what turns out empty leaves no trace.
#[derive(Default)]
pub(super) struct Markdown {
    out: String,
    prefixes: Vec<Prefix>,
    /// Line breaks to write before the next words: 1 ends a line, 2 leaves a blank line.
    gap: usize,
    /// Whether nothing of the present line's own words is written.
    line_start: bool,
    /// Whether the last word written holds a bare address.
    after_address: bool,
}

impl Markdown {
    /// Asks for so many line breaks before whatever follows.
    pub(super) fn gap(&mut self, breaks: usize) {
        self.gap = self.gap.max(breaks);
    }

    pub(super) fn enter(&mut self, container: &Container) {
        let first = match container {
            Container::Quote => "> ".to_owned(),
            Container::Bullet { alternate } => if *alternate { "* " } else { "- " }.to_owned(),
            Container::Number { number, alternate } => {
                format!("{number}{} ", if *alternate { ')' } else { '.' })
            }
        };
        let rest =
            if matches!(container, Container::Quote) { first.clone() } else { " ".repeat(first.len()) };
        self.prefixes.push(Prefix { first, rest, begun: false });
    }

    /// Leaves the innermost container; says whether anything was written in it.
    pub(super) fn leave(&mut self) -> bool {
        self.prefixes.pop().is_some_and(|prefix| prefix.begun)
    }

    pub(super) fn markup(&mut self, markup: &'static str) {
        self.begin();
        self.out.push_str(markup);
        self.line_start = false;
    }

    /// Words; `\n` becomes a hard line break. White space must be collapsed before.
    pub(super) fn text(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        self.begin();
        let mut numbering = self.line_start;
        let mut signs = text.chars().peekable();
        while let Some(sign) = signs.next() {
            if sign == '\n' {
                self.out.push('\\');
                self.new_line();
                numbering = true;
                continue;
            }
            let place = Place {
                line_start: self.line_start,
                numbering,
                previous: if self.line_start { None } else { self.out.chars().next_back() },
                next: signs.peek().copied(),
            };
            if sign == '<' {
                // Where bare addresses become links (GFM, 6.9), one takes the backslash of `\<` for its end.
                self.out.push_str("&lt;");
            } else {
                if place.is_markup(sign) {
                    self.out.push('\\');
                }
                self.out.push(sign);
            }
            numbering &= sign.is_ascii_digit();
            self.line_start = false;
        }
        let last_word = text.rsplit(char::is_whitespace).next().unwrap_or_default();
        self.after_address &= last_word.len() == text.len();
        self.after_address |= is_bare_address(last_word);
    }

    /// A fragment of code between more backticks than stand inside it. Right behind a bare address it becomes
    /// words: where such addresses become links, one takes the backticks with it.
    pub(super) fn code_span(&mut self, code: &str) {
        let code = code.replace('\n', " ");
        if self.gap == 0 && self.after_address {
            return self.text(&code);
        }
        let fence = "`".repeat(longest_ticks(&code) + 1);
        let pad = if code.starts_with('`') || code.ends_with('`') { " " } else { "" };
        self.begin();
        self.out.extend([&fence, pad, &code, pad, &fence]);
        self.line_start = false;
    }

    /// A block of code between fences longer than any inside it.
    pub(super) fn fence(&mut self, code: &str, syntax: Option<&str>) {
        let code = clean(code);
        let fence = "`".repeat((longest_ticks(&code) + 1).max(3));
        self.begin();
        self.out.extend([&fence, syntax.and_then(syntax_name).unwrap_or_default()]);
        for line in code.trim_matches('\n').split('\n').chain([fence.as_str()]) {
            self.new_line();
            self.out.push_str(line);
        }
        self.line_start = false;
    }

    /// The start of a link. `!` before it would make a picture of it.
    pub(super) fn link_start(&mut self) {
        self.begin();
        if self.out.ends_with('!') {
            self.out.insert(self.out.len() - 1, '\\');
        }
        self.out.push('[');
        self.line_start = false;
    }

    /// The end of a link or picture: `](address)`. The address comes out of [`link_address`] or
    /// [`image_address`].
    pub(super) fn destination(&mut self, address: &str) {
        self.out.push_str("](");
        // An address may hold what reads as an entity, `&copy;`; without the semicolon it is none.
        if address.contains(';') {
            self.out.push_str(&address.replace('&', "&amp;"));
        } else {
            self.out.push_str(address);
        }
        self.out.push(')');
    }

    pub(super) fn finish(mut self) -> String {
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        self.out
    }

    /// Writes what was put off: line breaks, and the marks of containers.
    fn begin(&mut self) {
        let fresh = self.prefixes.iter().any(|prefix| !prefix.begun);
        if self.out.is_empty() {
            self.line_start = true;
        } else if self.gap > 0 {
            for _ in 1..self.gap {
                self.out.push('\n');
                self.prefixes.iter().filter(|it| it.begun).for_each(|it| self.out.push_str(&it.rest));
                self.out.truncate(self.out.trim_end_matches(' ').len());
            }
            self.out.push('\n');
            self.prefixes.iter().filter(|it| it.begun).for_each(|it| self.out.push_str(&it.rest));
            self.line_start = true;
        }
        self.after_address &= self.gap == 0;
        self.gap = 0;
        if fresh {
            for prefix in self.prefixes.iter_mut().filter(|it| !it.begun) {
                self.out.push_str(&prefix.first);
                prefix.begun = true;
            }
            self.line_start = true;
        }
    }

    fn new_line(&mut self) {
        self.out.push('\n');
        self.prefixes.iter().for_each(|it| self.out.push_str(&it.rest));
        self.line_start = true;
    }
}

/// What stands around a sign in Markdown.
struct Place {
    line_start: bool,
    /// Whether the line so far is nothing but digits.
    numbering: bool,
    previous: Option<char>,
    next: Option<char>,
}

impl Place {
    /// Whether a sign would be read as markup (`CommonMark` 0.31, GFM 0.29).
    fn is_markup(&self, sign: char) -> bool {
        let next_is = |test: fn(char) -> bool| self.next.is_some_and(test);
        match sign {
            '\\' | '`' | '*' | '[' | ']' | '>' | '|' | '~' => true,
            '_' => !(self.previous.is_some_and(char::is_alphanumeric) && next_is(char::is_alphanumeric)),
            '!' => next_is(|next| next == '['),
            // Some readers take the backslashes from the brackets inside a link before they read its words.
            '(' => self.previous == Some(']'),
            '&' => next_is(|next| next == '#' || next.is_ascii_alphanumeric()),
            '#' => {
                let apart = self.previous.is_none_or(char::is_whitespace);
                self.line_start || (apart && !next_is(char::is_alphanumeric))
            }
            '+' | '-' | '=' => self.line_start,
            ':' => self.line_start && self.next == Some('-'),
            '.' | ')' => self.numbering && self.previous.is_some_and(|previous| previous.is_ascii_digit()),
            _ => false,
        }
    }
}

/// Whether a word holds what GFM makes a link of (GFM 0.29, 6.9).
fn is_bare_address(word: &str) -> bool {
    let word = word.to_ascii_lowercase();
    word.contains("://") || word.contains("www.")
}

fn longest_ticks(text: &str) -> usize {
    text.split(|sign| sign != '`').map(str::len).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{Html, image_address, link_address};

    #[test]
    fn only_safe_schemes_pass() {
        for address in
            ["http://a/", "HTTPS://a/", " https://a", "mailto:a@b.example", "tel:+1", "ht\ntps://a/"]
        {
            assert!(link_address(address).is_some(), "{address:?}");
        }
        let refused = [
            "javascript:x",
            "JaVa\tScRiPt:x",
            "\u{1}javascript:x",
            "java script:x",
            "vbscript:x",
            "data:text/html,x",
            "data:image/png,x",
            "blob:x",
            "file:///x",
            "//a/",
            "/a",
            "",
            "a",
            "ht tp://a",
            "javascript&colon;x",
            "x:http://a",
        ];
        for address in refused {
            assert_eq!(link_address(address), None, "{address:?}");
        }
        for address in ["https://a/", "data:image/png;base64,AA==", "DATA:IMAGE/webp,x"] {
            assert!(image_address(address).is_some(), "{address:?}");
        }
        for address in
            ["data:image/svg+xml,x", "data:Image/S\tVG+xml,x", "data:text/html,x", "mailto:a", "javascript:x"]
        {
            assert_eq!(image_address(address), None, "{address:?}");
        }
    }

    #[test]
    fn addresses_are_spelled_so_that_nothing_ends_them() {
        let spelled = link_address("https://a/(b)\"<c> d|\u{202E}\u{0}`e\\").unwrap_or_default();
        assert_eq!(spelled, "https://a/%28b%29%22%3Cc%3E%20d%7C%E2%80%AE%60e%5C");
    }

    #[test]
    fn html_words_are_never_markup() {
        let mut out = Html::default();
        out.text("<a> & 'b'\n");
        out.attribute("title", "\" onload=\"x\n");
        out.locale(Some("en\" x"), None);
        assert_eq!(out.finish(), "&lt;a&gt; &amp; &#39;b&#39;<br>\n title=\"&quot; onload=&quot;x \"");
    }
}
