//! Preformatted text, kept as it stands.

use crate::article::Block;
use crate::page::{NodeId, Page, Tag};

/// Class prefixes that name a programming language (the HTML standard's own suggestion comes first).
const SYNTAX_PREFIXES: [&str; 2] = ["language-", "lang-"];

/// The block of a `pre` element; `None` when there is nothing in it.
pub(super) fn block(page: &Page, pre: NodeId) -> Option<Block> {
    let text = page.slice(page.text_range(pre)).trim_matches('\n').trim_end();
    (!text.is_empty()).then(|| Block::Code { text: text.to_owned(), syntax: syntax(page, pre) })
}

fn syntax(page: &Page, pre: NodeId) -> Option<String> {
    let code = page.children(pre).find(|&it| page.tag(it) == Tag::Code);
    let classes = [Some(pre), code].into_iter().flatten().filter_map(|it| page.attr(it, "class"));
    classes
        .flat_map(str::split_ascii_whitespace)
        .find_map(|class| SYNTAX_PREFIXES.iter().find_map(|it| class.strip_prefix(it)))
        .filter(|it| !it.is_empty())
        .map(str::to_owned)
}
