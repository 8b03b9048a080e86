//! JSON as pages have it: strict first, then one linear repair, then strict again.
//!
//! The repair writes a new text that holds all values of the script in one array, so objects that merely
//! follow each other are read too. It mends: marks of comments and CDATA, raw line breaks and quotation
//! marks in strings, bad escapes, missing and surplus commas, names without quotation marks, words that
//! are no values, brackets that do not match, and an end that is missing.

use serde_json::Value;

/// A string that the script's end cuts is kept only when it is this long (in bytes): then it is running
/// text and its start has a use, whereas half a date or half a name misleads.
const CUT_TEXT_BYTES: usize = 500;

/// Reads a script. None when nothing in it can be read.
pub(super) fn parse(script: &str) -> Option<Value> {
    let script = script.trim_matches(|it: char| it.is_whitespace() || it == '\u{FEFF}' || it == '\0');
    if script.is_empty() {
        return Some(Value::Null);
    }
    if let Ok(value) = serde_json::from_str(script) {
        return Some(value);
    }
    let quoted;
    let script = if script.contains('"') {
        script
    } else {
        // Some templates escape the whole script for HTML.
        quoted = script.replace("&quot;", "\"");
        &quoted
    };
    let value: Value = serde_json::from_str(&Repair::new(script).run()).ok()?;
    let has_things = value.as_array().is_some_and(|all| all.iter().any(|it| it.is_object() || it.is_array()));
    has_things.then_some(value)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Object,
    Array,
}

/// What comes next in an open object or array.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    Key,
    Colon,
    Value,
}

struct Level {
    kind: Kind,
    next: Next,
    is_empty: bool,
}

struct Repair<'a> {
    rest: &'a str,
    out: String,
    levels: Vec<Level>,
    /// Open objects and arrays, so that a bracket without a partner is known at once.
    objects: usize,
    arrays: usize,
}

impl<'a> Repair<'a> {
    fn new(script: &'a str) -> Self {
        let mut repair = Self {
            rest: script,
            out: String::with_capacity(script.len() + 16),
            levels: Vec::new(),
            objects: 0,
            arrays: 0,
        };
        repair.open(Kind::Array);
        // The outermost array is ours: no bracket of the script closes it.
        repair.arrays = 0;
        repair
    }

    fn run(mut self) -> String {
        while let Some(letter) = self.rest.chars().next() {
            match letter {
                '{' => self.open_value(Kind::Object),
                '[' => self.open_value(Kind::Array),
                '}' => self.close_to(Kind::Object),
                ']' if !self.rest.starts_with("]]>") => self.close_to(Kind::Array),
                '"' | '\'' => self.string(letter),
                ':' => self.colon(),
                ',' => self.comma(),
                '/' | '<' | ']' | '-' if self.skip_mark() => continue,
                _ if is_word(letter) => {
                    self.word();
                    continue;
                }
                _ => {}
            }
            self.skip(letter.len_utf8());
        }
        while !self.levels.is_empty() {
            self.close();
        }
        self.out
    }

    /// Goes on; a string may have used up the text already.
    fn skip(&mut self, bytes: usize) {
        self.rest = self.rest.get(bytes..).unwrap_or_default();
    }

    fn open(&mut self, kind: Kind) {
        let (bracket, next) = match kind {
            Kind::Object => ('{', Next::Key),
            Kind::Array => ('[', Next::Value),
        };
        self.out.push(bracket);
        match kind {
            Kind::Object => self.objects += 1,
            Kind::Array => self.arrays += 1,
        }
        self.levels.push(Level { kind, next, is_empty: true });
    }

    /// Opens an object or array where a value may stand.
    fn open_value(&mut self, kind: Kind) {
        self.before_item();
        let Some(level) = self.levels.last_mut() else { return };
        if level.next == Next::Key {
            // A thing where a name must stand: the name is missing.
            self.out.push_str("\"\":");
        }
        self.after_value();
        self.open(kind);
    }

