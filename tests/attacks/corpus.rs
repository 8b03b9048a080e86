//! The attacks of corpus.txt and the pages of places/ that they are put into.
#![allow(dead_code, reason = "each test takes a part of it")]

use std::fs;
use std::path::Path;

const FOLDER: &str = "tests/attacks";

pub struct Attack {
    /// What kind of attack it is.
    pub class: String,
    pub words: String,
}

/// All attacks, in the order of the file.
pub fn attacks() -> Vec<Attack> {
    let file = fs::read_to_string(Path::new(FOLDER).join("corpus.txt")).unwrap();
    let mut class = String::new();
    let mut found = Vec::new();
    for line in file.lines().filter(|line| !line.is_empty() && !line.starts_with("# ") && *line != "#") {
        if let Some(name) = class_of(line) {
            name.clone_into(&mut class);
        } else {
            found.push(Attack { class: class.clone(), words: unescaped(line) });
        }
    }
    found
}

fn class_of(line: &str) -> Option<&str> {
    let name = line.strip_prefix('[')?.strip_suffix(']')?;
    name.chars().all(|it| it.is_ascii_lowercase() || it == ' ').then_some(name)
}

/// The line with its escapes undone.
fn unescaped(line: &str) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('\\') {
        out.push_str(before);
        let mut signs = after.chars();
        let sign = signs.next().unwrap_or_else(|| panic!("{line}: ends in a backslash"));
        rest = signs.as_str();
        match sign {
            'n' => out.push('\n'),
            't' => out.push('\t'),
            'r' => out.push('\r'),
            'f' => out.push('\u{c}'),
            '0' => out.push('\0'),
            '\\' => out.push('\\'),
            'u' => {
                let (digits, after) = rest[1..].split_once('}').unwrap_or_else(|| panic!("{line}: no }}"));
                let code = u32::from_str_radix(digits, 16).unwrap_or_else(|_| panic!("{line}: {digits}"));
                out.push(char::from_u32(code).unwrap_or_else(|| panic!("{line}: {digits} is no character")));
                rest = after;
            }
            other => panic!("{line}: no escape \\{other}"),
        }
    }
    out + rest
}

/// A page with gaps for an attack: `{{raw}}` takes it as it is, `{{text}}` with what has a meaning in HTML
/// escaped, `{{json}}` as the inside of a string of JSON in a script.
pub struct Place {
    pub name: String,
    page: String,
}

/// Every page of places/, by name.
pub fn places() -> Vec<Place> {
    let files = fs::read_dir(Path::new(FOLDER).join("places")).unwrap().map(|it| it.unwrap().path());
    let mut places: Vec<Place> = files
        .map(|file| Place {
            name: file.file_stem().unwrap().to_string_lossy().into_owned(),
            page: fs::read_to_string(&file).unwrap(),
        })
        .collect();
    places.sort_by(|one, other| one.name.cmp(&other.name));
    places
}

impl Place {
    pub fn with(&self, attack: &str) -> String {
        let text =
            attack.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;");
        let json = serde_json::to_string(attack).unwrap().replace("</", "<\\/").replace("<!", "\\u003c!");
        let json = json[1..json.len() - 1].to_owned();
        self.page.replace("{{raw}}", attack).replace("{{text}}", &text).replace("{{json}}", &json)
    }
}
