//! What the examples that measure share.

use std::path::PathBuf;
use std::{env, fs, io};

/// Every `.html` page in the folder that the command line names, and in those inside it; our own pages unless one is
/// named. Bytes that are no UTF-8 are replaced.
pub fn pages() -> io::Result<Vec<String>> {
    let mut folders = vec![PathBuf::from(env::args().nth(1).unwrap_or_else(|| "tests/pages".to_owned()))];
    let mut pages = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == "html") {
                pages.push(String::from_utf8_lossy(&fs::read(path)?).into_owned());
            }
        }
    }
    Ok(pages)
}
