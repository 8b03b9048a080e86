//! The best address that the page gives for a picture.

use crate::page::{NodeId, Page, Tag};
use crate::url;

use super::decoration::Names;
use super::{Context, address, same_picture};

/// Attributes in which scripts keep the picture at its full size, the most exact first.
const FULL_SIZE: [&str; 13] = [
    "data-full",
    "data-full-src",
    "data-hi-res-src",
    "data-highres",
    "data-orig-file",
    "data-large-file",
    "data-large_image",
    "data-zoom-src",
    "data-zoom-image",
    "data-zoom",
    "data-big",
    "data-large",
    "data-fullsize",
];

/// Attributes in which scripts keep the address until the picture comes into view, most used first.
const LAZY: [&str; 16] = [
    "data-src",
    "data-original",
    "data-lazy-src",
    "data-lazy",
    "data-original-src",
    "data-url",
    "data-img",
    "data-image",
    "data-img-src",
    "data-image-src",
    "data-echo",
    "data-actualsrc",
    "data-srcurl",
    "data-default-src",
    "data-flickity-lazyload",
    "data-flickity-lazyload-src",
];

/// Attributes that list candidates as `srcset` does.
const SETS: [&str; 5] = ["srcset", "data-srcset", "data-lazy-srcset", "data-original-set", "data-src-set"];

/// Weights of candidates that state no width. A width counts as its pixels, so any that is stated wins
/// over these, save the full size that a zoom shows.
const WEIGHT_FULL: f32 = 1e6;
const WEIGHT_DENSITY: f32 = 100.0;
const WEIGHT_LAZY: f32 = 2.0;
const WEIGHT_PLAIN: f32 = 1.0;
/// A source for small screens is worse than what other screens get.
const WEIGHT_SMALL_SCREEN: f32 = 0.5;

/// The largest of the addresses given for a picture and for its twin in `noscript`; the first of equals.
pub(super) fn best_address(
    context: &Context<'_>,
    names: &Names,
    picture: NodeId,
    twin: Option<NodeId>,
) -> Option<String> {
    let mut best = Best { names, weight: 0.0, is_by_width: false, address: None };
    for image in [Some(picture), twin].into_iter().flatten() {
        offer_all(context, &mut best, image);
    }
    let address = best.address.and_then(|it| address::resolve(context.base, it));
    let address =
        address.map(|it| address::unscaled(context.base, it)).filter(|it| !it.starts_with("mailto:"));
    address.map(|it| stated_original(context, &it).unwrap_or(it))
}

/// Whether a picture has more candidates or sources than are compared.
pub(super) fn has_too_many(context: &Context<'_>, picture: NodeId) -> bool {
    let page = context.page;
    let most = context.limits.srcset_candidates;
    let is_long = |id| {
        let mut sets = SETS.iter().filter_map(|it| page.attr(id, it));
        sets.any(|set| most < set.len() && candidates(set).nth(most).is_some())
    };
    let around = page.node(picture).parent;
    if page.tag(around) != Tag::Picture {
        return is_long(picture);
    }
    let mut sources = page.children(around);
    is_long(picture) || sources.by_ref().take(most).any(is_long) || sources.next().is_some()
}

/// The candidate that leads so far.
struct Best<'a> {
    names: &'a Names,
    weight: f32,
    /// Whether its weight is a width that a set states.
    is_by_width: bool,
    address: Option<&'a str>,
}

impl<'a> Best<'a> {
    fn offer(&mut self, address: &'a str, weight: f32) {
        let address = address.trim();
        if self.weight < weight && is_address(address) && !self.names.is_placeholder(address) {
            self.weight = weight;
            self.address = Some(address);
        }
    }

    /// Takes the picture's own address where the candidate that leads is the same file in a format for newer browsers.
    fn prefer_common_format(&mut self, src: &'a str) {
        let src = src.trim();
        if self.address.is_some_and(|it| is_recoded(it, src)) && !self.names.is_placeholder(src) {
            self.address = Some(src);
        }
    }
}

