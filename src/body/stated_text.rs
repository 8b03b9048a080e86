//! Text that no element shows: the body of a page that has it only in JSON-LD or in its scripts' state.

use super::{Context, Origin};
use crate::article::{Block, Locale, Run};
use crate::evidence::script_state;
use crate::text::space;

/// A stated body shorter than this is a summary.
const STATED_CHARS_MIN: usize = 300;

/// The stated body is taken only when it is this many times as long as the visible one.
const TIMES_LONGER: usize = 4;

/// The stated body as paragraphs, when the page shows far less.
pub(super) fn paragraphs(context: &Context<'_>, shown_chars: usize) -> Option<(Origin, Vec<Block>)> {
    let described = || context.evidence.article()?.text("articleBody");
    let found = described().and_then(|it| long_enough(&it, shown_chars));
    if let Some(blocks) = found {
        return Some((Origin::JsonLd, blocks));
    }
    // Scripts are read only where nothing else is left: it costs time, and their texts have no names.
    if STATED_CHARS_MIN <= shown_chars {
        return None;
    }
    let text = script_state::text(context.page, context.limits)?;
    Some((Origin::Script, long_enough(&text, shown_chars)?))
}

fn long_enough(text: &str, shown_chars: usize) -> Option<Vec<Block>> {
    let chars = without_tags(text).chars().count();
    if chars < STATED_CHARS_MIN || chars < shown_chars * TIMES_LONGER {
        return None;
    }
    Some(blocks(text))
}

/// The paragraphs of a stored text, which may have tags.
pub(super) fn blocks(text: &str) -> Vec<Block> {
    let text = without_tags(text);
    let paragraphs = text.lines().map(space::collapse).filter(|it| !it.is_empty() && !is_placeholder(it));
    paragraphs.map(paragraph).collect()
}

/// Marks in a stored text where an advert or a widget is to stand.
const PLACEHOLDERS: [(&str, &str); 3] = [("$$", "$$"), ("{{", "}}"), ("[[", "]]")];

fn is_placeholder(line: &str) -> bool {
    PLACEHOLDERS.iter().any(|(start, end)| line.starts_with(start) && line.ends_with(end))
}

fn paragraph(text: String) -> Block {
    Block::Paragraph { content: vec![Run { text, ..Run::default() }], locale: Locale::default() }
}

/// The text without tags, each of which ends a line if it is a block's.
fn without_tags(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let last_end = text.rfind('>').map_or(0, |at| at + 1);
    while let Some(start) = rest.find('<') {
        out.push_str(&rest[..start]);
        let tail = &rest[start..];
        // Behind the last `>` there is none to look for.
        let is_tag = text.len() - tail.len() < last_end
            && tail[1..].starts_with(|it: char| it.is_ascii_alphabetic() || it == '/');
        if let Some(end) = if is_tag { tail.find('>') } else { None } {
            let name = tail[1..end].trim_start_matches('/');
            let name = name.split(|it: char| !it.is_ascii_alphanumeric()).next().unwrap_or("");
            if crate::page::Tag::from_name(&name.to_ascii_lowercase()).is_block() || name == "br" {
                out.push('\n');
            }
            rest = &tail[end + 1..];
        } else {
            out.push('<');
            rest = &tail[1..];
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::without_tags;

    #[test]
    fn tags_of_blocks_end_lines() {
        assert_eq!(without_tags("<p>One <b>two</b></p><p>3 < 4</p>"), "\nOne two\n\n3 < 4\n");
        assert_eq!(without_tags("a <"), "a <");
        assert_eq!(without_tags("<b>a</b> <b c < d"), "a <b c < d");
    }
}
