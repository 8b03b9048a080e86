//! The lead picture.

use super::{Case, Claim, Finding};
use crate::article::{Block, Figure};
use crate::url;

/// Decides the lead picture: the one that stands before the text, else the one that metadata states; its
/// caption is taken from the body where the same picture stands there.
pub(super) fn decide(case: &Case<'_>) -> Option<Finding<Figure>> {
    let mut claims: Vec<Claim<Figure>> = Vec::new();
    let mut add = |figure: Figure, witness, trust| {
        let raw = figure.url.clone().unwrap_or_default();
        claims.push(Claim::stated(figure, &raw, witness, trust));
    };
    if let Some(lead) = &case.body.lead_image {
        add(lead.clone(), "body", 90);
    }
    let evidence = case.evidence;
    let metas = [
        "og:image",
        "og:image:url",
        "og:image:secure_url",
        "twitter:image",
        "twitter:image:src",
        "parsely-image-url",
        "sailthru.image.full",
    ];
    let stated_size = |name: &str| evidence.meta(name).and_then(|it| it.trim().parse().ok());
    for (at, name) in metas.iter().enumerate() {
        if let Some(figure) = evidence.meta(name).and_then(|it| stated(case, it)) {
            let (width, height) = (stated_size("og:image:width"), stated_size("og:image:height"));
            let sized = if name.starts_with("og:") { Figure { width, height, ..figure } } else { figure };
            add(sized, "meta", 80 - at as u8);
        }
    }
    if let Some(article) = evidence.article() {
        for path in ["image.url", "image.contentUrl", "image", "thumbnailUrl"] {
            if let Some(figure) = article.text(path).and_then(|it| stated(case, &it)) {
                add(figure, "json-ld", 70);
                break;
            }
        }
    }
    if let Some(figure) = evidence.link("image_src").and_then(|it| stated(case, it)) {
        add(figure, "link", 65);
    }
    if let Some(first) =
        case.body.blocks.iter().find_map(|it| if let Block::Figure(it) = it { Some(it) } else { None })
    {
        add(first.clone(), "body", 50);
    }
    Finding::most_trusted(claims, |one, other| one.url == other.url)
}

/// A picture of metadata, with what the body says of the same one.
fn stated(case: &Case<'_>, address: &str) -> Option<Figure> {
    let address = url::resolve(case.address.base.as_deref(), address)?;
    if !address.starts_with("http") || !url::is_safe_image(&address) {
        return None;
    }
    let same = case.body.blocks.iter().find_map(|block| match block {
        Block::Figure(figure) if figure.url.as_deref() == Some(&address) => Some(figure.clone()),
        _ => None,
    });
    Some(same.unwrap_or_else(|| Figure { url: Some(address), ..Figure::default() }))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use crate::fields::trial::fields_at;

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
