//! Closes an element that swallows the rest of a damaged page.

/// Elements whose content is text up to their closing tag (HTML standard, §13.2.5.1 and following): left
/// open, they take everything behind them for their own.
const SWALLOWING: [&str; 4] = ["title", "textarea", "style", "script"];

/// The source with a closing tag for the first swallowing element that has none, set before the next tag
/// or at the end of the line; `None` when every one is closed.
pub(super) fn closed(source: &str) -> Option<String> {
    let lower = source.to_ascii_lowercase();
    let opener = |name: &&'static str| {
        let at = lower.rfind(&format!("<{name}"))?;
        let is_closed = lower[at..].contains(&format!("</{name}"));
        (!is_closed).then_some((at, *name))
    };
    let (at, name) = SWALLOWING.iter().filter_map(opener).min()?;
    let start = at + source[at..].find('>')? + 1;
    let end = source[start..].find(['<', '\n']).map_or(source.len(), |it| start + it);
    Some(format!("{}</{name}>{}", &source[..end], &source[end..]))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::closed;

    #[test]
    fn closes_what_swallows_the_page() {
        let page = "<head><title>Rain -->\n<script src=a></script></head><p>Streets stood under water.";
        let mended =
            "<head><title>Rain --></title>\n<script src=a></script></head><p>Streets stood under water.";
        assert_eq!(closed(page).as_deref(), Some(mended));
        assert_eq!(closed("<title>Rain</title><p>Streets"), None);
        assert_eq!(closed("<TITLE"), None);
    }

    #[test]
    fn a_page_with_an_open_title_has_its_text() {
        let text = "Streets in the old town stood under water on Friday after a night of heavy rain.";
        let page = format!(
            "<html><head><title>Rain</titavaScript\"></script></head><body><h1>Rain</h1><p>{text}</p>"
        );
        let source = crate::input::open(page.as_str().into(), &crate::Options::default()).unwrap();
        let page = crate::page::build(&source, &crate::Limits::default());
        assert!(page.passages().iter().any(|it| page.passage_text(it) == text));
        assert!(page.warnings.contains(&crate::warning::WarningCode::MarkupRepaired));
    }
}