/// Formats that scripts and services make of a picture beside its own.
const RECODED: [&str; 2] = ["webp", "avif"];

/// Whether an address is another one with such a format at its end: "quay.jpg.webp", "quay.webp" and "quay.jpg?fmt=webp"
/// beside "quay.jpg".
fn is_recoded(address: &str, plain: &str) -> bool {
    // What an address asks for may be signed, and so be another one in each format.
    let (address, plain) = match (address.split_once('?'), plain.split_once('?')) {
        (Some((address, _)), Some((plain, _))) if address != plain => (address, plain),
        _ => (address, plain),
    };
    let Some((stem, _)) = plain.rsplit_once('.') else { return false };
    let added = address.strip_prefix(plain).or_else(|| address.strip_prefix(stem)?.strip_prefix('.'));
    let is_format = |it: &str| {
        it.len() <= RECODING_BYTES_MAX
            && RECODED.iter().any(|format| it.trim_end_matches('/').ends_with(format))
    };
    let is_common = !RECODED.iter().any(|it| url::path_of(plain).ends_with(it));
    is_common && url::is_picture(plain) && added.is_some_and(is_format)
}

/// "&format=webp" is as long as what is added gets.
const RECODING_BYTES_MAX: usize = 16;

fn offer_all<'a>(context: &Context<'a>, best: &mut Best<'a>, image: NodeId) {
    let page = context.page;
    let attr = |name: &&str| page.attr(image, name);
    for set in SETS.iter().filter_map(attr) {
        offer_set(context, best, set, 0.0);
    }
    for address in FULL_SIZE.iter().filter_map(attr) {
        best.offer(address, WEIGHT_FULL);
    }
    for address in LAZY.iter().filter_map(attr) {
        best.offer(address, WEIGHT_LAZY);
    }
    if let Some(rules) = page.attr(image, "data-interchange") {
        offer_rules(context, best, rules);
    }
    let src = page.attr(image, "src").unwrap_or_default();
    best.offer(src, WEIGHT_PLAIN);
    offer_sources(context, best, image);
    for address in ["src"].iter().chain(&LAZY).filter_map(attr) {
        best.prefer_common_format(address);
    }
    if best.is_by_width {
        best.offer(src, width_of_src(context, image, src).unwrap_or(WEIGHT_PLAIN));
    } else if let Some(linked) = linked_original(page, image) {
        best.offer(linked, WEIGHT_FULL);
    }
}

/// "[small.jpg, small], [large.jpg, large]": the widest screens come last.
fn offer_rules<'a>(context: &Context<'a>, best: &mut Best<'a>, rules: &'a str) {
    let rules = rules.split('[').skip(1).take(context.limits.srcset_candidates);
    for (at, rule) in rules.enumerate() {
        let address = rule.split(',').next().unwrap_or_default();
        if url::is_picture(address.trim()) {
            best.offer(address, WEIGHT_DENSITY + at as f32);
        }
    }
}

fn offer_sources<'a>(context: &Context<'a>, best: &mut Best<'a>, image: NodeId) {
    let page = context.page;
    let around = page.node(image).parent;
    if page.tag(around) != Tag::Picture {
        return;
    }
    // Few pictures have more than ten sources; the bound keeps a hostile page from making time quadratic.
    let around = page.children(around).take(context.limits.srcset_candidates);
    for source in around.filter(|&it| page.tag(it) == Tag::Source) {
        let media = page.attr(source, "media").unwrap_or_default();
        for set in SETS.iter().filter_map(|it| page.attr(source, it)) {
            offer_set(context, best, set, media_bonus(media));
        }
    }
}

