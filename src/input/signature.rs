//! Files that are no text, told by their first bytes or by what no text holds.

use crate::text::cut;

/// Where telling bytes stand, which they are, and what the file is.
const PATTERNS: [(usize, &[u8], &str); 26] = [
    (0, b"\x89PNG", "a PNG image"),
    (0, b"\xFF\xD8\xFF", "a JPEG image"),
    (0, b"GIF87a", "a GIF image"),
    (0, b"GIF89a", "a GIF image"),
    (8, b"WEBPVP8", "a WebP image"),
    (0, b"BM", "a BMP image"),
    (0, b"II*\0", "a TIFF image"),
    (0, b"MM\0*", "a TIFF image"),
    (4, b"ftypavif", "an AVIF image"),
    (4, b"ftyphei", "an HEIC image"),
    (4, b"ftyp", "an MP4 video"),
    (0, b"\x1A\x45\xDF\xA3", "a WebM video"),
    (0, b"OggS\0", "an Ogg file"),
    (0, b"ID3", "an MP3 file"),
    (0, b"%PDF-1.", "a PDF document"),
    (0, b"PK\x03\x04", "a ZIP archive"),
    (0, b"\x1F\x8B\x08", "a gzip archive"),
    (0, b"BZh9", "a bzip2 archive"),
    (0, b"\xFD7zXZ\0", "an XZ archive"),
    (0, b"7z\xBC\xAF\x27\x1C", "a 7z archive"),
    (0, b"Rar!\x1A", "a RAR archive"),
    (0, b"\x7FELF", "a program"),
    (0, b"\0asm", "a WebAssembly module"),
    (0, b"WARC/1.0\r\n", "a web archive of many pages"),
    (0, b"WARC/1.1\r\n", "a web archive of many pages"),
    (0, b"SQLite format 3\0", "a database"),
];

/// What input is called that is no text and no known file.
const BINARY: &str = "binary data";

/// Bytes or characters that are looked at.
const SAMPLE: usize = 64 << 10;

/// Characters of a text in which telling bytes are looked for.
const HEAD: usize = 64;

/// One odd character in so many makes input binary. Noise has one in nine; pages have next to none.
const ODD_ONE_IN: usize = 20;

/// What bytes are that are no text. UTF-16 is text.
pub(super) fn of_bytes(bytes: &[u8], content_type: Option<&str>) -> Option<&'static str> {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    let odd = sample.iter().filter(|it| is_odd(char::from(**it))).count();
    let known = PATTERNS.iter().find(|(at, pattern, _)| {
        let is_telling = 0 < odd || !pattern.is_ascii() || is_certain(pattern);
        is_telling && sample.get(*at..).is_some_and(|it| it.starts_with(pattern))
    });
    // Two letters are little; the format has four reserved bytes after its size.
    if let Some((_, _, name)) = known.filter(|it| it.1 != b"BM" || sample.get(6..10) == Some(&[0; 4])) {
        return Some(name);
    }
    let is_utf16 = || {
        content_type.is_some_and(|it| it.to_ascii_lowercase().contains("utf-16"))
            || sample.starts_with(b"\xFF\xFE")
            || sample.starts_with(b"\xFE\xFF")
            || super::unicode::utf16_order(sample).is_some()
    };
    (sample.len() < odd * ODD_ONE_IN && !is_utf16()).then_some(BINARY)
}

/// Whether no text begins with a pattern by chance, even without a control character near.
fn is_certain(pattern: &[u8]) -> bool {
    7 <= pattern.len()
}

/// What a text is that was made from a file that is no text: bytes that fit no character became U+FFFD, or
/// each byte became the character of its number. U+FFFD alone is no sign: pages read by a wrong character
/// set are full of it.
pub(super) fn of_text(text: &str) -> Option<&'static str> {
    let sample = cut::head(text, SAMPLE);
    // Odd characters are all of one byte.
    let odd = sample.bytes().filter(|it| is_odd(char::from(*it))).count();
    let has_odd_head = text.chars().take(HEAD).any(|it| is_odd(it) || it == char::REPLACEMENT_CHARACTER);
    let head: Vec<Option<u8>> = text.chars().take(HEAD).map(|it| u8::try_from(u32::from(it)).ok()).collect();
    let matches = |at: usize, pattern: &[u8]| {
        let Some(found) = head.get(at..at + pattern.len()) else { return false };
        found.iter().zip(pattern).all(|(one, other)| one.is_none_or(|it| it == *other))
            && found.iter().flatten().count() * 2 >= pattern.len()
    };
    let known = PATTERNS
        .iter()
        .filter(|it| is_certain(it.1) || has_odd_head && 2 < it.1.len())
        .find(|(at, pattern, _)| matches(*at, pattern));
    known.map(|it| it.2).or((sample.len() < odd * ODD_ONE_IN).then_some(BINARY))
}

/// Whether a character is of a kind that no text holds: a control character but white space and escape.
pub(super) fn is_odd(letter: char) -> bool {
    matches!(letter, '\0'..='\x08' | '\x0E'..='\x1A' | '\x1C'..='\x1F' | '\x7F')
}
