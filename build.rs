//! Puts the language packs together as the program reads them: without comments, blank lines and examples, which are
//! there for those who write and test a pack, and would travel with every copy of the WebAssembly module.

use std::error::Error;
use std::path::Path;
use std::{env, fs};

/// The packs, those of one script and family side by side: what their words share compresses best so.
const PACKS: [&str; 22] = [
    "ar", "fa", "ur", "he", "hi", "ja", "zh", "ko", "el", "ru", "uk", "pl", "tr", "id", "en", "nl", "de",
    "sv", "fr", "it", "es", "pt",
];

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new("src/language/packs");
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut together = String::new();
    for tag in PACKS {
        let text = fs::read_to_string(folder.join(format!("{tag}.txt")))?;
        for part in ["[pack]\n", tag, "\n", &words(&text)] {
            together += part;
        }
    }
    fs::write(Path::new(&env::var("OUT_DIR")?).join("packs.txt"), together)?;
    Ok(())
}

fn words(text: &str) -> String {
    let mut words = String::new();
    let mut is_example = false;
    for line in text.lines().map(str::trim).filter(|it| !it.is_empty() && !it.starts_with('#')) {
        if line.starts_with('[') {
            is_example = line == "[examples]";
        }
        if !is_example {
            words += line;
            words.push('\n');
        }
    }
    words
}
