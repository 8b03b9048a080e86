//! The only place that writes a page's words and addresses into HTML or Markdown: `html` and `markdown` the words, the
//! addresses here.
//!
//! **Invariant** Markup comes in as `&'static str`, that is, as a literal of ours. Whatever a page says passes
//! through `clean` and an escape; every address through the check of its scheme.

mod html;
mod markdown;

pub(super) use html::Html;
pub(super) use markdown::{Container, Markdown};

/// The schemes that a link may have.
const LINK_SCHEMES: [&str; 4] = ["http", "https", "mailto", "tel"];

/// The schemes that a picture may have, besides `data:image/`.
const IMAGE_SCHEMES: [&str; 2] = ["http", "https"];

/// Signs that could end an address early in HTML, Markdown or plain text.
const ENCODED: &str = "\"'<>`\\{}|^()";

/// The address as it may be written in a link; `None` when its scheme is not a safe one.
pub(super) fn link_address(address: &str) -> Option<String> {
    Some(spelled(address)).filter(|address| is_safe_link(address))
}

/// The address as it may be written in a picture; `None` when its scheme is not a safe one.
pub(super) fn image_address(address: &str) -> Option<String> {
    Some(spelled(address)).filter(|address| is_safe_image(address))
}

fn is_safe_link(address: &str) -> bool {
    let bare = bare(address);
    bare.split_once(':').is_some_and(|(scheme, _)| LINK_SCHEMES.contains(&scheme))
}

fn is_safe_image(address: &str) -> bool {
    let bare = bare(address);
    bare.split_once(':').is_some_and(|(scheme, rest)| {
        IMAGE_SCHEMES.contains(&scheme)
            || (scheme == "data" && rest.starts_with("image/") && !rest.starts_with("image/svg"))
    })
}

/// The start of an address as a browser reads it, in lower case: long enough to tell its kind.
fn bare(address: &str) -> String {
    let signs = address.chars().filter(|sign| !sign.is_ascii_control() && !sign.is_whitespace());
    signs.take(32).map(|sign| sign.to_ascii_lowercase()).collect()
}

/// The address without control characters, and with signs percent-encoded that could end it early in HTML,
/// Markdown or plain text, or that show it otherwise than it is. Letters of all scripts stay readable.
fn spelled(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    for sign in address.trim().chars() {
        match sign {
            control if control.is_control() => {}
            acts if ENCODED.contains(acts) => percent_encode(acts, &mut out),
            hidden @ ('\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{FEFF}') => {
                percent_encode(hidden, &mut out);
            }
            space if space.is_whitespace() => percent_encode(space, &mut out),
            other => out.push(other),
        }
    }
    out
}

/// Writes a sign as the bytes of its UTF-8, each as `%` and two digits.
pub(super) fn percent_encode(sign: char, out: &mut String) {
    for byte in sign.encode_utf8(&mut [0; 4]).bytes() {
        for digit in [byte >> 4, byte & 15] {
            out.extend(char::from_digit(digit.into(), 16).map(|digit| digit.to_ascii_uppercase()));
        }
        let at = out.len() - 2;
        out.insert(at, '%');
    }
}

/// The name of a programming language, when it is made of the signs that such names have.
pub(super) fn syntax_name(name: &str) -> Option<&str> {
    let is_sign = |sign: char| sign.is_ascii_alphanumeric() || "+#-_.".contains(sign);
    (!name.is_empty() && name.len() <= 32 && name.chars().all(is_sign)).then_some(name)
}

/// JSON that HTML and JavaScript take for nothing else. These signs stand in JSON inside strings only.
pub(super) fn script_json(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for sign in json.chars() {
        match sign {
            '<' => out.push_str("\\u003c"),
            '>' => out.push_str("\\u003e"),
            '&' => out.push_str("\\u0026"),
            '\u{2028}' => out.push_str("\\u2028"),
            '\u{2029}' => out.push_str("\\u2029"),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{image_address, link_address};

    #[test]
    fn only_safe_schemes_pass() {
        for address in
            ["http://a/", "HTTPS://a/", " https://a", "mailto:a@b.example", "tel:+1", "ht\ntps://a/"]
        {
            assert!(link_address(address).is_some(), "{address:?}");
        }
        let refused = [
            "javascript:x",
            "JaVa\tScRiPt:x",
            "\u{1}javascript:x",
            "java script:x",
            "vbscript:x",
            "data:text/html,x",
            "data:image/png,x",
            "blob:x",
            "file:///x",
            "//a/",
            "/a",
            "",
            "a",
            "ht tp://a",
            "javascript&colon;x",
            "x:http://a",
        ];
        for address in refused {
            assert_eq!(link_address(address), None, "{address:?}");
        }
        for address in ["https://a/", "data:image/png;base64,AA==", "DATA:IMAGE/webp,x"] {
            assert!(image_address(address).is_some(), "{address:?}");
        }
        for address in
            ["data:image/svg+xml,x", "data:Image/S\tVG+xml,x", "data:text/html,x", "mailto:a", "javascript:x"]
        {
            assert_eq!(image_address(address), None, "{address:?}");
        }
    }

    #[test]
    fn addresses_are_spelled_so_that_nothing_ends_them() {
        let spelled = link_address("https://a/(b)\"<c> d|\u{202E}\u{0}`e\\").unwrap_or_default();
        assert_eq!(spelled, "https://a/%28b%29%22%3Cc%3E%20d%7C%E2%80%AE%60e%5C");
    }
}