    /// Writes the comma or colon that the next string, word or bracket needs before it.
    fn before_item(&mut self) {
        let Some(level) = self.levels.last_mut() else { return };
        match level.next {
            Next::Colon => {
                self.out.push(':');
                level.next = Next::Value;
            }
            Next::Value if level.kind == Kind::Object => {}
            Next::Key | Next::Value => {
                if !level.is_empty {
                    self.out.push(',');
                }
                level.is_empty = false;
            }
        }
    }

    fn after_value(&mut self) {
        if let Some(level) = self.levels.last_mut() {
            level.next = if level.kind == Kind::Object { Next::Key } else { Next::Value };
        }
    }

    fn after_string(&mut self) {
        match self.levels.last_mut() {
            Some(level) if level.next == Next::Key => level.next = Next::Colon,
            _ => self.after_value(),
        }
    }

    fn colon(&mut self) {
        if let Some(level) = self.levels.last_mut().filter(|it| it.next == Next::Colon) {
            self.out.push(':');
            level.next = Next::Value;
        }
    }

    /// Commas are written when the next item comes; here only a value that is missing is filled in.
    fn comma(&mut self) {
        let Some(level) = self.levels.last_mut().filter(|it| it.kind == Kind::Object) else { return };
        match level.next {
            Next::Colon => self.out.push_str(":null"),
            Next::Value => self.out.push_str("null"),
            Next::Key => return,
        }
        level.next = Next::Key;
    }

    /// Closes the innermost object or array; a name that waits for its value gets none.
    fn close(&mut self) {
        let Some(level) = self.levels.pop() else { return };
        match (level.kind, level.next) {
            (Kind::Object, Next::Colon) => self.out.push_str(":null}"),
            (Kind::Object, Next::Value) => self.out.push_str("null}"),
            (Kind::Object, Next::Key) => self.out.push('}'),
            (Kind::Array, _) => self.out.push(']'),
        }
        match level.kind {
            Kind::Object => self.objects -= 1,
            Kind::Array => self.arrays = self.arrays.saturating_sub(1),
        }
    }

    /// Closes what is open up to the partner of a bracket; without a partner the bracket is dropped.
    fn close_to(&mut self, kind: Kind) {
        let open = match kind {
            Kind::Object => self.objects,
            Kind::Array => self.arrays,
        };
        if open == 0 {
            return;
        }
        while let Some(inner) = self.levels.last().map(|it| it.kind) {
            self.close();
            if inner == kind {
                return;
            }
        }
    }

    /// Skips what wraps or explains a script: `<!-- -->`, `<![CDATA[ ]]>`, `/* */`, `// ...`.
    fn skip_mark(&mut self) -> bool {
        let rest = self.rest;
        for mark in ["<![CDATA[", "]]>", "<!--", "-->"] {
            if rest.starts_with(mark) {
                self.skip(mark.len());
                return true;
            }
        }
        if rest.starts_with("/*") {
            self.skip(rest.find("*/").map_or(rest.len(), |at| at + 2));
            return true;
        }
        let Some(comment) = rest.strip_prefix("//") else { return false };
        let is_wrapper =
            ["<![CDATA[", "]]>", "<!--", "-->"].iter().any(|it| comment.trim_start().starts_with(it));
        self.skip(if is_wrapper { 2 } else { rest.find('\n').unwrap_or(rest.len()) });
        true
    }

    /// A word without quotation marks: a number, `true`, a name, or nothing that JSON knows.
    fn word(&mut self) {
        let end = self.rest.find(|letter| !is_word(letter)).unwrap_or(self.rest.len());
        let word = &self.rest[..end];
        self.skip(end);
        self.before_item();
        let is_name = self.levels.last().is_some_and(|it| it.next == Next::Key);
        if !is_name && matches!(word, "undefined" | "NaN" | "None" | "-") {
            self.out.push_str("null");
        } else if !is_name && serde_json::from_str::<Value>(word).is_ok() {
            self.out.push_str(word);
        } else {
            self.out.push('"');
            self.out.push_str(word);
            self.out.push('"');
        }
        self.after_string();
    }

