//! Who published the article.

use super::{Case, Finding};
use crate::article::Site;
use crate::fields::Claim;
use crate::language::{Section, labels_in};
use crate::page::{NodeId, Tag};
use crate::roles::Role;
use crate::text::fold;
use crate::text::letter::is_right_to_left;
use crate::text::words::is_unspaced;
use crate::url;

/// A longer name is a slogan.
const NAME_CHARS_MAX: usize = 60;

/// Trust in what metadata states. What an article is a part of may be a series, and a publisher a company.
const OG_SITE_NAME: u8 = 90;
const PUBLISHER: u8 = 80;
const WEB_SITE: u8 = 75;
const ORGANISATION: u8 = 65;
const PART_OF: u8 = 55;

/// Meta tags that name the publication, or the program or company that shows it; the trust in them.
const METAS: [&str; 5] =
    ["application-name", "apple-mobile-web-app-title", "dc.publisher", "publisher", "cre"];
const META: u8 = 60;

/// Trust in what the page shows: the end of its title, links to its front page, the part of the title that a
/// line of its rights names too, and its logo.
const TITLE_END: u8 = 50;
const FRONT_PAGE: u8 = 48;
const SIGNED_END: u8 = 45;
const LOGO: u8 = 43;

/// The publication's name and front page.
pub(super) fn decide(case: &Case<'_>) -> Option<Site> {
    let name = named(case).map(|it| it.value);
    let address = case.address.url.as_deref().or(case.address.base.as_deref());
    let url = address.and_then(url::origin).map(|it| format!("{it}/"));
    (name.is_some() || url.is_some()).then_some(Site { name, url })
}

fn named(case: &Case<'_>) -> Option<Finding<String>> {
    let evidence = case.evidence;
    let mut claims = Vec::new();
    let mut claim = |name: Option<String>, witness, trust| {
        let name = name.map(|it| without_slogan(case, it.trim()).to_owned());
        let fits = |it: &String| {
            !it.is_empty()
                && it.chars().count() <= NAME_CHARS_MAX
                && !it.contains("://")
                && !it.starts_with('@')
        };
        claims.extend(name.filter(fits).map(|it| Claim::stated(it.clone(), &it, witness, trust)));
    };
    claim(evidence.meta("og:site_name").map(str::to_owned), "og:site_name", OG_SITE_NAME);
    claim(evidence.article().and_then(|it| it.text("publisher.name")), "json-ld", PUBLISHER);
    claim(evidence.article().and_then(|it| it.text("isPartOf.name")), "json-ld", PART_OF);
    claim(evidence.typed(&["WebSite"]).find_map(|it| it.text("name")), "json-ld", WEB_SITE);
    claim(
        evidence
            .typed(&["NewsMediaOrganization", "Organization"])
            .filter(|it| it.has("logo"))
            .find_map(|it| it.text("name")),
        "json-ld",
        ORGANISATION,
    );
    for name in METAS {
        claim(evidence.meta(name).map(str::to_owned), "meta", META);
    }
    claim(title_end(case), "title", TITLE_END);
    claim(front_page(case), "front-page", FRONT_PAGE);
    claim(signed_end(case), "title", SIGNED_END);
    claim(logo(case), "logo", LOGO);
    // Some systems give the article's title for the name of a part of the site.
    claims.retain(|it| it.witness == "og:site_name" || !is_title(case, &it.value));
    // A site that names itself by its address is better named by another witness.
    for claim in claims.iter_mut().filter(|it| is_host(&it.value)) {
        claim.trust = claim.trust.min(HOST);
    }
    Finding::most_trusted(claims, |one, other| fold::key(one) == fold::key(other))
}

/// Whether a name is the title that the page gives for sharing.
fn is_title(case: &Case<'_>, name: &str) -> bool {
    let key = fold::key(name);
    ["og:title", "twitter:title"]
        .iter()
        .filter_map(|it| case.evidence.meta(it))
        .any(|it| fold::key(it) == key)
}

/// Trust in a name that is a host's, at most.
const HOST: u8 = 56;

/// Whether a name is a host's: "news.example".
fn is_host(name: &str) -> bool {
    let end = name.rsplit_once('.').map_or("", |it| it.1);
    !name.contains(' ') && 2 <= end.len() && end.chars().all(|it| it.is_ascii_alphabetic())
}

/// The name without what it claims of itself, where its first part is the host's name: "News - all of the day".
fn without_slogan<'a>(case: &Case<'_>, name: &'a str) -> &'a str {
    let host = case.address.url.as_deref().and_then(url::host);
    let (Some(host), Some(first)) = (host, super::title::pieces(name).first().copied()) else {
        return name;
    };
    let key: String = fold::key(first).split(' ').collect();
    let own = fold::key(url::site_of(&host)).split(' ').collect::<String>();
    let is_own = 3 <= key.len() && (key == host_key(&host) || key == own);
    if is_own { first.trim() } else { name }
}

