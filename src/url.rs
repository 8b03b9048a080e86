//! Shelf: web addresses, as far as articles need them.
//!
//! Resolution follows RFC 3986 §5 and, where browsers differ from it (white space, back slashes), the
//! WHATWG URL standard. Nothing is percent-encoded anew, so that an address stays as printed.

/// Query parameters that only follow the reader about.
const TRACKING: [&str; 14] = [
    "fbclid",
    "gclid",
    "dclid",
    "msclkid",
    "yclid",
    "igshid",
    "mc_cid",
    "mc_eid",
    "ref_src",
    "ocid",
    "ncid",
    "cmpid",
    "at_medium",
    "at_campaign",
];

/// An absolute http or https address in its parts.
struct Parts<'a> {
    scheme: &'a str,
    authority: &'a str,
    path: &'a str,
    query: Option<&'a str>,
}

fn split(url: &str) -> Option<Parts<'_>> {
    let (scheme, rest) = url.split_once("://")?;
    if !scheme.eq_ignore_ascii_case("http") && !scheme.eq_ignore_ascii_case("https") {
        return None;
    }
    let rest = rest.split('#').next().unwrap_or(rest);
    let (rest, query) = match rest.split_once('?') {
        Some((rest, query)) => (rest, Some(query)),
        None => (rest, None),
    };
    let at = rest.find('/').unwrap_or(rest.len());
    let (authority, path) = rest.split_at(at);
    (!authority.is_empty()).then_some(Parts { scheme, authority, path, query })
}

/// Removes what browsers remove before they read an address: white space around it, tabs and line
/// breaks inside it.
fn trim(reference: &str) -> String {
    reference
        .trim_matches(|it: char| it.is_whitespace() || it.is_control())
        .chars()
        .filter(|it| !matches!(it, '\t' | '\n' | '\r'))
        .collect()
}

/// The scheme of an address that has one, in small letters.
fn scheme_of(reference: &str) -> Option<String> {
    let (scheme, _) = reference.split_once(':')?;
    let mut letters = scheme.chars();
    let valid = letters.next().is_some_and(|it| it.is_ascii_alphabetic())
        && letters.all(|it| it.is_ascii_alphanumeric() || matches!(it, '+' | '-' | '.'));
    valid.then(|| scheme.to_ascii_lowercase())
}

/// The absolute address of a reference found on a page. `None` when it is relative and no base is known,
/// and when it is empty. Where only the scheme is missing and no base is known, it is https.
pub fn resolve(base: Option<&str>, reference: &str) -> Option<String> {
    let reference = trim(reference);
    if reference.is_empty() {
        return None;
    }
    match scheme_of(&reference).as_deref() {
        Some("http" | "https") => {
            let reference = normal_slashes(&reference);
            return split(&reference).is_some().then_some(reference);
        }
        Some(_) => return Some(reference),
        None => {}
    }
    let reference = normal_slashes(&reference);
    let Some(base) = base.and_then(split) else {
        return reference
            .starts_with("//")
            .then(|| format!("https:{reference}"))
            .filter(|it| split(it).is_some());
    };
    let origin = format!("{}://{}", base.scheme.to_ascii_lowercase(), base.authority);
    if let Some(rest) = reference.strip_prefix("//") {
        return (!rest.is_empty()).then(|| format!("{}://{rest}", base.scheme.to_ascii_lowercase()));
    }
    let (path, tail) = reference.split_at(reference.find(['?', '#']).unwrap_or(reference.len()));
    if path.is_empty() {
        let keeps_query = !tail.starts_with('?');
        let query = base.query.filter(|_| keeps_query).map(|it| format!("?{it}")).unwrap_or_default();
        let base_path = if base.path.is_empty() { "/" } else { base.path };
        return Some(format!("{origin}{base_path}{query}{tail}"));
    }
    let joined = if path.starts_with('/') {
        path.to_owned()
    } else {
        let folder = base.path.rfind('/').map_or("/", |at| &base.path[..=at]);
        format!("{folder}{path}")
    };
    Some(format!("{origin}{}{tail}", without_dots(&joined)))
}

/// Back slashes before the query are slashes, as in browsers.
fn normal_slashes(reference: &str) -> String {
    let (path, tail) = reference.split_at(reference.find(['?', '#']).unwrap_or(reference.len()));
    format!("{}{tail}", path.replace('\\', "/"))
}

