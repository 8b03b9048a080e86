//! Which pictures and elements are no part of an article, by their names and sizes.

use std::sync::OnceLock;

use rustc_hash::FxHashSet;

use crate::page::{NodeId, Page, Tag};
use crate::text::list;
use crate::url;

use super::same_picture::size_of;
use super::{address, name_words};

const LIST: &str = include_str!("decoration.txt");

/// Pixels; portraits, flags and signs are smaller, photographs of articles are not.
const SMALLEST: u32 = 100;

/// Pixels across from which a picture is a picture, whatever its name.
const SURELY_WIDE: u32 = 300;

/// Both numbers of an aspect ratio stay below this; AMP states ratios as width and height.
const LARGEST_RATIO: u32 = 32;

/// The word lists, ready for look-up.
pub(super) struct Names {
    placeholder: FxHashSet<&'static str>,
    filler: FxHashSet<&'static str>,
    sign: FxHashSet<&'static str>,
    portraits: FxHashSet<&'static str>,
    portraits_beside: FxHashSet<&'static str>,
    class: FxHashSet<&'static str>,
    apart: FxHashSet<&'static str>,
    /// The same, but for what can be done with a picture.
    picture_apart: FxHashSet<&'static str>,
    card: FxHashSet<&'static str>,
    site: FxHashSet<&'static str>,
    above: FxHashSet<&'static str>,
    hosts: Vec<&'static str>,
}

impl Names {
    /// The lists, read when they are first asked for.
    pub(super) fn get() -> &'static Self {
        static NAMES: OnceLock<Names> = OnceLock::new();
        let set = |name| list::section(LIST, name).collect();
        let actions: FxHashSet<&'static str> = set("actions");
        NAMES.get_or_init(|| Self {
            placeholder: set("placeholder"),
            filler: set("filler"),
            sign: set("sign"),
            portraits: set("portraits"),
            portraits_beside: set("portraits-beside"),
            class: set("class"),
            apart: set("apart"),
            picture_apart: list::section(LIST, "apart").filter(|it| !actions.contains(it)).collect(),
            card: set("card"),
            site: set("site"),
            above: set("above"),
            hosts: list::section(LIST, "host").collect(),
        })
    }

    /// Whether an element stands apart from the article by its tag or by a word of its class or id. To
    /// be asked only of elements without text of the article.
    pub(super) fn is_apart(&self, page: &Page, id: NodeId) -> bool {
        // A picture with one of these names can be shared or saved.
        let set = if page.tag(id).is_image() { &self.picture_apart } else { &self.apart };
        matches!(page.tag(id), Tag::Nav | Tag::Footer | Tag::Form | Tag::Aside)
            || Self::is_named(page, id, set)
    }

    /// Whether an element is named for a card of another piece.
    pub(super) fn is_card(&self, page: &Page, id: NodeId) -> bool {
        Self::is_named(page, id, &self.card)
    }

    /// Whether an element around a picture above the headline is named for what stands above the articles of a site, or for
    /// whoever writes them.
    pub(super) fn is_above_articles(&self, page: &Page, id: NodeId) -> bool {
        Self::is_named(page, id, &self.above) || Self::is_named(page, id, &self.portraits)
    }

    /// Whether a picture is too small, or its class or the address chosen for it says that it is a sign
    /// or a counter.
    pub(super) fn is_decoration(&self, page: &Page, picture: NodeId, chosen: &str) -> bool {
        let (width, height) = (pixels(page, picture, "width"), pixels(page, picture, "height"));
        if is_tiny(page, picture, width, height) || self.is_counter(chosen) || is_thumbnail(chosen) {
            return true;
        }
        if width.is_some_and(|it| SURELY_WIDE <= it) {
            return false;
        }
        Self::is_named(page, picture, &self.class) || self.is_sign(chosen)
    }

    /// Whether an address only holds the place of a picture that a script puts there.
    pub(super) fn is_placeholder(&self, address: &str) -> bool {
        let mut named = false;
        let path = url::path_of(address);
        // Photographs are no GIFs, so one of these words is enough there.
        if path.to_ascii_lowercase().ends_with(".gif") {
            return name_words::of_name(stem_of(path)).any(|it| self.placeholder.contains(it.as_str()));
        }
        for word in name_words::of_name(stem_of(path)) {
            if self.placeholder.contains(word.as_str()) {
                named = true;
            } else if !self.filler.contains(word.as_str())
                && !word.chars().all(|letter| letter.is_ascii_digit())
            {
                return false;
            }
        }
        named
    }

    fn is_counter(&self, address: &str) -> bool {
        address::host_of(address)
            .is_some_and(|host| self.hosts.iter().any(|site| address::is_of_site(&host, site)))
    }

    fn is_sign(&self, address: &str) -> bool {
        let path = url::path_of(address);
        let (folders, _) = path.rsplit_once('/').unwrap_or(("", path));
        let words: Vec<String> = name_words::of_name(stem_of(path)).collect();
        let is_short = words.len() <= 2;
        is_short && words.iter().any(|it| self.sign.contains(it.as_str()))
            || folders.split('/').any(|it| self.sign.contains(it) || self.portraits.contains(it))
            || folders.rsplit('/').next().is_some_and(|it| self.portraits_beside.contains(it))
    }

    fn is_named(page: &Page, id: NodeId, set: &FxHashSet<&'static str>) -> bool {
        ["class", "id"]
            .into_iter()
            .filter_map(|name| page.attr(id, name))
            .any(|value| name_words::of_name(value).any(|word| set.contains(word.as_str())))
    }
}

