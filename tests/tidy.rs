//! The house rules, as a test: ARCHITECTURE.md says why each of them stands.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The rooms in the order of the walk.
const ROOMS: [&str; 7] = ["input", "page", "evidence", "roles", "body", "fields", "export"];
const SHELVES: [&str; 5] = ["language", "dates", "text", "url", "order"];
/// Lines of one source file before its tests.
const FILE_LINES_MAX: usize = 450;

fn sources(root: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::from(root)];
    while let Some(path) = folders.pop() {
        if path.is_dir() {
            folders.extend(fs::read_dir(&path).unwrap().map(|it| it.unwrap().path()));
        } else if path.extension().is_some_and(|it| it == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            found.push((path, text));
        }
    }
    found.sort();
    found
}

/// The code of a file without its tests, which stand at its end in a module of their own.
fn code(text: &str) -> &str {
    let tests = text.match_indices("#[cfg(test)]").map(|it| it.0);
    let opens = |at: &usize| {
        let mut lines = text[*at..].lines().skip(1).skip_while(|it| it.starts_with('#'));
        lines.next().is_some_and(|it| it.starts_with("mod ") && it.ends_with('{'))
    };
    tests.filter(opens).last().map_or(text, |at| &text[..at])
}

fn is_test_file(path: &Path) -> bool {
    path.file_name().is_some_and(|it| it == "tests.rs") || path.iter().any(|it| it == "tests")
}

/// The files of a room or shelf: a folder, or one file.
fn part(name: &str) -> Vec<(PathBuf, String)> {
    let folder = format!("src/{name}");
    let root = if Path::new(&folder).is_dir() { folder } else { format!("src/{name}.rs") };
    sources(&root)
}

#[test]
fn data_walks_one_way() {
    for (position, room) in ROOMS.iter().enumerate() {
        for (path, text) in part(room).iter().filter(|it| !is_test_file(&it.0)) {
            for later in &ROOMS[position + 1..] {
                let reaches = code(text).contains(&format!("crate::{later}"));
                assert!(!reaches, "{} reaches forward into {later}", path.display());
            }
        }
    }
    for shelf in SHELVES {
        for (path, text) in part(shelf) {
            for room in ROOMS {
                let knows = code(&text).contains(&format!("crate::{room}::"));
                assert!(!knows, "{} is a shelf and knows the room {room}", path.display());
            }
        }
    }
}

#[test]
fn walls_cannot_be_slipped_past() {
    for (path, text) in sources("src") {
        assert!(!code(&text).contains("super::super"), "{}: name the room by crate::", path.display());
        assert!(!code(&text).contains("use super::*"), "{}: no wildcard imports", path.display());
        assert!(!text.contains("::*;"), "{}: no wildcard imports", path.display());
    }
}

#[test]
fn each_library_is_known_in_one_place() {
    for (path, text) in sources("src") {
        let inside = |part: &str| path.starts_with(format!("src/{part}"));
        for library in ["scraper", "ego_tree", "html5ever"] {
            let names = code(&text).contains(&format!("{library}::"));
            assert!(!names || inside("page"), "{} knows {library}", path.display());
        }
        for library in ["wasm_bindgen", "js_sys", "web_sys"] {
            assert!(
                !code(&text).contains(library) || inside("wasm.rs"),
                "{} knows {library}",
                path.display()
            );
        }
    }
}

#[test]
fn files_have_one_purpose_and_end_in_time() {
    for (path, text) in sources("src") {
        let lines = code(&text).lines().count();
        assert!(lines <= FILE_LINES_MAX, "{} has {lines} lines of code", path.display());
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let is_vague = ["utils", "util", "helpers", "common", "misc", "manager"].contains(&name.as_str());
        assert!(!is_vague, "{}: a file is named for its subject", path.display());
    }
}

