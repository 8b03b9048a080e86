//! Puts the language packs together as the program reads them: without comments, blank lines and examples, which are
//! there for those who write and test a pack, and would travel with every copy of the WebAssembly module.
//!
//! Labels are compared folded, those of all languages with every line of a page. They are folded here, so that no program
//! does it before its first page.

use std::collections::HashSet;
use std::error::Error;
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
    pub mod letter;
}

/// The packs, those of one script and family side by side: what their words share compresses best so.
const PACKS: [&str; 36] = [
    "ar", "fa", "ps", "ckb", "ur", "he", "hi", "bn", "th", "ja", "zh", "ko", "el", "bg", "ru", "uk", "pl",
    "cs", "hr", "hu", "fi", "tr", "vi", "sw", "id", "en", "nl", "de", "sv", "da", "nb", "fr", "it", "ro",
    "es", "pt",
];

/// What is read here.
const INPUTS: [&str; 5] =
    ["build.rs", "src/language/packs", "src/language/section.rs", "src/text/fold.rs", "src/text/letter.rs"];

/// Stands before each tag and each section.
const SIGN: char = '\u{1}';

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new("src/language/packs");
    for input in INPUTS {
        println!("cargo::rerun-if-changed={input}");
    }
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
    fs::write(Path::new(&env::var("OUT_DIR")?).join("packs.txt"), out)?;
    Ok(())
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