    /// Copies a string up to the mark that closes it, and leaves `rest` at that mark.
    fn string(&mut self, mark: char) {
        self.before_item();
        let is_name = self.levels.last().is_some_and(|it| it.next == Next::Key);
        let start = self.out.len();
        self.out.push('"');
        self.rest = &self.rest[1..];
        let mut is_closed = false;
        while let Some(letter) = self.rest.chars().next() {
            if letter == mark && self.closes(mark, is_name) {
                is_closed = true;
                break;
            }
            match letter {
                '\\' => self.escape(),
                '"' => self.copy(1, "\\\""),
                '\n' => self.copy(1, "\\n"),
                '\r' => self.copy(1, "\\r"),
                '\t' => self.copy(1, "\\t"),
                _ if letter.is_ascii_control() => self.copy(1, " "),
                _ => {
                    self.out.push(letter);
                    self.skip(letter.len_utf8());
                }
            }
        }
        if !is_closed && self.out.len() - start < CUT_TEXT_BYTES {
            self.out.truncate(start);
            self.out.push_str("\"\"");
        } else {
            self.out.push('"');
        }
        self.after_string();
    }

    fn copy(&mut self, bytes: usize, written: &str) {
        self.out.push_str(written);
        self.skip(bytes);
    }

    /// Whether a quotation mark inside a string ends it: what follows then carries the JSON on.
    fn closes(&self, mark: char, is_name: bool) -> bool {
        let after = &self.rest[1..];
        let next = after.trim_start();
        let Some(letter) = next.chars().next() else { return true };
        match letter {
            ':' => is_name,
            '}' => true,
            ']' => !is_name,
            ',' => !is_name && self.carries_on(next[1..].trim_start()),
            '/' => next.starts_with("//") || next.starts_with("/*"),
            // A comma that was left out at a line's end.
            '"' | '\'' => letter == mark && after[..after.len() - next.len()].contains('\n'),
            ';' | '<' => next[1..].trim_start().is_empty() || letter == '<' && next.starts_with("<!"),
            _ => false,
        }
    }

    /// Whether what follows a comma is the next item, and not the rest of a sentence.
    fn carries_on(&self, next: &str) -> bool {
        let Some(letter) = next.chars().next() else { return true };
        if matches!(letter, '"' | '\'' | '}' | ']' | ',' | '/') {
            return true;
        }
        if self.levels.last().is_some_and(|it| it.kind == Kind::Array) {
            return !letter.is_alphabetic();
        }
        let word = next.find(|letter| !is_word(letter)).unwrap_or(next.len());
        0 < word && next[word..].starts_with(':')
    }

    /// Copies an escape that JSON knows; of any other only the letter stays.
    fn escape(&mut self) {
        let bytes = self.rest.as_bytes();
        match bytes.get(1) {
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => {
                self.out.push_str(&self.rest[..2]);
                self.skip(2);
            }
            Some(b'u') => self.unicode_escape(),
            _ => self.skip(1),
        }
    }

    fn unicode_escape(&mut self) {
        let unit = |at: usize| {
            let digits = self.rest.get(at..at + 6)?.strip_prefix("\\u")?;
            digits.bytes().all(|it| it.is_ascii_hexdigit()).then(|| u16::from_str_radix(digits, 16).ok())?
        };
        let length = match (unit(0), unit(6)) {
            (Some(0xD800..=0xDBFF), Some(0xDC00..=0xDFFF)) => 12,
            (Some(0xD800..=0xDFFF), _) => return self.copy(6, "\u{FFFD}"),
            (Some(_), _) => 6,
            (None, _) => return self.skip(1),
        };
        self.out.push_str(&self.rest[..length]);
        self.skip(length);
    }
}