#[test]
fn words_of_languages_stay_in_packs() {
    // Names of months are the words that creep into code first; "may" and "march" are English words too.
    let months =
        ["january", "february", "april", "june", "july", "august", "september", "october", "november"];
    for (path, text) in sources("src").iter().filter(|it| !is_test_file(&it.0)) {
        let comment = |line: &&str| !line.trim_start().starts_with("//");
        for line in code(text).lines().filter(comment) {
            let line = line.split(" // ").next().unwrap_or(line);
            let foreign = line.chars().find(|it| !it.is_ascii() && it.is_alphabetic());
            assert!(foreign.is_none(), "{}: {line}", path.display());
            let lower = line.to_ascii_lowercase();
            let month = months.iter().find(|month| lower.contains(&format!("\"{month}")));
            assert!(month.is_none(), "{} names a month: {line}", path.display());
        }
    }
}

/// Stop words that are names of markup, mail, addresses and sections of lists too.
const STOP_WORDS_AND_NAMES: [&str; 8] = ["bio", "byl", "com", "del", "from", "over", "var", "who"];

#[test]
fn small_words_and_escaped_words_stay_in_packs_too() {
    let packs: Vec<String> = fs::read_dir("src/language/packs")
        .unwrap()
        .map(|it| fs::read_to_string(it.unwrap().path()).unwrap())
        .collect();
    let stop_words: HashSet<&str> = packs
        .iter()
        .flat_map(|it| {
            it.split_once("[stop-words]\n").unwrap().1.lines().take_while(|it| !it.starts_with('['))
        })
        .filter(|it| 3 <= it.len() && !STOP_WORDS_AND_NAMES.contains(it))
        .collect();
    assert!(stop_words.contains("the"));
    for (path, text) in sources("src").iter().filter(|it| !is_test_file(&it.0)) {
        for line in code(text).lines().filter(|it| !it.trim_start().starts_with("//")) {
            for value in values(line) {
                let is_small = stop_words.contains(value.trim().to_ascii_lowercase().as_str());
                assert!(!is_small, "{} holds the word {value}", path.display());
                // A letter alone is a sign of its script.
                let is_word = |it: &str| !it.is_ascii() && 1 < it.chars().count();
                let word = value.split(|it: char| !it.is_alphabetic()).find(|it| is_word(it));
                assert!(word.is_none(), "{} holds the word {value}", path.display());
            }
        }
    }
}

/// The texts between quotation marks in a line of code, with their escaped letters.
fn values(line: &str) -> Vec<String> {
    let parts =
        line.replace("'\"'", "").replace("\\\"", "").split('"').map(str::to_owned).collect::<Vec<_>>();
    parts.iter().skip(1).step_by(2).map(|it| unescaped(it)).collect()
}

fn unescaped(value: &str) -> String {
    let mut parts = value.split("\\u{");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (number, rest) = part.split_once('}').unwrap_or_default();
        out.extend(u32::from_str_radix(number, 16).ok().and_then(char::from_u32));
        out.push_str(rest);
    }
    out
}

#[test]
fn rooms_introduce_themselves() {
    for room in ROOMS {
        let text = fs::read_to_string(format!("src/{room}/mod.rs")).unwrap();
        assert!(text.starts_with("//! Room "), "{room} does not say which room it is");
        assert!(text.contains("//! Comes in:"), "{room} does not say what comes in and goes out");
        assert!(text.contains("//! **Invariant:**"), "{room} states no invariant");
    }
}

#[test]
fn nothing_is_left_for_later() {
    let words = [["TO", "DO"].concat(), ["FIX", "ME"].concat(), ["X", "XX"].concat()];
    for (path, text) in sources("src").into_iter().chain(sources("tests")) {
        for word in &words {
            let found = text.split(|it: char| !it.is_ascii_alphanumeric()).any(|it| it == word);
            assert!(!found, "{} holds {word}", path.display());
        }
    }
}

#[test]
fn every_pack_is_listed() {
    let list = fs::read_to_string("build.rs").unwrap();
    for entry in fs::read_dir("src/language/packs").unwrap() {
        let tag = entry.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned();
        assert!(list.contains(&format!("\"{tag}\"")), "the pack {tag} is not listed in build.rs");
    }
}
