//! Addresses as they may stand in an article: absolute, and of a scheme that is safe to follow.

use crate::url;

/// An address against a base. Without a base a relative address stays as the page gives it; one of a
/// scheme that is not safe to follow is dropped.
pub(super) fn resolve(base: Option<&str>, address: &str) -> Option<String> {
    let kept = || Some(address.trim().to_owned()).filter(|it| base.is_none() && !it.is_empty());
    url::resolve(base, address).or_else(kept).filter(|it| url::is_safe_link(it))
}

/// Paths of services that frameworks set before a site's pictures to scale them (Next.js, Vercel, Astro).
const SCALERS: [&str; 3] = ["/_next/image", "/_vercel/image", "/_image"];

/// The address of the picture that such a service is asked for; any other address as it is.
pub(super) fn unscaled(base: Option<&str>, address: String) -> String {
    if !SCALERS.iter().any(|it| url::path_of(&address).ends_with(it)) {
        return address;
    }
    let query = address.split_once('?').map_or("", |it| it.1);
    let mut parts = query.split('&').filter_map(|it| it.split_once('='));
    let asked = parts.find(|it| matches!(it.0, "url" | "href")).and_then(|it| percent_decoded(it.1));
    asked.and_then(|it| resolve(base, &it)).unwrap_or(address)
}

/// The address of a picture's file, without the size and cut that its query asks for.
pub(super) fn without_cut(address: &str) -> &str {
    address.split_once('?').map_or(address, |(file, _)| if url::is_picture(file) { file } else { address })
}

fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next()?, rest.next()?];
            let digits = std::str::from_utf8(&digits).ok()?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

/// The host of an absolute address, without `www.`.
pub(super) fn host_of(address: &str) -> Option<String> {
    let host = url::host(address)?;
    Some(host.strip_prefix("www.").unwrap_or(&host).to_owned())
}

/// Whether a host is that of a site or lies below it.
pub(super) fn is_of_site(host: &str, site: &str) -> bool {
    host.strip_suffix(site).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{host_of, is_of_site, resolve, unscaled, without_cut};

    #[test]
    fn only_a_file_keeps_its_address_without_the_query() {
        assert_eq!(without_cut("https://i.example/a.jpg?w=800&fit=crop"), "https://i.example/a.jpg");
        let number = "https://i.example/picture.php?id=4.jpg";
        assert_eq!((without_cut(number), without_cut("/a.jpg")), (number, "/a.jpg"));
    }

    #[test]
    fn resolves_and_refuses() {
        let base = Some("https://n.example/a/b.html?x=1");
        assert_eq!(resolve(base, "../c.jpg").unwrap(), "https://n.example/c.jpg");
        assert_eq!(resolve(base, "c d.jpg").unwrap(), "https://n.example/a/c d.jpg");
        assert_eq!(resolve(base, "//i.example/c").unwrap(), "https://i.example/c");
        assert_eq!(resolve(base, "#n1").unwrap(), "https://n.example/a/b.html?x=1#n1");
        assert_eq!(resolve(None, "/c.jpg").unwrap(), "/c.jpg");
        assert_eq!(resolve(base, " java\nscript:alert(1)"), None);
        assert_eq!(resolve(base, "data:image/gif;base64,R0"), None);
    }

    #[test]
    fn looks_behind_services_that_scale() {
        let of = |address: &str| unscaled(Some("https://n.example/a/"), address.to_owned());
        assert_eq!(
            of("https://n.example/_next/image?url=https%3A%2F%2Fi.example%2Fa%20b.jpg&w=640"),
            "https://i.example/a b.jpg"
        );
        assert_eq!(
            of("https://n.example/_next/image?w=640&url=%2Fmedia%2Fc.jpg"),
            "https://n.example/media/c.jpg"
        );
        for kept in [
            "https://n.example/_next/image?url=javascript%3Aalert(1)&w=640",
            "https://n.example/_next/image?url=%2",
            "https://n.example/image?url=%2Fc.jpg",
        ] {
            assert_eq!(of(kept), kept);
        }
    }

    #[test]
    fn takes_addresses_apart() {
        assert_eq!(host_of("https://www.You.example:80/x").unwrap(), "you.example");
        assert!(is_of_site("m.x.example", "x.example") && !is_of_site("box.example", "x.example"));
    }
}