fn is_word(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '-' | '+' | '.' | '_' | '$' | '@')
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use serde_json::json;

    use super::parse;

    fn read(script: &str) -> serde_json::Value {
        let value = parse(script).unwrap();
        // The repair wraps everything in one array.
        match value {
            serde_json::Value::Array(mut all) if all.len() == 1 => all.remove(0),
            other => other,
        }
    }

    #[test]
    fn mends_what_pages_break() {
        let cases = [
            ("{\"a\":\"x\ny\tz\"}", json!({"a": "x\ny\tz"})),
            (r#"{"a":[1,2,],"b":"c",}"#, json!({"a": [1, 2], "b": "c"})),
            (r#"{"a":"b"};"#, json!({"a": "b"})),
            (r#"<!-- {"a":"b"} -->"#, json!({"a": "b"})),
            ("//<![CDATA[\n{\"a\":[[1]]}\n//]]>", json!({"a": [[1]]})),
            (
                r#"/* note */ {"a": /* "x" */ "b" // end
            }"#,
                json!({"a": "b"}),
            ),
            (r#"{"a":"b" "c":"d"}"#, json!({"a": "b\" \"c\":\"d"})),
            ("{\"a\":\"b\"\n\"c\":\"d\"}", json!({"a": "b", "c": "d"})),
            (r#"{"a":"He said "no", and left","c":"d"}"#, json!({"a": "He said \"no\", and left", "c": "d"})),
            (r#"{"a":"it\'s \x \u00e9 \ud83d \uZZ"}"#, json!({"a": "it's x \u{e9} \u{fffd} uZZ"})),
            (r#"{"a":"\ud83d\ude00","b":,"c"}"#, json!({"a": "\u{1F600}", "b": null, "c": null})),
            (r"{a:'b',c:undefined,d:2021-05-01}", json!({"a": "b", "c": null, "d": "2021-05-01"})),
            (r#"{"a":{"b":[{"c":1]}}"#, json!({"a": {"b": [{"c": 1}]}})),
            (r"{&quot;a&quot;:&quot;b&quot;}", json!({"a": "b"})),
            (r#"{"a":["x","y "z" w",1],}"#, json!({"a": ["x", "y \"z\" w", 1]})),
            ("\u{FEFF}{\"a\":1}}}]", json!({"a": 1})),
        ];
        for (script, expected) in cases {
            assert_eq!(read(script), expected, "{script}");
        }
    }

    #[test]
    fn reads_objects_in_a_row() {
        assert_eq!(parse(r#"{"a":1}{"b":2}"#).unwrap(), json!([{"a": 1}, {"b": 2}]));
    }

    #[test]
    fn keeps_what_a_cut_script_says() {
        assert_eq!(
            read(r#"{"a":"b","c":{"d":"e","f":"half a da"#),
            json!({"a": "b", "c": {"d": "e", "f": ""}})
        );
        assert_eq!(read(r#"{"a":"b","c"#), json!({"a": "b", "": null}));
        let long = "word ".repeat(200);
        let script = format!(r#"{{"a":"b","body":"{long}"#);
        assert_eq!(read(&script), json!({"a": "b", "body": long.trim_end()}));
    }

    #[test]
    fn gives_up_on_what_is_no_json() {
        assert_eq!(parse("document.write(1)"), None);
        assert_eq!(parse(&"[".repeat(100_000)), None);
        assert_eq!(parse("  \n"), Some(serde_json::Value::Null));
    }

    #[test]
    fn takes_linear_time() {
        for piece in ["{\"a\":[", "\"", "\" ,", "}]", "/*", "\\u", "<!--", "a:"] {
            let script = piece.repeat(300_000);
            let start = std::time::Instant::now();
            let _ = parse(&script);
            assert!(start.elapsed().as_secs() < 3, "{piece}");
        }
    }
}
