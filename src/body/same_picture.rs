//! Whether two addresses show one picture in different sizes.

use crate::url;

/// A part of a file's name with a digit and this many letters is an identifier.
const IDENTIFIER_CHARS: usize = 7;

/// Elsewhere in an address only longer ones are: shorter are dates and the numbers of articles.
const LONG_IDENTIFIER_CHARS: usize = 12;

/// Names of files that begin with this many equal letters are the same name, but for a size behind it.
const EQUAL_CHARS: usize = 14;

/// Names that share this many words of this many letters were written once; identifiers may stand before them.
const SHARED_WORDS: usize = 3;
const WORD_CHARS: usize = 5;

/// The parts of a name that are looked at; names are short, and a hostile one keeps time linear.
const PARTS: usize = 24;

/// Whether two addresses show one picture, as far as they say so: publishers serve a picture in many sizes
/// and cuts, and keep its name or its identifier.
pub fn shows_same_picture(one: &str, other: &str) -> bool {
    if let (Some(folder), Some(there)) = (folder_of_cut(one), folder_of_cut(other)) {
        return folder == there;
    }
    shares_identifier(one, other) || shares_name(one, other)
}

/// What stands before the last part of an address that says nothing but how the picture is cut: "/images/425/fill-640x426".
fn folder_of_cut(address: &str) -> Option<&str> {
    let (folder, cut) = url::path_of(address).trim_end_matches('/').rsplit_once('/')?;
    let rule = cut.split('|').next().unwrap_or(cut);
    let (word, size) = rule.split_once('-')?;
    let is_cut = word.chars().all(|it| it.is_ascii_alphabetic()) && is_size(size);
    (is_cut && folder.ends_with(|it: char| it.is_ascii_digit())).then_some(folder)
}

fn shares_identifier(one: &str, other: &str) -> bool {
    let long = |address| identifiers(url::path_of(address), LONG_IDENTIFIER_CHARS).take(PARTS);
    long(one).any(|it| long(other).any(|there| there == it))
}

fn shares_name(one: &str, other: &str) -> bool {
    let (one, other) = (file_of(one), file_of(other));
    let equal = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    if one == other && !one.is_empty() || EQUAL_CHARS <= equal {
        return true;
    }
    let words = |it| parts(it).filter(|word| WORD_CHARS <= word.chars().count());
    let shared = words(&one).filter(|it| words(&other).any(|there| there == *it)).count();
    let short = |it| identifiers(it, IDENTIFIER_CHARS).take(PARTS);
    SHARED_WORDS <= shared || short(&one).any(|it| short(&other).any(|there| there == it))
}

/// The last part of the path that is more than a size, in lower case and without its ending.
fn file_of(address: &str) -> String {
    let mut parts = url::path_of(address).rsplit('/').filter(|it| !it.is_empty());
    let is_named = |it: &&str| it.chars().filter(|it| it.is_alphabetic()).count() > 1 || it.len() > 5;
    let file = parts.find(is_named).unwrap_or_default();
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    stem.to_lowercase()
}

fn identifiers(name: &str, length: usize) -> impl Iterator<Item = &str> {
    name.split(|it: char| !it.is_alphanumeric())
        .filter(move |it| length <= it.len() && it.contains(|it: char| it.is_ascii_digit()) && !is_size(it))
}

fn parts(file: &str) -> impl Iterator<Item = &str> {
    file.split(|it: char| !it.is_alphanumeric()).take(PARTS)
}

/// "1920x1080".
fn is_size(word: &str) -> bool {
    size_of(word).is_some()
}

/// The width and height that a word of a file's name states: "1920x1080".
pub(super) fn size_of(word: &str) -> Option<(u32, u32)> {
    let (width, height) = word.split_once('x')?;
    Some((width.parse().ok()?, height.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::shows_same_picture;

    #[test]
    fn sizes_of_one_picture() {
        for (one, other) in [
            (
                "https://i.example/a/1200x675_cms_9695108.jpg",
                "https://i.example/b/1920x1080_cms_9695108.webp",
            ),
            ("https://i.example/77549352_6.jpg", "https://j.example/77549352_1004.webp"),
            (
                "https://i.example/p/harbour-in-the-rain-1280.jpg",
                "https://i.example/p/harbour-in-the-rain.jpg",
            ),
            (
                "https://i.example/gf-1ab_ferry-leaves-harbour-90.jpg",
                "https://i.example/gf-2cd_ferry-leaves-harbour-60.jpg",
            ),
            (
                "https://i.example/images/425/fill-640x426|format-jpeg/",
                "https://i.example/images/425/fill-1200x650/",
            ),
            ("https://i.example/rain.jpg?w=3", "https://i.example/s/rain.jpg"),
            (
                "https://i.example/8d2ac1f094be77/16x9/original.jpg",
                "https://i.example/8d2ac1f094be77/1x1/640@60.jpg",
            ),
        ] {
            assert!(shows_same_picture(one, other), "{one} {other}");
        }
        for (one, other) in [
            ("https://i.example/1920x1080_a.jpg", "https://i.example/1920x1080_b.jpg"),
            ("https://i.example/rain.jpg", "https://i.example/snow.jpg"),
            ("https://i.example/", "https://i.example/"),
            ("https://i.example/images/425/fill-640x426/", "https://i.example/images/426/fill-640x426/"),
            ("https://i.example/20240812/1/rain.jpg", "https://i.example/20240812/2/snow.jpg"),
        ] {
            assert!(!shows_same_picture(one, other), "{one} {other}");
        }
    }
}