/// The last or first part of `<title>`, where it is the host's name.
fn title_end(case: &Case<'_>) -> Option<String> {
    let title = case.evidence.title.as_deref()?;
    let host = url::host(case.address.url.as_deref()?)?;
    let own = host_key(&host);
    let parts: Vec<&str> = super::title::pieces(title);
    let ends = [parts.last(), parts.first()].into_iter().flatten();
    let is_own = |part: &str| {
        let key: String = fold::key(part).split(' ').collect();
        3 <= key.len() && (key == own || key == fold::key(url::site_of(&host)).split(' ').collect::<String>())
    };
    ends.filter(|_| 1 < parts.len()).find(|it| is_own(it)).map(|it| (*it).to_owned())
}

/// Links to the front page that are looked at.
const FRONT_LINKS_MAX: usize = 8;

/// What a link to the front page says, or its picture, where the title opens or ends with it.
fn front_page(case: &Case<'_>) -> Option<String> {
    let title = fold::key(case.evidence.title.as_deref()?);
    let is_end = |name: &String| {
        let key = fold::key(name);
        let rest = title.strip_prefix(&key).or_else(|| title.strip_suffix(&key)).unwrap_or_default();
        NAME_LETTERS_MIN <= key.chars().count()
            && !rest.is_empty()
            && (rest.starts_with(' ') || rest.ends_with(' '))
    };
    said_of_front(case).into_iter().find(|it| is_end(it) && !labels_in(it).is.has(Section::NavigationLabels))
}

/// The picture of a link to the front page, where the host's name opens with what it says.
fn logo(case: &Case<'_>) -> Option<String> {
    let own = host_key(&url::host(case.address.url.as_deref()?)?);
    let is_own = |name: &String| {
        let key = fold::key(name).split(' ').collect::<String>();
        LOGO_LETTERS_MIN <= key.chars().count() && own.starts_with(&key)
    };
    let alts = front_links(case).into_iter().flat_map(|link| alts(case, link));
    alts.map(str::to_owned).find(is_own)
}

/// What the links to the front page say, and their pictures.
fn said_of_front(case: &Case<'_>) -> Vec<String> {
    let said =
        |link| alts(case, link).chain([case.page.text_of(link)]).map(str::to_owned).collect::<Vec<_>>();
    front_links(case).into_iter().flat_map(said).collect()
}

/// The texts that stand for the pictures of a link.
fn alts<'a>(case: &Case<'a>, link: NodeId) -> impl Iterator<Item = &'a str> + use<'a> {
    let page = case.page;
    page.subtree(link).filter_map(move |it| page.attr(it, "alt"))
}

/// The first links to the front page.
fn front_links(case: &Case<'_>) -> Vec<NodeId> {
    let page = case.page;
    let base = case.address.base.as_deref();
    let is_own_front = |address: String| {
        url::path(&address) == Some("/") && base.and_then(url::origin) == url::origin(&address)
    };
    let is_front = |row: &NodeId| {
        let href = page.attr(*row, "href").filter(|it| may_name_front(it));
        href == Some("/") || href.and_then(|it| url::resolve(base, it)).is_some_and(is_own_front)
    };
    page.ids().filter(|it| page.tag(*it) == Tag::A).filter(is_front).take(FRONT_LINKS_MAX).collect()
}

/// Whether an address may be one without a path; most are told so without being resolved.
fn may_name_front(href: &str) -> bool {
    let bare = href.split(['?', '#']).next().unwrap_or(href).trim_end_matches('/');
    match bare.split_once("//") {
        Some((_, host)) => !host.contains('/'),
        None => bare.chars().all(|it| matches!(it, '.' | '/') || it.is_whitespace()),
    }
}

/// Letters of a name with which the host's begins.
const LOGO_LETTERS_MIN: usize = 4;

/// A shorter name may be a part of other words.
const NAME_LETTERS_MIN: usize = 3;

