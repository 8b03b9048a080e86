//! Makes what the program reads ready-made: the language packs, and tables of letters.
//!
//! The packs are put together without comments, blank lines and examples, which are there for those who write and test a
//! pack, and would travel with every copy of the WebAssembly module. Labels are compared folded, those of all languages
//! with every line of a page. They are folded here, so that no program does it before its first page.

use std::collections::HashSet;
use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use section::Section;

#[allow(dead_code, unreachable_pub, reason = "the program uses more of it")]
#[path = "src/language/section.rs"]
mod section;

#[allow(dead_code, unreachable_pub, reason = "the program uses more of it")]
#[path = "src/text"]
mod text {
    pub mod fold;

    /// What `src/text/letter.rs` answers from the tables that are made here.
    pub mod letter {
        pub fn is_alphanumeric(letter: char) -> bool {
            letter.is_alphanumeric()
        }

        pub fn is_alphabetic(letter: char) -> bool {
            letter.is_alphabetic()
        }

        pub fn has_case(letter: char) -> bool {
            letter.is_lowercase() || letter.is_uppercase() || !letter.to_lowercase().eq([letter])
        }
    }
}

/// The packs, those of one script and family side by side: what their words share compresses best so.
const PACKS: [&str; 36] = [
    "ar", "fa", "ps", "ckb", "ur", "he", "hi", "bn", "th", "ja", "zh", "ko", "el", "bg", "ru", "uk", "pl",
    "cs", "hr", "hu", "fi", "tr", "vi", "sw", "id", "en", "nl", "de", "sv", "da", "nb", "fr", "it", "ro",
    "es", "pt",
];

/// What is read here.
const INPUTS: [&str; 4] = ["build.rs", "src/language/packs", "src/language/section.rs", "src/text/fold.rs"];

/// Stands before each tag and each section.
const SIGN: char = '\u{1}';

/// Letters in a row of the tables, and in all of them: the Basic Multilingual Plane.
const BLOCK: usize = 64;
const LETTERS: usize = 1 << 16;

/// A table of letters: its name, and what its bits answer.
type Table = (&'static str, fn(char) -> bool);

/// The tables that `src/text/letter.rs` reads.
const TABLES: [Table; 3] = [
    ("ALPHANUMERIC", text::letter::is_alphanumeric),
    ("ALPHABETIC", text::letter::is_alphabetic),
    ("CASED", text::letter::has_case),
];

fn main() -> Result<(), Box<dyn Error>> {
    for input in INPUTS {
        println!("cargo::rerun-if-changed={input}");
    }
    let out = env::var("OUT_DIR")?;
    fs::write(Path::new(&out).join("packs.txt"), packs()?)?;
    fs::write(Path::new(&out).join("letters.rs"), letters()?)?;
    Ok(())
}

/// The packs as the program reads them.
fn packs() -> Result<String, Box<dyn Error>> {
    let folder = Path::new("src/language/packs");
    let files: Vec<String> = PACKS
        .iter()
        .map(|tag| fs::read_to_string(folder.join(format!("{tag}.txt"))))
        .collect::<Result<_, _>>()?;
    let mut out = String::new();
    for (name, _) in sections(&files[0]) {
        out.extend([name, "\n"]);
    }
    for (tag, file) in PACKS.iter().zip(&files) {
        out.push(SIGN);
        out.push_str(tag);
        for (name, values) in sections(file) {
            out.push(SIGN);
            let is_folded = Section::ALL.iter().any(|it| it.name() == name && !it.is_as_written());
            let mut said = HashSet::new();
            for value in values {
                let value = if is_folded { section::folded(value) } else { value.to_owned() };
                if said.insert(value.clone()) || !is_folded {
                    out.extend([value.as_str(), "\n"]);
                }
            }
        }
    }
    Ok(out)
}

/// The tables of letters in Rust, for `src/text/letter.rs`.
fn letters() -> Result<String, Box<dyn Error>> {
    let mut rows: Vec<[u64; TABLES.len()]> = Vec::new();
    let mut blocks = Vec::with_capacity(LETTERS / BLOCK);
    for start in (0..LETTERS).step_by(BLOCK) {
        let row = TABLES.map(|(_, answer)| {
            let answers = (0..BLOCK).map(|it| char::from_u32((start + it) as u32).is_some_and(answer));
            answers.rev().fold(0, |bits: u64, it| bits << 1 | u64::from(it))
        });
        let found = rows.iter().position(|it| *it == row).unwrap_or(rows.len());
        if found == rows.len() {
            rows.push(row);
        }
        blocks.push(u8::try_from(found)?);
    }
    let mut out = format!("pub(super) static BLOCKS: [u8; {}] = {blocks:?};\n", blocks.len());
    for (table, (name, _)) in TABLES.iter().enumerate() {
        let bits: Vec<u64> = rows.iter().map(|it| it[table]).collect();
        writeln!(out, "pub(super) static {name}: [u64; {}] = {bits:?};", bits.len())?;
    }
    Ok(out)
}

/// The sections of a pack but its examples, and their values.
fn sections(text: &str) -> Vec<(&str, Vec<&str>)> {
    let mut sections: Vec<(&str, Vec<&str>)> = Vec::new();
    for line in text.lines().map(str::trim).filter(|it| !it.is_empty() && !it.starts_with('#')) {
        if let Some(name) = line.strip_prefix('[').and_then(|it| it.strip_suffix(']')) {
            sections.push((name, Vec::new()));
        } else if let Some((_, values)) = sections.last_mut() {
            values.push(line);
        }
    }
    sections.retain(|it| it.0 != "examples");
    sections
}
