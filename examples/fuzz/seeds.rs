//! What another fuzzer begins with, as files.

use std::fmt::Write;
use std::fs;
use std::io;
use std::path::Path;

use crate::mutate;
use crate::targets::TARGETS;

/// Writes a folder of seeds for each target, and the dictionary in the form of libFuzzer.
pub fn write(folder: &Path) -> io::Result<()> {
    for target in TARGETS {
        let folder = folder.join(target.name);
        fs::create_dir_all(&folder)?;
        for (number, seed) in (target.seeds)().iter().enumerate() {
            fs::write(folder.join(number.to_string()), seed)?;
        }
    }
    let words: String = mutate::dictionary().iter().map(|it| quoted(it)).collect();
    fs::write(folder.join("dictionary.txt"), words)
}

fn quoted(word: &[u8]) -> String {
    let mut line = String::from("\"");
    for byte in word {
        let is_plain = matches!(byte, b' '..=b'~') && !matches!(byte, b'"' | b'\\');
        let _ = if is_plain { write!(line, "{}", char::from(*byte)) } else { write!(line, "\\x{byte:02X}") };
    }
    line + "\"\n"
}
