//! The lead picture.

use super::{Case, Claim, Finding};
use crate::article::{Block, Figure};
use crate::body::{is_sign_of_site, shows_same_picture};
use crate::url;

/// Decides the lead picture. When metadata states the picture before the text in another size, its
/// address stands as metadata states it. When the two differ, the one with a caption leads: a caption is
/// written for the article, and what metadata states may be a card for other sites. Where JSON-LD describes the
/// article, a newsroom's system wrote the page: there the picture before the text is the one it leads with when it has
/// a caption or metadata has it too, often as a crop for sharing. What is said about the picture comes from the body.
pub(super) fn decide(case: &Case<'_>) -> Option<Finding<Figure>> {
    let mut claims: Vec<Claim<Figure>> = Vec::new();
    let mut add = |figure: Figure, witness, trust| {
        let raw = figure.url.clone().unwrap_or_default();
        claims.push(Claim::stated(figure, &raw, witness, trust));
    };
    let evidence = case.evidence;
    if let Some(lead) = &case.body.lead_image {
        add(lead.clone(), "body", if leads(case, lead) { LEADS } else { BEFORE_TEXT });
    }
    let stated_size = |name: &str| evidence.meta(name).and_then(|it| it.trim().parse().ok());
    for (at, name) in METAS.iter().enumerate() {
        if let Some(figure) = evidence.meta(name).and_then(|it| stated(case, it)) {
            let (width, height) = (stated_size("og:image:width"), stated_size("og:image:height"));
            let sized = if name.starts_with("og:") {
                Figure { width: width.or(figure.width), height: height.or(figure.height), ..figure }
            } else {
                figure
            };
            let family = if name.starts_with("twitter:") { "twitter:image:alt" } else { "og:image:alt" };
            let alt = sized.alt.clone().or_else(|| evidence.meta(family).map(str::to_owned));
            add(Figure { alt, ..sized }, "meta", META - at as u8);
        }
    }
    if let Some(article) = evidence.article() {
        for path in DESCRIBED {
            if let Some(figure) = article.text(path).and_then(|it| stated(case, &it)) {
                add(figure, "json-ld", JSON_LD);
                break;
            }
        }
    }
    if let Some(figure) = evidence.link("image_src").and_then(|it| stated(case, it)) {
        add(figure, "link", LINK);
    }
    if let Some((at, first)) = first_figure(case) {
        // Without a picture before the text, the one that opens it leads as that would.
        let is_paragraph = |it: &Block| matches!(it, Block::Paragraph { .. });
        let opens = case.body.lead_image.is_none() && !case.body.blocks[..at].iter().any(is_paragraph);
        add(first.clone(), "body", if opens && leads(case, first) { LEADS } else { IN_TEXT });
    }
    Finding::most_trusted(claims, |one, other| one.url == other.url)
}

/// Trust in a picture with which a newsroom's article leads, in any before the text, and in the first one within it.
const LEADS: u8 = 95;
const BEFORE_TEXT: u8 = 60;
const IN_TEXT: u8 = 50;

/// Trust in the first of [`METAS`]; each further one is trusted one less. Then in JSON-LD, and in a link of the head.
const META: u8 = 90;
const JSON_LD: u8 = 70;
const LINK: u8 = 65;

/// Names under which a head states the page's picture, the most trusted first.
const METAS: [&str; 7] = [
    "og:image",
    "og:image:url",
    "og:image:secure_url",
    "twitter:image",
    "twitter:image:src",
    "parsely-image-url",
    "sailthru.image.full",
];

/// Where JSON-LD has an article's picture.
const DESCRIBED: [&str; 4] = ["image.url", "image.contentUrl", "image", "thumbnailUrl"];

/// Whether a picture above all text leads whatever metadata states.
fn leads(case: &Case<'_>, lead: &Figure) -> bool {
    let is_newsroom = case.evidence.article().is_some() && (lead.caption.is_some() || is_stated(case, lead));
    is_newsroom || leads_by_itself(case, lead)
}

/// Whether the picture before the text has a caption and metadata states another picture.
fn leads_by_itself(case: &Case<'_>, lead: &Figure) -> bool {
    lead.caption.is_some() && lead.url.is_some() && !is_stated(case, lead)
}

fn first_figure<'a>(case: &Case<'a>) -> Option<(usize, &'a Figure)> {
    let mut blocks = case.body.blocks.iter().enumerate();
    blocks.find_map(|(at, it)| if let Block::Figure(it) = it { Some((at, it)) } else { None })
}

/// Whether metadata states the same picture, in whatever size.
fn is_stated(case: &Case<'_>, figure: &Figure) -> bool {
    let Some(own) = figure.url.as_deref() else { return false };
    let metas = METAS.iter().filter_map(|it| case.evidence.meta(it)).map(str::to_owned);
    let article = case.evidence.article();
    metas
        .chain(DESCRIBED.iter().filter_map(|it| article?.text(it)))
        .filter_map(|it| url::resolve(case.address.base.as_deref(), &it))
        .any(|it| shows_same_picture(own, &it))
}

/// A picture of metadata, with what the body says of the same one.
fn stated(case: &Case<'_>, address: &str) -> Option<Figure> {
    let address = url::resolve(case.address.base.as_deref(), address)?;
    if !address.starts_with("http") || !url::is_safe_image(&address) || is_sign_of_site(&address) {
        return None;
    }
    let figures = || {
        let all = case.body.blocks.iter();
        all.filter_map(|block| if let Block::Figure(figure) = block { Some(figure) } else { None })
    };
    let at = |figure: &&Figure| figure.url.as_deref() == Some(&*address);
    if let Some(same) = figures().find(at) {
        return Some(same.clone());
    }
    let shows = |figure: &&Figure| figure.url.as_deref().is_some_and(|it| shows_same_picture(it, &address));
    // The sizes of the body's figure are those of its own address.
    let said = figures().find(shows).map(|it| Figure { width: None, height: None, ..it.clone() });
    Some(Figure { url: Some(address), ..said.unwrap_or_default() })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use crate::fields::trial::fields_at;

    #[test]
    fn metadata_says_what_its_picture_shows() {
        let html = "<meta property=og:image content=/p.jpg><meta property=og:image:alt content='The old quay'><h1>Rain</h1>";
        let image = fields_at(html, Some("https://n.example/a")).image.unwrap().value;
        assert_eq!(image.alt.as_deref(), Some("The old quay"));
    }

    #[test]
    fn metadata_names_a_picture_by_a_safe_address() {
        let image = |content: &str| {
            let html = format!("<meta property=og:image content='{content}'><h1>Rain</h1>");
            fields_at(&html, Some("https://n.example/a")).image.and_then(|it| it.value.url)
        };
        assert_eq!(image("/p.jpg").unwrap(), "https://n.example/p.jpg");
        assert_eq!(image("javascript:alert(1)"), None);
    }
}