/// RFC 3986 §5.2.4.
fn without_dots(path: &str) -> String {
    let mut out: Vec<&str> = Vec::new();
    let mut segments = path.split('/').skip(1).peekable();
    while let Some(segment) = segments.next() {
        let is_last = segments.peek().is_none();
        match segment {
            "." | ".." => {
                if segment == ".." {
                    out.pop();
                }
                if is_last {
                    out.push("");
                }
            }
            other => out.push(other),
        }
    }
    format!("/{}", out.join("/"))
}

/// The host of an absolute address, in small letters, without user and port.
pub fn host(url: &str) -> Option<String> {
    let parts = split(url)?;
    let host = parts.authority.rsplit('@').next().unwrap_or(parts.authority);
    let host = if host.starts_with('[') { host } else { host.split(':').next().unwrap_or(host) };
    (!host.is_empty()).then(|| host.to_ascii_lowercase())
}

/// The scheme and authority of an absolute address: `https://news.example`.
pub fn origin(url: &str) -> Option<String> {
    let parts = split(url)?;
    Some(format!("{}://{}", parts.scheme.to_ascii_lowercase(), parts.authority.to_ascii_lowercase()))
}

/// The path of an absolute address, `/` at least.
pub fn path(url: &str) -> Option<&str> {
    split(url).map(|it| if it.path.is_empty() { "/" } else { it.path })
}

/// The path of an address that may be relative, without query and fragment.
pub fn path_of(address: &str) -> &str {
    let address = address.split(['?', '#']).next().unwrap_or_default();
    let (scheme, rest) = address.split_at(address.find('/').unwrap_or(address.len()));
    let Some(behind) = rest.strip_prefix("//").filter(|_| scheme.is_empty() || scheme.ends_with(':')) else {
        return address;
    };
    behind.find('/').map_or("", |at| &behind[at..])
}

/// Labels below a country's that are no site's own, as in `news.co.uk`.
const SECOND_LEVELS: [&str; 22] = [
    "ac", "co", "com", "edu", "gen", "go", "gob", "gouv", "gov", "in", "info", "me", "mil", "muni", "ne",
    "net", "nom", "or", "org", "pe", "tv", "web",
];

/// The part of a host that a site has for its own: two labels, or three below a country's second level, as in
/// `news.co.uk`.
pub fn site_of(host: &str) -> &str {
    let mut dots = host.rmatch_indices('.').map(|it| it.0);
    let (Some(last), Some(second)) = (dots.next(), dots.next()) else { return host };
    let is_country = host.len() - last - 1 <= 2;
    if is_country && SECOND_LEVELS.contains(&&host[second + 1..last]) {
        return dots.next().map_or(host, |third| &host[third + 1..]);
    }
    &host[second + 1..]
}

/// Endings of the files of pictures.
const PICTURES: [&str; 8] = [".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif", ".svg", ".bmp"];

/// Whether an address is that of a picture's file.
pub fn is_picture(address: &str) -> bool {
    let path = path_of(address).to_ascii_lowercase();
    PICTURES.iter().any(|it| path.ends_with(it))
}

/// Whether a link may be handed on: http, https, mailto or tel, or relative.
pub fn is_safe_link(url: &str) -> bool {
    let bare: String = url.chars().filter(|it| !it.is_control() && !it.is_whitespace()).collect();
    scheme_of(&bare).is_none_or(|it| matches!(it.as_str(), "http" | "https" | "mailto" | "tel"))
        && !has_hidden_scheme(&bare)
}

/// Whether a picture's address may be handed on: http, https, or pixels inside the address (not SVG,
/// which can hold scripts).
pub fn is_safe_image(url: &str) -> bool {
    let bare: String = url.chars().filter(|it| !it.is_control() && !it.is_whitespace()).collect();
    match scheme_of(&bare).as_deref() {
        Some("http" | "https") | None => !has_hidden_scheme(&bare),
        Some("data") => {
            let bare = bare.to_ascii_lowercase();
            bare.starts_with("data:image/") && !bare.starts_with("data:image/svg")
        }
        Some(_) => false,
    }
}

/// Whether an entity that was escaped twice spells a part of a scheme: `javascript&#58;`, `java&Tab;script:`.
fn has_hidden_scheme(bare: &str) -> bool {
    let head = bare.split(['/', '?']).next().unwrap_or(bare).to_ascii_lowercase();
    ["&#", "&colon", "&tab", "&newline"].iter().any(|it| head.contains(it))
}

/// The address without its fragment.
pub fn strip_fragment(url: &str) -> &str {
    url.split('#').next().unwrap_or(url)
}

