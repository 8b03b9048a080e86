//! Players and posts of other services.

use std::sync::LazyLock;

use crate::article::Block;
use crate::page::{NodeId, Page, Tag};
use crate::text::{list, names};
use crate::url;

use super::{Context, address, decoration};

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
    players: Vec<[&'static str; 4]>,
    /// Places, and what their paths hold.
    lone: Vec<(&'static str, &'static str)>,
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

/// The columns of the lines of a section.
fn columns<const COUNT: usize>(name: &str) -> impl Iterator<Item = [&'static str; COUNT]> {
    list::section(LIST, name).map(|line| {
        let mut columns = line.split('|').map(str::trim);
        std::array::from_fn(|_| columns.next().unwrap_or_default())
    })
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| Tables {
    providers: columns("providers").map(|[name, hosts]| (name, hosts.split(' ').collect())).collect(),
    posts: columns("posts")
        .map(|[provider, class, attributes]| PostKind {
            provider,
            class,
            attributes: attributes.split_whitespace().collect(),
        })
        .collect(),
    players: columns("players").collect(),
    lone: list::section(LIST, "lone").map(|it| it.split_once(' ').unwrap_or((it, ""))).collect(),
    ignored: list::section(LIST, "ignored").collect(),
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

/// Whether an embed is a player or a post of a service that is known.
pub(super) fn is_of_known_service(block: &Block) -> bool {
    let Block::Embed { url, .. } = block else { return false };
    TABLES.providers.iter().any(|(_, places)| places.iter().any(|it| is_of_place(url, it)))
}

/// The embed of an element that a script replaces by a player, or that holds nothing but the address of one.
pub(super) fn player(context: &Context<'_>, id: NodeId) -> Option<Block> {
    let page = context.page;
    let url = numbered(page, id).or_else(|| lone_address(page, id).map(str::to_owned))?;
    let url = address::resolve(None, &url)?;
    Some(Block::Embed { provider: provider_of(&url)?, url, title: None })
}

fn numbered(page: &Page, id: NodeId) -> Option<String> {
    TABLES.players.iter().find_map(|[_, class, attribute, before]| {
        let number = page.attr(id, attribute)?.trim();
        let is_named = *class == "-"
            || names::parts(page.attr(id, "class")?).any(|it| it.eq_ignore_ascii_case(class))
            || page.attr_has(id, "class", class);
        let is_number = |it: char| it.is_ascii_alphanumeric() || matches!(it, '-' | '_' | '/');
        let fits = NUMBER_BYTES.contains(&number.len()) && number.chars().all(is_number);
        (is_named && fits).then(|| format!("{before}{number}"))
    })
}

/// Numbers of players have so many characters.
const NUMBER_BYTES: std::ops::RangeInclusive<usize> = 8..=40;

/// The address of a player or a post, when it is all the text of an element.
fn lone_address(page: &Page, id: NodeId) -> Option<&str> {
    let text = if matches!(page.tag(id), Tag::P | Tag::Div) { page.text_of(id) } else { "" };
    let is_address =
        text.starts_with("http") && text.len() <= ADDRESS_BYTES_MAX && !text.contains(char::is_whitespace);
    let is_lone =
        |(place, part): &(&str, &str)| is_of_place(text, place) && url::path_of(text).contains(part);
    (is_address && TABLES.lone.iter().any(is_lone)).then_some(text)
}

const ADDRESS_BYTES_MAX: usize = 200;

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
