//! Where the article stands: its canonical address, and what relative links start from.

use crate::evidence::Evidence;
use crate::options::Limits;
use crate::page::Page;
use crate::url;

/// The addresses of a page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Address {
    /// The canonical address of the article.
    pub url: Option<String>,
    /// The address that relative links are resolved against.
    pub base: Option<String>,
}

/// The addresses that a page states, given the one it was loaded from, if that is known.
///
/// A canonical address counts only when it is of the same site as the given one, and when it leads to a
/// page of its own: systems often state their front page by mistake.
pub fn address(evidence: &Evidence, given: Option<&str>) -> Address {
    let given = given.map(str::trim).filter(|it| url::host(it).is_some());
    let article = evidence.article();
    let of_article = |path: &str| article.and_then(|it| it.text(path));
    let stated = [
        evidence.link("canonical").map(str::to_owned),
        evidence.meta("og:url").map(str::to_owned),
        of_article("url"),
        of_article("mainEntityOfPage.@id"),
        of_article("mainEntityOfPage"),
    ];
    let canonical = stated
        .into_iter()
        .flatten()
        .filter_map(|it| url::resolve(given, &it))
        .filter(|it| url::host(it).is_some_and(|host| host.contains('.')))
        .find(|it| given.is_none_or(|given| is_same_site(it, given) && !is_only_front(it, given)));
    let from = given.map(str::to_owned).or_else(|| canonical.clone());
    let base = match evidence.base.as_deref() {
        Some(stated) => url::resolve(from.as_deref(), stated).or(from.clone()),
        None => from.clone(),
    };
    let own =
        canonical.or_else(|| given.map(|it| url::strip_fragment(&url::without_tracking(it)).to_owned()));
    Address { url: own, base }
}

impl Address {
    /// Gives up the base where relative addresses would grow past the limit with it; says whether it did.
    pub(crate) fn keep_within(&mut self, page: &Page, limits: &Limits) -> bool {
        let length = self.base.as_ref().map_or(0, String::len);
        let grows_past = limits.address_bytes < length.saturating_mul(page.addresses_max());
        if grows_past {
            self.base = None;
        }
        grows_past
    }
}

/// Whether two addresses are of one publication: their hosts are of one site.
fn is_same_site(one: &str, other: &str) -> bool {
    match (url::host(one), url::host(other)) {
        (Some(one), Some(other)) => url::site_of(&one) == url::site_of(&other),
        _ => false,
    }
}

fn is_only_front(address: &str, given: &str) -> bool {
    let is_front = |it: &str| url::path(it).is_none_or(|path| path == "/");
    is_front(address) && !address.contains('?') && !is_front(given)
}

#[cfg(test)]
mod tests {
    use super::address;
    use crate::fields::trial;

    fn canonical(html: &str, given: Option<&str>) -> Option<String> {
        address(&trial::evidence(html), given).url
    }

    #[test]
    fn follows_the_canonical_link_of_the_same_site() {
        let html = "<link rel=canonical href=/a/1><p>x</p>";
        assert_eq!(
            canonical(html, Some("https://m.n.example/a/1?x")).as_deref(),
            Some("https://m.n.example/a/1")
        );
        let other = "<link rel=canonical href='https://other.test/a'><p>x</p>";
        assert_eq!(
            canonical(other, Some("https://n.example/a?utm_source=x#y")).as_deref(),
            Some("https://n.example/a")
        );
        assert_eq!(canonical(other, None).as_deref(), Some("https://other.test/a"));
    }

    #[test]
    fn a_front_page_is_no_article_address() {
        let html = "<link rel=canonical href='https://n.example/'><meta property=og:url content='https://n.example/a'>";
        assert_eq!(canonical(html, Some("https://n.example/a")).as_deref(), Some("https://n.example/a"));
    }

    #[test]
    fn relative_links_start_from_the_stated_base() {
        let html = "<base href='/b/'><p>x</p>";
        let found = address(&trial::evidence(html), Some("https://n.example/a"));
        assert_eq!(found.base.as_deref(), Some("https://n.example/b/"));
    }
}
