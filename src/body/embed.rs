//! Players and posts of other services.

use std::sync::LazyLock;

use crate::article::Block;
use crate::page::{NodeId, Tag};
use crate::url;

use super::{Context, address, decoration, words};

const LIST: &str = include_str!("providers.txt");

/// Attributes that hold the address of a frame or player, most trusted first; lazy frames keep theirs
/// apart from `src`.
const ADDRESSES: [&str; 9] = [
    "data-src",
    "data-lazy-src",
    "data-litespeed-src",
    "data-cmp-src",
    "data-url",
    "data-video-src",
    "src",
    "data",
    "data-embed-url",
];

/// Pixels; smaller frames count visits.
const SMALLEST: u32 = 30;

struct Tables {
    /// Names and hosts.
    providers: Vec<(&'static str, Vec<&'static str>)>,
    posts: Vec<PostKind>,
    ignored: Vec<&'static str>,
}

/// Markup that stands for a post until a script replaces it.
pub(super) struct PostKind {
    /// The service's name.
    pub provider: &'static str,
    /// A word of its class.
    pub class: &'static str,
    /// Attributes that state the post's address.
    pub attributes: Vec<&'static str>,
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let columns = |name| {
        words::section(LIST, name).into_iter().map(|line| {
            let mut columns = line.split('|').map(str::trim);
            std::array::from_fn::<&'static str, 3, _>(|_| columns.next().unwrap_or_default())
        })
    };
    Tables {
        providers: columns("providers").map(|[name, hosts, _]| (name, hosts.split(' ').collect())).collect(),
        posts: columns("posts")
            .map(|[provider, class, attributes]| PostKind {
                provider,
                class,
                attributes: attributes.split_whitespace().collect(),
            })
            .collect(),
        ignored: words::section(LIST, "ignored"),
    }
});

/// The embed of a frame or player; `None` for adverts, counters and what has no address.
pub(super) fn block(context: &Context<'_>, id: NodeId) -> Option<Block> {
    let page = context.page;
    let is_tiny = |name| decoration::pixels(page, id, name).is_some_and(|it| it < SMALLEST);
    // An audio player is low, and a player of AMP may state a ratio.
    let is_frame = matches!(page.tag(id), Tag::Iframe | Tag::Embed | Tag::Object);
    if is_frame && is_tiny("width") | is_tiny("height") {
        return None;
    }
    let url = address_of(context, id)?;
    if TABLES.ignored.iter().any(|it| is_of_place(&url, it)) {
        return None;
    }
    let title = page.attr(id, "title").map(str::trim).filter(|it| !it.is_empty()).map(str::to_owned);
    Some(Block::Embed { provider: provider_of(&url)?, url, title })
}

fn address_of(context: &Context<'_>, id: NodeId) -> Option<String> {
    let page = context.page;
    if let Some(video) = page.attr(id, "data-videoid").filter(|_| page.tag(id) == Tag::AmpYoutube) {
        return address::resolve(None, &format!("https://www.youtube.com/watch?v={video}"));
    }
    let own = ADDRESSES.iter().filter_map(|name| page.attr(id, name));
    let sources = page.children(id).filter(|&it| page.tag(it) == Tag::Source);
    own.chain(sources.filter_map(|it| page.attr(it, "src")))
        .filter_map(|it| address::resolve(context.base, it))
        .find(|it| address::host_of(it).is_some())
}

/// The service's name, or the host.
pub(super) fn provider_of(url: &str) -> Option<String> {
    let host = address::host_of(url)?;
    let known = TABLES.providers.iter().find(|(_, places)| places.iter().any(|it| is_of_place(url, it)));
    Some(known.map_or(host, |(name, _)| (*name).to_owned()))
}

/// Whether an address lies on a host, or on a host below a path.
fn is_of_place(url: &str, place: &str) -> bool {
    let (site, path) = place.split_once('/').unwrap_or((place, ""));
    address::host_of(url).is_some_and(|host| address::is_of_site(&host, site))
        && url::path_of(url).trim_start_matches('/').starts_with(path)
}

/// The kind of post that a class tells of.
pub(super) fn post_kind(class: &str) -> Option<&'static PostKind> {
    let mut words = class.split_ascii_whitespace();
    words.find_map(|word| TABLES.posts.iter().find(|kind| kind.class == word))
}
