//! Addresses as URIs of RFC 3986, and an identifier for what has no address.

use crate::export::escape;

/// Signs that stand for themselves in every part of a URI behind the host, beside ASCII letters and digits.
const PLAIN: &str = "-._~!$&'()*+,;=:@/?";

/// Signs that stand for themselves in a host's name, beside ASCII letters and digits.
const HOST: &str = "-._~!$&'()*+,;=";

/// Parameters of the hash FNV-1a of 128 bits (draft-eastlake-fnv).
const HASH_START: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
const HASH_PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;

/// Parts a UUID with 8 for its version and the variant of RFC 9562, which leaves the other bits to its maker.
const UUID_FIXED: u128 = 0x0000_0000_0000_f000_c000_0000_0000_0000;
const UUID_VERSION: u128 = 0x0000_0000_0000_8000_8000_0000_0000_0000;

/// The address of a page as a URI, in ASCII. `None` when its scheme is not a safe one, or its host none.
pub(super) fn of_link(address: &str) -> Option<String> {
    escape::link_address(address).and_then(|it| of_spelled(&it))
}

/// The address of a picture as a URI, in ASCII. `None` when its scheme is not a safe one, or its host none.
pub(super) fn of_image(address: &str) -> Option<String> {
    escape::image_address(address).and_then(|it| of_spelled(&it))
}

/// A URN made of the words themselves, always the same for the same words: a UUID of version 8 over their hash.
/// It tells articles apart; it is no proof against somebody who wants two to look alike.
pub(super) fn of_words(parts: &[&str]) -> String {
    let mut hash = HASH_START;
    for part in parts {
        // The zero keeps parts from running into each other.
        for byte in part.bytes().chain([0]) {
            hash = (hash ^ u128::from(byte)).wrapping_mul(HASH_PRIME);
        }
    }
    let digits = format!("{:032x}", hash & !UUID_FIXED | UUID_VERSION);
    let groups = [&digits[..8], &digits[8..12], &digits[12..16], &digits[16..20], &digits[20..]];
    format!("urn:uuid:{}", groups.join("-"))
}

fn of_spelled(address: &str) -> Option<String> {
    let (scheme, rest) = address.split_once(':')?;
    let scheme = scheme.to_ascii_lowercase();
    let Some(rest) = rest.strip_prefix("//") else {
        let has_host = matches!(scheme.as_str(), "http" | "https");
        return (!has_host && !rest.is_empty()).then(|| format!("{scheme}:{}", encoded(rest)));
    };
    let (authority, tail) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    Some(format!("{scheme}://{}{}", authority_of(authority)?, encoded(tail)))
}

/// The user, host and port of an address; `None` when they cannot be ones.
fn authority_of(authority: &str) -> Option<String> {
    let (user, place) =
        authority.rsplit_once('@').map_or((None, authority), |(user, place)| (Some(user), place));
    // An IPv6 address stands in brackets (RFC 3986 §3.2.2), and has colons of its own.
    let end = place.rfind(']').map_or(0, |it| it + 1);
    let colon = place[end..].find(':').map_or(place.len(), |it| end + it);
    let (host, port) = (&place[..colon], place[colon..].trim_start_matches(':'));
    if host.is_empty() || !port.bytes().all(|it| it.is_ascii_digit()) {
        return None;
    }
    let user = user.map(|it| escaped(it, HOST) + "@").unwrap_or_default();
    let port = if port.is_empty() { String::new() } else { format!(":{port}") };
    let host = if is_ip_literal(host) { host.to_owned() } else { escaped(host, HOST) };
    Some(format!("{user}{host}{port}"))
}

/// Whether a host is a numeric address in brackets.
fn is_ip_literal(host: &str) -> bool {
    let inside = host.strip_prefix('[').and_then(|it| it.strip_suffix(']'));
    inside.is_some_and(|it| it.bytes().all(|it| it.is_ascii_hexdigit() || matches!(it, b':' | b'.')))
}

/// Path, query and fragment; a second `#` is encoded.
fn encoded(tail: &str) -> String {
    match tail.split_once('#') {
        Some((tail, fragment)) => format!("{}#{}", escaped(tail, PLAIN), escaped(fragment, PLAIN)),
        None => escaped(tail, PLAIN),
    }
}

fn escaped(text: &str, plain: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, sign) in text.char_indices() {
        let is_encoded = || {
            let digits = text.as_bytes().get(at + 1..at + 3);
            digits.is_some_and(|it| it.iter().all(u8::is_ascii_hexdigit))
        };
        if sign.is_ascii_alphanumeric() || plain.contains(sign) || (sign == '%' && is_encoded()) {
            out.push(sign);
        } else {
            escape::percent_encode(sign, &mut out);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{of_image, of_link, of_words};

    #[test]
    fn addresses_become_ascii() {
        let cases = [
            ("HTTPS://a.example/x?y=1&z#t", Some("https://a.example/x?y=1&z#t")),
            ("https://\u{645}.example/\u{e9}[1]#a#b", Some("https://%D9%85.example/%C3%A9%5B1%5D#a%23b")),
            ("https://a.example/100%/%e9/%zz", Some("https://a.example/100%25/%e9/%25zz")),
            ("https://u:p@a.example:8080/", Some("https://u%3Ap@a.example:8080/")),
            ("https://a.example:/", Some("https://a.example/")),
            ("http://[2001:db8::1]:80/a", Some("http://[2001:db8::1]:80/a")),
            ("mailto:a@b.example", Some("mailto:a@b.example")),
            ("https://a.example:x/", None),
            ("https:///x", None),
            ("https:x", None),
            ("mailto:", None),
            ("javascript:x", None),
            ("/x", None),
        ];
        for (address, expected) in cases {
            assert_eq!(of_link(address).as_deref(), expected, "{address}");
        }
        assert_eq!(of_image("data:image/png;base64,A+/=").as_deref(), Some("data:image/png;base64,A+/="));
    }

    #[test]
    fn words_have_a_lasting_name() {
        let name = of_words(&["a", "b"]);
        assert_eq!(name.len(), "urn:uuid:".len() + 36);
        assert_eq!((&name[17..18], name.split('-').nth(2).map(|it| &it[..1])), ("-", Some("8")), "{name}");
        assert_eq!(name, of_words(&["a", "b"]));
        assert!(name != of_words(&["ab"]) && name != of_words(&["a", "b", ""]));
    }
}