/// The address without query parameters that only follow the reader about.
pub fn without_tracking(url: &str) -> String {
    let (address, fragment) = match url.split_once('#') {
        Some((address, fragment)) => (address, Some(fragment)),
        None => (url, None),
    };
    let Some((path, query)) = address.split_once('?') else { return url.to_owned() };
    let is_kept = |pair: &&str| {
        let name = pair.split('=').next().unwrap_or(pair).to_ascii_lowercase();
        !name.starts_with("utm_") && !TRACKING.contains(&name.as_str())
    };
    let kept: Vec<&str> = query.split('&').filter(is_kept).collect();
    let mut out = path.to_owned();
    if !kept.is_empty() {
        out.push('?');
        out.push_str(&kept.join("&"));
    }
    if let Some(fragment) = fragment {
        out.push('#');
        out.push_str(fragment);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{host, is_safe_image, is_safe_link, path_of, resolve, site_of, without_tracking};

    #[test]
    fn paths_end_before_the_query() {
        for (address, path) in [
            ("https://a.example/b/c.jpg?x#y", "/b/c.jpg"),
            ("//a.example/b", "/b"),
            ("/images//c.jpg", "/images//c.jpg"),
            ("/go?to=https://b.example/c.jpg", "/go"),
            ("https://a.example", ""),
            ("b/c", "b/c"),
        ] {
            assert_eq!(path_of(address), path, "{address}");
        }
    }

    #[test]
    fn sites_are_told_from_their_countries() {
        for (host, site) in [
            ("www.news.co.uk", "news.co.uk"),
            ("m.news.example", "news.example"),
            ("news.example", "news.example"),
            ("www.taz.de", "taz.de"),
            ("co.uk", "co.uk"),
        ] {
            assert_eq!(site_of(host), site, "{host}");
        }
    }

    #[test]
    fn resolves_as_the_standard_does() {
        let base = Some("http://a.example/b/c/d?q");
        for (reference, expected) in [
            ("g", "http://a.example/b/c/g"),
            ("./g/", "http://a.example/b/c/g/"),
            ("/g", "http://a.example/g"),
            ("//g.example/x", "http://g.example/x"),
            ("?y", "http://a.example/b/c/d?y"),
            ("#s", "http://a.example/b/c/d?q#s"),
            ("..", "http://a.example/b/"),
            ("../../../g", "http://a.example/g"),
            (" \\g\n", "http://a.example/g"),
            ("https://x.example", "https://x.example"),
            ("mailto:a@b.example", "mailto:a@b.example"),
        ] {
            assert_eq!(resolve(base, reference).as_deref(), Some(expected), "{reference}");
        }
        assert_eq!(resolve(None, "g"), None);
        assert_eq!(resolve(base, "  "), None);
        assert_eq!(resolve(None, "//a.example/x").as_deref(), Some("https://a.example/x"));
        assert_eq!((resolve(None, "//"), resolve(Some("ftp://a.example/"), "x")), (None, None));
        assert_eq!(resolve(Some("http://a.example"), "x").as_deref(), Some("http://a.example/x"));
    }

    #[test]
    fn refuses_schemes_that_run_something() {
        for bad in [
            "javascript:x",
            "JaVa\tScript:x",
            " \u{1}javascript:x",
            "vbscript:x",
            "data:text/html,x",
            "javascript&#58;x",
            "java&Tab;script:x",
            "javascript&colon;x",
        ] {
            assert!(!is_safe_link(bad), "{bad}");
        }
        assert!(
            is_safe_link("https://a.example/?a&b")
                && is_safe_link("/a")
                && is_safe_link("R&D.html")
                && is_safe_link("mailto:a@b")
        );
        assert!(is_safe_image("data:image/png;base64,xx") && !is_safe_image("data:image/svg+xml,x"));
    }

    #[test]
    fn drops_what_only_tracks() {
        assert_eq!(
            without_tracking("https://a.example/x?utm_source=n&id=3&fbclid=z#t"),
            "https://a.example/x?id=3#t"
        );
        assert_eq!(host("https://User@News.Example:80/x").as_deref(), Some("news.example"));
    }

    #[test]
    fn paths_of_any_address() {
        assert_eq!(super::path_of("https://a.example/b/c.png?w=1"), "/b/c.png");
        assert_eq!(super::path_of("b/c.png"), "b/c.png");
        assert!(super::is_picture("/a/B.JPG?x=1") && !super::is_picture("/a.jpg/b"));
    }
}
