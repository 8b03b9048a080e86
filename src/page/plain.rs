//! Plain text becomes a page too, so that no later room has two cases.

use super::attributes::Attributes;
use super::build::Builder;
use super::{Page, Tag};
use crate::options::Limits;
use crate::warning::WarningCode;

/// Marks that open an item of a list in copied text.
const BULLETS: [char; 6] = ['\u{2022}', '\u{25E6}', '\u{25AA}', '\u{2023}', '\u{00B7}', '\u{25CF}'];

/// Most mail programs and text editors wrap at 72 to 80 characters; some at 100.
const WRAPPED_LINE: std::ops::RangeInclusive<usize> = 50..=110;

/// A paragraph's element and its text.
const ROWS_OF_PARAGRAPH: usize = 2;

/// Reads lines into rows: a line is a paragraph, a line with a bullet an item of a list, and lines that
/// were wrapped by a program are joined again.
pub(super) fn from_text(text: &str, limits: &Limits) -> Page {
    let mut builder = Builder::new(Attributes::default(), limits.passages);
    builder.open(Tag::Html, 0..0);
    builder.open(Tag::Body, 0..0);
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let mut paragraphs_left = limits.nodes.div_ceil(ROWS_OF_PARAGRAPH);
    let mut full = false;
    for stanza in lines.split(|line| line.is_empty()) {
        full = paragraphs_left < stanza.len();
        let (fits, _) = stanza.split_at(stanza.len().min(paragraphs_left));
        paragraphs_left -= fits.len();
        add_stanza(&mut builder, fits);
        if full {
            break;
        }
    }
    let mut page = builder.finish();
    page.is_plain = true;
    if full {
        page.warnings.push(WarningCode::TooManyNodes);
    }
    page
}

fn add_stanza(builder: &mut Builder, lines: &[&str]) {
    if is_wrapped(lines) {
        builder.open(Tag::P, 0..0);
        for line in lines {
            builder.add_text(line);
            builder.add_text(" ");
        }
        builder.close();
        return;
    }
    for line in lines {
        let item = line.strip_prefix(BULLETS);
        builder.open(if item.is_some() { Tag::Li } else { Tag::P }, 0..0);
        builder.add_text(item.unwrap_or(line));
        builder.close();
    }
}

/// Lines that a program wrapped: all but the last are about equally long, and few end a sentence.
fn is_wrapped(lines: &[&str]) -> bool {
    let Some((_, full)) = lines.split_last() else { return false };
    let ends = full.iter().filter(|line| crate::text::words::ends_sentence(line)).count();
    2 <= full.len()
        && ends * 2 < full.len()
        && full.iter().all(|line| WRAPPED_LINE.contains(&line.chars().count()) && !line.starts_with(BULLETS))
}
