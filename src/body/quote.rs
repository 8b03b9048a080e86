//! Quotations that are posts of other services, written as markup for a script to replace.

use crate::article::Block;
use crate::page::{NodeId, Tag};

use super::{Context, address, embed};

/// The embed that an element stands for until a script replaces it by the post.
pub(super) fn post(context: &Context<'_>, id: NodeId) -> Option<Block> {
    let page = context.page;
    let kind = embed::post_kind(page.attr(id, "class")?)?;
    let stated = kind.attributes.iter().filter_map(|it| page.attr(id, it));
    let stated = stated.filter_map(|it| address::resolve(context.base, it)).find(|it| it.starts_with("http"));
    let url = stated.or_else(|| last_link(context, id, kind.provider))?;
    Some(Block::Embed { provider: kind.provider.to_owned(), url, title: None })
}

/// Rows at the end of a post among which its link stands. Posts may stand in each other, and each is looked through.
const POST_ROWS_MAX: usize = 200;

/// Posts end with a link to themselves; those before lead to people and topics.
fn last_link(context: &Context<'_>, id: NodeId, provider: &str) -> Option<String> {
    let page = context.page;
    let links = page.descendants(id).rev().take(POST_ROWS_MAX).filter(|&it| page.tag(it) == Tag::A);
    links
        .filter_map(|it| address::resolve(context.base, page.attr(it, "href")?))
        .find(|it| embed::provider_of(it).as_deref() == Some(provider) || provider == "Mastodon")
}
