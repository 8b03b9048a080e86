//! Words in Markdown.

use super::syntax_name;
use crate::export::clean::clean;

/// What stands at the start of every line of a container in Markdown.
pub(in crate::export) enum Container {
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
pub(in crate::export) struct Markdown {
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
    pub(in crate::export) fn gap(&mut self, breaks: usize) {
        self.gap = self.gap.max(breaks);
    }

    pub(in crate::export) fn enter(&mut self, container: &Container) {
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
    pub(in crate::export) fn leave(&mut self) -> bool {
        self.prefixes.pop().is_some_and(|prefix| prefix.begun)
    }

    pub(in crate::export) fn markup(&mut self, markup: &'static str) {
        self.begin();
        self.out.push_str(markup);
        self.line_start = false;
    }

    /// Words; `\n` becomes a hard line break. White space must be collapsed before.
    pub(in crate::export) fn text(&mut self, text: &str) {
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
    pub(in crate::export) fn code_span(&mut self, code: &str) {
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
    pub(in crate::export) fn fence(&mut self, code: &str, syntax: Option<&str>) {
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
    pub(in crate::export) fn link_start(&mut self) {
        self.begin();
        if self.out.ends_with('!') {
            self.out.insert(self.out.len() - 1, '\\');
        }
        self.out.push('[');
        self.line_start = false;
    }

    /// The end of a link or picture: `](address)`. The address comes out of [`link_address`] or
    /// [`image_address`].
    pub(in crate::export) fn destination(&mut self, address: &str) {
        self.out.push_str("](");
        // An address may hold what reads as an entity, `&copy;`; without the semicolon it is none.
        if address.contains(';') {
            self.out.push_str(&address.replace('&', "&amp;"));
        } else {
            self.out.push_str(address);
        }
        self.out.push(')');
    }

    pub(in crate::export) fn finish(mut self) -> String {
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