/// The width of a picture's own address, where address and element state the same: "photo.jpg?width=1200". What waits
/// for a script has a stand-in there.
fn width_of_src(context: &Context<'_>, image: NodeId, src: &str) -> Option<f32> {
    let page = context.page;
    let width = page.attr(image, "width")?.trim();
    let waits = LAZY.iter().chain(&SETS[1..]).any(|it| page.attr(image, it).is_some());
    let states = |opener: &str| {
        src.split_once(opener)
            .and_then(|(_, after)| after.strip_prefix(width))
            .is_some_and(|rest| !rest.starts_with(|it: char| it.is_ascii_digit() || it == '.'))
    };
    (!waits && WIDTH_OPENERS.iter().any(|it| states(it))).then(|| number(width)).flatten()
}

/// What stands before a width in the addresses of services that scale pictures.
const WIDTH_OPENERS: [&str; 5] = ["width=", "?w=", "&w=", "w_", "width-"];

/// The address to which the picture is linked, when it is that of the same picture, a larger size: the same file in
/// another folder, or one whose name says so.
fn linked_original(page: &Page, image: NodeId) -> Option<&str> {
    let link = page.ancestors(image).take(LINK_LEVELS).find(|it| page.tag(*it) == Tag::A)?;
    let href = page.attr(link, "href").map(str::trim).filter(|it| it.len() <= HREF_BYTES_MAX)?;
    let file = |it: &str| url::path_of(it).rsplit_once('/').map(|(_, file)| file.to_owned());
    // An archive shows the picture inside a page of its own.
    let is_wrapped = href.match_indices("//").nth(1).is_some();
    if !url::is_picture(href) || is_wrapped {
        return None;
    }
    let own = file(href)?;
    let mut offered = ["src"].iter().chain(&LAZY).filter_map(|it| page.attr(image, it));
    let is_same = |it: &str| file(it).as_ref() == Some(&own) || without_size(it).is_some_and(|it| it == href);
    offered
        .any(|it| it.len() <= HREF_BYTES_MAX && (is_same(it) || same_picture::shows_same_picture(it, href)))
        .then_some(href)
}

/// The address of the original, where that of a picture ends with the size that a publishing system cut it to:
/// "/ferry-750x375.jpg".
fn without_size(address: &str) -> Option<String> {
    let (stem, ending) = address.rsplit_once('.').filter(|it| it.1.chars().all(char::is_alphanumeric))?;
    let (name, size) = stem.rsplit_once('-')?;
    same_picture::size_of(size).map(|_| format!("{name}.{ending}"))
}

/// The original of a picture that is cut to a size, where metadata states it.
fn stated_original(context: &Context<'_>, address: &str) -> Option<String> {
    let original = without_size(address)?;
    let evidence = context.evidence;
    let article = || evidence.article().and_then(|it| it.text("image.url").or_else(|| it.text("image")));
    let metas = ["og:image", "twitter:image"].iter().filter_map(|it| evidence.meta(it)).map(str::to_owned);
    metas.chain(article()).any(|it| url::path_of(&it) == url::path_of(&original)).then_some(original)
}

/// A link stands so many elements above its picture at most.
const LINK_LEVELS: usize = 4;

/// A longer address is no picture's; many pictures may stand in one link.
const HREF_BYTES_MAX: usize = 2_000;

/// Candidates of a set; `bonus` goes to those that state no width.
fn offer_set<'a>(context: &Context<'_>, best: &mut Best<'a>, set: &'a str, bonus: f32) {
    for (address, descriptor) in candidates(set).take(context.limits.srcset_candidates) {
        let stated = |unit: char| number(descriptor.strip_suffix(unit)?);
        let weight = match (stated('w'), stated('x')) {
            (Some(width), _) => width,
            (None, Some(density)) => WEIGHT_DENSITY * density + bonus,
            (None, None) => WEIGHT_DENSITY + bonus,
        };
        let is_for_small_screens = bonus < 0.0 && !descriptor.ends_with('w');
        let leads = best.weight;
        best.offer(address, if is_for_small_screens { WEIGHT_SMALL_SCREEN } else { weight });
        if leads < best.weight {
            best.is_by_width = descriptor.ends_with('w');
        }
    }
}

