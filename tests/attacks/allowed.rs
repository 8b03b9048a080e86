//! What exported HTML may hold, as a list that knows nothing of how it is written.
#![allow(dead_code, reason = "each test takes a part of it")]

use std::collections::HashMap;

use scraper::{Html, Node};

/// Elements that the parser adds by itself around a fragment.
const OF_THE_PARSER: [&str; 3] = ["html", "head", "body"];

/// Says what stands in exported HTML that may not, and how many elements there are.
pub fn check_html(html: &str) -> Result<usize, String> {
    check(html, &[section("[html]")], true)
}

/// As [`check_html`], for exported Markdown that a reader of Markdown turned into HTML.
pub fn check_rendered(html: &str) -> Result<usize, String> {
    check(html, &[section("[rendered]"), section("[html]")], false)
}

/// Elements with the attributes that each may have.
type Rules = HashMap<&'static str, Vec<&'static str>>;

fn section(name: &str) -> Rules {
    let lines = include_str!("allowed.txt").lines().skip_while(|line| *line != name).skip(1);
    let rows = lines.take_while(|line| !line.starts_with('[')).filter(|line| !line.starts_with('#'));
    rows.filter_map(|line| line.split(' ').next().map(|it| (it, line.split(' ').skip(1).collect()))).collect()
}

fn check(html: &str, rules: &[Rules], is_ours: bool) -> Result<usize, String> {
    let mut seen = 0;
    // A page is parsed by other rules than a fragment.
    for tree in [Html::parse_fragment(html), Html::parse_document(html)] {
        for node in tree.tree.root().descendants() {
            let element = match node.value() {
                Node::Element(element)
                    if OF_THE_PARSER.contains(&element.name()) && element.attrs.is_empty() =>
                {
                    continue;
                }
                Node::Element(element) => element,
                Node::Comment(_) | Node::Doctype(_) | Node::ProcessingInstruction(_) => {
                    return Err(format!("{:?}", node.value()));
                }
                _ => continue,
            };
            seen += 1;
            let allowed = rules.iter().find_map(|it| it.get(element.name()));
            let allowed = allowed.ok_or_else(|| format!("<{}>", element.name()))?;
            for (name, value) in element.attrs() {
                let is_listed = allowed.contains(&name);
                if !is_listed || is_ours && !fits(name, value) || !is_safe_if_address(name, value) {
                    return Err(format!("<{} {name}={value:?}>", element.name()));
                }
            }
        }
    }
    Ok(seen)
}

/// Whether the value is one that the attribute may have; words may be anything.
fn fits(name: &str, value: &str) -> bool {
    let is_number = || !value.is_empty() && value.bytes().all(|it| it.is_ascii_digit());
    match name {
        "class" => {
            ["byline", "dek", "embed", "kicker", "sources", "time", "update"].contains(&value)
                || value.strip_prefix("language-").is_some_and(|it| !it.contains([' ', '<', '"', '\'']))
        }
        "colspan" | "height" | "rowspan" | "width" => is_number(),
        "dir" => ["ltr", "rtl"].contains(&value),
        "lang" => value.bytes().all(|it| it == b'-' || it.is_ascii_alphanumeric()),
        "loading" => value == "lazy",
        "referrerpolicy" => value == "no-referrer",
        "rel" => value == "noopener nofollow ugc",
        "scope" => ["col", "row"].contains(&value),
        _ => true,
    }
}

fn is_safe_if_address(name: &str, value: &str) -> bool {
    match name {
        "href" => is_safe_address(value, false),
        "src" => is_safe_address(value, true),
        _ => true,
    }
}

/// Whether an address leads to a harmless place, however often its references are undone and whatever a
/// browser leaves out of it.
pub fn is_safe_address(address: &str, is_picture: bool) -> bool {
    let mut address = address.to_owned();
    for _ in 0..3 {
        let is_left_out = |it: &char| {
            it.is_control()
                || it.is_whitespace()
                || matches!(it, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
        };
        let bare: String = address.chars().filter(|it| !is_left_out(it)).collect::<String>().to_lowercase();
        let is_safe = match bare.split_once(':') {
            Some(("http" | "https", _)) => true,
            Some(("mailto" | "tel", _)) => !is_picture,
            Some(("data", rest)) => is_picture && rest.starts_with("image/") && !rest.contains("svg"),
            _ => false,
        };
        if !is_safe {
            return false;
        }
        // References undone once more.
        address = Html::parse_fragment(&address.replace('<', "&lt;")).root_element().text().collect();
    }
    true
}
