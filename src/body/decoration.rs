//! Which pictures and elements are no part of an article, by their names and sizes.

use std::sync::LazyLock;

use crate::page::{NodeId, Page, Tag};
use crate::text::list;
use crate::text::names::{self, Kinds, kinds_of_names};
use crate::url;

use super::address;
use super::same_picture::size_of;

const LIST: &str = include_str!("decoration.txt");

/// Pixels; portraits, flags and signs are smaller, photographs of articles are not.
const SMALLEST: u32 = 100;

/// Pixels across from which a picture is a picture, whatever its name.
const SURELY_WIDE: u32 = 300;

/// Both numbers of an aspect ratio stay below this; AMP states ratios as width and height.
const LARGEST_RATIO: u32 = 32;

kinds_of_names! {
    /// What a word of a name may say; `decoration.txt` tells more of each.
    enum Kind {
        Placeholder "placeholder"; Filler "filler"; Sign "sign"; Portraits "portraits";
        PortraitsBeside "portraits-beside"; Class "class"; Apart "apart"; Action "actions"; Card "card"; Site "site";
        Above "above";
    }
}

/// The word lists, ready for look-up.
pub(super) struct Names {
    kinds: Kinds,
    hosts: Vec<&'static str>,
}

impl Names {
    /// The lists, read when they are first asked for.
    pub(super) fn get() -> &'static Self {
        static NAMES: LazyLock<Names> = LazyLock::new(|| Names {
            kinds: Kinds::of_sections(LIST, Kind::WORDS),
            hosts: list::section(LIST, "host").collect(),
        });
        &NAMES
    }

    /// Whether an element stands apart from the article by its tag or by a word of its class or id. To
    /// be asked only of elements without text of the article.
    pub(super) fn is_apart(&self, page: &Page, id: NodeId) -> bool {
        let is_apart = |word: &str| {
            let kinds = self.kinds.of_word(word);
            // A picture with the name of an action can be shared or saved.
            Kind::Apart.is_in(kinds) && !(page.tag(id).is_image() && Kind::Action.is_in(kinds))
        };
        matches!(page.tag(id), Tag::Nav | Tag::Footer | Tag::Form | Tag::Aside)
            || own_names(page, id).any(|it| names::parts(it).any(is_apart))
    }

    /// Whether an element is named for a card of another piece.
    pub(super) fn is_card(&self, page: &Page, id: NodeId) -> bool {
        Kind::Card.is_in(self.own_kinds(page, id))
    }

    /// Whether an element around a picture above the headline is named for what stands above the articles of a site, or for
    /// whoever writes them.
    pub(super) fn is_above_articles(&self, page: &Page, id: NodeId) -> bool {
        let kinds = self.own_kinds(page, id);
        Kind::Above.is_in(kinds) || Kind::Portraits.is_in(kinds)
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
        Kind::Class.is_in(self.own_kinds(page, picture)) || self.is_sign(chosen)
    }

    /// Whether an address only holds the place of a picture that a script puts there.
    pub(super) fn is_placeholder(&self, address: &str) -> bool {
        let path = url::path_of(address);
        let is_number = |it: &str| it.chars().all(|letter| letter.is_ascii_digit());
        let says = |it: &str, kind: Kind| kind.is_in(self.kinds.of_word(it));
        let mut words = names::parts(stem_of(path));
        // Photographs are no GIFs, so one of these words is enough there.
        if path.to_ascii_lowercase().ends_with(".gif") {
            return words.any(|it| says(it, Kind::Placeholder));
        }
        let mut named = false;
        words.all(|it| {
            let is_named = says(it, Kind::Placeholder);
            named |= is_named;
            is_named || says(it, Kind::Filler) || is_number(it)
        }) && named
    }

    fn is_counter(&self, address: &str) -> bool {
        address::host_of(address)
            .is_some_and(|host| self.hosts.iter().any(|site| address::is_of_site(&host, site)))
    }

    fn is_sign(&self, address: &str) -> bool {
        let path = url::path_of(address);
        let (folders, _) = path.rsplit_once('/').unwrap_or(("", path));
        let says = |it: &str, kind: Kind| kind.is_in(self.kinds.of_word(it));
        let is_short = is_drawing(path) || names::parts(stem_of(path)).nth(SIGN_WORDS_MAX).is_none();
        is_short && names::parts(stem_of(path)).any(|it| says(it, Kind::Sign))
            || folders.split('/').any(|it| says(it, Kind::Sign) || says(it, Kind::Portraits))
            || folders.rsplit('/').next().is_some_and(|it| says(it, Kind::PortraitsBeside))
    }

    fn own_kinds(&self, page: &Page, id: NodeId) -> u64 {
        own_names(page, id).flat_map(names::parts).fold(0, |all, it| all | self.kinds.of_word(it))
    }
}

/// The file of a sign has a name of so few words.
const SIGN_WORDS_MAX: usize = 2;

/// The class and id of an element.
fn own_names(page: &Page, id: NodeId) -> impl Iterator<Item = &str> {
    ["class", "id"].into_iter().filter_map(move |it| page.attr(id, it))
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
    for word in names::parts(stem_of(url::path_of(address))) {
        let kinds = Names::get().kinds.of_word(word);
        if [Kind::Site, Kind::Sign, Kind::Placeholder].iter().any(|it| it.is_in(kinds)) {
            names_site = true;
            named += 1;
        } else if Kind::Filler.is_in(kinds) {
            named += usize::from(1 < word.len());
        } else if !word.chars().all(|it| it.is_ascii_digit() || matches!(it, 'x' | 'X')) {
            others += 1 + usize::from(SITE_LETTERS_MAX < word.chars().count());
        }
    }
    if is_drawing(url::path_of(address)) && Names::get().is_sign(address) {
        return true;
    }
    match others {
        0 => names_site || Names::get().is_sign(address),
        1 => names_site && 1 < named,
        _ => false,
    }
}

/// Letters of a site's short name in the name of a file.
const SITE_LETTERS_MAX: usize = 4;

/// A drawing is no photograph of what its name speaks of.
fn is_drawing(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|it| it.1.eq_ignore_ascii_case("svg"))
}

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
        assert!(is_sign_of_site("/up/header-harbour-logo.svg"));
        for photo in ["/a/car-share.jpg", "/a/harbour-social-share.jpg", "/a/new-home-share.jpg"] {
            assert!(!is_sign_of_site(photo), "{photo}");
        }
        assert!(is_thumbnail("/a/cake-150x150.jpg") && !is_thumbnail("/a/cake-750x375.jpg"));
    }

    #[test]
    fn placeholders_and_signs_by_whole_words() {
        let names = Names::get();
        assert!(names.kinds.are_found());
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
        assert!(names.is_sign("/up/header-harbour-logo.SVG") && !names.is_sign("/up/map-of-the-harbour.svg"));
        assert!(names.is_counter("https://secure.gravatar.com/avatar/1"));
    }
}