/// The pixels of `(min-width: 600px)`: the wider the screen, the larger its picture. Below zero where
/// only small screens are meant.
fn media_bonus(media: &str) -> f32 {
    let Some((_, after)) = media.split_once("min-width") else {
        return if media.contains("max-width") { -1.0 } else { 0.0 };
    };
    let digits = after.trim_start_matches([':', ' ']);
    let end = digits.find(|it: char| !it.is_ascii_digit() && it != '.').unwrap_or(digits.len());
    number(&digits[..end]).unwrap_or(0.0)
}

/// "800" and "1.5", as widths and densities are written. The standard library's way to read an `f32` is exact to the
/// last bit of any number, for which it brings a table as large as a language pack.
fn number(written: &str) -> Option<f32> {
    let decimals = written.split_once('.').map_or(0, |(_, it)| it.len());
    let digits: u64 = written.replacen('.', "", 1).parse().ok()?;
    Some((digits as f64 / 10_f64.powi(i32::try_from(decimals).ok()?)) as f32)
}

/// The addresses and descriptors of a `srcset` (HTML standard, "parse a srcset attribute"): commas may
/// be part of an address.
fn candidates(set: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = set;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|it: char| it.is_ascii_whitespace() || it == ',');
        if rest.is_empty() {
            return None;
        }
        let (address, after) =
            rest.split_at(rest.find(|it: char| it.is_ascii_whitespace()).unwrap_or(rest.len()));
        if let Some(bare) = address.strip_suffix(',') {
            rest = after;
            return Some((bare.trim_end_matches(','), ""));
        }
        let (descriptor, after) = after.split_once(',').unwrap_or((after, ""));
        rest = after;
        Some((address, descriptor.trim()))
    })
}

/// Whether a value can be fetched: no inlined picture, no template that a script fills in, no switch such as "true".
fn is_address(value: &str) -> bool {
    value.contains(['/', '.'])
        && !["data:", "blob:", "about:", "javascript:"].iter().any(|it| value.starts_with(it))
        && !value.contains(['{', '<', '['])
        && !value.starts_with('#')
}

#[cfg(test)]
mod tests {
    use super::{candidates, is_recoded, media_bonus, number};

    #[test]
    fn sets_are_read_as_browsers_read_them() {
        let found: Vec<_> = candidates("a.jpg 1x, /w_300,h_2/b.jpg 300w,c.jpg, d.jpg").collect();
        let wanted = [("a.jpg", "1x"), ("/w_300,h_2/b.jpg", "300w"), ("c.jpg", ""), ("d.jpg", "")];
        assert_eq!(found, wanted);
    }

    #[test]
    fn the_same_file_in_another_format_is_known() {
        for recoded in
            ["/quay.jpg.webp", "/quay.webp", "/quay.jpg?fmt=webp", "/quay.jpg/f_avif", "/quay.jpg.webp?s=a1"]
        {
            let plain = if recoded.ends_with("a1") { "/quay.jpg?s=b2" } else { "/quay.jpg" };
            assert!(is_recoded(recoded, plain), "{recoded}");
        }
        assert!(
            !is_recoded("/quay.webp", "/quay.webp?w=800") && !is_recoded("/quay.2560.webp", "/quay.webp")
        );
        assert!(!is_recoded("/quay.jpg?w=800", "/quay.jpg") && !is_recoded("/quays.webp", "/quay.jpg"));
    }

    #[test]
    fn wide_screens_get_large_pictures() {
        assert!(media_bonus("(min-width: 600px)") < media_bonus("(min-width:1024px)"));
        assert!(media_bonus("(max-width: 600px)") < 0.0);
    }

    #[test]
    fn numbers_have_a_point_at_most() {
        assert_eq!(["800", "1.5", "2.", ".75"].map(number), [800.0, 1.5, 2.0, 0.75].map(Some));
        assert_eq!(["", ".", "1.5.2", "x", "-1", "99999999999999999999"].map(number), [None; 6]);
    }
}