/// The last or first part of `<title>`, where a line of the page's rights names it too.
fn signed_end(case: &Case<'_>) -> Option<String> {
    let parts: Vec<&str> = super::title::pieces(case.evidence.title.as_deref()?);
    let rows = case.page.passages().iter().enumerate();
    let legal = rows.filter(|it| case.roles.role(it.0) == Role::Legal);
    let rights: Vec<String> = legal.map(|it| fold::key(case.page.passage_text(it.1))).collect();
    let is_named = |part: &str| {
        // Its abbreviation may follow in brackets.
        let key = fold::key(part.split('(').next().unwrap_or(part));
        NAME_LETTERS_MIN <= key.chars().count() && rights.iter().any(|it| it.contains(&key))
    };
    let ends = [parts.last(), parts.first()].into_iter().flatten();
    ends.filter(|_| 1 < parts.len()).find(|it| is_named(it)).map(|it| (*it).to_owned())
}

/// The telling label of a host: `news` of `www.news.example`, folded.
pub(super) fn host_key(host: &str) -> String {
    url::site_of(host).split('.').next().unwrap_or_default().split('-').collect()
}

/// Sites and newsrooms of a page's data whose names are taken for the site's own; every headline, author and tag is held
/// against each.
const DESCRIBED_MAX: usize = 20;

/// A longer name is a slogan that no other witness repeats. In bytes.
const NAME_BYTES_MAX: usize = 500;

/// All names of the site: those that must not be taken for a headline, an author or a tag.
pub(super) fn names(case: &Case<'_>, site: Option<&Site>) -> Vec<String> {
    let evidence = case.evidence;
    let mut names: Vec<String> = site.and_then(|it| it.name.clone()).into_iter().collect();
    names.extend(evidence.meta("og:site_name").map(str::to_owned));
    names.extend(evidence.meta("application-name").map(str::to_owned));
    let publisher = evidence.article().and_then(|it| it.text("publisher.name"));
    let described = evidence.typed(&["WebSite", "NewsMediaOrganization"]).take(DESCRIBED_MAX);
    let others = described.filter_map(|it| it.text("name"));
    names.extend(publisher.into_iter().chain(others).filter(|it| !is_title(case, it)));
    for address in [case.address.url.as_deref(), case.address.base.as_deref()].into_iter().flatten() {
        if let Some(host) = url::host(address) {
            names.push(url::site_of(&host).to_owned());
            names.push(host.strip_prefix("www.").unwrap_or(&host).to_owned());
            names.push(host_key(&host));
        }
    }
    names.retain(|it| it.len() <= NAME_BYTES_MAX && !fold::key(it).is_empty());
    names
}

/// Whether a text is one of the site's names.
pub(super) fn is_name(names: &[String], text: &str) -> bool {
    let joined = |it: &str| fold::key(it).split(' ').collect::<String>();
    let key = joined(text);
    !key.is_empty() && names.iter().any(|it| joined(it) == key)
}

/// Whether a text is one of the parts of the site's names, in a script from right to left without what such a part says of
/// itself behind the name ("an electronic newspaper"), or in a script without spaces the beginning of one.
pub(super) fn is_part(names: &[String], text: &str) -> bool {
    let key = fold::key(text);
    let is_long = key.contains(' ') && text.contains(is_right_to_left);
    let is_part = |name: &String| {
        let parts = super::title::pieces(name);
        let is_own = |part: &&str| {
            let part = fold::key(part);
            let rest = part.strip_prefix(key.as_str());
            rest.is_some_and(|it| it.is_empty() || is_long && it.starts_with(' '))
        };
        1 < parts.len() && parts.iter().any(is_own)
    };
    let is_opening = |name: &String| {
        2 <= text.chars().count() && text.chars().all(is_unspaced) && fold::key(name).starts_with(&key)
    };
    !key.is_empty() && names.iter().any(|it| is_part(it) || is_opening(it))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use crate::fields::trial::fields;

    #[test]
    fn names_the_publication() {
        let site = |html| fields(html).site.and_then(|it| it.name);
        assert_eq!(
            site("<meta property=og:site_name content='The Harbour'><title>A - B</title>").unwrap(),
            "The Harbour"
        );
        let suffix = "<title>Rain floods the town | News</title><link rel=canonical href='https://www.news.example/a'>";
        assert_eq!(site(suffix).unwrap(), "News");
        let slogan = "<meta property=og:site_name content='News - all of the day'><link rel=canonical href='https://www.news.example/a'>";
        assert_eq!(site(slogan).unwrap(), "News");
        let other = "<title>Rain floods the town | Weather</title><link rel=canonical href='https://www.news.example/a'>";
        assert_eq!(site(other), None);
        let front = "<title>مطر يغمر البلدة القديمة - صوت الميناء</title><a href=/><img src=logo.png alt='صوت الميناء'></a>";
        assert_eq!(site(front).unwrap(), "صوت الميناء");
        let weather =
            "<title>Rain floods the town - Weather</title><a href=/>Home</a> <a href=/weather>Weather</a>";
        assert_eq!(site(weather), None);
    }
}