fn is_tiny(page: &Page, picture: NodeId, width: Option<u32>, height: Option<u32>) -> bool {
    let is_ratio = page.tag(picture) == Tag::AmpImg
        && page.attr(picture, "layout").is_some_and(|it| it != "fixed")
        && [width, height].into_iter().flatten().all(|it| it <= LARGEST_RATIO);
    !is_ratio && [width, height].into_iter().flatten().any(|it| it < SMALLEST)
}

/// Whether an address ends with the size of a square so small that it stands for something larger: "-150x150.jpg".
fn is_thumbnail(address: &str) -> bool {
    let size = stem_of(url::path_of(address)).rsplit_once('-').and_then(|it| size_of(it.1));
    size.is_some_and(|(width, height)| width == height && width <= THUMBNAIL)
}

/// Pixels of such a square.
const THUMBNAIL: u32 = 150;

/// A stated width or height in pixels.
pub(super) fn pixels(page: &Page, id: NodeId, name: &str) -> Option<u32> {
    let value = page.attr(id, name).or_else(|| styled(page, id, name))?.trim();
    value.strip_suffix("px").unwrap_or(value).trim_end().parse().ok()
}

/// What an element's own style says of a property, when that is a length in pixels.
fn styled<'a>(page: &'a Page, id: NodeId, name: &str) -> Option<&'a str> {
    let declarations = page.attr(id, "style")?.split(';').filter_map(|it| it.split_once(':'));
    declarations.filter(|(property, _)| property.trim().eq_ignore_ascii_case(name)).find_map(|(_, value)| {
        let value = value.trim();
        value.ends_with("px").then_some(value)
    })
}

/// Whether the file's name of an address says that it shows the site, and no article: a logo, a stand-in
/// for articles without a picture. Two such words outweigh the short name of a site: "hn-social-share.png".
pub fn is_sign_of_site(address: &str) -> bool {
    let mut names_site = false;
    let (mut named, mut others) = (0, 0);
    for word in name_words::of_name(stem_of(url::path_of(address))) {
        if [&Names::get().site, &Names::get().sign, &Names::get().placeholder]
            .iter()
            .any(|it| it.contains(word.as_str()))
        {
            names_site = true;
            named += 1;
        } else if Names::get().filler.contains(word.as_str()) {
            named += usize::from(1 < word.len());
        } else if !word.chars().all(|it| it.is_ascii_digit() || it == 'x') {
            others += 1 + usize::from(SITE_LETTERS_MAX < word.chars().count());
        }
    }
    match others {
        0 => names_site || Names::get().is_sign(address),
        1 => names_site && 1 < named,
        _ => false,
    }
}

/// Letters of a site's short name in the name of a file.
const SITE_LETTERS_MAX: usize = 4;

/// The file's name without what follows its last dot.
fn stem_of(path: &str) -> &str {
    let file = path.rsplit('/').next().unwrap_or(path);
    file.rsplit_once('.').map_or(file, |(stem, _)| stem)
}

#[cfg(test)]
mod tests {
    use super::{Names, is_sign_of_site, is_thumbnail};

    #[test]
    fn pictures_for_every_page() {
        for sign in ["/img/hn-social-share.png", "/img/link_share.png", "/a/dpa_symbolbild_fallback.jpg"] {
            assert!(is_sign_of_site(sign), "{sign}");
        }
        for photo in ["/a/car-share.jpg", "/a/harbour-social-share.jpg", "/a/new-home-share.jpg"] {
            assert!(!is_sign_of_site(photo), "{photo}");
        }
        assert!(is_thumbnail("/a/cake-150x150.jpg") && !is_thumbnail("/a/cake-750x375.jpg"));
    }

    #[test]
    fn placeholders_and_signs_by_whole_words() {
        let names = Names::get();
        for stand_in in ["/a/blank.gif", "https://x.example/img/1x1.png?v=2", "lazy-placeholder-16.svg"] {
            assert!(names.is_placeholder(stand_in), "{stand_in}");
        }
        for photo in ["/a/pixel-9-review.jpg", "/2024/05/31.jpg", "/blank-cheque.jpg"] {
            assert!(!names.is_placeholder(photo), "{photo}");
        }
        assert!(names.is_sign("https://x.example/logo.png") && names.is_sign("/icons/zoom-in-on-it.svg"));
        assert!(names.is_sign("/img/author/jane-doe.jpg") && !names.is_sign("/2024/author.jpg"));
        assert!(names.is_sign("/pf/autor/roe.png") && !names.is_sign("/autoren/roe/rain/a-1000.jpg"));
        assert!(!names.is_sign("/2024/meta-logo-headquarters.jpg"));
        assert!(names.is_counter("https://secure.gravatar.com/avatar/1"));
    }
}
