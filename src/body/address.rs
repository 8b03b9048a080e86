//! Addresses as they may stand in an article: absolute, and of a scheme that is safe to follow.

/// Schemes that a reader may be led to.
const SAFE: [&str; 4] = ["http", "https", "mailto", "tel"];

/// An address against a base. Without a base a relative address stays relative; one of another scheme
/// is dropped.
pub(super) fn resolve(base: Option<&str>, address: &str) -> Option<String> {
    let address: String = address.trim().chars().filter(|it| !matches!(it, '\t' | '\n' | '\r')).collect();
    let address = address.replace(' ', "%20");
    if address.is_empty() {
        return None;
    }
    if let Some(scheme) = scheme_of(&address) {
        return SAFE.iter().any(|it| it.eq_ignore_ascii_case(scheme)).then_some(address);
    }
    let Some((scheme, rest)) = base.and_then(|it| it.split_once("://")) else {
        return Some(if address.starts_with("//") { format!("https:{address}") } else { address });
    };
    if address.starts_with("//") {
        return Some(format!("{scheme}:{address}"));
    }
    let (host, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    let without_query = path.split(['?', '#']).next().unwrap_or_default();
    let joined = match address.as_bytes().first() {
        Some(b'#') => format!("{}{address}", path.split('#').next().unwrap_or_default()),
        Some(b'?') => format!("{without_query}{address}"),
        Some(b'/') => without_dots(&address),
        _ => without_dots(&format!(
            "{}/{address}",
            without_query.rsplit_once('/').map_or("", |(folder, _)| folder)
        )),
    };
    Some(format!("{scheme}://{host}{joined}"))
}

/// The scheme that an address begins with (RFC 3986, section 3.1).
fn scheme_of(address: &str) -> Option<&str> {
    let (scheme, _) = address.split_once(':')?;
    let is_scheme = scheme.starts_with(|it: char| it.is_ascii_alphabetic())
        && scheme.chars().all(|it| it.is_ascii_alphanumeric() || matches!(it, '+' | '-' | '.'));
    is_scheme.then_some(scheme)
}

/// Takes `.` and `..` out of a path (RFC 3986, section 5.2.4).
fn without_dots(address: &str) -> String {
    let (path, rest) = address.split_at(address.find(['?', '#']).unwrap_or(address.len()));
    let mut kept: Vec<&str> = Vec::new();
    let mut segments = path.split('/').skip(1).peekable();
    while let Some(segment) = segments.next() {
        let is_last = segments.peek().is_none();
        match segment {
            "." | ".." => {
                if segment == ".." {
                    kept.pop();
                }
                if is_last {
                    kept.push("");
                }
            }
            _ => kept.push(segment),
        }
    }
    format!("/{}{rest}", kept.join("/"))
}

/// The host of an absolute address, in lower case and without `www.`.
pub(super) fn host_of(address: &str) -> Option<String> {
    let rest = address.split_once("://").map(|(_, rest)| rest).or_else(|| address.strip_prefix("//"))?;
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default().split(':').next().unwrap_or_default();
    let host = host.to_ascii_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    (!host.is_empty()).then(|| host.to_owned())
}

/// Whether a host is that of a site or lies below it.
pub(super) fn is_of_site(host: &str, site: &str) -> bool {
    host.strip_suffix(site).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

/// The path of an address, without query and fragment.
pub(super) fn path_of(address: &str) -> &str {
    let rest =
        address.split_once("//").map_or(address, |(_, rest)| rest.find('/').map_or("", |at| &rest[at..]));
    rest.split(['?', '#']).next().unwrap_or_default()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{host_of, is_of_site, path_of, resolve};

    #[test]
    fn resolves_and_refuses() {
        let base = Some("https://n.example/a/b.html?x=1");
        assert_eq!(resolve(base, "../c.jpg").unwrap(), "https://n.example/c.jpg");
        assert_eq!(resolve(base, "c d.jpg").unwrap(), "https://n.example/a/c%20d.jpg");
        assert_eq!(resolve(base, "//i.example/c").unwrap(), "https://i.example/c");
        assert_eq!(resolve(base, "#n1").unwrap(), "https://n.example/a/b.html?x=1#n1");
        assert_eq!(resolve(None, "/c.jpg").unwrap(), "/c.jpg");
        assert_eq!(resolve(base, " java\nscript:alert(1)"), None);
        assert_eq!(resolve(base, "data:image/gif;base64,R0"), None);
    }

    #[test]
    fn takes_addresses_apart() {
        assert_eq!(host_of("https://www.You.example:80/x").unwrap(), "you.example");
        assert!(is_of_site("m.x.example", "x.example") && !is_of_site("box.example", "x.example"));
        assert_eq!(path_of("https://a.example/b/c.png?w=1"), "/b/c.png");
        assert_eq!(path_of("b/c.png"), "b/c.png");
    }
}
